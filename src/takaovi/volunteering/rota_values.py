"""A proposal of who could take which shift: what is known, what is proposed, and what a good one costs. Pure.

People choose their shifts themselves; this helps the coordinator with what is left. What somebody has taken is never
moved. The cost is that of `hours.md` 4: an empty seat 100, one that needs a keyholder and has none 300 more (another
skill 60 more), the k-th shift of somebody 2(h + k) - 1 with h shifts behind them in the same season, so that work
spreads, and a shift one has wished for 3 less.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

EMPTY = 100
WITHOUT_SKILL = {"keyholder": 300}
WITHOUT_OTHER_SKILL = 60
WISHED = 3


@dataclass(frozen=True, slots=True)
class Seats:
    """One shift with its seats. ``skills``: what some of the seats ask for, each name as often as it is needed; the
    other seats are anybody's. ``start`` and ``end``: UTC minutes; ``day``: the local day it begins.
    """

    shift: int
    start: int
    end: int
    day: date
    places: int
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who said when they can. ``can``, ``wishes`` and ``has`` are ids of shifts; ``has`` was taken by
    themselves and stays. ``behind``: shifts done this season. ``a_week`` and ``at_most``: the most they want in one
    week, and in the whole rota.
    """

    person: int
    can: frozenset[int]
    wishes: frozenset[int] = frozenset()
    has: frozenset[int] = frozenset()
    skills: frozenset[str] = frozenset()
    behind: int = 0
    a_week: int = 2
    at_most: int = 1000


class Reason(StrEnum):
    """Why somebody is proposed for a shift, or a seat stays empty."""

    OWN_CHOICE = "own_choice"
    WISHED = "wished"
    HAS_THE_SKILL = "has_the_skill"
    FEWEST_SO_FAR = "fewest_so_far"
    ONLY_ONE_WHO_CAN = "only_one_who_can"
    CAN_THEN = "can_then"
    NOBODY_CAN = "nobody_can"
    NOBODY_WITH_THE_SKILL = "nobody_with_the_skill"
    ALL_HAVE_ENOUGH = "all_have_enough"


class Given(NamedTuple):
    """A seat of a shift for a person. ``skill``: what this seat asked for, "" for anybody's."""

    shift: int
    person: int
    skill: str
    reasons: tuple[Reason, ...]


class Left(NamedTuple):
    """A seat that stays empty, and why."""

    shift: int
    skill: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Proposal:
    """``given`` with own choices first; ``cost`` as in the docstring of this module; lower is better."""

    given: tuple[Given, ...]
    left: tuple[Left, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Rota:
    """All that a proposal is made from."""

    shifts: tuple[Seats, ...]
    helpers: tuple[Helper, ...]
    by_shift: Mapping[int, Seats] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_shift", {seats.shift: seats for seats in self.shifts})


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def seat_kinds(seats: Seats) -> dict[str, int]:
    """How many seats of each skill a shift has; "" are anybody's. More skills than places are cut off at the end."""
    skilled = Counter(seats.skills[: seats.places])
    return {**skilled, "": seats.places - skilled.total()} if skilled.total() < seats.places else dict(skilled)


def empty_cost(skill: str) -> int:
    return EMPTY + (WITHOUT_SKILL.get(skill, WITHOUT_OTHER_SKILL) if skill else 0)


def turn_cost(behind: int, turn: int) -> int:
    """What the ``turn``-th shift (1, 2, ...) of somebody with ``behind`` behind them costs."""
    return 2 * (behind + turn) - 1


def cost_of(rota: Rota, given: Collection[tuple[int, int, str]]) -> int:
    """The cost of seats given as (shift, person, skill). Raises ValueError for what may not be."""
    check(rota, given)
    filled = Counter((shift, skill) for shift, _, skill in given)
    cost = sum(
        (places - filled[seats.shift, skill]) * empty_cost(skill)
        for seats in rota.shifts
        for skill, places in seat_kinds(seats).items()
    )
    turns = Counter(person for _, person, _ in given)
    for helper in rota.helpers:
        cost += sum(turn_cost(helper.behind, turn) for turn in range(1, turns[helper.person] + 1))
        cost -= WISHED * sum(1 for shift, person, _ in given if person == helper.person and shift in helper.wishes)
    return cost


def check(rota: Rota, given: Collection[tuple[int, int, str]]) -> None:
    """Raises ValueError where a seat is given twice, to somebody who cannot, on a full day, or past a week's limit."""
    helpers = {helper.person: helper for helper in rota.helpers}
    seats = Counter((shift, skill) for shift, _, skill in given)
    for (shift, skill), amount in seats.items():
        if amount > seat_kinds(rota.by_shift[shift]).get(skill, 0):
            raise ValueError(f"shift {shift} has no {amount} seats of {skill or 'anybody'}")
    days: Counter[tuple[int, date]] = Counter()
    weeks: Counter[tuple[int, date]] = Counter()
    for shift, person, skill in given:
        helper, day = helpers[person], rota.by_shift[shift].day
        if shift not in helper.can | helper.has or (skill and skill not in helper.skills):
            raise ValueError(f"person {person} cannot take shift {shift}")
        days[person, day] += 1
        weeks[person, week_of(day)] += 1
    for (person, day), amount in days.items():
        if amount > max(1, own(rota, helpers[person], [day])):
            raise ValueError(f"person {person} has two shifts on {day}")
    for person, amount in Counter(person for _, person, _ in given).items():
        if amount > max(helpers[person].at_most, len(helpers[person].has)):
            raise ValueError(f"person {person} has more than they want")
    for (person, week), amount in weeks.items():
        if amount > max(helpers[person].a_week, own(rota, helpers[person], week_days(week))):
            raise ValueError(f"person {person} has more than they want in the week of {week}")


def own(rota: Rota, helper: Helper, days: Sequence[date]) -> int:
    """How many shifts somebody has taken by themselves on these days."""
    return sum(1 for shift in helper.has if rota.by_shift[shift].day in days)


def own_seats(rota: Rota) -> list[tuple[int, int, str]]:
    """Which seat each own choice takes: one that asks for their skill if it is free, else anybody's. Raises ValueError
    where more have taken a shift than it has seats.
    """
    free = {(one.shift, skill): places for one in rota.shifts for skill, places in seat_kinds(one).items()}
    chosen = []
    for helper in sorted(rota.helpers, key=lambda one: (-len(one.skills), one.person)):
        for shift in sorted(helper.has):
            kinds = (*sorted(helper.skills), "")
            skill = next((skill for skill in kinds if free.get((shift, skill), 0)), None)
            if skill is None:
                raise ValueError(f"more have taken shift {shift} than it has seats for them")
            free[shift, skill] -= 1
            chosen.append((shift, helper.person, skill))
    return chosen


def open_seats(rota: Rota, chosen: Collection[tuple[int, int, str]]) -> dict[tuple[int, str], int]:
    """How many seats of each kind are left to propose, by (shift, skill)."""
    taken = Counter((shift, skill) for shift, _, skill in chosen)
    kinds = {(one.shift, skill): places for one in rota.shifts for skill, places in seat_kinds(one).items()}
    return {kind: places - taken[kind] for kind, places in kinds.items() if places > taken[kind]}


def week_days(week: date) -> list[date]:
    return [week + timedelta(days=number) for number in range(7)]


def told(rota: Rota, given: Iterable[tuple[int, int, str]], cost: int) -> Proposal:
    """The seats as a proposal, each with its reasons, and the empty ones with theirs."""
    given = sorted(given)
    helpers = {helper.person: helper for helper in rota.helpers}
    turns = Counter(person for _, person, _ in given)
    seats = [Given(*seat, _reasons(rota, helpers[seat[1]], seat, turns)) for seat in given]
    seats.sort(key=lambda seat: (Reason.OWN_CHOICE not in seat.reasons, rota.by_shift[seat.shift].start, seat.person))
    filled = Counter((shift, skill) for shift, _, skill in given)
    left = [
        Left(one.shift, skill, _why_left(rota, one, skill, {seat.person for seat in seats if seat.shift == one.shift}))
        for one in sorted(rota.shifts, key=lambda one: (one.start, one.shift))
        for skill, places in seat_kinds(one).items()
        for _ in range(places - filled[one.shift, skill])
    ]
    return Proposal(tuple(seats), tuple(left), cost)


def _reasons(rota: Rota, helper: Helper, seat: tuple[int, int, str], turns: Mapping[int, int]) -> tuple[Reason, ...]:
    shift, _, skill = seat
    if shift in helper.has:
        return (Reason.OWN_CHOICE,)
    able = [one for one in rota.helpers if shift in one.can and (not skill or skill in one.skills)]
    before = helper.behind + turns[helper.person] - 1
    others = [one.behind + turns[one.person] for one in able if one.person != helper.person]
    told = (
        (Reason.WISHED, shift in helper.wishes),
        (Reason.HAS_THE_SKILL, bool(skill)),
        (Reason.ONLY_ONE_WHO_CAN, len(able) == 1),
        (Reason.FEWEST_SO_FAR, bool(others) and before <= min(others)),
    )
    return tuple(reason for reason, holds in told if holds) or (Reason.CAN_THEN,)


def _why_left(rota: Rota, seats: Seats, skill: str, there: Collection[int]) -> Reason:
    able = [one for one in rota.helpers if seats.shift in one.can and one.person not in there]
    if not able:
        return Reason.NOBODY_CAN
    if skill and not any(skill in one.skills for one in able):
        return Reason.NOBODY_WITH_THE_SKILL
    return Reason.ALL_HAVE_ENOUGH
