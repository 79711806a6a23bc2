"""The JSON of one rule, shared by opening hours and by series of activities."""

import re
from dataclasses import replace
from datetime import date

from takaovi.hours.reading import (
    PlanFault,
    as_choice,
    as_clock,
    as_clocks,
    as_date,
    as_dict,
    as_int,
    as_list,
    as_span_list,
    as_text,
    under,
)
from takaovi.hours.recurrence import ALL_WEEKDAYS, Rule
from takaovi.hours.values import WEEKDAYS, Clocks, Untimed

KEYS = (
    "days",
    "from",
    "to",
    "spans",
    "time",
    "every_weeks",
    "anchor",
    "parity",
    "nth",
    "count",
    "dates",
    "min_shift",
    "venue",
)
VENUE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


def parse_rule(raw: object, path: str) -> Rule:
    """A rule of exactly one span of known time. Raises PlanFault."""
    rules, untimed = parse_rules(raw, path)
    if untimed:
        raise PlanFault(under(path, "time"), "a time is needed here")
    if len(rules) > 1:
        raise PlanFault(under(path, "spans"), "only one span is possible here")
    return rules[0]


def parse_rules(raw: object, path: str) -> tuple[tuple[Rule, ...], tuple[Untimed, ...]]:
    """The rules of one entry, one for each of its spans; or the day without a time. Raises PlanFault."""
    entry = as_dict(raw, path, KEYS)
    days = _days(entry, path)
    if "time" in entry or entry.get("to") == "unknown":
        return (), (_untimed(entry, path, days),)
    return tuple(replace(days, start=start, end=end) for start, end in _clocks(entry, path)), ()


def _clocks(entry: dict, path: str) -> Clocks:
    if "spans" in entry:
        for key in ("from", "to"):
            if key in entry:
                raise PlanFault(under(path, key), "give from and to, or spans, not both")
        return as_span_list(entry["spans"], under(path, "spans"))
    for key in ("from", "to"):
        if key not in entry:
            raise PlanFault(under(path, key), "is missing; write a time such as 17:00")
    return (as_clocks(entry["from"], entry["to"], under(path, "from"), under(path, "to")),)


def _untimed(entry: dict, path: str, days: Rule) -> Untimed:
    """``"time": "unknown"`` for a day without a time, ``"to": "unknown"`` where only the start is known."""
    if "time" in entry:
        as_choice(entry["time"], under(path, "time"), ("unknown",))
        for key in ("from", "to", "spans"):
            if key in entry:
                raise PlanFault(under(path, key), "a time that is not known cannot be given")
        return Untimed(days)
    if "spans" in entry:
        raise PlanFault(under(path, "spans"), "give from and to, or spans, not both")
    start = as_clock(entry.get("from"), under(path, "from"))
    if start == 1440:
        raise PlanFault(under(path, "from"), "a day starts at 00:00 at the earliest and before 24:00")
    return Untimed(days, start)


def _days(entry: dict, path: str) -> Rule:
    """The days of an entry, as a rule of the whole day."""
    if "dates" in entry:
        for key in ("days", "every_weeks", "anchor", "parity", "nth", "count"):
            if key in entry:
                raise PlanFault(under(path, key), "dates stand alone; leave this out")
    every, anchor = _every_weeks(entry, path)
    return Rule(
        0,
        1440,
        weekdays=_weekdays(entry["days"], under(path, "days")) if "days" in entry else ALL_WEEKDAYS,
        every_weeks=every,
        anchor=anchor,
        parity=as_choice(entry["parity"], under(path, "parity"), ("even", "odd")) if "parity" in entry else None,
        nth=_nth(entry["nth"], under(path, "nth")) if "nth" in entry else frozenset(),
        count=as_int(entry["count"], under(path, "count"), 1, 1000) if "count" in entry else None,
        dates=_dates(entry["dates"], under(path, "dates")) if "dates" in entry else (),
        min_shift=as_int(entry["min_shift"], under(path, "min_shift"), 1, 50) if "min_shift" in entry else 0,
        venue=_venue(entry["venue"], under(path, "venue")) if "venue" in entry else "",
    )


def _venue(raw: object, path: str) -> str:
    """Whether the place has such a stop is for the action that writes the hours to see."""
    key = as_text(raw, path, 40)
    if not VENUE.fullmatch(key):
        raise PlanFault(path, "write the key of a stop such as kirkonkyla")
    return key


def _every_weeks(entry: dict, path: str) -> tuple[int, date | None]:
    anchor = as_date(entry["anchor"], under(path, "anchor")) if "anchor" in entry else None
    if "every_weeks" not in entry:
        if anchor is not None:
            raise PlanFault(under(path, "anchor"), "belongs to every_weeks; leave it out or say every how many weeks")
        return 1, None
    every = as_int(entry["every_weeks"], under(path, "every_weeks"), 1, 52)
    if every > 1 and anchor is None:
        raise PlanFault(under(path, "anchor"), "is missing; write a date in a week when it is open")
    return every, anchor


def _weekdays(raw: object, path: str) -> frozenset[int]:
    """``"mon-fri"``, ``"wed"`` or ``["mon", "wed"]``; a range may pass Sunday (``"fri-mon"``)."""
    if isinstance(raw, str):
        first, dash, last = raw.partition("-")
        if first in WEEKDAYS and (last in WEEKDAYS if dash else True):
            start = WEEKDAYS.index(first)
            length = (WEEKDAYS.index(last) - start) % 7 if dash else 0
            return frozenset((start + number) % 7 for number in range(length + 1))
        raise PlanFault(path, "write days such as mon-fri or a list such as ['mon', 'wed']")
    names = as_list(raw, path, most=7, least=1)
    days = [WEEKDAYS.index(as_choice(name, f"{path}[{number}]", WEEKDAYS)) for number, name in enumerate(names)]
    for number, day in enumerate(days):
        if day in days[:number]:
            raise PlanFault(f"{path}[{number}]", "is there already")
    return frozenset(days)


def _nth(raw: object, path: str) -> frozenset[int]:
    numbers = as_list(raw, path, most=6, least=1)
    for number, value in enumerate(numbers):
        if as_int(value, f"{path}[{number}]", -1, 5) == 0:
            raise PlanFault(f"{path}[{number}]", "write 1 to 5 from the start of the month, or -1 for the last")
    return frozenset(numbers)


def _dates(raw: object, path: str) -> tuple[date, ...]:
    days = [as_date(day, f"{path}[{n}]") for n, day in enumerate(as_list(raw, path, most=1000, least=1))]
    return tuple(sorted(set(days)))
