"""What this room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CallOrdered:
    """A volunteer wants to be connected. A mouth takes the order with ``line_actions.take_order``, or it lapses."""

    call_id: int


@dataclass(frozen=True, slots=True)
class CallWaits:
    """Somebody asked for a call, or has to be called anew."""

    request_id: int
    area: str
