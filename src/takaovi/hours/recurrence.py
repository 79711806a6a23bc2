"""On which days a rule holds: weekdays, every n-th week, week parity, n-th weekday, counts and lists of dates.

Days are local calendar days; nothing here knows of zones or of UTC.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ALL_WEEKDAYS = frozenset(range(7))
DAY = 1440  # minutes on a clock face


@dataclass(frozen=True, slots=True)
class Rule:
    """One span of a day and the days it comes back on.

    ``start`` is in minutes from local midnight (0-1439); ``end`` is larger, may pass 1440 (past midnight) and
    is at most a full turn of the clock after ``start``. All given limits must hold at once.
    Raises ValueError when a value cannot be true.
    """

    start: int
    end: int
    weekdays: frozenset[int] = ALL_WEEKDAYS  # 0 is Monday
    every_weeks: int = 1  # the week of ``anchor`` is week 0
    anchor: date | None = None
    parity: str | None = None  # "even" or "odd" ISO week
    nth: frozenset[int] = frozenset()  # 1-5 from the start of the month, -1 the last; empty is every one
    count: int | None = None  # only so many days, counted from the first day of the period
    dates: tuple[date, ...] = ()  # if given, only these days
    min_shift: int = 0  # how many must have promised to be there, in the layer if_shift_filled
    venue: str = ""  # the key of the stop where a place on the move stands then

    def __post_init__(self) -> None:
        if not (0 <= self.start < DAY and self.start < self.end <= self.start + DAY):
            raise ValueError(f"no such span of a day: {self.start}-{self.end}")
        if self.every_weeks < 1 or (self.every_weeks > 1 and self.anchor is None):
            raise ValueError("every n-th week needs n >= 1 and the week it is counted from")
        if self.parity not in (None, "even", "odd"):
            raise ValueError(f"a week is even or odd, not {self.parity}")
        if self.count is not None and self.count < 1:
            raise ValueError("a count is at least 1")
        if not self.nth <= {1, 2, 3, 4, 5, -1}:
            raise ValueError(f"no such weekday of a month: {sorted(self.nth)}")

    @property
    def weekly(self) -> bool:
        """The weekdays alone decide: the same every week."""
        return self.every_weeks == 1 and self.parity is None and not self.nth and self.count is None and not self.dates


def rule_days(rule: Rule, first: date, last: date, *, since: date | None) -> Iterator[date]:
    """The days in [first, last] on which ``rule`` holds, in order.

    ``since`` is the first day of the rule's period, from which ``rule.count`` is counted.
    Raises ValueError for a counted rule without ``since``.
    """
    if rule.count is None:
        yield from _matching(rule, first, last)
        return
    if since is None:
        raise ValueError("a counted rule needs the first day of its period")
    for number, day in enumerate(_matching(rule, since, last)):
        if number == rule.count:
            return
        if day >= first:
            yield day


def _matching(rule: Rule, first: date, last: date) -> Iterator[date]:
    if rule.dates:
        yield from (day for day in sorted(set(rule.dates)) if first <= day <= last and holds_on(rule, day))
        return
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if holds_on(rule, day):
            yield day


def holds_on(rule: Rule, day: date) -> bool:
    """Every limit of the rule but the count and the list of dates, which need more than one day to tell."""
    return (
        day.weekday() in rule.weekdays
        and (rule.every_weeks == 1 or _weeks_after(rule.anchor, day) % rule.every_weeks == 0)
        and (rule.parity is None or (day.isocalendar().week % 2 == 0) == (rule.parity == "even"))
        and (not rule.nth or _is_nth(day, rule.nth))
    )


def _weeks_after(anchor: date | None, day: date) -> int:
    """Whole weeks from the Monday of the anchor's week; negative before it."""
    if anchor is None:
        raise ValueError("every n-th week needs the week it is counted from")
    return (day - anchor + timedelta(days=anchor.weekday())).days // 7


def _is_nth(day: date, nth: frozenset[int]) -> bool:
    number = (day.day - 1) // 7 + 1
    return number in nth or (-1 in nth and (day + timedelta(days=7)).month != day.month)
