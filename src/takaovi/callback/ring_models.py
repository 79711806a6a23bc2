"""The call ring: two people with an agreed day and hour, and the single turns of it. No word of what was said."""

from django.db import models
from django.db.models import Q

from takaovi.callback.ring_values import NAME_MAX, WAITS, Missed, TurnState
from takaovi.callback.values import plain
from takaovi.core.clock import now
from takaovi.core.numbers import SEALED_MAX
from takaovi.people.models import Person, listed
from takaovi.places.models import Place


class RingPair(models.Model):
    """One who calls and one who is called, each week. When it ends the whole row goes, and its turns with it."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", help_text="Whose ring it is")
    volunteer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=NAME_MAX, help_text="A first name or nickname, as they wish to be called")
    number = models.CharField(max_length=SEALED_MAX, help_text="Sealed")
    number_hash = models.CharField(max_length=32, unique=True, help_text="Keyed; one ring for a number")
    language = models.CharField(max_length=9, default="fi")
    weekday = models.PositiveSmallIntegerField(help_text="0 is Monday")
    minute = models.PositiveSmallIntegerField(help_text="Local minutes from midnight")
    missed = models.CharField(max_length=10, choices=listed(*plain(Missed)), help_text="Agreed with the person")
    contact_name = models.CharField(max_length=NAME_MAX, blank=True)
    contact_number = models.CharField(max_length=SEALED_MAX, blank=True, help_text="Sealed")
    swap = models.BooleanField(default=False, help_text="Another of the ring may call when the volunteer cannot")
    consent = models.CharField(max_length=20, help_text="Which wording was agreed to")
    consented = models.DateTimeField(default=now)
    consent_ends = models.DateField(help_text="Asked anew before that; else the pair ends")
    asked_before = models.PositiveSmallIntegerField(
        null=True, help_text="How many days before its end they were last asked whether it goes on"
    )
    code_hash = models.CharField(max_length=32, unique=True, help_text="With the code they end it themselves")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ring_time_is_a_time", condition=Q(weekday__lte=6, minute__gte=0, minute__lt=1440)
            ),
            models.CheckConstraint(
                name="ring_contact_is_there_when_agreed",
                condition=Q(missed=Missed.CONTACT.value, contact_name__gt="", contact_number__gt="")
                | Q(missed=Missed.NEXT_TIME.value, contact_name="", contact_number=""),
            ),
        ]

    def __str__(self) -> str:
        return f"ring pair {self.pk}"

    @property
    def thing(self) -> str:
        return f"callback.RingPair:{self.pk}"


class RingTurn(models.Model):
    """One agreed call. ``due`` in UTC minutes moves when it is tried again."""

    pair = models.ForeignKey(RingPair, on_delete=models.CASCADE, related_name="turns")
    day = models.DateField()
    due = models.IntegerField()
    state = models.CharField(max_length=8, choices=listed(*plain(TurnState)), default=TurnState.DUE.value)
    caller = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", help_text="Who calls this time"
    )

    class Meta:
        indexes = [models.Index(fields=["due"], name="ring_turn_waits", condition=Q(state__in=plain(WAITS)))]
        constraints = [
            models.UniqueConstraint(fields=["pair", "day"], name="one_turn_a_day"),
            models.CheckConstraint(name="ring_turn_state_is_known", condition=Q(state__in=plain(TurnState))),
            models.CheckConstraint(
                name="a_turn_is_somebodys_unless_open",
                condition=Q(state=TurnState.OPEN.value, caller__isnull=True)
                | ~Q(state=TurnState.OPEN.value) & (Q(caller__isnull=False) | ~Q(state__in=plain(WAITS))),
            ),
        ]

    def __str__(self) -> str:
        return f"turn {self.pk} of ring pair {self.pair_id}"

    @property
    def thing(self) -> str:
        return f"callback.RingTurn:{self.pk}"

    @property
    def sealed_number(self) -> str:
        """Whom this turn calls now: the person, or after two calls without an answer whom they named."""
        pair = self.pair
        return pair.contact_number if self.state == TurnState.CONTACT else pair.number
