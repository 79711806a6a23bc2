"""From what the rooms below know of a place to one Option. Pure: rows in, frozen values out."""

from collections.abc import Sequence
from datetime import datetime

from takaovi.core.clock import from_minute
from takaovi.finder.values import Mode, Option, Reservation, Window
from takaovi.hours.queries import LayerTruth
from takaovi.hours.values import STATES, WAYS, Span

DOOR = WAYS["door"]
_MODE_OF_STATE = {
    STATES["staffed"]: Mode.STAFFED,
    STATES["if_shift_filled"]: Mode.IF_SHIFT_FILLED,
    STATES["self_service"]: Mode.SELF_SERVICE,
    STATES["by_arrangement"]: Mode.BY_ARRANGEMENT,
    STATES["phone"]: Mode.STAFFED,
    STATES["online"]: Mode.STAFFED,
}


def make_option(
    *,
    place_id: int,
    km: float | None,
    traits: int,
    phone: str,
    spans: Sequence[Span],
    truths: Sequence[LayerTruth],
    window: Window,
    happening: bool = False,
    reservations: tuple[Reservation, ...] = (),
    relevance: int = 0,
    ways: frozenset[int] = frozenset({DOOR}),
) -> Option:
    """How the place stands in the window: its best span there, or the next one after it, and how sure we are."""
    at = from_minute(window.start)
    usable = [span for span in spans if span.way in ways]
    inside = [span for span in usable if span.start < window.end and span.end > window.start]
    best = min(inside, key=lambda span: (-span.state, span.start)) if inside else None
    after = min((span for span in usable if span.start >= window.end), key=lambda span: span.start, default=None)
    shown = best or after
    truth = next((t for t in truths if shown and t.state == shown.state), None)
    return Option(
        place_id=place_id,
        km=km,
        traits=traits,
        mode=mode_of(best, truth, truths, at),
        start=shown.start if shown else None,
        end=last_minute(shown, usable) if shown else None,
        open_at_start=bool(best and best.start <= window.start),
        happening=happening,
        phone=(truth.phone if truth else "") or phone,
        reservations=reservations,
        relevance=relevance,
    )


def mode_of(best: Span | None, truth: LayerTruth | None, truths: Sequence[LayerTruth], at: datetime) -> Mode:
    """Not known is not closed: only a confirmed plan may say "closed", and only a fresh one "open"."""
    known = [t for t in truths if t.known]
    if best is not None:
        return _MODE_OF_STATE[best.state] if truth is not None and truth.is_fresh(at) else Mode.NOT_CONFIRMED
    if not known:
        return Mode.UNKNOWN
    return Mode.CLOSED if any(t.is_fresh(at) for t in known) else Mode.NOT_CONFIRMED


def last_minute(span: Span, spans: Sequence[Span]) -> int:
    """When the door really closes in this mode: a span cut at midnight goes on in the next one."""
    end = span.end
    for other in sorted(spans, key=lambda s: s.start):
        if other.way == span.way and other.state == span.state and other.start == end:
            end = other.end
    return end
