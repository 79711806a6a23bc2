"""Stretches of the calendar from items: months and ranges of months, "from 1.9.", "until 31.5.". No Django."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from takaovi.hours.door_numbers import LEAP, Day
from takaovi.hours.door_spans import UNTOLD, Days, Span
from takaovi.hours.door_values import Item

MONTHS = frozenset({"month", "month_from", "month_to", "month_bare"})


class Stretch(NamedTuple):
    """From ``first`` to ``last``; None is open. ``season`` is its code where only a season is named.

    ``more``: further stretches of a list of weeks, each a Stretch.
    """

    first: Day | None
    last: Day | None
    season: str = ""
    more: tuple["Stretch", ...] = ()


def with_bounds(items: Sequence[Item]) -> list[Item]:
    """The items with every stretch of dates as one item of the kind "bounds"; single dates stay dates."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        size, item = _bounds_at(items, at)
        if item:
            found.append(item)
        at += size
    return found


def _bounds_at(items: Sequence[Item], at: int) -> tuple[int, Item | None]:
    one = items[at]
    following = items[at + 1] if at + 1 < len(items) else None
    if one.kind in MONTHS:
        return _months(items, at)
    if one.kind in ("from", "until") and following:
        return _word_first(items, at)
    after = items[at + 2].kind if at + 2 < len(items) else ""
    if following and following.kind in ("from", "until") and not (one.kind == "times" and after == "date"):
        return _word_last(one, following)
    if one.kind == "date":
        span = one.value
        if isinstance(span, Days) and span.first != span.last:
            return 1, replace(one, kind="bounds", value=Stretch(span.first, span.last))
    if one.kind == "season":
        return 1, replace(one, kind="bounds", value=Stretch(None, None, str(one.value)))
    return 1, one


def _months(items: Sequence[Item], at: int) -> tuple[int, Item]:
    """July, June-August, kesä-elokuussa, kesäkuusta elokuuhun; perhaps with a year after."""
    first = last = items[at]
    size = 1
    rest = items[at + 1 : at + 3]
    if len(rest) == 2 and rest[0].kind in ("dash", "day_range_to", "until") and rest[1].kind in MONTHS:
        last, size = rest[1], 3
    elif rest and first.kind == "month_from" and rest[0].kind == "month_to":
        last, size = rest[0], 2
    year, more = _year_item(items, at + size)
    low, high = int(str(first.value)), int(str(last.value))
    year = 0 if low > high else year  # of "December-February 2027" nobody knows which end is meant
    end_year = year
    stretch = Stretch(Day(low, 1, year), Day(high, monthrange(end_year or LEAP - 1, high)[1], end_year))
    end = items[at + size + more - 1].end
    return size + more, Item("bounds", stretch, first.start, end, first.languages)


def _year_item(items: Sequence[Item], at: int) -> tuple[int, int]:
    """A year after a month, which the numbers left as a word that is not understood."""
    if at < len(items) and items[at].kind == "unread" and str(items[at].value).isdigit():
        year = int(str(items[at].value))
        if 2000 <= year <= 2099:
            return year, 1
    return 0, 0


def _word_first(items: Sequence[Item], at: int) -> tuple[int, Item | None]:
    word, size = items[at], 1
    if items[at + 1].kind == "at":
        size = 2
    if at + size >= len(items):
        return 1, word
    return _bounded(word, items[at + size], size + 1)


def _word_last(one: Item, word: Item) -> tuple[int, Item | None]:
    size, item = _bounded(word, one, 2)
    return (size, item) if item is not word else (1, one)


def _bounded(word: Item, one: Item, size: int) -> tuple[int, Item | None]:
    """A date or a time with its "from" or "until"."""
    start, end = min(word.start, one.start), max(word.end, one.end)
    if one.kind == "date" and isinstance(one.value, Days) and one.value.first == one.value.last:
        day = one.value.first
        stretch = Stretch(day, None) if word.kind == "from" else Stretch(None, day)
        return size, Item("bounds", stretch, start, end)
    if one.kind == "date" and isinstance(one.value, Days) and word.kind == "from":
        return size, Item("bounds", Stretch(one.value.first, one.value.last), start, end)  # from 24.12. to 6.1.
    if one.kind == "times" and isinstance(one.value, tuple) and isinstance(one.value[0], Span):
        if word.kind == "from":
            return size, one
        ended = one.value[0].end is not None
        # "9-17 asti" says no more than 9-17; "klo 17 asti" leaves the start to what else is told.
        return size, replace(
            one, value=one.value if ended else (Span(UNTOLD, one.value[0].start),), start=start, end=end
        )
    return 1, word
