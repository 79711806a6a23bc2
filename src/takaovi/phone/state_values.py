"""A call's state as JSON and back: kept between two webhooks, or carried signed in a form. Pure."""

from dataclasses import asdict
from typing import Any

from takaovi.phone.values import CallState, Locality, Place, Topic, Wished


def as_json(state: CallState) -> dict[str, Any]:
    """Plain values only."""
    return asdict(state) | {"choices": [list(choice) for choice in state.choices]}


def from_json(kept: dict[str, Any]) -> CallState:
    """The state again. Raises KeyError, TypeError or ValueError for what ``as_json`` has not made."""
    return CallState(
        at=Place(kept["at"]),
        language=str(kept["language"]),
        area=str(kept["area"]),
        tries=int(kept["tries"]),
        choices=tuple(Locality(str(code), str(name)) for code, name in kept["choices"]),
        wished=Wished(kept["wished"]),
        topic=Topic(kept["topic"]),
    )
