"""Those who may be asked as stand-ins, what they were asked, and those who want to hear when a place opens."""

from django.db import models
from django.db.models import Q

from takaovi.core.clock import now
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.volunteering.values import CONTACT_MAX, NAME_MAX

CHANNELS = ("email", "sms")


class StandIn(models.Model):
    """Somebody who may be asked when a shift of a place has nobody: a person with a role, or an address they gave.

    ``wanted`` is off where a person wants no such questions. ``channel`` of a person is the way they wish for, or
    empty for the first they have.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    wanted = models.BooleanField(default=True)
    name = models.CharField(max_length=NAME_MAX, blank=True)
    channel = models.CharField(max_length=5, blank=True)
    contact = models.CharField(max_length=CONTACT_MAX, blank=True)
    language = models.CharField(max_length=9, default="fi")
    consented = models.DateTimeField(default=now)
    keep_until = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_stand_in_can_be_reached", condition=Q(person__isnull=False, contact="") | Q(contact__gt="")
            ),
            models.UniqueConstraint(
                fields=["place", "person"], name="a_person_stands_in_once", condition=Q(person__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["place", "contact"], name="an_address_stands_in_once", condition=Q(contact__gt="")
            ),
        ]

    def __str__(self) -> str:
        return f"stand-in {self.pk} of place {self.place_id}"


class StandInAsk(models.Model):
    """One question to one stand-in about one shift, with time to answer. Silence is passed on and held against nobody.

    Erased with the shift's term; until then it tells who was asked longest ago.
    """

    shift = models.ForeignKey("volunteering.Shift", on_delete=models.CASCADE, related_name="asks")
    stand_in = models.ForeignKey(StandIn, on_delete=models.CASCADE, related_name="asks")
    token_hash = models.CharField(max_length=64, unique=True)
    asked = models.DateTimeField(default=now)
    answer_by = models.DateTimeField()
    answer = models.CharField(
        max_length=6, blank=True, choices=[(a, a) for a in ("yes", "no", "passed")], help_text="Empty while it waits"
    )

    class Meta:
        indexes = [models.Index(fields=["answer_by"], name="ask_waits", condition=Q(answer=""))]
        constraints = [
            models.UniqueConstraint(fields=["shift", "stand_in"], name="asked_once_about_a_shift"),
            models.UniqueConstraint(fields=["shift"], name="one_is_asked_at_a_time", condition=Q(answer="")),
        ]

    def __str__(self) -> str:
        return f"ask {self.pk} about shift {self.shift_id}"


class Follow(models.Model):
    """Somebody without an account hears when an evening of a place opens or stays closed, once they have said so twice.

    ``seed`` makes the code of every letter again, together with the server's secret; only the hash of it is kept.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=5, choices=[(c, c) for c in CHANNELS])
    contact = models.CharField(max_length=CONTACT_MAX)
    language = models.CharField(max_length=9, default="fi")
    seed = models.CharField(max_length=40)
    code_hash = models.CharField(max_length=32, unique=True)
    made = models.DateTimeField(default=now)
    confirmed = models.DateTimeField(null=True, blank=True)
    keep_until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["place"], name="follow_told", condition=Q(confirmed__isnull=False))]
        constraints = [
            models.UniqueConstraint(fields=["place", "channel", "contact"], name="follows_a_place_once"),
            models.CheckConstraint(name="follow_has_an_address", condition=Q(contact__gt="")),
        ]

    def __str__(self) -> str:
        return f"follow {self.pk} of place {self.place_id}"
