"""What the first page of the desk is made of: lines, their buttons, and the places they belong to."""

from dataclasses import dataclass

from takaovi.ui.values import Link, Text


@dataclass(frozen=True, slots=True)
class Press:
    """A button that does it at once: its words, and what it sends."""

    words: str
    name: str
    value: str
    kind: str = "main"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that needs somebody. ``link`` leads there; ``presses`` do it here."""

    words: Text
    more: str = ""
    link: Link | None = None
    presses: tuple[Press, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceNeeds:
    """A place with its lines."""

    name: Text
    slug: str
    lines: tuple[Line, ...]
    ways: tuple[Link, ...] = ()
