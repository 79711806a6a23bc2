"""When somebody can, the turns they have had, and a rota: lines with who is proposed, and who was asked."""

from django.db import models
from django.db.models import Q

from takaovi.core.clock import now
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.volunteering.values import CONTACT_MAX, NAME_MAX
from takaovi.volunteering.when_values import COMPANY_MAX, USUAL_OFTEN

ANSWERS = ("yes", "no", "passed", "withdrawn")


class Availability(models.Model):
    """When somebody can at a place: a person with an account, or an address. Nothing is asked by it before ``said``.

    ``seed`` makes the code of every letter again, together with the server's secret; only the hash of it is kept.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=NAME_MAX, blank=True)
    channel = models.CharField(max_length=5, blank=True)
    contact = models.CharField(max_length=CONTACT_MAX, blank=True)
    language = models.CharField(max_length=9, default="fi")
    seed = models.CharField(max_length=40)
    code_hash = models.CharField(max_length=32, unique=True)
    slots = models.JSONField(default=list, help_text="Such as 1a: Tuesday afternoon")
    days_off = models.JSONField(default=list, help_text="Single days on which they cannot")
    a_month = models.PositiveSmallIntegerField(default=USUAL_OFTEN, help_text="Turns in four weeks at most")
    kinds = models.JSONField(default=list, help_text="Kinds of tasks they would like")
    company = models.CharField(max_length=COMPANY_MAX, blank=True, help_text="With whom they would like to be")
    said = models.DateTimeField(null=True, blank=True)
    keep_until = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="whoever_can_is_reached",
                condition=Q(person__isnull=False, contact="", channel="")
                | Q(person__isnull=True, contact__gt="", channel__in=("email", "sms")),
            ),
            models.UniqueConstraint(
                fields=["place", "person"], name="a_person_says_when_once", condition=Q(person__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["place", "contact"], name="an_address_says_when_once", condition=Q(contact__gt="")
            ),
            models.CheckConstraint(name="some_turns_a_month", condition=Q(a_month__range=(1, 31))),
        ]

    def __str__(self) -> str:
        return f"availability {self.pk} at place {self.place_id}"


class TurnGiven(models.Model):
    """A promised turn of somebody who said when they can, so that turns are shared. Whether they came nobody notes."""

    availability = models.ForeignKey(Availability, on_delete=models.CASCADE, related_name="turns")
    shift = models.ForeignKey("volunteering.Shift", on_delete=models.CASCADE, related_name="+")
    start = models.IntegerField(help_text="UTC minute")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["availability", "shift"], name="a_turn_counts_once")]

    def __str__(self) -> str:
        return f"turn {self.pk}"


class RotaPlan(models.Model):
    """A proposal for some weeks of a place; once ``asked`` its people are being asked."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    first = models.DateField()
    weeks = models.PositiveSmallIntegerField()
    made = models.DateTimeField(default=now)
    asked = models.DateTimeField(null=True, blank=True)
    ended = models.DateTimeField(null=True, blank=True, help_text="Nobody else is asked by it")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place"], name="one_proposal_at_a_time", condition=Q(asked=None)),
            models.CheckConstraint(name="a_rota_has_some_weeks", condition=Q(weeks__range=(1, 8))),
        ]

    def __str__(self) -> str:
        return f"rota {self.pk} of place {self.place_id}"


class RotaLine(models.Model):
    """One seat to fill. Without anybody it is a hole. ``proposed``: whom the program proposed, to go back to."""

    plan = models.ForeignKey(RotaPlan, on_delete=models.CASCADE, related_name="lines")
    shift = models.ForeignKey("volunteering.Shift", on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    availability = models.ForeignKey(Availability, on_delete=models.SET_NULL, null=True, related_name="lines")
    proposed = models.ForeignKey(Availability, on_delete=models.SET_NULL, null=True, related_name="+")
    reasons = models.JSONField(default=list)
    by_hand = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "shift", "number"], name="a_seat_is_one_line")]

    def __str__(self) -> str:
        return f"line {self.pk} of rota {self.plan_id}"


class RotaAsk(models.Model):
    """One question to one person about one line. Silence is passed on, and a no is held against nobody."""

    line = models.ForeignKey(RotaLine, on_delete=models.CASCADE, related_name="asks")
    availability = models.ForeignKey(Availability, on_delete=models.CASCADE, related_name="asks")
    asked = models.DateTimeField(default=now)
    answer_by = models.DateTimeField()
    answer = models.CharField(
        max_length=9, blank=True, choices=[(a, a) for a in ANSWERS], help_text="Empty while it waits"
    )

    class Meta:
        indexes = [models.Index(fields=["answer_by"], name="rota_ask_waits", condition=Q(answer=""))]
        constraints = [
            models.UniqueConstraint(fields=["line", "availability"], name="asked_once_about_a_line"),
            models.UniqueConstraint(fields=["line"], name="one_is_asked_about_a_line", condition=Q(answer="")),
        ]

    def __str__(self) -> str:
        return f"rota ask {self.pk}"
