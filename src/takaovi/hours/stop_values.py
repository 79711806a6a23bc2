"""When a place on the move is at one of its stops: the document of docs/hours.md with the times of that stop. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from takaovi.hours.days import period_days, union, without
from takaovi.hours.edit_values import Document
from takaovi.hours.grid_values import period_at
from takaovi.hours.plan import parse_layer, parse_plan
from takaovi.hours.values import STATES, WAYS, Clocks, Layer, Period, way_of
from takaovi.hours.whereabouts import venue_keys

AHEAD = timedelta(days=70)  # as far as every second week and the first Monday of a month show where they meet
STAFFED = "staffed"


def weekly_rules(draft: Document) -> list[dict[str, Any]] | None:
    """The rules of a text that tells days and times and nothing else; None for seasons, closed days and the like."""
    layers = draft.get("layers", [])
    if len(layers) != 1 or set(draft) - {"layers"} or set(layers[0]) - {"state", "periods"}:
        return None
    periods = layers[0].get("periods", [])
    if len(periods) != 1 or set(periods[0]) - {"rules"}:
        return None
    return list(periods[0]["rules"])


def with_stop(document: Document, key: str, rules: list[dict[str, Any]], today: date, state: str = STAFFED) -> Document:
    """The document with ``rules`` as all that is said of the stop in the season of ``today``, or the one that comes
    first. Without rules the place is not at the stop then. ``state`` is what the text says of the door.
    """
    state = _state_at(document, key) if state == STAFFED else state
    layers = [_without(layer, key, today) for layer in document["layers"]]
    if rules and state not in {layer["state"] for layer in layers}:
        layers = sorted([*layers, {"state": state}], key=lambda layer: -STATES[layer["state"]])
    added = [{**rule, "venue": key} for rule in rules]
    return {
        **document,
        "layers": [_with(layer, added, today) if layer["state"] == state else layer for layer in layers],
    }


def _state_at(document: Document, key: str) -> str:
    """How the door is at the stop now, else at the other stops, else by somebody who is there."""
    doors = [layer for layer in document["layers"] if way_of(STATES[layer["state"]]) == WAYS["door"]]
    named = [layer["state"] for layer in doors if any(rule.get("venue") == key for rule in _rules(layer))]
    other = [layer["state"] for layer in doors if any(rule.get("venue") for rule in _rules(layer))]
    return next(iter([*named, *other]), STAFFED)


def _rules(layer: Document) -> Iterator[dict[str, Any]]:
    for period in layer.get("periods", []):
        yield from period["rules"]


def _without(layer: Document, key: str, today: date) -> Document:
    at = period_at(parse_layer(layer, "layer"), today)
    if at is None:
        return layer
    kept = [rule for rule in layer["periods"][at]["rules"] if rule.get("venue") != key]
    return _with_rules(layer, at, kept)


def _with(layer: Document, rules: list[dict[str, Any]], today: date) -> Document:
    if not rules:
        return layer
    at = period_at(parse_layer(layer, "layer"), today)
    known = {name: value for name, value in layer.items() if name != "known"}
    if at is None:
        return {**known, "periods": [{"rules": rules}]}
    return _with_rules(known, at, [*layer["periods"][at]["rules"], *rules])


def _with_rules(layer: Document, at: int, rules: list[dict[str, Any]]) -> Document:
    periods = list(layer["periods"])
    periods[at] = {**periods[at], "rules": rules}
    return {**layer, "periods": periods}


def only_stop(document: Document, key: str, today: date) -> Document:
    """The times of one stop in the season of ``today`` and nothing else, to be said in words. Empty without any."""
    layers = []
    for layer in document["layers"]:
        at = period_at(parse_layer(layer, "layer"), today)
        rules = [rule for rule in layer["periods"][at]["rules"] if rule.get("venue") == key] if at is not None else []
        if rules:
            layers.append({"state": layer["state"], "periods": [{"rules": rules}]})
    return {"layers": layers}


def named_stops(document: Document) -> tuple[str, ...]:
    """The keys of the stops that the hours tell of, in all seasons."""
    return venue_keys(parse_plan(document))


def met_stop(document: Document, key: str, today: date) -> str:
    """The key of another stop where the place would be at the same time in the next ten weeks; empty for none."""
    layers = [parse_layer(layer, "layer") for layer in document["layers"]]
    others = {rule.venue for layer in layers for period in layer.periods for rule in period.rules} - {"", key}
    here = _times_at(layers, key, today)
    for other in sorted(others):
        there = _times_at(layers, other, today)
        if any(without(one, more) != one for one, more in zip(here, there, strict=True)):
            return other
    return ""


def _times_at(layers: list[Layer], key: str, today: date) -> list[Clocks]:
    """Each day's times at the stop, of all layers together."""
    days: list[Clocks] = [()] * (AHEAD.days + 1)
    for layer in layers:
        own = [_only(period, key) for period in layer.periods]
        days = [union((*one, *more)) for one, more in zip(days, period_days(own, today, today + AHEAD), strict=True)]
    return days


def _only(period: Period, key: str) -> Period:
    return replace(period, rules=tuple(rule for rule in period.rules if rule.venue == key))
