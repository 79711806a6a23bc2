"""Closed lists and limits of the programme, and the plan of a series. No Django, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

from takaovi.core.text import Said
from takaovi.hours.recurrence import Rule
from takaovi.places.values import covers

ACTIVITY_KINDS = ("regular", "service_visit", "conference", "one_off", "online_room", "phone_ring")
SIGN_UPS = ("none", "recommended", "needed")
COMPANIES = ("few", "some", "many")  # how many usually come: up to five, about ten, more than twenty
STATUSES = ("on", "moved", "cancelled")
CHANGES = ("skip", "move", "change", "cancel", "keep")
HOLIDAYS = ("keep", "skip")

# Classes of a day (hours.values.DAY_CLASSES) on which a series with "holidays": "skip" rests. The two eves are no
# public holidays by law, but the doors are closed in life.
RESTING_CLASSES = frozenset({"public", "eve"})

# Bodies that visit with a public service; a parish or a company hosts, but is not a public office.
PUBLIC_SECTORS = ("municipality", "wellbeing_county", "state")

# Minutes. A rule is at most a full turn of the clock, and the night the clocks go back adds up to two hours to it.
LONGEST = 1440 + 120

HORIZON_DAYS = 180  # occurrences exist at least so far ahead
SLACK_DAYS = 30  # and are made so much further, so that a series is rewritten once a month and not every night
REASON_MAX = 160  # characters, as in Occurrence.reason

Texts = Mapping[str, str]  # one text by language code: fi, sv, en, fi-simple
NO_REASON: Texts = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Break:
    """Days on which a series rests: from a date to a date, the same days every year, or one ISO week every year.

    ``yearly`` is first and last day as month and day (601 is 1 June); a smaller last day passes New Year.
    """

    first: date | None = None
    last: date | None = None
    yearly: tuple[int, int] | None = None
    week: int | None = None
    note: Texts = field(default_factory=dict)

    def covers(self, day: date) -> bool:
        if self.week is not None:
            return day.isocalendar().week == self.week
        if self.yearly is not None:
            return covers(*self.yearly, day)
        return self.first is not None and self.last is not None and self.first <= day <= self.last

    def next_day(self, on: date) -> date | None:
        """The first day of it that is not before ``on``; None for a dated one that is over."""
        if self.covers(on):
            return on
        if self.week is not None:
            return next(day for year in range(on.year, on.year + 8) if (day := _monday(year, self.week)) >= on)
        if self.yearly is not None:
            month, number = divmod(self.yearly[0], 100)
            return next(day for year in (on.year, on.year + 1) if (day := _day_of_year(year, month, number)) >= on)
        return self.first if self.first and self.first >= on else None


def _monday(year: int, week: int) -> date:
    """The Monday of an ISO week; of a 53rd week that the year has not, a day that never comes next."""
    return date.fromisocalendar(year, week, 1) if week < 53 or date(year, 12, 28).isocalendar().week == 53 else date.min


def _day_of_year(year: int, month: int, day: int) -> date:
    """29 February is 1 March in a year without it."""
    return date(year, month, day) if (month, day) != (2, 29) or year % 4 == 0 else date(year, 3, 1)


@dataclass(frozen=True, slots=True)
class Change:
    """What differs on one planned day. ``at`` names the occurrence where the day has several (minutes from midnight).

    ``to``, ``start``, ``end`` and ``place`` (a slug) are given where they differ from what was planned; an ``end``
    that is not after the start is on the next day. Without ``start`` the occurrence keeps its hour, without ``end``
    its length.
    """

    day: date
    do: str
    at: int | None = None
    to: date | None = None
    start: int | None = None
    end: int | None = None
    place: str | None = None
    reason: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """When an activity repeats. ``first`` and ``last`` bound the planned days, both included; None is unbounded."""

    zone: ZoneInfo
    rules: tuple[Rule, ...]
    first: date | None = None
    last: date | None = None
    breaks: tuple[Break, ...] = ()
    changes: tuple[Change, ...] = ()
    holidays: str = "keep"


class Happening(NamedTuple):
    """One occurrence with what a visitor needs of its activity. ``planned``, ``start`` and ``end`` are UTC minutes.

    ``place_id`` is where it happens this time, ``usual_place_id`` where it normally does; ``space_id`` is None when
    it happens elsewhere than usual. ``part_of`` is the umbrella activity of a part. ``traits`` are bits of
    places.values.Trait.
    """

    occurrence_id: int
    activity_id: int
    slug: str
    place_id: int | None
    usual_place_id: int | None
    space_id: int | None
    part_of: int | None
    planned: int
    start: int
    end: int
    status: str
    kind: str
    zone: str
    sign_up: str
    cost_cents: int
    min_age: int | None
    max_age: int | None
    traits: int
    company: str
    online_url: str
    phone: str
    full: bool
    exclusive: bool
    sign_up_here: bool
    title: Said
    reason: Said
    audience: Said
