"""From what the rooms below know of a place to one Option. Pure: rows in, frozen values out."""

from collections.abc import Sequence
from datetime import datetime

from takaovi.core.clock import from_minute
from takaovi.finder.values import Mode, Option, Reservation, Window
from takaovi.hours.queries import LayerTruth
from takaovi.hours.values import STATES, WAYS, Span
from takaovi.places.values import Trait

DOOR = WAYS["door"]
_MODE_OF_STATE = {
    STATES["staffed"]: Mode.STAFFED,
    STATES["if_shift_filled"]: Mode.IF_SHIFT_FILLED,
    STATES["self_service"]: Mode.SELF_SERVICE,
    STATES["by_arrangement"]: Mode.BY_ARRANGEMENT,
    STATES["phone"]: Mode.STAFFED,
    STATES["online"]: Mode.STAFFED,
}


# What a door may ask of one who comes alone: without it nobody gets in.
LOCKS = frozenset({"card_pin", "key"})
SAME_DAY = 14 * 60  # minutes
CALLED = frozenset({Mode.BY_ARRANGEMENT, Mode.IF_SHIFT_FILLED})


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
    local: bool = True,
    kept_for: Trait | None = None,
) -> Option:
    """How the place stands in the window: its best span there, or the next one after it, and how sure we are."""
    usable = [span for span in spans if span.way in ways]
    best = best_inside(usable, window)
    after = next_with_person(usable, window.end)
    shown = best or after
    truth = truth_of(shown, truths)
    at = from_minute(window.start)
    kept = window.is_now and any(r.start <= window.start < r.end for r in reservations)
    return Option(
        place_id=place_id,
        km=km,
        traits=traits,
        mode=Mode.KEPT if kept and best else mode_of(best, truth, truths, at, told=shown is not None),
        start=shown.start if shown else None,
        end=last_minute(shown, usable) if shown else None,
        open_at_start=bool(best and best.start <= window.start),
        then=staffed_later(best, usable) if best else None,
        needs_key=bool(truth and LOCKS & set(truth.conditions)),
        shown=mode_of(shown, truth, truths, at) if shown else None,
        conditions=truth.conditions if truth else (),
        local=local,
        kept_for=kept_for,
        happening=happening,
        phone=(truth.phone if truth else "") or phone,
        reservations=reservations,
        relevance=relevance,
        told_by=told_by(shown, truth),
        venue=shown.venue if shown else 0,
    )


def told_by(span: Span | None, truth: LayerTruth | None) -> int | None:
    """When the hoped-for time is settled; None for any other, and where no such moment is agreed."""
    if span is None or truth is None or truth.deadline_hours is None or span.state != STATES["if_shift_filled"]:
        return None
    return span.start - 60 * truth.deadline_hours


def best_inside(spans: Sequence[Span], window: Window) -> Span | None:
    """The span of the highest state that touches the window; the earliest of several."""
    inside = [span for span in spans if span.start < window.end and span.end > window.start]
    return min(inside, key=lambda span: (-span.state, span.start)) if inside else None


def next_with_person(spans: Sequence[Span], after: int) -> Span | None:
    """The next time somebody is there, or one can let oneself in; by arrangement only if there is no other."""
    coming = [span for span in spans if span.start >= after]
    return min(coming, key=lambda span: (not is_walk_in(span), span.start), default=None)


def staffed_later(best: Span, spans: Sequence[Span]) -> tuple[int, int] | None:
    """When somebody comes the same day, for a door that needs a key or a call until then. UTC minutes."""
    coming = [s for s in spans if s.state == STATES["staffed"] and best.start < s.start <= best.start + SAME_DAY]
    first = min(coming, key=lambda span: span.start, default=None)
    return (first.start, last_minute(first, spans)) if first else None


def is_walk_in(span: Span) -> bool:
    return _MODE_OF_STATE[span.state] not in CALLED


def truth_of(span: Span | None, truths: Sequence[LayerTruth]) -> LayerTruth | None:
    return next((truth for truth in truths if span and truth.state == span.state), None)


def mode_of(
    best: Span | None, truth: LayerTruth | None, truths: Sequence[LayerTruth], at: datetime, *, told: bool = True
) -> Mode:
    """Not known is not closed: only a confirmed plan may say "closed", and only a fresh one "open".

    ``told``: some time of the place is known; without any, a plan of days without times does not say "closed".
    """
    known = [t for t in truths if t.known]
    if best is not None:
        return _MODE_OF_STATE[best.state] if truth is not None and truth.is_fresh(at) else Mode.NOT_CONFIRMED
    if not known:
        return Mode.UNKNOWN
    if not any(t.is_fresh(at) for t in known):
        return Mode.NOT_CONFIRMED
    return Mode.CLOSED if told or not any(t.untimed for t in known) else Mode.UNKNOWN


def last_minute(span: Span, spans: Sequence[Span]) -> int:
    """When the door really closes in this mode: a span cut at midnight goes on in the next one."""
    end = span.end
    for other in sorted(spans, key=lambda s: s.start):
        if other.way == span.way and other.state == span.state and other.start == end:
            end = other.end
    return end
