"""Writing tasks and planning shifts, single and standing; calling one off."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.hours.actions import hope_for
from takaovi.hours.engine import localise
from takaovi.volunteering import phrases
from takaovi.volunteering.events import ShiftClosed, ShiftsChanged
from takaovi.volunteering.filling_actions import agree_day
from takaovi.volunteering.greeting_answer_actions import give_up_doors, shut_doors
from takaovi.volunteering.models import Shift, ShiftTake, StandingShift, VolunteerTask
from takaovi.volunteering.queries import held
from takaovi.volunteering.shift_letters import tell_followers, tell_taker
from takaovi.volunteering.values import AHEAD_WEEKS, LONGEST_SHIFT, MOST_PLACES

DAY = 1440


@dataclass(frozen=True, slots=True)
class Plan:
    """A time of the day and its people. ``start`` and ``end`` are minutes of the day; the end may be next morning.

    ``opens``: the door is open then only if ``least`` are found ``deadline_hours`` before.
    """

    start: int
    end: int
    places: int = 1
    least: int = 1
    for_newcomers: int = 0
    opens: bool = False
    deadline_hours: int = 24


def plan_shift(*, by: str, task: VolunteerTask, day: date, plan: Plan) -> Shift:
    """One shift. Where the door hangs on it, the hours promise that time if somebody is found.

    Raises DomainError for a time that is over or the wrong way round, and for too few places.
    """
    _check_plan(plan)
    with transaction.atomic():
        deadline_hours = _hope(by, task, day, plan, weekly=False)
        shift = _make(task, day, plan, deadline_hours)
        if shift.start <= clock.to_minute(clock.now()):
            raise DomainError(phrases.IN_THE_PAST)
        if shift.end <= shift.start:
            raise DomainError(phrases.TIMES_REVERSED)
        shift.save()
        record_deed(by=by, deed="plan_shift", thing=f"volunteering.Shift:{shift.pk}")
        if shift.opens:
            agree_day(by=by, shift=shift)
        bus.announce(ShiftsChanged(task.place_id))
    return shift


def plan_standing(
    *, by: str, task: VolunteerTask, first: date, plan: Plan, last: date | None = None, every_weeks: int = 1
) -> StandingShift:
    """A shift that comes back on the weekday of ``first``; its shifts are made weeks ahead. Raises DomainError."""
    _check_plan(plan)
    if first < clock.today() or (last is not None and last < first):
        raise DomainError(phrases.IN_THE_PAST)
    with transaction.atomic():
        if every_weeks == 1 and last is None:
            _hope(by, task, first, plan, weekly=True)
        standing = StandingShift.objects.create(
            task=task,
            first=first,
            last=last,
            every_weeks=every_weeks,
            start_clock=plan.start,
            end_clock=plan.end,
            places=plan.places,
            least=plan.least,
            for_newcomers=plan.for_newcomers,
            opens=plan.opens,
        )
        record_deed(by=by, deed="plan_standing", thing=f"volunteering.StandingShift:{standing.pk}")
        _make_ahead(by, standing, plan.deadline_hours)
        bus.announce(ShiftsChanged(task.place_id))
    return standing


def _check_plan(plan: Plan) -> None:
    if not 0 <= plan.start < plan.end <= plan.start + LONGEST_SHIFT:
        raise DomainError(phrases.TIMES_REVERSED)
    if not 1 <= plan.places <= MOST_PLACES or not 1 <= plan.least <= plan.places - plan.for_newcomers:
        raise DomainError(phrases.TOO_FEW_PLACES)


def _hope(by: str, task: VolunteerTask, day: date, plan: Plan, *, weekly: bool) -> int:
    """The hours promise the time; returns how long before it somebody must be found."""
    if not plan.opens:
        return plan.deadline_hours
    times = (plan.start, plan.end)
    layer = hope_for(by=by, place=task.place, day=day, times=times, weekly=weekly, deadline_hours=plan.deadline_hours)
    return int(layer.plan["deadline_hours"])


def _make(task: VolunteerTask, day: date, plan: Plan, deadline_hours: int) -> Shift:
    """The shift, unsaved. In the night in March its time may not be there: then it ends when it begins. A whole day
    in October is an hour longer than a shift may be.
    """
    zone = ZoneInfo(task.place.zone)
    start = localise(day, plan.start, zone)
    return Shift(
        task=task,
        start=start,
        end=min(localise(day, plan.end, zone), start + LONGEST_SHIFT),
        places=plan.places,
        least=plan.least,
        for_newcomers=plan.for_newcomers,
        opens=plan.opens,
        deadline=start - 60 * deadline_hours if plan.opens else None,
    )


def _make_ahead(by: str, standing: StandingShift, deadline_hours: int) -> int:
    """The shifts that are missing of the coming weeks. What was called off stays so: its row is there."""
    task, today, now = standing.task, clock.today(), clock.to_minute(clock.now())
    until = min(standing.last or date.max, today + timedelta(weeks=AHEAD_WEEKS))
    have = set(standing.shifts.values_list("start", flat=True))
    plan = Plan(
        standing.start_clock,
        standing.end_clock,
        standing.places,
        standing.least,
        standing.for_newcomers,
        standing.opens,
        deadline_hours,
    )
    day, made = standing.first, 0
    while day <= until:
        hours = _hope(by, task, day, plan, weekly=False) if day >= today else deadline_hours
        shift = _make(task, day, plan, hours)
        if now < shift.start < shift.end and shift.start not in have:
            shift.standing = standing
            shift.save()
            made += 1
        day += timedelta(weeks=standing.every_weeks)
    return made


def roll_standing(*, by: str = "nightly") -> int:
    """Make the shifts of standing ones weeks ahead. Returns how many were made."""
    alive = StandingShift.objects.filter(ended=None, task__published__isnull=False).exclude(last__lt=clock.today())
    made = 0
    for standing in alive.select_related("task__place").order_by("pk"):
        with transaction.atomic():
            made += _make_ahead(by, standing, Plan(0, 1).deadline_hours)
    return made


def end_standing(*, by: str, standing: StandingShift) -> int:
    """It comes back no more: shifts ahead that nobody has taken are called off. Returns how many."""
    with transaction.atomic():
        standing.ended = clock.now()
        standing.save(update_fields=["ended"])
        record_deed(by=by, deed="end_standing", thing=f"volunteering.StandingShift:{standing.pk}")
        ahead = standing.shifts.filter(start__gt=clock.to_minute(clock.now()), cancelled_at=None)
        free = ahead.exclude(takes__left_at=None, takes__isnull=False)
        numbers = list(free.order_by("start").values_list("pk", flat=True))
    for number in numbers:
        cancel_shift(by=by, shift=Shift(pk=number))
    return len(numbers)


def cancel_shift(*, by: str, shift: Shift) -> Shift:
    """Call the shift off: whoever promised to come need not, and those who follow the place hear that it stays closed.

    Done twice it is done once. Raises DomainError once it has begun.
    """
    with transaction.atomic():
        fresh = held(shift.pk)
        if fresh.cancelled_at is not None:
            return fresh
        if fresh.start <= clock.to_minute(clock.now()):
            raise DomainError(phrases.OVER)
        was_told = fresh.filled
        for take in ShiftTake.objects.filter(shift=fresh, left_at=None).select_related("person"):
            take.shift = fresh
            tell_taker(take, "cancelled")
        fresh.cancelled_at, fresh.searching, fresh.filled = clock.now(), False, False
        fresh.save(update_fields=["cancelled_at", "searching", "filled"])
        record_deed(by=by, deed="cancel_shift", thing=f"volunteering.Shift:{fresh.pk}")
        if fresh.opens:
            agree_day(by=by, shift=fresh)
            if was_told:
                tell_followers(fresh, "closed")
            bus.announce(ShiftClosed(fresh.pk, fresh.task.place_id, fresh.start, fresh.end))
        shut_doors(by=by, place_id=fresh.task.place_id)
        for take in ShiftTake.objects.filter(shift=fresh, left_at=None):
            give_up_doors(by=by, take=take)
        bus.announce(ShiftsChanged(fresh.task.place_id))
    return fresh
