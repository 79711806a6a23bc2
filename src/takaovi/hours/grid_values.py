"""The ordinary week of each layer as a grid of seven days, and back into the document of docs/hours.md. Pure.

What the grid cannot show stays as it is: every second week, the first Wednesday, other seasons, stops of a bus.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from takaovi.hours.days import period_on, union
from takaovi.hours.edit_values import Document
from takaovi.hours.plan import parse_layer
from takaovi.hours.plan_rules import parse_rules
from takaovi.hours.values import STATES, WEEKDAYS, Clocks, Layer

PLAIN_KEYS = frozenset({"days", "from", "to", "spans"})
Week = tuple[Clocks, ...]  # Monday to Sunday


class GridLayer(NamedTuple):
    """A layer's week. ``more``: it has times beside these; ``label``: the season they are of has bounds."""

    state: str
    week: Week
    more: bool
    first: str = ""
    last: str = ""


def grid_of(document: Document, today: date) -> list[GridLayer]:
    """The weeks that hold on ``today``, or in the season that comes first."""
    return [_grid_layer(layer, today) for layer in document["layers"]]


def _grid_layer(raw: Document, today: date) -> GridLayer:
    layer = parse_layer(raw, "layer")
    at = period_at(layer, today)
    if at is None:
        return GridLayer(raw["state"], ((),) * 7, False)
    period = raw["periods"][at]
    plain = [rule for rule in period["rules"] if _is_plain(rule)]
    timed = [one for rule in plain for one in parse_rules(rule, "rule")[0]]
    week = tuple(union((one.start, one.end) for one in timed if day in one.weekdays) for day in range(7))
    more = len(plain) < len(period["rules"]) or len(raw["periods"]) > 1
    return GridLayer(raw["state"], week, more, period.get("from", ""), period.get("to", ""))


def period_at(layer: Layer, today: date) -> int | None:
    """Which of its periods the grid shows."""
    owner = period_on(layer.periods, today)
    if owner:
        return layer.periods.index(owner[0])
    return 0 if layer.periods else None


def _is_plain(rule: Mapping[str, Any]) -> bool:
    """Comes every week on named days at whole times, and nothing else is said of it."""
    timed, untimed = parse_rules(rule, "rule")
    return not untimed and set(rule) <= PLAIN_KEYS and all(one.weekly for one in timed)


def with_grid(document: Document, weeks: Mapping[str, Week | None], today: date) -> Document:
    """The document with these weeks in their layers. None takes a layer away; a state it has not is a new layer."""
    old = {layer["state"]: layer for layer in document["layers"]}
    layers = []
    for state in sorted({*old, *weeks}, key=lambda name: -STATES[name]):
        if state not in weeks:
            layers.append(old[state])
        elif (week := weeks[state]) is not None:
            layers.append(_with_week(old.get(state, {"state": state}), week, today))
    return {**document, "layers": layers}


def _with_week(raw: Document, week: Week, today: date) -> Document:
    periods = list(raw.get("periods", []))
    at = period_at(parse_layer(raw, "layer"), today)
    if at is None:
        at = 0
        periods.append({"rules": []})
    kept = [rule for rule in periods[at]["rules"] if not _is_plain(rule)]
    periods[at] = {**periods[at], "rules": [*_rules(week), *kept]}
    return {**{key: value for key, value in raw.items() if key != "known"}, "periods": periods}


def _rules(week: Week) -> list[dict[str, Any]]:
    """Days with equal times in one rule, in the order of the week."""
    found: dict[Clocks, list[str]] = {}
    for day, clocks in zip(WEEKDAYS, week, strict=True):
        if clocks:
            found.setdefault(clocks, []).append(day)
    return [
        {"days": days, "spans": [[clock_code(a), clock_code(b)] for a, b in clocks]} for clocks, days in found.items()
    ]


def clock_code(minute: int) -> str:
    """ "09:30"; past midnight a time is told by its own clock, and the end of the day as 24:00."""
    minute = minute if minute <= 1440 else minute - 1440
    return f"{minute // 60:02}:{minute % 60:02}"
