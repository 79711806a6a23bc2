"""Rules of a document from clauses of the same state and season; overlapping ones are asked. No Django."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import Any, NamedTuple

from takaovi.hours.door_clauses import Clause
from takaovi.hours.door_clock import past
from takaovi.hours.door_spans import Span
from takaovi.hours.door_values import Asking
from takaovi.hours.values import WEEKDAYS

WHOLE_WEEK = frozenset(range(7))


class Timed(NamedTuple):
    """A clause that opens, with its days; ``dates`` instead of days for single days."""

    clause: Clause
    days: frozenset[int]
    anchor: date | None
    dates: tuple[date, ...] = ()


def clock_pairs(times: Sequence[Span]) -> list[list[str]]:
    return [[clock(span.start), clock(span.end)] for span in sorted(times) if span.end is not None]


def clock(minute: int) -> str:
    face = past(minute)
    return f"{face // 60:02}:{face % 60:02}"


def rules_of(entries: Sequence[Timed]) -> list[dict[str, Any]]:
    """The rules of one period, in the order of the text."""
    return [rule for entry in entries for rule in _rules(entry)]


def _rules(entry: Timed) -> list[dict[str, Any]]:
    when = _when(entry)
    if not entry.clause.times:
        return [{**when, "time": "unknown"}]
    ended = [span for span in entry.clause.times if span.end is not None]
    rules: list[dict[str, Any]] = []
    if len(ended) == 1:
        start, end = clock_pairs(ended)[0]
        rules.append({**when, "from": start, "to": end})
    elif ended:
        rules.append({**when, "spans": clock_pairs(ended)})
    rules += [{**when, "from": clock(span.start), "to": "unknown"} for span in entry.clause.times if span.end is None]
    return rules


def _when(entry: Timed) -> dict[str, Any]:
    if entry.dates:
        return {"dates": [day.isoformat() for day in entry.dates]}
    when: dict[str, Any] = {"days": days_code(entry.days)}
    if entry.clause.parity:
        when["parity"] = entry.clause.parity
    if entry.clause.nth:
        when["nth"] = sorted(entry.clause.nth)
    if entry.anchor:
        when |= {"every_weeks": entry.clause.every, "anchor": entry.anchor.isoformat()}
    return when


def days_code(days: frozenset[int]) -> str | list[str]:
    """ "mon-fri" for days in a row, else a list."""
    numbers = sorted(days)
    if len(numbers) == 1:
        return WEEKDAYS[numbers[0]]
    if len(numbers) == 7:
        return "mon-sun"
    start = next((day for day in numbers if (day - 1) % 7 not in days), numbers[0])
    row = [(start + number) % 7 for number in range(len(numbers))]
    if len(numbers) > 1 and set(row) == set(numbers):
        return f"{WEEKDAYS[row[0]]}-{WEEKDAYS[row[-1]]}"
    return [WEEKDAYS[day] for day in numbers]


def weekly_days(entries: Sequence[Timed]) -> frozenset[int]:
    return frozenset().union(*(entry.days for entry in entries if not entry.dates))


def rest_of_week(periods: dict[tuple[str, str], list[Timed]], asking: Asking) -> None:
    """Asks what contradicts itself: times on top of each other, and days that a season does not mention."""
    for key, entries in periods.items():
        _mend_overlaps(entries, asking)
        base = periods.get(("", ""))
        if key != ("", "") and base and weekly_days(base) - weekly_days(entries):
            _ask_the_rest(entries, base, asking)


def _ask_the_rest(entries: list[Timed], base: Sequence[Timed], asking: Asking) -> None:
    """A season replaces the week: are the days it does not name closed then, or as otherwise?"""
    first = entries[0].clause
    answer = asking.ask("rest", first.start, first.end, "closed", "as_usual")
    if answer == "as_usual":
        named = weekly_days(entries)
        entries += [entry._replace(days=entry.days - named) for entry in base if entry.days - named]


def _mend_overlaps(entries: list[Timed], asking: Asking) -> None:
    """Equal clauses are one; two different ones for the same day are asked, unless the later says "also"."""
    for one, other in combinations(list(entries), 2):
        if one not in entries or other not in entries:
            continue
        if _same(one, other):
            entries.remove(other)
        elif _meet(one, other):
            answer = asking.ask("overlap", other.clause.start, other.clause.end, *_ways(one, other))
            if answer == "replace":
                at = entries.index(one)
                entries[at] = one._replace(days=one.days - other.days)
    for entry in entries:
        _check_order(entry, asking)
    entries[:] = [entry for entry in entries if entry.days]


def _ways(one: Timed, other: Timed) -> tuple[str, ...]:
    plain = not (one.clause.special or other.clause.special or one.dates or other.dates)
    return ("replace", "add") if plain else ("add",)


def _same(one: Timed, other: Timed) -> bool:
    return _when(one) == _when(other) and sorted(one.clause.times) == sorted(other.clause.times)


def _meet(one: Timed, other: Timed) -> bool:
    """Both speak of a day, and it is not plain that both hold."""
    if one.dates or other.dates:
        return bool(set(one.dates) & set(other.dates))
    first, second = one.clause, other.clause
    if not one.days & other.days or "also" in second.flags:
        return False
    if first.parity and second.parity and first.parity != second.parity:
        return False
    if first.nth and second.nth and not first.nth & second.nth:
        return False
    return not (one.days == other.days and not first.special and not second.special and _apart(first, second))


def _apart(first: Clause, second: Clause) -> bool:
    times = sorted((*first.times, *second.times), key=lambda span: span.start)
    return all(a.end is not None and a.end <= b.start for a, b in pairwise(times))


def _check_order(entry: Timed, asking: Asking) -> None:
    """Spans of one day must come in order and apart, and not run into the next morning's first."""
    times = entry.clause.times
    if len(times) < 2:
        return
    spans = sorted(times, key=lambda span: span.start)
    ends = [span.end for span in spans]
    apart = all(end is not None and end <= b.start for end, b in zip(ends, spans[1:], strict=False))
    wraps = ends[-1] is not None and ends[-1] > spans[0].start + 1440
    if not apart or wraps or list(times) != spans:
        asking.ask("overlap", entry.clause.start, entry.clause.end)
        entry.clause.times = times[:1]
