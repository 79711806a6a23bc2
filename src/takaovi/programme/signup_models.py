"""Those who mean to come: the hash of a code, how many, and a name or an address only if they gave one."""

from django.db import models
from django.db.models import Q

from takaovi.core.clock import now
from takaovi.programme.signup_values import CONTACT_MAX, MOST_PEOPLE, NAME_MAX, SIGNUP_STATES


class Signup(models.Model):
    """One sign-up for one time. There is no account: whoever has the code may change it or leave.

    The order in line is the order of the ids. After its term the row is emptied by the system and stays as a count.
    ``code`` is no column: only who has just made the sign-up, or came with the code, finds it there.
    """

    code = ""

    occurrence = models.ForeignKey("programme.Occurrence", on_delete=models.CASCADE, related_name="signups")
    state = models.CharField(max_length=8, choices=[(s, s) for s in SIGNUP_STATES])
    people = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=NAME_MAX, blank=True, help_text="First name or nickname, or nothing")
    channel = models.CharField(max_length=5, blank=True, help_text="email, sms, or empty: is not told")
    contact = models.CharField(max_length=CONTACT_MAX, blank=True)
    consented = models.DateTimeField(null=True, blank=True, help_text="When they asked to be told there")
    language = models.CharField(max_length=9, default="fi")
    code_hash = models.CharField(max_length=32, null=True, unique=True)
    once = models.CharField(
        max_length=40, null=True, unique=True, help_text="Hash of the form's own number: sent twice is once"
    )
    made = models.DateTimeField(default=now)
    answer_by = models.DateTimeField(null=True, blank=True, help_text="Until when an offered place is kept")
    keep_until = models.DateField(null=True, help_text="Then name, contact and code are erased")

    class Meta:
        indexes = [
            models.Index(fields=["occurrence", "state"], name="signup_of_a_time"),
            models.Index(fields=["answer_by"], condition=Q(state="offered"), name="signup_offered"),
            models.Index(fields=["keep_until"], condition=Q(keep_until__isnull=False), name="signup_to_erase"),
        ]
        constraints = [
            models.CheckConstraint(name="signup_state_is_known", condition=Q(state__in=SIGNUP_STATES)),
            models.CheckConstraint(name="signup_is_for_some", condition=Q(people__range=(1, MOST_PEOPLE))),
            models.CheckConstraint(
                name="an_offer_has_an_end",
                condition=Q(state="offered", answer_by__isnull=False)
                | (~Q(state="offered") & Q(answer_by__isnull=True)),
            ),
            models.CheckConstraint(
                name="a_contact_was_given_to_be_used",
                condition=Q(contact="", channel="", consented__isnull=True)
                | Q(contact__gt="", channel__in=("email", "sms"), consented__isnull=False),
            ),
            models.CheckConstraint(
                name="a_person_has_an_end_date",
                condition=Q(keep_until__isnull=False, code_hash__isnull=False)
                | Q(keep_until__isnull=True, code_hash__isnull=True, once__isnull=True, name="", contact=""),
            ),
        ]

    def __str__(self) -> str:
        return f"sign-up {self.pk} for {self.occurrence_id}"
