"""What anybody offers or corrects, the lines under it, and for a while where its answer goes."""

from django.db import models
from django.db.models import Q

from takaovi.core.clock import now
from takaovi.places.models import Place
from takaovi.programme.models import Activity
from takaovi.proposals.values import CLOSED, FEEDBACK, KEEPER, KINDS, SENDER, STATES, UNDECIDED, WHY_HELD


class Proposal(models.Model):
    """An activity, a correction, a new place, or feedback. Its texts are emptied after their term; the row stays.

    ``place`` or ``activity`` is what it is about, and after an acceptance what it became. ``where_text`` is
    written by the sender where neither was known.
    """

    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in KINDS])
    topic = models.CharField(max_length=13, blank=True, help_text="Of a correction or feedback; a closed list")
    state = models.CharField(max_length=9, choices=[(state, state) for state in STATES])
    why_held = models.CharField(max_length=5, blank=True, choices=[(why, why) for why in WHY_HELD])
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, related_name="+")
    municipality = models.CharField(max_length=3, blank=True)
    language = models.CharField(max_length=10, help_text="In which the sender reads and wrote")
    title = models.CharField(max_length=100, blank=True)
    when_text = models.CharField(max_length=300, blank=True, help_text="As on a door: ma-pe 9-17")
    where_text = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    code_hash = models.CharField(max_length=32, blank=True)
    form_hash = models.CharField(max_length=32, blank=True)
    sent = models.DateTimeField(default=now)
    due = models.DateField(null=True, help_text="By when feedback is answered")
    overdue_told = models.DateTimeField(null=True)
    held_told = models.DateTimeField(null=True, help_text="When the pesavahti got a letter that it waits as held")
    closed = models.DateTimeField(null=True)
    erased = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["sent"], name="proposal_waits", condition=Q(state__in=UNDECIDED)),
            models.Index(fields=["closed"], name="proposal_to_erase", condition=Q(erased__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["code_hash"], name="one_proposal_of_a_code", condition=Q(code_hash__gt="")),
            models.UniqueConstraint(fields=["form_hash"], name="one_proposal_of_a_form", condition=Q(form_hash__gt="")),
            models.CheckConstraint(
                name="proposal_closed_has_its_time",
                condition=Q(state__in=CLOSED, closed__isnull=False) | Q(state__in=UNDECIDED, closed__isnull=True),
            ),
            models.CheckConstraint(
                name="proposal_held_says_why", condition=~Q(state="held") | Q(state="held", why_held__gt="")
            ),
            models.CheckConstraint(
                name="proposal_feedback_has_a_day",
                condition=Q(kind=FEEDBACK, due__isnull=False) | (~Q(kind=FEEDBACK) & Q(due__isnull=True)),
            ),
            models.CheckConstraint(
                name="proposal_erased_is_empty",
                condition=Q(erased__isnull=True)
                | Q(state__in=CLOSED, title="", when_text="", where_text="", text="", code_hash="", form_hash=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}, {self.state}"

    @property
    def thing(self) -> str:
        """How the audit book names it."""
        return f"proposals.Proposal:{self.pk}"


class Line(models.Model):
    """What was said under a proposal: a keeper's question or answer, what the sender added."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="lines")
    at = models.DateTimeField(default=now)
    author = models.CharField(max_length=6, choices=[(SENDER, SENDER), (KEEPER, KEEPER)])
    text = models.TextField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(name="line_says_something", condition=Q(text__gt=""))]

    def __str__(self) -> str:
        return f"line of {self.author} under {self.proposal_id}"


class SenderContact(models.Model):
    """Where the answer goes, if the sender wanted that. Erased with the answer, at the latest after ``keep_until``."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="sender")
    channel = models.CharField(max_length=5, choices=[("email", "email"), ("sms", "sms")])
    address = models.CharField(max_length=254)
    agreed = models.DateTimeField(default=now, help_text="When the sender wrote it into the form that says what for")
    keep_until = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(name="sender_has_address", condition=Q(address__gt=""))]

    def __str__(self) -> str:
        return f"contact of {self.proposal_id}"
