"""Documents of a new season: a weekly one in one go, last season's at new dates, and which breaks to ask for. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from takaovi.programme.values import Break, SeriesPlan

Document = Mapping[str, Any]
WEEK = timedelta(days=7)
# What closes many doors in Finland, asked for anew with each season: ISO weeks, or month and day.
USUAL_WEEKS = {"autumn": 42, "winter": 8}
USUAL_DAYS = {"christmas": ((12, 20), (1, 6)), "summer": ((6, 1), (8, 15))}
WINTER_WEEKS = (8, 9, 10)  # the week depends on the region; last season tells which


@dataclass(frozen=True, slots=True)
class AskedBreak:
    """A stretch of the new season in which one may rest. ``before``: last season rested then.

    ``key`` is one of autumn, winter, christmas, summer, or ``own`` for a break of the host's own, moved by whole years.
    """

    key: str
    first: date
    last: date
    before: bool

    def document(self) -> dict[str, str]:
        """As the document of a series writes it."""
        return {"from": self.first.isoformat(), "to": self.last.isoformat()}


def weekly_plan(
    *,
    days: str | Sequence[str],
    start: str,
    end: str,
    first: date,
    last: date,
    without_weeks: Collection[int] = (),
    breaks: Sequence[Document] = (),
    holidays: str = "skip",
) -> dict[str, Any]:
    """ "Every Wednesday 17 to 19 from September to May without week 8" as one document."""
    return {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "rules": [{"days": list(days) if not isinstance(days, str) else days, "from": start, "to": end}],
        "breaks": [*({"week": week} for week in sorted(set(without_weeks))), *map(dict, breaks)],
        "holidays": holidays,
    }


def next_season(
    old: Document, first: date, last: date, *, breaks: Sequence[Document], holidays: str | None = None
) -> dict[str, Any]:
    """Last season's document from ``first`` to ``last``: the same rules, the breaks that were answered, no changes.

    Rules that name dates are moved by whole weeks, so that a Tuesday stays a Tuesday.
    """
    kept = {key: value for key, value in old.items() if key not in ("from", "to", "rules", "breaks", "changes")}
    shift = _whole_weeks(_began(old), first)
    return {
        **kept,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "rules": [_moved(rule, shift) for rule in old["rules"]],
        "breaks": [dict(one) for one in breaks],
        "changes": [],
        "holidays": holidays or old.get("holidays", "keep"),
    }


def _began(old: Document) -> date | None:
    """The first day of the old season: as told, or the earliest date of its rules."""
    dates = [day for rule in old["rules"] for day in rule.get("dates", [])]
    told = old.get("from") or min(dates, default=None)
    return date.fromisoformat(told) if told else None


def _whole_weeks(before: date | None, first: date) -> timedelta:
    if before is None:
        return timedelta()
    return WEEK * (((first - timedelta(first.weekday())) - (before - timedelta(before.weekday()))) // WEEK)


def _moved(rule: Document, shift: timedelta) -> dict[str, Any]:
    if "dates" not in rule:
        return dict(rule)
    return {**rule, "dates": [(date.fromisoformat(day) + shift).isoformat() for day in rule["dates"]]}


def breaks_to_ask(old: SeriesPlan | None, first: date, last: date) -> list[AskedBreak]:
    """The usual breaks that touch the new season, and last season's own ones, in order of their first day."""
    earlier = old.breaks if old else ()
    years = range(first.year - 1, last.year + 1)
    usual = [
        AskedBreak(key, max(begin, first), min(end, last), any(_rested(one, key, begin, end) for one in earlier))
        for year in years
        for key, begin, end in _usual(year, earlier)
        if begin <= last and end >= first
    ]
    own = [one for one in _own(earlier, first, last) if not any(_touch(one, other) for other in usual)]
    return sorted([*usual, *own], key=lambda one: (one.first, one.key))


def _usual(year: int, earlier: Sequence[Break]) -> Iterator[tuple[str, date, date]]:
    """Those that begin in ``year``; the winter break in the week in which it was last season."""
    winter = next((one.week for one in earlier if one.week in WINTER_WEEKS), USUAL_WEEKS["winter"])
    for key, week in {**USUAL_WEEKS, "winter": winter}.items():
        monday = date.fromisocalendar(year, week or 1, 1)
        yield key, monday, monday + timedelta(days=6)
    for key, ((month, day), (to_month, to_day)) in USUAL_DAYS.items():
        yield key, date(year, month, day), date(year + (to_month < month), to_month, to_day)


def _rested(one: Break, key: str, begin: date, end: date) -> bool:
    """Whether last season's break was at the same part of the year."""
    if one.week is not None or one.yearly is not None:
        return any(one.covers(begin + timedelta(days=n)) for n in range((end - begin).days + 1))
    if one.first is None or one.last is None:
        return False
    back = WEEK * round((begin - one.first) / WEEK / 52) * 52
    return one.first <= end - back and one.last >= begin - back


def _own(earlier: Sequence[Break], first: date, last: date) -> Iterator[AskedBreak]:
    for one in earlier:
        if one.first is None or one.last is None:
            continue
        for years in (1, 2):
            begin, end = one.first + 52 * years * WEEK, one.last + 52 * years * WEEK
            if begin <= last and end >= first:
                yield AskedBreak("own", max(begin, first), min(end, last), before=True)


def _touch(one: AskedBreak, other: AskedBreak) -> bool:
    return one.first <= other.last and other.first <= one.last
