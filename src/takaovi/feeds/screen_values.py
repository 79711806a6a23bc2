"""How the door of a place stands from minute to minute, for a screen that may lose its network. Pure."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from takaovi.hours.values import Span

HELD = 24 * 60  # minutes for which a screen may go on telling what it knew


class Stretch(NamedTuple):
    """From ``start`` to ``end`` (UTC minutes, half-open) the door stands as ``span`` says; None is no open time.

    ``group`` is for whom an open door is kept meanwhile, ``following`` the next opening.
    """

    start: int
    end: int
    span: Span | None
    group: str | None = None
    following: Span | None = None


class Reserved(NamedTuple):
    """From ``start`` to ``end`` an open door is kept for ``who``."""

    start: int
    end: int
    who: str


def stretches_ahead(
    spans: Sequence[Span], reserved: Sequence[Reserved], at: int, midnights: Iterable[int] = ()
) -> list[Stretch]:
    """Every change of the door from the minute ``at`` on, as long as a screen may hold it.

    ``spans`` are those of the ways in which one comes, without times by arrangement. A stretch ends at midnight too,
    since "tomorrow" is another day then.
    """
    last = at + HELD
    times = [(span.start, span.end) for span in spans] + [(one.start, one.end) for one in reserved]
    edges = {at, last, *midnights, *(edge for pair in times for edge in pair)}
    inside = sorted(edge for edge in edges if at <= edge <= last)
    return [_stretch(start, end, spans, reserved) for start, end in pairwise(inside)]


def _stretch(start: int, end: int, spans: Sequence[Span], reserved: Sequence[Reserved]) -> Stretch:
    on = [span for span in spans if span.start <= start < span.end]
    highest = max(on, key=lambda span: span.state, default=None)
    following = min((span for span in spans if span.start >= end), default=None)
    group = next((one.who for one in reserved if one.start <= start < one.end), None)
    return Stretch(start, end, highest, group if highest else None, following)
