"""When a place is open and in which mode; the plan people keep, and the spans every question reads."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from takaovi.core.clock import now, today
from takaovi.hours.ask_values import Answer, Kind
from takaovi.hours.values import CERTAINTIES, DAY_CLASSES, STATES, WAYS
from takaovi.people.models import Person
from takaovi.places.models import Place, Space


class PlaceHours(models.Model):
    """The frame of a place's hours: zone, exceptions that touch every layer, times kept for a group.

    ``plan_hash`` is of the plan and the calendar the spans were made from, ``checksum`` of the spans as they were
    written: a difference is found and mended every night.
    """

    place = models.OneToOneField(Place, on_delete=models.CASCADE, primary_key=True, related_name="+")
    exceptions = models.JSONField(default=list, help_text="As in docs/hours.md, for all layers")
    audience = models.JSONField(default=list, help_text="Windows kept for a group inside open time, docs/hours.md")
    plan_hash = models.CharField(max_length=32, blank=True)
    expanded_to = models.DateField(null=True, help_text="Spans exist up to and including this local day")
    checksum = models.BigIntegerField(null=True, help_text="Of the spans, see span_rows; null before the first night")
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"hours of place {self.place_id}"


class Layer(models.Model):
    """One mode of being open, with its own periods, exceptions and truth.

    ``plan`` is ``{"periods": [...], "holidays": {...}, "exceptions": [...]}`` of docs/hours.md. A layer of a
    space belongs to that part of the place only and is not spread to the place's spans.
    """

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    space = models.ForeignKey(Space, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    state = models.PositiveSmallIntegerField(choices=[(value, name) for name, value in STATES.items()])
    plan = models.JSONField(default=dict)
    known = models.BooleanField(default=True, help_text="False: promised, but nobody knows the times (in the plan too)")
    conditions = models.JSONField(default=list, help_text="call_first, weather, key, card_pin, age:15 ...")
    phone = models.CharField(max_length=30, blank=True, help_text="Whom to ask about these hours")
    confirmed = models.DateTimeField(null=True, blank=True, help_text="When somebody last said this is true")
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_as = models.CharField(max_length=40, blank=True, help_text="keeper, host, visitor, import:kirjastot ...")
    certainty = models.CharField(max_length=10, choices=[(c, c) for c in CERTAINTIES], default="sure")
    term_days = models.PositiveSmallIntegerField(default=60, help_text="How long a confirmation holds")
    changed = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "space", "state"], name="one_layer_of_a_state", nulls_distinct=False
            ),
            models.CheckConstraint(name="layer_term_is_positive", condition=Q(term_days__gt=0)),
            # Every list asks whether the times are known, and reads a column rather than the plan.
            models.CheckConstraint(
                name="layer_known_as_its_plan_says",
                condition=Q(known=False, plan__known__isnull=False, plan__known=False)
                | Q(known=True, plan__known=True)
                | Q(known=True, plan__known__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"state {self.state} of place {self.place_id}"


class OpeningSpan(models.Model):
    """An open time, made from the plan: UTC minutes, half-open [start, end), no overlap within a way.

    At most 24 hours long, so that "open at t" needs to look back one day only.
    The table is clustered by its key on SQLite (WITHOUT ROWID), see migration 0002.
    """

    pk = models.CompositePrimaryKey("place_id", "way", "start")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+", db_index=False)
    way = models.PositiveSmallIntegerField(choices=[(value, name) for name, value in WAYS.items()])
    start = models.IntegerField()
    end = models.IntegerField()
    state = models.PositiveSmallIntegerField()
    venue = models.IntegerField(default=0, db_default=0, help_text="places.Venue; 0 is its own door")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="span_is_forward_and_short", condition=Q(end__gt=F("start"), end__lte=F("start") + 1440)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.start}-{self.end}"


class DayClass(models.Model):
    """A public holiday, an eve or the day before one: data that people may edit, seeded 2024-2035."""

    region = models.CharField(max_length=6, default="fi", help_text="fi, or a municipality code for a local day")
    day = models.DateField()
    kind = models.CharField(max_length=12, choices=[(k, k) for k in DAY_CLASSES])
    name = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "day", "kind"], name="one_class_of_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.kind}"


class Ask(models.Model):
    """One question to the keepers of a place: does the coming week hold, a holiday, the first day of other hours?

    The first answer counts. Silence is no answer: nothing is ever closed because nobody answered.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in Kind])
    first = models.DateField(help_text="Of a week its Monday")
    last = models.DateField(help_text="The last day that is asked about; the question is over after it")
    asked = models.DateTimeField(default=now)
    reminded = models.DateTimeField(null=True, blank=True)
    said_no = models.DateTimeField(null=True, blank=True, help_text="Somebody said no, and has not said which days")
    answer = models.CharField(max_length=3, choices=[("yes", "yes"), ("no", "no")], blank=True)
    answered = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed = models.JSONField(default=list, help_text="ISO days that the answer closed")

    class Meta:
        indexes = [models.Index(fields=["last"], name="ask_unanswered", condition=Q(answer=""))]
        constraints = [
            models.UniqueConstraint(fields=["place", "kind", "first"], name="asked_once"),
            models.CheckConstraint(name="ask_kind_is_known", condition=Q(kind__in=[kind.value for kind in Kind])),
            models.CheckConstraint(name="ask_ends_after_it_begins", condition=Q(last__gte=F("first"))),
            models.CheckConstraint(
                name="ask_answer_has_its_time",
                condition=Q(answer="", answered__isnull=True, answered_by__isnull=True)
                | Q(answer__in=[Answer.YES.value, Answer.NO.value], answered__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first} of place {self.place_id}"

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]


class AskPause(models.Model):
    """Somebody wants no questions about a place any more. Erased when they want them again, or with the person."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    since = models.DateField(default=today)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "place"], name="asked_no_more_once")]

    def __str__(self) -> str:
        return f"no questions about place {self.place_id}"


class AskLink(models.Model):
    """A letter of an ask to one person, and the hash of the link in it. ``number`` tells a person's questions apart."""

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(help_text="0 the question, 1 the reminder, then what was asked back")
    number = models.PositiveSmallIntegerField(default=1)
    token_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ask", "person", "round"], name="one_letter_a_round")]

    def __str__(self) -> str:
        return f"letter {self.round} of ask {self.ask_id}"
