"""A clause of door text: which days go with which times, and what is said of them. No Django."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from takaovi.hours.door_bounds import Stretch
from takaovi.hours.door_spans import Days, Span
from takaovi.hours.door_values import Item

CORE = {"day": "W", "date": "W", "holiday": "W", "named": "W", "times": "T", "closed": "C", "not": "C", "allday": "T"}


@dataclass(slots=True)
class Clause:
    """Days and what is on them. ``what`` is open, closed or nothing yet; ``start`` and ``end`` are characters."""

    start: int
    end: int
    sep: str = ""
    days: frozenset[int] = frozenset()
    once: bool = False
    free: bool = False
    dates: list[Days] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    holidays: list[str] = field(default_factory=list)
    nth: frozenset[int] = frozenset()
    of_month: bool = False
    parity: str = ""
    every: int = 0
    anchor: Days | None = None  # "next time 3.12."
    bounds: Stretch | None = None
    yearly: bool = False
    times: tuple[Span, ...] = ()
    closed: bool = False
    times_first: bool = False
    state: str = ""
    conditions: tuple[str, ...] = ()
    undecided: bool = False  # once or every week: it is asked
    audience: str = ""
    tongue: str = ""  # the language of the word for the audience
    flags: frozenset[str] = (
        frozenset()
    )  # also, else, only, each, weekly, break, door, opened (after the days), timeless, twice, under
    tail: frozenset[str] = frozenset()  # what was said after the days: state, parity, bounds

    @property
    def has_when(self) -> bool:
        return bool(self.days or self.dates or self.named or self.holidays)

    @property
    def has_what(self) -> bool:
        return bool(self.times or self.closed)

    @property
    def special(self) -> bool:
        return bool(self.nth or self.parity or self.every)


def letters(items: Sequence[Item]) -> str:
    return "".join(CORE.get(item.kind, "") for item in items)


def clause_of(items: Sequence[Item], sep: str) -> Clause:
    clause = Clause(items[0].start, items[-1].end, sep)
    for item in items:
        _take(clause, item)
    shape = letters(items)
    clause.times_first = shape[:1] in ("T", "C") and "W" in shape
    return clause


def _take(clause: Clause, item: Item) -> None:
    value = item.value
    if clause.has_when or clause.has_what:
        clause.tail |= {item.kind}
    if item.kind == "day" and isinstance(value, tuple):
        days, form = value
        clause.days |= days
        clause.once |= form == "once"
        clause.free |= form == "free"
        clause.of_month |= form == "nth"
    elif item.kind == "date" and isinstance(value, Days):
        clause.dates.append(value)
    elif item.kind == "anchor" and isinstance(value, Days):
        clause.anchor = value
    elif item.kind == "times" and isinstance(value, tuple):
        clause.times += value
    elif item.kind == "bounds" and isinstance(value, Stretch):
        if clause.bounds and not clause.bounds.season and not value.season:
            clause.flags |= {"twice"}
        clause.bounds = value if clause.bounds is None or clause.bounds.season else clause.bounds
    elif item.kind in ("nth", "ordinal"):
        clause.nth |= {int(str(value))}
    else:
        if item.kind == "audience":
            clause.tongue = min(item.languages)
        _take_word(clause, item.kind, str(value))


def _take_word(clause: Clause, kind: str, value: str) -> None:
    if kind == "allday":
        clause.times += (Span(0, 1440),)
        if value == "week" and not clause.days:
            clause.days = frozenset(range(7))
    elif kind in ("closed", "not"):
        clause.closed = True
    elif kind in ("named", "holiday"):
        (clause.named if kind == "named" else clause.holidays).append(value)
    elif kind in ("parity", "state", "audience"):
        if getattr(clause, kind) not in ("", value):
            clause.flags |= {"twice"}
        setattr(clause, kind, value)
    elif kind == "state_key":
        if clause.state not in ("", "self_service"):
            clause.flags |= {"twice"}
        clause.state, clause.conditions = "self_service", (*clause.conditions, value)
    elif kind == "condition":
        clause.conditions = (*clause.conditions, value)
    elif kind == "every":
        clause.every = int(value)
    elif kind in ("of_month", "yearly"):
        setattr(clause, kind, True)
    elif kind == "opened" and not clause.has_when:
        clause.flags |= {"door"}
    elif kind in ("also", "else", "only", "each", "weekly", "break") or (
        kind == "opened" and clause.has_when and not clause.has_what
    ):
        clause.flags |= {kind}


def joined(first: Clause, other: Clause) -> Clause | None:
    """Two lists of days as one, for the same times; None where it is not clear whether both are meant alike."""
    if "opened" in first.flags and other.has_when:
        return None  # "ma auki, ti suljettu": Monday waits for no times
    if first.days and (first.nth != other.nth) and (first.nth or other.nth):
        return None
    if first.every != other.every or (other.parity and first.days and first.parity != other.parity):
        return None
    for name in ("state", "parity", "bounds", "audience"):
        one, two = getattr(first, name), getattr(other, name)
        if one and two and one != two:
            return None
    return replace(
        other,
        start=min(first.start, other.start),
        end=max(first.end, other.end),
        sep=first.sep,
        days=first.days | other.days,
        once=first.once or other.once,
        free=first.free or other.free,
        dates=[*first.dates, *other.dates],
        named=[*first.named, *other.named],
        holidays=[*first.holidays, *other.holidays],
        nth=first.nth | other.nth,
        of_month=first.of_month or other.of_month,
        parity=first.parity or other.parity,
        bounds=first.bounds or other.bounds,
        yearly=first.yearly or other.yearly,
        anchor=first.anchor or other.anchor,
        times=(*first.times, *other.times),
        closed=first.closed or other.closed,
        times_first=first.times_first or other.times_first,
        state=first.state or other.state,
        conditions=tuple(dict.fromkeys((*first.conditions, *other.conditions))),
        audience=first.audience or other.audience,
        tongue=first.tongue or other.tongue,
        tail=first.tail | other.tail,
        flags=first.flags | other.flags,
    )


def say_also(last: Clause, tail: Clause) -> None:
    """What a word after a clause says of it: "ma 10-14 (parilliset viikot)"."""
    for name in ("bounds", "yearly", "parity", "every", "anchor", "state", "of_month"):
        setattr(last, name, getattr(last, name) or getattr(tail, name))
    last.conditions = tuple(dict.fromkeys((*last.conditions, *tail.conditions)))
