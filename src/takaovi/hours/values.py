"""Time: states, plans and spans. Frozen values and pure functions; no Django, no database."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from takaovi.hours.recurrence import Rule

# High covers low within a way (hours.md): somebody is there > somebody may be there > you can let yourself in ...
STATES = {"staffed": 60, "if_shift_filled": 50, "self_service": 40, "by_arrangement": 30, "phone": 20, "online": 10}
STATE_NAMES = {value: name for name, value in STATES.items()}
# A phone line or an online room does not hide behind an open door: each way has spans of its own.
WAYS = {"door": 0, "phone": 1, "online": 2}
WAY_NAMES = {value: name for name, value in WAYS.items()}
WAY_OF_STATE = {"phone": "phone", "online": "online"}
CERTAINTIES = ("sure", "told", "hearsay")
# In the order in which a policy is looked for when a day is of several classes.
DAY_CLASSES = ("public", "eve", "day_before", "school_break")
CONDITIONS = ("call_first", "weather", "key", "card_pin", "sign_up")  # and "age:15"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Clock = tuple[int, int]  # minutes from local midnight, half-open; the end may pass 1440
Clocks = tuple[Clock, ...]
Texts = dict[str, str]  # language code -> sentence


def way_of(state: int) -> int:
    """The number of the way in which a state is met: the door, unless it is the phone or online."""
    return WAYS[WAY_OF_STATE.get(STATE_NAMES[state], "door")]


class Span(NamedTuple):  # made by the hundred for a page: three times quicker than a frozen dataclass
    """Open from ``start`` to ``end`` (UTC minutes since 1970, half-open), at most 1440 long.

    ``venue`` is the id of the place's venue where the door is then; 0 is its own door.
    """

    start: int
    end: int
    state: int
    way: int = 0
    venue: int = 0


@dataclass(frozen=True, slots=True)
class Untimed:
    """A day that is promised without a full time: no time at all, or only ``start`` (minutes from midnight)."""

    days: Rule
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar with its own hours; without rules it is a closure.

    Dated: ``first`` and ``last`` are its days, None is open. Yearly: ``yearly`` is (from, to) as month * 100 +
    day, and a ``to`` before ``from`` passes New Year.
    """

    rules: tuple[Rule, ...] = ()
    first: date | None = None
    last: date | None = None
    yearly: tuple[int, int] | None = None
    untimed: tuple[Untimed, ...] = ()
    label: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DayException:
    """What is different on the days ``first`` to ``last``: closed, replace, add or cut, with the clock times.

    ``states`` narrows an exception of the whole place to some layers; None is all of them.
    """

    first: date
    last: date
    do: str
    clocks: Clocks = ()
    note: Texts = field(default_factory=dict)
    states: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """One state and its time. ``holidays`` maps a class of days to closed, as_sunday, as_saturday, ignore or times."""

    state: int
    periods: tuple[Period, ...] = ()
    holidays: dict[str, str | Clocks] = field(default_factory=dict)
    exceptions: tuple[DayException, ...] = ()
    conditions: tuple[str, ...] = ()
    phone: str = ""
    known: bool = True
    note: Texts = field(default_factory=dict)
    filled: frozenset[date] = frozenset()
    deadline_hours: int | None = None
    certainty: str = "sure"
    term_days: int = 60


@dataclass(frozen=True, slots=True)
class Window:
    """A time kept for a group inside open time; the state of the place stays what it is."""

    period: Period
    who: Texts
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that is known of when a place is open: the document of docs/hours.md."""

    zone: ZoneInfo
    layers: tuple[Layer, ...] = ()
    exceptions: tuple[DayException, ...] = ()
    audience: tuple[Window, ...] = ()
