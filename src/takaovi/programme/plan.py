"""The documented JSON of a series (docs/programme.md), read into a frozen plan or refused with the path.

The values, the rules and the faults are those of opening hours (:mod:`takaovi.hours.plan`).
"""

import re
from datetime import date
from zoneinfo import ZoneInfo

from takaovi.core.clock import HELSINKI
from takaovi.hours.plan import PlanFault, parse_rules, parse_zone
from takaovi.hours.plan_parts import parse_period
from takaovi.hours.reading import as_choice, as_clock, as_clocks, as_date, as_dict, as_int, as_list, as_texts, under
from takaovi.hours.recurrence import DAY, Rule
from takaovi.programme.values import CHANGES, HOLIDAYS, REASON_MAX, Break, Change, SeriesPlan, Texts

DOCUMENT_KEYS = ("zone", "from", "to", "rules", "breaks", "changes", "holidays")
# What may be told of each kind of change besides its date, and what of it there must be at least one of.
CHANGE_KEYS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "skip": (("reason",), ()),
    "keep": ((), ()),
    "cancel": (("reason",), ("reason",)),
    "move": (("to", "start", "end", "place", "reason"), ("to", "start", "place")),
    "change": (("start", "end", "place", "reason"), ("start", "end", "place", "reason")),
}
SLUG = re.compile(r"[a-z0-9_-]{1,80}", re.ASCII)
MOST_RULES, MOST_BREAKS, MOST_CHANGES = 100, 200, 1000


def parse_series(raw: object, *, zone: ZoneInfo = HELSINKI) -> SeriesPlan:
    """The plan of a whole document; ``zone`` is used where the document names none.

    Raises PlanFault with the path of the first fault.
    """
    document = as_dict(raw, "", DOCUMENT_KEYS, ("rules",))
    first = _date_or_none(document, "from")
    last = _date_or_none(document, "to")
    if first and last and last < first:
        raise PlanFault("to", f"is before the first day, {first}")
    return SeriesPlan(
        zone=zone if document.get("zone") is None else parse_zone(document["zone"], "zone"),
        rules=_rules(document["rules"], first),
        first=first,
        last=last,
        breaks=tuple(
            _break(entry, f"breaks[{number}]")
            for number, entry in enumerate(as_list(document.get("breaks", []), "breaks", most=MOST_BREAKS))
        ),
        changes=_changes(document.get("changes", [])),
        holidays=as_choice(document.get("holidays", "keep"), "holidays", HOLIDAYS),
    )


def _date_or_none(document: dict, key: str) -> date | None:
    return None if document.get(key) is None else as_date(document[key], key)


def _rules(raw: object, first: date | None) -> tuple[Rule, ...]:
    read: list[Rule] = []
    for number, entry in enumerate(as_list(raw, "rules", most=MOST_RULES, least=1)):
        path = f"rules[{number}]"
        for key in ("min_shift", "venue"):
            if isinstance(entry, dict) and key in entry:
                raise PlanFault(under(path, key), "belongs to opening hours")
        rules, untimed = parse_rules(_counted_from(entry, first), path)
        if untimed:
            raise PlanFault(path, "write from and to; an activity has a time")
        if first is None and any(rule.count for rule in rules):
            raise PlanFault(under(path, "count"), "is counted from a first day; write from")
        read += rules
    return tuple(read)


def _counted_from(entry: object, first: date | None) -> object:
    """Every n-th week is counted from the first week of the series, unless another week is named."""
    if isinstance(entry, dict) and "every_weeks" in entry and "anchor" not in entry and first is not None:
        return {**entry, "anchor": first.isoformat()}
    return entry


def _break(raw: object, path: str) -> Break:
    """Dated, yearly, or one week of every year."""
    entry = as_dict(raw, path, ("from", "to", "week", "note"))
    note = _texts(entry, "note", path)
    if "week" in entry:
        for key in ("from", "to"):
            if key in entry:
                raise PlanFault(under(path, key), "give a week, or from and to, not both")
        return Break(week=as_int(entry["week"], under(path, "week"), 1, 53), note=note)
    for key in ("from", "to"):
        if entry.get(key) is None:
            raise PlanFault(under(path, key), "is missing; write a date, or a week instead")
    period = parse_period({"from": entry["from"], "to": entry["to"], "rules": []}, path)
    return Break(first=period.first, last=period.last, yearly=period.yearly, note=note)


def _changes(raw: object) -> tuple[Change, ...]:
    read: list[Change] = []
    for number, entry in enumerate(as_list(raw, "changes", most=MOST_CHANGES)):
        path = f"changes[{number}]"
        change = _change(entry, path)
        for other, earlier in enumerate(read):
            if (earlier.day, earlier.at) == (change.day, change.at):
                raise PlanFault(path, f"changes the same occurrence as changes[{other}]")
        read.append(change)
    return tuple(read)


def _change(raw: object, path: str) -> Change:
    known = ("date", "do", "at", "to", "start", "end", "place", "reason")
    entry = as_dict(raw, path, known, ("date", "do"))
    do = as_choice(entry["do"], under(path, "do"), CHANGES)
    possible, least_one_of = CHANGE_KEYS[do]
    for key in entry:
        if key not in ("date", "do", "at", *possible):
            raise PlanFault(under(path, key), f"does not belong to {do}")
    if least_one_of and not any(entry.get(key) for key in least_one_of):
        raise PlanFault(path, f"needs {' or '.join(least_one_of)}")
    start, end = _hours(entry, path)
    return Change(
        day=as_date(entry["date"], under(path, "date")),
        do=do,
        at=_start(entry["at"], under(path, "at")) if "at" in entry else None,
        to=as_date(entry["to"], under(path, "to")) if "to" in entry else None,
        start=start,
        end=end,
        place=_slug(entry["place"], under(path, "place")) if "place" in entry else None,
        reason=_texts(entry, "reason", path),
    )


def _hours(entry: dict, path: str) -> tuple[int | None, int | None]:
    """New start and new end, each if given: the end as on the clock, so that it may be on the next day."""
    if "start" in entry and "end" in entry:
        start, end = as_clocks(entry["start"], entry["end"], under(path, "start"), under(path, "end"))
        return start, end if end <= DAY else end - DAY
    if "start" in entry:
        return _start(entry["start"], under(path, "start")), None
    return None, as_clock(entry["end"], under(path, "end")) if "end" in entry else None


def _start(raw: object, path: str) -> int:
    minute = as_clock(raw, path)
    if minute == DAY:
        raise PlanFault(path, "a day starts at 00:00 at the earliest and before 24:00")
    return minute


def _slug(raw: object, path: str) -> str:
    if not isinstance(raw, str) or not SLUG.fullmatch(raw):
        raise PlanFault(path, "write the place's name as in its address")
    return raw


def _texts(entry: dict, key: str, path: str) -> Texts:
    """A sentence by language, short enough for an occurrence."""
    if key not in entry:
        return {}
    texts = as_texts(entry[key], under(path, key))
    for code, text in texts.items():
        if len(text) > REASON_MAX:
            raise PlanFault(under(under(path, key), code), f"write at most {REASON_MAX} characters")
    if not any(text.strip() for text in texts.values()):
        raise PlanFault(under(path, key), "write it in one language at least")
    return texts
