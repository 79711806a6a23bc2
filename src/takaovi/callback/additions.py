"""Pages of rooms above that whoever takes calls is led to, each told in its room's ``ready``."""

from collections.abc import Callable
from typing import NamedTuple

from takaovi.ui.values import Link


class Way(NamedTuple):
    """``words`` are a lazy phrase; ``shown``: whether there is such a page on this installation."""

    words: object
    shown: Callable[[], bool]


_ways: dict[str, Way] = {}


def add_way(url_name: str, words: object, shown: Callable[[], bool]) -> None:
    _ways[url_name] = Way(words, shown)


def ways_on(address: Callable[[str], str]) -> list[Link]:
    """The pages there are; ``address`` gives that of a name in the reader's language."""
    return [Link(str(way.words), address(name)) for name, way in _ways.items() if way.shown()]
