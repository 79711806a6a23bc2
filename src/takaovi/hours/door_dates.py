"""The year of a date that is written without one: asked, unless the weekday beside it tells. No Django."""

from collections.abc import Sequence
from datetime import date

from takaovi.hours.day_table import packaged_days
from takaovi.hours.door_bounds import Stretch
from takaovi.hours.door_numbers import Day, is_real
from takaovi.hours.door_values import Asking

EVERY = "every"
Bounds = dict[str, str]  # "from" and "to" of a period, as dates or as month and day


def as_date(day: Day, year: int = 0) -> date | None:
    """The calendar day, in ``year`` where it has none of its own."""
    dated = day._replace(year=day.year or year)
    return date(dated.year, dated.month, dated.day) if is_real(dated) else None


def next_of(day: Day, today: date) -> date | None:
    """The next such day from ``today`` on; 29 February may be years ahead."""
    for year in range(today.year, today.year + 9):
        found = as_date(day, year)
        if found and found >= today:
            return found
    return None


def single(
    day: Day, weekdays: frozenset[int], today: date, asking: Asking, place: tuple[int, int]
) -> date | str | None:
    """The date, ``every`` for each year, or None where it is asked. A weekday beside it must be its own."""
    start, end = place
    if day.year:
        found = as_date(day)
        if found and len(weekdays) == 1 and found.weekday() not in weekdays:
            asking.ask("weekday", start, end)
            return None
        return found
    coming = next_of(day, today)
    if coming is None:
        asking.ask("no_such_date", start, end)
        return None
    if len(weekdays) == 1:
        if coming.weekday() in weekdays:
            return coming
        asking.ask("weekday", start, end)
        return None
    answer = asking.ask("year", start, end, str(coming.year), str(coming.year + 1), EVERY)
    if answer in (None, EVERY):
        return answer
    return as_date(day, int(answer)) or coming


def named(value: str, today: date, asking: Asking, place: tuple[int, int]) -> date | str | None:
    """Christmas Eve by its date, Midsummer Eve by the table of holidays."""
    if value[:2].isdigit():
        month, day = value.split("-")
        return single(Day(int(month), int(day)), frozenset(), today, asking, place)
    days = sorted({row.day for row in packaged_days() if row.fi == value.lower() and row.day >= today})[:2]
    answer = asking.ask("year", *place, *(str(day.year) for day in days))
    return next((day for day in days if str(day.year) == answer), None)


def bounds_of(stretch: Stretch, yearly: bool, today: date, asking: Asking, place: tuple[int, int]) -> Bounds | None:
    """The ends of a period in the document; None where something about them is asked."""
    if stretch.season:
        stretch, yearly = _season(stretch, asking, place)
    ends = [end for end in (stretch.first, stretch.last) if end]
    if not ends:
        return None
    if yearly and len(ends) == 2:
        return {"from": f"{ends[0].month:02}-{ends[0].day:02}", "to": f"{ends[1].month:02}-{ends[1].day:02}"}
    if not all(end.year for end in ends):
        answer = _year(ends, today, asking, place)
        if answer is None:
            return None
        if answer == EVERY:
            return bounds_of(stretch, True, today, asking, place)
        stretch = _in_year(stretch, int(answer))
    return _dated(stretch, asking, place)


def _season(stretch: Stretch, asking: Asking, place: tuple[int, int]) -> tuple[Stretch, bool]:
    """A season is no date: the answer says from when to when, every year."""
    answer = asking.ask("season", *place, stretch.season)
    if answer is None:
        return Stretch(None, None), False
    first, last = (Day(int(end[:2]), int(end[3:])) for end in answer.split(".."))
    return Stretch(first, last), True


def _year(ends: Sequence[Day], today: date, asking: Asking, place: tuple[int, int]) -> str | None:
    """The year of the first day: that of the stretch which is on or comes next, or the one after."""
    passes = len(ends) == 2 and ends[0][:2] > ends[1][:2]
    coming = next_of(ends[-1], today)
    if coming is None:
        asking.ask("no_such_date", *place)
        return None
    year = coming.year - passes
    choices = [str(year), str(year + 1)] + ([EVERY] if len(ends) == 2 else [])
    return asking.ask("year", *place, *choices)


def _in_year(stretch: Stretch, year: int) -> Stretch:
    first, last = stretch.first, stretch.last
    passes = bool(first and last and first[:2] > last[:2])
    return Stretch(
        first and first._replace(year=first.year or year), last and last._replace(year=last.year or year + passes)
    )


def _dated(stretch: Stretch, asking: Asking, place: tuple[int, int]) -> Bounds | None:
    first = as_date(stretch.first) if stretch.first else None
    last = as_date(stretch.last) if stretch.last else None
    if (stretch.first and not first) or (stretch.last and not last) or (first and last and last < first):
        asking.ask("no_such_date", *place)
        return None
    return {key: day.isoformat() for key, day in (("from", first), ("to", last)) if day}
