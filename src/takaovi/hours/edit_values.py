"""The document of docs/hours.md as a keeper changes it: exceptions in and out, and hours as they stand on the door.

Pure: documents in, new documents out; what is handed in is never changed.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from takaovi.hours.plan_parts import parse_exception
from takaovi.hours.values import STATES, WAYS, DayException, way_of

Document = dict[str, Any]
# What a text on the door seldom says of a layer, and a keeper does not mean to take away by leaving it out.
DATED_KEYS = frozenset({"dates", "from", "to", "spans"})
KEPT_OF_LAYER = ("holidays", "conditions", "phone", "term_days", "note", "filled", "deadline_hours")


class Coming(NamedTuple):
    """An exception that is not over. ``key`` finds it in the document again; ``state`` is of its layer, or empty."""

    key: str
    exception: DayException
    state: str


def coming_exceptions(document: Document, today: date) -> list[Coming]:
    """Exceptions of the place and of its layers that are not over, the nearest first."""
    found = [Coming(f"place:{n}", one, "") for n, one in enumerate(_parsed(document.get("exceptions", []), True))]
    for layer in document["layers"]:
        told = _parsed(layer.get("exceptions", []), False)
        found += [Coming(f"{layer['state']}:{n}", one, layer["state"]) for n, one in enumerate(told)]
    return sorted((one for one in found if one.exception.last >= today), key=lambda one: one.exception.first)


def _parsed(raw: Sequence[object], of_place: bool) -> list[DayException]:
    return [parse_exception(one, "exception", of_place=of_place) for one in raw]


def without_exception(document: Document, key: str) -> Document:
    """Raises KeyError for an exception that is not there."""
    where, _colon, number = key.partition(":")
    if not (number.isascii() and number.isdigit()):
        raise KeyError(key)
    if where == "place":
        return {**document, "exceptions": _without(document.get("exceptions", []), int(number), key)}
    if where not in {layer["state"] for layer in document["layers"]}:
        raise KeyError(key)
    layers = [
        {**layer, "exceptions": _without(layer.get("exceptions", []), int(number), key)}
        if layer["state"] == where
        else layer
        for layer in document["layers"]
    ]
    return {**document, "layers": layers}


def _without(listed: list[Any], number: int, key: str) -> list[Any]:
    if number >= len(listed):
        raise KeyError(key)
    return listed[:number] + listed[number + 1 :]


def with_exceptions(document: Document, exceptions: Sequence[dict[str, Any]]) -> Document:
    """With exceptions after those there are. One that names no layers is about the door: a phone line stays."""
    states = [layer["state"] for layer in document["layers"]]
    doors = [state for state in states if way_of(STATES[state]) == WAYS["door"]]
    narrowed = {"layers": doors} if doors and len(doors) < len(states) else {}
    added = [one if "layers" in one else {**one, **narrowed} for one in exceptions]
    return {**document, "exceptions": [*document.get("exceptions", []), *added]}


def dated_exceptions(draft: Document) -> list[dict[str, Any]] | None:
    """The draft as exceptions alone, where it speaks of named dates and nothing else; else None.

    Hours on a date hold instead of the usual ones. Somebody being there is what hours mean unless they say otherwise.
    """
    made = []
    for layer in draft["layers"]:
        for period in layer.get("periods", []):
            dated = all(rule.get("dates") and set(rule) <= DATED_KEYS for rule in period["rules"])
            if {"from", "to"} & set(period) or not dated:
                return None
            made += [one for rule in period["rules"] for one in _on_dates(rule, layer["state"])]
    return [*made, *draft.get("exceptions", [])]


def _on_dates(rule: dict[str, Any], state: str) -> list[dict[str, Any]]:
    spans = rule.get("spans") or [[rule["from"], rule["to"]]]
    narrowed = {} if state == "staffed" else {"layers": [state]}
    return [{"date": day, "do": "replace", "spans": spans, **narrowed} for day in rule["dates"]]


def unknown_layers(document: Document, exceptions: Sequence[dict[str, Any]]) -> set[str]:
    """States that exceptions name and the place does not have."""
    named = {state for one in exceptions for state in one.get("layers", ())}
    return named - {layer["state"] for layer in document["layers"]}


def with_door_text(document: Document, draft: Document, today: date) -> Document:
    """The hours of the draft in place of those of the door.

    What a text on the door leaves unsaid stays: phone lines and online rooms, how holidays are kept, conditions,
    coming exceptions, times kept for groups.
    """
    old = {layer["state"]: layer for layer in document["layers"]}
    new = [_with_kept(layer, old.get(layer["state"], {})) for layer in draft["layers"]]
    told = {layer["state"] for layer in new}
    kept = [layer for state, layer in old.items() if state not in told and way_of(STATES[state]) != WAYS["door"]]
    coming = [one for one in document.get("exceptions", []) if _is_coming(one, today)]
    merged = {**document, "layers": sorted([*new, *kept], key=lambda layer: -STATES[layer["state"]])}
    exceptions = [*coming, *draft.get("exceptions", [])]
    states = {layer["state"] for layer in merged["layers"]}
    merged["exceptions"] = [one for one in exceptions if "layers" not in one or states.intersection(one["layers"])]
    if draft.get("audience"):
        merged["audience"] = draft["audience"]
    return merged


def _with_kept(layer: Document, old: Document) -> Document:
    kept = {key: old[key] for key in KEPT_OF_LAYER if old.get(key) and key not in layer}
    return {**layer, **kept}


def _is_coming(raw: object, today: date) -> bool:
    return parse_exception(raw, "exception", of_place=True).last >= today


def left_out(document: Document, changed: Document) -> list[str]:
    """States that the place has now and would not have any more."""
    after = {layer["state"] for layer in changed["layers"]}
    return [layer["state"] for layer in document["layers"] if layer["state"] not in after]
