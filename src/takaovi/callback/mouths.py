"""Whether anything can connect a volunteer with a person. A room above says so in its ``ready``; none is built in."""

from collections.abc import Callable
from typing import NamedTuple


class Mouth(NamedTuple):
    """``ready``: whether it takes orders now. ``reaches``: whether it can call this volunteer, by id."""

    ready: Callable[[], bool]
    reaches: Callable[[int], bool]


_mouths: dict[str, Mouth] = {}


def everybody(person_id: int) -> bool:
    return True


def add_mouth(name: str, ready: Callable[[], bool], reaches: Callable[[int], bool] = everybody) -> None:
    """``name`` takes orders (``events.CallOrdered``) while ``ready`` says so, of volunteers whom it ``reaches``."""
    _mouths[name] = Mouth(ready, reaches)


def drop_mouth(name: str) -> None:
    _mouths.pop(name, None)


def has_mouth(person_id: int | None = None) -> bool:
    """Whether some mouth takes orders; with a person, whether one takes theirs."""
    return any(one.ready() and (person_id is None or one.reaches(person_id)) for one in _mouths.values())
