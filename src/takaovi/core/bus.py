"""News that travels upwards: a lower room announces, a higher room listens, neither imports the other.

An announcement is a frozen dataclass with ids and plain data. It is delivered after the transaction has
been committed, so nobody hears of what was rolled back.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

Event = TypeVar("Event")
_listeners: dict[type, list[Callable[[Any], object]]] = defaultdict(list)


def listen(event_type: type[Event]) -> Callable[[Callable[[Event], object]], Callable[[Event], object]]:
    """Decorator for a one-line receiver of ``event_type``."""

    def register(receiver: Callable[[Event], object]) -> Callable[[Event], object]:
        if receiver not in _listeners[event_type]:
            _listeners[event_type].append(receiver)
        return receiver

    return register


def announce(event: object) -> None:
    """Tell every listener of this kind of event, once the current transaction has been committed."""
    for receiver in _listeners[type(event)]:
        transaction.on_commit(lambda receiver=receiver: receiver(event))
