"""News that travels upwards: a lower room announces, a higher room listens, neither imports the other.

An announcement is a frozen dataclass with ids and plain data. It is delivered after the transaction has
been committed, so nobody hears of what was rolled back.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any, TypeVar

from django.db import transaction

Event = TypeVar("Event")
_listeners: dict[type, list[Callable[[Any], object]]] = defaultdict(list)
_hushed: ContextVar[bool] = ContextVar("hushed", default=False)


def listen(event_type: type[Event]) -> Callable[[Callable[[Event], object]], Callable[[Event], object]]:
    """Decorator for a one-line receiver of ``event_type``."""

    def register(receiver: Callable[[Event], object]) -> Callable[[Event], object]:
        if receiver not in _listeners[event_type]:
            _listeners[event_type].append(receiver)
        return receiver

    return register


def announce(event: object) -> None:
    """Tell every listener of this kind of event, once the current transaction has been committed."""
    if _hushed.get():
        return
    for receiver in _listeners[type(event)]:
        transaction.on_commit(partial(receiver, event))


def is_hushed() -> bool:
    """A load in bulk is going on."""
    return _hushed.get()


@contextmanager
def hushed() -> Iterator[None]:
    """Announce nothing meanwhile: for a load in bulk, which afterwards tells once of each thing it touched."""
    token = _hushed.set(True)
    try:
        yield
    finally:
        _hushed.reset(token)
