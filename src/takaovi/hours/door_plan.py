"""A document of hours in the making: periods by state, and what stands beside them. No Django."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from takaovi.hours.door_clauses import Clause
from takaovi.hours.door_dates import Bounds
from takaovi.hours.door_rules import Timed, rest_of_week, rules_of
from takaovi.hours.door_spans import Span
from takaovi.hours.door_values import Asking
from takaovi.hours.values import STATES

Key = tuple[str, str]  # the bounds of a period


@dataclass(slots=True)
class Plan:
    """A document in the making: timed clauses by state and bounds, and what stands beside them."""

    periods: dict[str, dict[Key, list[Timed]]] = field(default_factory=dict)
    closures: list[tuple[str, Bounds]] = field(default_factory=list)
    exceptions: list[dict[str, Any]] = field(default_factory=list)
    holidays: dict[str, dict[str, Any]] = field(default_factory=dict)
    audience: list[dict[str, Any]] = field(default_factory=list)


def state_of(clause: Clause) -> str:
    return clause.state or "staffed"


def has_ends(clause: Clause) -> bool:
    return bool(clause.times) and all(span.end is not None for span in clause.times)


def is_covered(window: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether every minute of the window is open by a plain weekly clause."""
    plain = [one for one in clauses if not (one.audience or one.special or one.bounds or one.dates)]
    return all(
        any(day in one.days and any(_holds(a, span) for a in one.times) for one in plain)
        for day in window.days
        for span in window.times
    )


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and (inner.end or 0) <= (outer.end or 0)


def document_of(plan: Plan, conditions: dict[str, list[str]], asking: Asking) -> dict[str, Any]:
    """The JSON of docs/hours.md, with the highest state first."""
    layers: list[dict[str, Any]] = []
    for state in sorted(plan.periods, key=lambda name: -STATES[name]):
        rest_of_week(plan.periods[state], asking)
        periods = [
            {**{end: value for end, value in zip(("from", "to"), key, strict=True) if value}, "rules": rules_of(timed)}
            for key, timed in plan.periods[state].items()
        ]
        layers.append({"state": state, "periods": periods})
    for layer in layers:
        named_conditions = dict.fromkeys(conditions.get(layer["state"], ()))
        if named_conditions:
            layer["conditions"] = list(named_conditions)
        if plan.holidays.get(layer["state"]):
            layer["holidays"] = plan.holidays[layer["state"]]
    exceptions = [*plan.exceptions, *_close(plan.closures, layers)]
    document: dict[str, Any] = {"layers": layers}
    if exceptions:
        document["exceptions"] = exceptions
    if plan.audience:
        document["audience"] = plan.audience
    return document


def _close(closures: Sequence[tuple[str, Bounds]], layers: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Yearly closures are periods without rules in their layers; dated ones are returned as exceptions."""
    exceptions: list[dict[str, Any]] = []
    for state, bounds in closures:
        if len(bounds["from"]) == 10:
            made: dict[str, Any] = {**bounds, "do": "closed"}
            if state and len(layers) > 1:
                made["layers"] = [state]
            exceptions.append(made)
            continue
        for layer in layers:
            ends = [(period.get("from"), period.get("to")) for period in layer["periods"]]
            if (not state or layer["state"] == state) and (bounds["from"], bounds["to"]) not in ends:
                layer["periods"].append({**bounds, "rules": []})
    return exceptions
