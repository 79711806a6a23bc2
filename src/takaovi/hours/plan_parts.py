"""The parts of a layer: periods, policies for holidays, exceptions, times kept for a group."""

import re
from datetime import date

from takaovi.hours.plan_rules import parse_rules
from takaovi.hours.reading import (
    PlanFault,
    as_bool,
    as_choice,
    as_date,
    as_dict,
    as_list,
    as_span_list,
    as_texts,
    under,
)
from takaovi.hours.recurrence import Rule
from takaovi.hours.values import DAY_CLASSES, STATES, Clocks, DayException, Period, Untimed, Window

MONTH_DAY = re.compile(r"\d{2}-\d{2}", re.ASCII)
POLICIES = ("closed", "as_sunday", "as_saturday", "ignore")
DEEDS = ("closed", "replace", "add", "cut")
TIMED_DEEDS = ("replace", "add", "cut")
Bounds = tuple[date | None, date | None, tuple[int, int] | None]


def parse_period(raw: object, path: str) -> Period:
    entry = as_dict(raw, path, ("from", "to", "rules", "label"), ("rules",))
    return _period(entry, path, least_rules=0)


def _period(entry: dict, path: str, least_rules: int) -> Period:
    first, last, yearly = _bounds(entry, path)
    rules: list[Rule] = []
    untimed: list[Untimed] = []
    rules_path = under(path, "rules")
    for number, raw in enumerate(as_list(entry["rules"], rules_path, most=400, least=least_rules)):
        timed, open_ended = parse_rules(raw, f"{rules_path}[{number}]")
        rules += timed
        untimed += open_ended
        if first is None and yearly is None and any(rule.count for rule in timed):
            raise PlanFault(
                f"{rules_path}[{number}].count", f"is counted from a first day; write {under(path, 'from')}"
            )
    label = as_texts(entry["label"], under(path, "label")) if "label" in entry else {}
    return Period(tuple(rules), first, last, yearly, tuple(untimed), label)


def _bounds(entry: dict, path: str) -> Bounds:
    """Dated (either end may be missing) or yearly (both ends as month and day)."""
    start, end = entry.get("from"), entry.get("to")
    if any(isinstance(value, str) and MONTH_DAY.fullmatch(value) for value in (start, end)):
        return None, None, (_month_day(start, under(path, "from")), _month_day(end, under(path, "to")))
    first = as_date(start, under(path, "from")) if start is not None else None
    last = as_date(end, under(path, "to")) if end is not None else None
    if first and last and last < first:
        raise PlanFault(under(path, "to"), f"is before the first day, {first}")
    return first, last, None


def _month_day(raw: object, path: str) -> int:
    """A day of every year as month * 100 + day; 29 February is possible."""
    if not isinstance(raw, str) or not MONTH_DAY.fullmatch(raw):
        raise PlanFault(path, "write a day of every year such as 06-24, as at the other end")
    month, day = int(raw[:2]), int(raw[3:])
    try:
        date(2024, month, day)
    except ValueError:
        raise PlanFault(path, f"{raw} is not a day of the year") from None
    return month * 100 + day


def parse_holidays(raw: object, path: str) -> dict[str, str | Clocks]:
    policies = as_dict(raw, path, DAY_CLASSES)
    read: dict[str, str | Clocks] = {}
    for kind, policy in policies.items():
        here = under(path, kind)
        read[kind] = as_span_list(policy, here) if isinstance(policy, list) else as_choice(policy, here, POLICIES)
    return read


def parse_exceptions(raw: object, path: str, *, of_place: bool = False) -> tuple[DayException, ...]:
    entries = as_list(raw, path, most=1000)
    return tuple(parse_exception(entry, f"{path}[{n}]", of_place=of_place) for n, entry in enumerate(entries))


def parse_exception(raw: object, path: str, *, of_place: bool = False) -> DayException:
    """One exception; that of a place may be narrowed to some ``layers``."""
    keys = ("date", "from", "to", "do", "spans", "note")
    entry = as_dict(raw, path, (*keys, "layers") if of_place else keys, ("do",))
    do = as_choice(entry["do"], under(path, "do"), DEEDS)
    if "spans" in entry and do not in TIMED_DEEDS:
        raise PlanFault(under(path, "spans"), "closed is the whole day; to take away a part, write cut")
    if "spans" not in entry and do in TIMED_DEEDS:
        raise PlanFault(under(path, "spans"), "is missing")
    first, last = _exception_days(entry, path)
    return DayException(
        first,
        last,
        do,
        as_span_list(entry["spans"], under(path, "spans")) if "spans" in entry else (),
        as_texts(entry["note"], under(path, "note")) if "note" in entry else {},
        _states(entry["layers"], under(path, "layers")) if "layers" in entry else None,
    )


def _exception_days(entry: dict, path: str) -> tuple[date, date]:
    if "date" in entry:
        for key in ("from", "to"):
            if key in entry:
                raise PlanFault(under(path, key), "give date, or from and to, not both")
        day = as_date(entry["date"], under(path, "date"))
        return day, day
    for key in ("from", "to"):
        if key not in entry:
            raise PlanFault(under(path, key), "is missing; write date for a single day")
    first, last = as_date(entry["from"], under(path, "from")), as_date(entry["to"], under(path, "to"))
    if last < first:
        raise PlanFault(under(path, "to"), f"is before the first day, {first}")
    return first, last


def _states(raw: object, path: str) -> frozenset[int]:
    names = as_list(raw, path, most=len(STATES), least=1)
    return frozenset(STATES[as_choice(name, f"{path}[{n}]", tuple(STATES))] for n, name in enumerate(names))


def parse_windows(raw: object, path: str) -> tuple[Window, ...]:
    return tuple(_window(entry, f"{path}[{n}]") for n, entry in enumerate(as_list(raw, path, most=60)))


def _window(raw: object, path: str) -> Window:
    entry = as_dict(raw, path, ("from", "to", "rules", "who", "exclusive"), ("rules", "who"))
    period = _period(entry, path, least_rules=1)
    if period.untimed:
        raise PlanFault(under(path, "rules"), "a time kept for a group needs its times")
    who = as_texts(entry["who"], under(path, "who"))
    if not any(who.values()):
        raise PlanFault(under(path, "who"), "say in at least one language for whom the time is kept")
    return Window(period, who, as_bool(entry.get("exclusive", False), under(path, "exclusive")))
