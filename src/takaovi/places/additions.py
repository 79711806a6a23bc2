"""What rooms above tell this room, each in its ``ready``, so that no arrow points up: which stops they still need."""

from collections.abc import Callable, Iterable

_users: list[Callable[[int], Iterable[str]]] = []


def add_stop_users(keys: Callable[[int], Iterable[str]]) -> None:
    """``keys`` of a place's id: the keys of the stops that the room needs."""
    if keys not in _users:
        _users.append(keys)


def stops_in_use(place_id: int) -> frozenset[str]:
    """Keys of stops that cannot be taken away. One query for each room that tells some."""
    return frozenset(key for keys in _users for key in keys(place_id))
