"""Times kept for a group inside open time, as they fall on real days. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from takaovi.core.clock import from_minute
from takaovi.hours.days import period_days
from takaovi.hours.engine import localise
from takaovi.hours.values import WAYS, Span, Texts, Window


@dataclass(frozen=True, slots=True)
class Kept:
    """From ``start`` to ``end`` (UTC minutes, half-open) the open door is kept for ``who`` (by language code)."""

    start: int
    end: int
    who: Texts
    exclusive: bool


def kept_times(
    windows: Iterable[Window], zone: ZoneInfo, spans: Iterable[Span], start: int, end: int
) -> tuple[Kept, ...]:
    """The kept times that touch [start, end). A window outside open time has no effect."""
    windows = tuple(windows)
    if not windows:
        return ()
    doors = [span for span in spans if span.way == WAYS["door"]]
    first = from_minute(start).astimezone(zone).date() - timedelta(days=1)  # a night may reach into the first day
    last = from_minute(end).astimezone(zone).date()
    found = []
    for window in windows:
        for number, clocks in enumerate(period_days([window.period], first, last)):
            day = first + timedelta(days=number)
            for begins, ends in clocks:
                low, high = localise(day, begins, zone), localise(day, ends, zone)
                found += [
                    Kept(max(low, door.start), min(high, door.end), window.who, window.exclusive)
                    for door in doors
                    if max(low, door.start, start) < min(high, door.end, end)
                ]
    return tuple(sorted(found, key=lambda kept: (kept.start, kept.end)))
