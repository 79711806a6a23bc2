"""The year of a date that is written without one: asked, unless the weekday beside it tells. No Django."""

from collections.abc import Sequence
from datetime import date

from takaovi.hours.day_table import FIRST_YEAR, LAST_YEAR, packaged_days
from takaovi.hours.door_bounds import Stretch
from takaovi.hours.door_numbers import Day, is_real
from takaovi.hours.door_spans import Days
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


def listed(
    spans: Sequence[Days],
    today: date,
    asking: Asking,
    place: tuple[int, int],
    *,
    yearly: bool = False,
    soonest: bool = False,
) -> list[date | str | None]:
    """The date of each, ``every`` for each year, None where it is asked. A weekday beside it must be its own.

    In a list the year of one is told by another: "24.12. ja 1.1.2027". Where no year is told it is asked once;
    ``soonest`` takes the next of a single day.
    """
    found: list[date | str | None] = []
    for span in spans:
        day, certain = _told(span, today, asking, place)
        if not certain:
            return [None]
        found.append(day)
    if soonest and len(spans) == 1 and not found[0]:
        return [next_of(spans[0].first, today)]
    if found and not any(found):
        answer = EVERY if yearly else _year_of(spans, today, asking, place)
        if answer in (None, EVERY):
            return [answer] * len(found)
        found[0] = as_date(spans[0].first, int(str(answer))) or next_of(spans[0].first, today)
    _fill(found, spans)
    if any(
        day is None or (isinstance(day, date) and day < today and not span.first.year)
        for day, span in zip(found, spans, strict=True)
    ):
        asking.ask("year", *place)
        return [None]
    return found


def _told(span: Days, today: date, asking: Asking, place: tuple[int, int]) -> tuple[date | None, bool]:
    """The date that its year or its weekday tells, and whether nothing about it is wrong."""
    coming = as_date(span.first) if span.first.year else next_of(span.first, today)
    if coming is None:
        asking.ask("no_such_date", *place)
        return None, False
    if span.weekday >= 0 and coming.weekday() != span.weekday:
        asking.ask("weekday", *place)
        return None, False
    return (coming if span.first.year or span.weekday >= 0 else None), True


def _year_of(spans: Sequence[Days], today: date, asking: Asking, place: tuple[int, int]) -> str | None:
    """The year of the first; one date alone may come back every year, and is told with its weekday."""
    coming = next_of(spans[0].first, today)
    if coming is None:
        asking.ask("no_such_date", *place)
        return None
    years = [str(coming.year), str(coming.year + 1)]
    days = [day.isoformat() if (day := as_date(spans[0].first, int(year))) else "" for year in years]
    return asking.ask("year", *place, *years, EVERY, days=(*days, "") if len(spans) == 1 else ())


def _fill(found: list[date | str | None], spans: Sequence[Days]) -> None:
    """The years that are not told, by the order of the list: after the one before, else before the one after."""
    for at in range(1, len(found)):
        before = found[at - 1]
        if found[at] is None and isinstance(before, date):
            found[at] = next_of(spans[at].first, before)
    for at in range(len(found) - 2, -1, -1):
        after = found[at + 1]
        if found[at] is None and isinstance(after, date):
            same = as_date(spans[at].first, after.year)
            found[at] = same if same and same <= after else as_date(spans[at].first, after.year - 1)


def days_named(group: str) -> list[date]:
    """All days of that name in the years of the packaged table."""
    parts = [part.lower() for part in group.split("+")]
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    fixed = [date(year, int(part[:2]), int(part[3:])) for part in parts if part[:2].isdigit() for year in years]
    return fixed + [row.day for row in packaged_days() if row.fi in parts]


def named(
    group: str, today: date, asking: Asking, place: tuple[int, int], *, yearly: bool = False
) -> list[date | str | None]:
    """Christmas Eve by its date, Midsummer Eve by the table of holidays; several days of one feast joined by "+"."""
    parts = group.split("+")
    if parts[0][:2].isdigit():
        days = [Day(int(part[:2]), int(part[3:])) for part in parts]
        return listed([Days(day, day) for day in days], today, asking, place, yearly=yearly)
    names = {part.lower() for part in parts}
    rows = sorted({row.day for row in packaged_days() if row.fi in names and row.day >= today})
    whole = [year for year in sorted({day.year for day in rows}) if sum(day.year == year for day in rows) == len(parts)]
    told = tuple(next(day.isoformat() for day in rows if day.year == year) for year in whole[:2])
    answer = asking.ask("year", *place, *map(str, whole[:2]), days=told if len(parts) == 1 else ())
    return [day for day in rows if str(day.year) == answer] or [None]


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
