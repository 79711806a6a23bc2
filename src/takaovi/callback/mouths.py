"""Whether anything can connect a volunteer with a person. A room above says so in its ``ready``; none is built in."""

from collections.abc import Callable

_mouths: dict[str, Callable[[], bool]] = {}


def add_mouth(name: str, ready: Callable[[], bool]) -> None:
    """``name`` takes orders (``events.CallOrdered``) while ``ready`` says so."""
    _mouths[name] = ready


def drop_mouth(name: str) -> None:
    _mouths.pop(name, None)


def has_mouth() -> bool:
    return any(ready() for ready in _mouths.values())
