"""All that a rota of a place is made from, and a rota with its lines and questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Max, Prefetch

from takaovi.core import clock
from takaovi.core.errors import NotThere
from takaovi.places.models import Place
from takaovi.volunteering.asking_queries import known_of
from takaovi.volunteering.models import (
    Availability,
    RotaAsk,
    RotaLine,
    RotaPlan,
    Shift,
    ShiftTake,
    VolunteerTask,
)
from takaovi.volunteering.queries import coming_shifts, day_of
from takaovi.volunteering.rota_values import Helper, Rota, Seats
from takaovi.volunteering.rules import permissions_asked
from takaovi.volunteering.values import Part
from takaovi.volunteering.when_queries import askable, behind_of, is_of, takes_of_people, when_of
from takaovi.volunteering.when_values import Behind, When, can_then, shares


@dataclass(frozen=True, slots=True)
class Known:
    """A rota with the rows it was made from: shifts and people by id, their turns so far, wishes for company."""

    rota: Rota
    shifts: dict[int, Shift]
    people: dict[int, Availability]
    behind: dict[int, Behind]
    company: dict[int, list[int]]


def bounds(place: Place, first: date, weeks: int) -> tuple[int, int]:
    """UTC minutes of the rota's days, by the clock of the place; never before now."""
    zone = ZoneInfo(place.zone)
    start = clock.to_minute(datetime.combine(first, time(), zone))
    end = clock.to_minute(datetime.combine(first + timedelta(weeks=weeks), time(), zone))
    return max(start, clock.to_minute(clock.now()) + 1), end


def known_for(place: Place, first: date, weeks: int) -> Known:
    """What is known for these weeks: shifts that need somebody, who said when they can, and what they have taken."""
    start, end = bounds(place, first, weeks)
    shifts = {s.pk: s for s in coming_shifts(place.pk, start, end) if s.start >= start and not s.closed}
    people = askable(place)
    takes = takes_of_people(people, start - 1440, end + 1440)
    behind = behind_of(place, people, start)
    share = shares({pk: one.turns for pk, one in behind.items()})
    allowed = _allowed({shift.task_id: shift.task for shift in shifts.values()})
    refused = _refused(shifts)
    helpers = [
        _helper(row, shifts, [t for t in takes if is_of(t, row)], allowed, refused, share.get(row.pk, 0), weeks)
        for row in people
    ]
    seats = tuple(_seats(shift, helpers) for shift in shifts.values())
    rows = {row.pk: row for row in people}
    return Known(Rota(seats, tuple(helpers)), shifts, rows, behind, _company(people))


def _allowed(tasks: dict[int, VolunteerTask]) -> dict[int, set[int] | None]:
    """By task, who the place knows for it; None where anybody may."""
    return {pk: set(known_of(task)) if permissions_asked(task) or task.extract else None for pk, task in tasks.items()}


def _refused(shifts: dict[int, Shift]) -> set[tuple[int, int]]:
    """Who said no to a shift, or was asked and did not answer: they are not proposed for it again."""
    asks = RotaAsk.objects.filter(line__shift__in=shifts).exclude(answer__in=("", "yes", "withdrawn"))
    return set(asks.values_list("line__shift", "availability"))


def _helper(
    row: Availability,
    shifts: dict[int, Shift],
    takes: Sequence[ShiftTake],
    allowed: dict[int, set[int] | None],
    refused: set[tuple[int, int]],
    behind: int,
    weeks: int,
) -> Helper:
    when = when_of(row)
    has = frozenset(take.shift_id for take in takes if take.shift_id in shifts)
    can = frozenset(
        pk
        for pk, shift in shifts.items()
        if (pk, row.pk) not in refused
        and ((known := allowed[shift.task_id]) is None or row.person_id in known)
        and fits(when, shift)
        and not any(t.shift.start < shift.end and t.shift.end > shift.start for t in takes)
    )
    wishes = frozenset(pk for pk in can if shifts[pk].task.kind in when.kinds)
    return Helper(row.pk, can, wishes, has, behind=behind, a_week=when.a_week, at_most=when.at_most(weeks))


def fits(when: When, shift: Shift) -> bool:
    day, zone = day_of(shift), ZoneInfo(shift.task.place.zone)
    local = clock.from_minute(shift.start).astimezone(zone)
    start = local.hour * 60 + local.minute
    return can_then(when, day, start, start + shift.end - shift.start)


def _seats(shift: Shift, helpers: Sequence[Helper]) -> Seats:
    """As many seats as are needed: the others stay open for whoever comes by themselves."""
    doing = [take for take in shift.sitting if take.part != Part.LEARNER]  # type: ignore[attr-defined]
    ours = sum(shift.pk in helper.has for helper in helpers)
    places = max(shift.least, len(doing)) - max(0, len(doing) - ours)
    return Seats(shift.pk, shift.start, shift.end, day_of(shift), places)


def _company(people: Sequence[Availability]) -> dict[int, list[int]]:
    """Who wishes for whom, by the first name they wrote; a name that nobody has changes nothing."""
    names: dict[str, list[int]] = {}
    for row in people:
        names.setdefault(name_of_row(row).casefold(), []).append(row.pk)
    found = {row.pk: names.get(row.company.casefold(), []) for row in people if row.company}
    return {pk: others for pk, others in found.items() if others}


def name_of_row(row: Availability) -> str:
    return row.person.nickname if row.person else row.name


def last_asked(place: Place) -> dict[int, int]:
    """By person, the UTC minute at which they were last asked about a rota here. One query."""
    rows = Availability.objects.filter(place=place).annotate(last=Max("asks__asked"))
    return {row.pk: clock.to_minute(row.last) if row.last else 0 for row in rows}


def plan_of(place: Place, number: str) -> RotaPlan:
    """A rota of this place. Raises NotThere. One query."""
    wanted = int(number) if number.isdecimal() and len(number) < 12 else 0
    plan = RotaPlan.objects.select_related("place").filter(place=place, pk=wanted).first()
    if plan is None:
        raise NotThere(f"no rota {number}")
    return plan


def plans_of(place: Place) -> list[RotaPlan]:
    """The rotas of a place that are not over, the newest first. One query."""
    since = clock.today() - timedelta(days=56)
    rows = RotaPlan.objects.filter(place=place, ended=None, first__gte=since).order_by("-pk")
    return [row for row in rows if row.first + timedelta(weeks=row.weeks) > clock.today()]


def lines_of(plan: RotaPlan) -> list[RotaLine]:
    """The lines with their shift, who is meant, and the questions, in order of time. Three queries."""
    sitting = ShiftTake.objects.filter(left_at=None).select_related("person").order_by("seat")
    rows = RotaLine.objects.filter(plan=plan).select_related(
        "plan__place", "shift__task__place", "availability__person", "proposed__person"
    )
    questions = RotaAsk.objects.select_related("availability__person").order_by("pk")
    rows = rows.prefetch_related(
        Prefetch("asks", questions, to_attr="questions"), Prefetch("shift__takes", sitting, to_attr="sitting")
    )
    return list(rows.order_by("shift__start", "shift_id", "number"))
