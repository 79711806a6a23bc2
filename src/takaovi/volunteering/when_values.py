"""When somebody can: weekdays with their parts of the day, single days off, how often, and what they wish. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from takaovi.core.codes import CodeKind
from takaovi.programme.signup_values import CODES as SIGNUP_CODES


class DayPart(StrEnum):
    MORNING = "m"
    AFTERNOON = "a"
    EVENING = "e"


# Minutes of the local day; what is outside them belongs to the nearest part.
PARTS = {DayPart.MORNING: (0, 720), DayPart.AFTERNOON: (720, 960), DayPart.EVENING: (960, 2880)}
NEAR = 30  # minutes that a shift may reach into a part in which somebody did not say that they can
OFTEN = (1, 2, 4, 8)  # turns in four weeks
USUAL_OFTEN = 2
PLAN_WEEKS = (1, 2, 4, 6, 8)
MOST_DAYS_OFF = 40
COMPANY_MAX = 40
SHARE_MOST = 20  # so that an empty seat always costs more than one turn more of somebody
WHEN_DAYS = 365  # after their last word nobody is asked by it
TURNS_DAYS = 180  # a turn counts for sharing so long
ROTA_DAYS = 14  # after its last day a rota is erased
CODES = CodeKind("availability", SIGNUP_CODES.words, digits=5, joint="-")
SLOTS = tuple(f"{weekday}{part}" for weekday in range(7) for part in DayPart)


@dataclass(frozen=True, slots=True)
class When:
    """What somebody said. ``slots`` are such as ``1a``: Tuesday afternoon; ``a_month``: turns in four weeks."""

    slots: frozenset[str] = frozenset()
    days_off: frozenset[date] = frozenset()
    a_month: int = USUAL_OFTEN
    kinds: frozenset[str] = frozenset()
    company: str = ""

    @property
    def a_week(self) -> int:
        return 1 if self.a_month <= 4 else 2

    def at_most(self, weeks: int) -> int:
        """Turns in a rota of so many weeks; one at least."""
        return max(1, -(-self.a_month * weeks // 4))


@dataclass(frozen=True, slots=True)
class Behind:
    """Turns of the half-year so far, and when the last one was. Never shown as a figure."""

    turns: int = 0
    last: date | None = None


def parts_of(start: int, end: int) -> frozenset[DayPart]:
    """The parts of the day that somebody must be able to be there in, from minutes of the local day."""
    inside = {part: min(end, last) - max(start, first) for part, (first, last) in PARTS.items()}
    needed = {part for part, minutes in inside.items() if minutes > NEAR}
    return frozenset(needed or {max(inside, key=lambda part: inside[part])})


def can_then(when: When, day: date, start: int, end: int) -> bool:
    """Whether somebody said that they can on ``day`` from ``start`` to ``end``, minutes of that day."""
    slots = {f"{day.weekday()}{part}" for part in parts_of(start, end)}
    return day not in when.days_off and slots <= when.slots


def shares(turns: Mapping[int, int]) -> dict[int, int]:
    """Turns beyond those of whoever has had fewest, so that a long season does not leave seats empty."""
    least = min(turns.values(), default=0)
    return {person: min(count - least, SHARE_MOST) for person, count in turns.items()}


def weeks_since(last: date, day: date) -> int:
    """Whole weeks from the last turn to that day."""
    return (day - last).days // 7


def rota_days(first: date, weeks: int) -> list[date]:
    return [first + timedelta(days=number) for number in range(7 * weeks)]


def read_slots(told: Collection[str]) -> frozenset[str]:
    """Those that are known; anything else is left out."""
    return frozenset(told) & frozenset(SLOTS)
