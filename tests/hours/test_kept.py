"""Times kept for a group, on real days."""

from datetime import datetime

from takaovi.core.clock import HELSINKI, to_minute
from takaovi.hours.kept import Kept, kept_times
from takaovi.hours.plan_parts import parse_windows
from takaovi.hours.values import STATES, Span

WEDNESDAYS = {"days": ["wed"], "from": "14:00", "to": "16:00"}
WOMEN = parse_windows([{"rules": [WEDNESDAYS], "who": {"fi": "naiset"}, "exclusive": True}], "audience")


def at(day: int, hour: int) -> int:
    return to_minute(datetime(2026, 11, day, hour, tzinfo=HELSINKI))


def kept(*spans: Span, start: int, end: int) -> list[tuple[int, int]]:
    return [(k.start, k.end) for k in kept_times(WOMEN, HELSINKI, spans, start, end)]


def door(day: int, start: int, end: int) -> Span:
    return Span(at(day, start), at(day, end), STATES["staffed"])


def test_a_window_falls_on_its_weekday_inside_open_time() -> None:
    spans = (door(24, 9, 17), door(25, 9, 17))
    assert kept_times(WOMEN, HELSINKI, spans, at(24, 0), at(26, 0)) == (
        Kept(at(25, 14), at(25, 16), {"fi": "naiset"}, True),
    )


def test_a_window_is_cut_to_the_open_door() -> None:
    assert kept(door(25, 9, 15), start=at(25, 0), end=at(26, 0)) == [(at(25, 14), at(25, 15))]


def test_a_window_outside_open_time_has_no_effect() -> None:
    assert kept(door(25, 9, 12), start=at(25, 0), end=at(26, 0)) == []
    assert kept(Span(at(25, 9), at(25, 17), STATES["phone"], 1), start=at(25, 0), end=at(26, 0)) == []


def test_only_what_touches_the_asked_time_is_told() -> None:
    assert kept(door(25, 9, 17), start=at(25, 12), end=at(25, 13)) == []
    assert kept(door(25, 9, 17), start=at(25, 15), end=at(25, 15) + 1) == [(at(25, 14), at(25, 16))]
