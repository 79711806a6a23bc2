"""Times kept for a group, as far as they fall inside open time: a window while the door is shut has no effect."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from takaovi.hours.days import period_days
from takaovi.hours.engine import localise
from takaovi.hours.values import Schedule, Span, Texts, Window

DOOR = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """Open and kept for ``who`` from ``start`` to ``end`` (UTC minutes, half-open); others stay out if exclusive."""

    start: int
    end: int
    who: Texts
    exclusive: bool


def kept_times(schedule: Schedule, spans: Sequence[Span], first: date, last: date) -> list[Kept]:
    """The windows of the local days [first, last], cut to the open door in ``spans``; in order of time."""
    kept = [
        Kept(max(start, span.start), min(end, span.end), window.who, window.exclusive)
        for window in schedule.audience
        for start, end in _window_times(schedule, window, first, last)
        for span in spans
        if span.way == DOOR and span.start < end and span.end > start
    ]
    return sorted(kept, key=lambda one: (one.start, one.end))


def _window_times(schedule: Schedule, window: Window, first: date, last: date) -> list[tuple[int, int]]:
    days = period_days((window.period,), first, last)
    zone = schedule.zone
    return [
        (localise(first + timedelta(days=number), start, zone), localise(first + timedelta(days=number), end, zone))
        for number, clocks in enumerate(days)
        for start, end in clocks
    ]
