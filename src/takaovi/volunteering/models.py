"""Tasks of every size, the shifts in which they are done, and those who have said that they come."""

from django.db import models
from django.db.models import F, Q

from takaovi.core.clock import now
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.programme.models import Activity
from takaovi.volunteering.asking_models import Follow as Follow
from takaovi.volunteering.asking_models import StandIn as StandIn
from takaovi.volunteering.asking_models import StandInAsk as StandInAsk
from takaovi.volunteering.bridge_models import DoorSigns as DoorSigns
from takaovi.volunteering.bridge_models import Greeting as Greeting
from takaovi.volunteering.bridge_models import GreetingAsk as GreetingAsk
from takaovi.volunteering.bridge_models import SoftHandover as SoftHandover
from takaovi.volunteering.giving_models import ExtractShown as ExtractShown
from takaovi.volunteering.giving_models import HoursGiven as HoursGiven
from takaovi.volunteering.rota_models import Availability as Availability
from takaovi.volunteering.rota_models import RotaAsk as RotaAsk
from takaovi.volunteering.rota_models import RotaLine as RotaLine
from takaovi.volunteering.rota_models import RotaPlan as RotaPlan
from takaovi.volunteering.rota_models import TurnGiven as TurnGiven
from takaovi.volunteering.values import (
    CONTACT_MAX,
    LONGEST_SHIFT,
    MOST_PLACES,
    NAME_MAX,
    Children,
    Kind,
    Part,
    Trust,
    Where,
)


def listed(enum: type) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in enum]  # type: ignore[attr-defined]


def one_of(column: str, enum: type) -> Q:
    return Q(**{f"{column}__in": [member.value for member in enum]})  # type: ignore[attr-defined]


class VolunteerTask(models.Model):
    """Something one can do for a place: how long, where, sitting or not, and who may take it."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=80)
    description = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(default=60, help_text="How long it usually takes")
    where = models.CharField(max_length=8, choices=listed(Where), default=Where.THERE)
    kind = models.CharField(max_length=8, choices=listed(Kind), default=Kind.OTHER)
    trust = models.CharField(max_length=10, choices=listed(Trust), default=Trust.ANYBODY)
    sitting = models.BooleanField(default=False, help_text="Can be done sitting down")
    no_talk = models.BooleanField(default=False, help_text="Nobody has to talk")
    supported = models.BooleanField(default=False, help_text="Somebody is there to help; fits partial work ability")
    children = models.CharField(max_length=6, choices=listed(Children), default=Children.NONE)
    regular = models.BooleanField(default=False, help_text="Regular and essential contact with minors")
    personal = models.BooleanField(default=False, help_text="Personal interaction with them")
    guidelines = models.TextField(blank=True, help_text="How one is with children here; written before anybody begins")
    extract = models.BooleanField(default=False, help_text="The criminal-records extract is asked for")
    published = models.DateTimeField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True, help_text="The last day; then it is told no more")

    class Meta:
        indexes = [models.Index(fields=["place"], name="task_shown", condition=Q(published__isnull=False))]
        constraints = [
            models.CheckConstraint(name="task_where_is_known", condition=one_of("where", Where)),
            models.CheckConstraint(name="task_kind_is_known", condition=one_of("kind", Kind)),
            models.CheckConstraint(name="task_trust_is_known", condition=one_of("trust", Trust)),
            models.CheckConstraint(name="task_children_are_known", condition=one_of("children", Children)),
            models.CheckConstraint(name="task_takes_some_time", condition=Q(minutes__range=(5, LONGEST_SHIFT))),
            # The act's three conditions, the guidelines before them, and nobody who just walks in.
            models.CheckConstraint(
                name="extract_only_as_the_law_has_it",
                condition=Q(extract=False)
                | (
                    Q(children=Children.ALONE, regular=True, personal=True, guidelines__gt="") & ~Q(trust=Trust.ANYBODY)
                ),
            ),
            models.CheckConstraint(
                name="alone_with_children_asks_trust_and_guidelines",
                condition=~Q(children=Children.ALONE) | (Q(guidelines__gt="") & ~Q(trust=Trust.ANYBODY)),
            ),
        ]

    def __str__(self) -> str:
        return f"task {self.pk} of place {self.place_id}"


class StandingShift(models.Model):
    """A shift that comes back every week, or every second one. Its shifts are rows of their own, made weeks ahead."""

    task = models.ForeignKey(VolunteerTask, on_delete=models.CASCADE, related_name="standing")
    first = models.DateField()
    last = models.DateField(null=True, blank=True)
    every_weeks = models.PositiveSmallIntegerField(default=1)
    start_clock = models.PositiveSmallIntegerField(help_text="Minutes from local midnight")
    end_clock = models.PositiveSmallIntegerField(help_text="The same; past 1440 is the next morning")
    places = models.PositiveSmallIntegerField(default=1)
    least = models.PositiveSmallIntegerField(default=1)
    for_newcomers = models.PositiveSmallIntegerField(default=0)
    opens = models.BooleanField(default=False)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="standing_is_forward", condition=Q(end_clock__gt=F("start_clock"))),
            models.CheckConstraint(name="standing_comes_back", condition=Q(every_weeks__range=(1, 8))),
            models.CheckConstraint(
                name="standing_has_people", condition=Q(least__lte=F("places") - F("for_newcomers"))
            ),
            models.CheckConstraint(
                name="standing_ends_after_it_begins", condition=Q(last__isnull=True) | Q(last__gte=F("first"))
            ),
        ]

    def __str__(self) -> str:
        return f"standing shift {self.pk}"


class Shift(models.Model):
    """One time at which a task is done. Places are numbered seats; the last ``for_newcomers`` wait for newcomers.

    ``opens``: the door is open then only if ``least`` have promised to be there (the layer ``if_shift_filled``).
    """

    task = models.ForeignKey(VolunteerTask, on_delete=models.CASCADE, related_name="shifts")
    standing = models.ForeignKey(StandingShift, on_delete=models.CASCADE, null=True, blank=True, related_name="shifts")
    start = models.IntegerField(help_text="UTC minute")
    end = models.IntegerField(help_text="UTC minute")
    places = models.PositiveSmallIntegerField(default=1)
    least = models.PositiveSmallIntegerField(default=1, help_text="How many who do it are needed")
    for_newcomers = models.PositiveSmallIntegerField(default=0)
    opens = models.BooleanField(default=False)
    deadline = models.IntegerField(null=True, blank=True, help_text="UTC minute by which somebody must be found")
    filled = models.BooleanField(default=False, help_text="As many are there as are needed; follows the takes")
    closed = models.DateTimeField(null=True, blank=True, help_text="Nobody was found by the deadline")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    searching = models.BooleanField(default=False, help_text="Stand-ins are being asked, one after the other")

    class Meta:
        indexes = [
            models.Index(fields=["start"], name="shift_start"),
            models.Index(fields=["deadline"], name="shift_open_deadline", condition=Q(filled=False, closed=None)),
        ]
        constraints = [
            models.CheckConstraint(
                name="shift_is_forward_and_short",
                condition=Q(end__gt=F("start"), end__lte=F("start") + LONGEST_SHIFT),
            ),
            models.CheckConstraint(name="shift_has_places", condition=Q(places__range=(1, MOST_PLACES))),
            models.CheckConstraint(
                name="shift_can_be_filled", condition=Q(least__gte=1, least__lte=F("places") - F("for_newcomers"))
            ),
            models.CheckConstraint(
                name="shift_deadline_is_before_it",
                condition=Q(deadline__isnull=True) | Q(deadline__lte=F("start")),
            ),
            models.UniqueConstraint(
                fields=["standing", "start"], name="one_shift_of_a_standing", condition=Q(standing__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"shift {self.pk} of task {self.task_id}"


class ShiftTake(models.Model):
    """Somebody has said that they come. A seat is one person's: the database knows it, whoever asks at once.

    There need be no account: a first name, a nickname or nothing, and a code. After its term the row is emptied by
    the system and stays as a count. ``code`` is no column: it is told to whoever just took the shift, or came with it.
    """

    code = ""

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="takes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seat = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=8, choices=listed(Part))
    name = models.CharField(max_length=NAME_MAX, blank=True)
    channel = models.CharField(max_length=5, blank=True)
    contact = models.CharField(max_length=CONTACT_MAX, blank=True)
    consented = models.DateTimeField(null=True, blank=True, help_text="When they asked to be told there")
    language = models.CharField(max_length=9, default="fi")
    seed = models.CharField(max_length=40, blank=True, help_text="Makes the code again, with the server's secret")
    code_hash = models.CharField(max_length=32, null=True, unique=True)
    once = models.CharField(max_length=40, null=True, unique=True, help_text="Hash of the form's own number")
    taken_at = models.DateTimeField(default=now)
    left_at = models.DateTimeField(null=True, blank=True)
    swap = models.BooleanField(default=False, help_text="Comes, and would be glad of somebody instead")
    reminded = models.DateTimeField(null=True, blank=True)
    keep_until = models.DateField(null=True, help_text="Then person, name, address and code are erased")

    class Meta:
        indexes = [
            models.Index(fields=["person"], name="take_of_person", condition=Q(person__isnull=False)),
            models.Index(fields=["keep_until"], name="take_to_erase", condition=Q(keep_until__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(name="take_part_is_known", condition=one_of("part", Part)),
            models.UniqueConstraint(fields=["shift", "seat"], name="a_seat_is_one_persons", condition=Q(left_at=None)),
            models.UniqueConstraint(
                fields=["shift", "person"], name="a_person_sits_once", condition=Q(left_at=None, person__isnull=False)
            ),
            models.CheckConstraint(
                name="a_taker_gave_the_address_to_be_used",
                condition=Q(contact="", channel="", consented__isnull=True)
                | Q(contact__gt="", channel__in=("email", "sms"), consented__isnull=False),
            ),
            models.CheckConstraint(
                name="a_taker_has_an_end_date",
                condition=Q(keep_until__isnull=False)
                | Q(code_hash=None, once=None, person=None, name="", contact="", seed=""),
            ),
        ]

    def __str__(self) -> str:
        return f"take {self.pk} of shift {self.shift_id}"
