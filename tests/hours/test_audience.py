"""Times kept for a group have an effect only while the door is open. No database."""

from datetime import date

from takaovi.hours.audience import Kept, kept_times
from takaovi.hours.engine import expand
from takaovi.hours.values import Schedule
from tests.hours.plans import every, layer, minute, schedule

WEDNESDAY = date(2026, 12, 2)
WHO = {"fi": "naiset"}


def kept(plan: Schedule, first: date = WEDNESDAY, last: date = WEDNESDAY) -> list[Kept]:
    return kept_times(plan, expand(plan, first, last, {}), first, last)


def window(start: str, end: str, **more: object) -> dict:
    return {"rules": [every("wed", start, end)], "who": WHO, **more}


def test_a_window_inside_open_time_is_kept_and_the_state_stays() -> None:
    plan = schedule(
        layer("staffed", every("wed", "09:00", "17:00")), audience=[window("12:00", "14:00", exclusive=True)]
    )
    assert kept(plan) == [Kept(minute("2026-12-02T12:00"), minute("2026-12-02T14:00"), WHO, True)]
    assert [(span.state, span.end - span.start) for span in expand(plan, WEDNESDAY, WEDNESDAY, {})] == [(60, 480)]


def test_a_window_is_cut_to_the_open_door() -> None:
    plan = schedule(layer("staffed", every("wed", "13:00", "17:00")), audience=[window("12:00", "14:00")])
    assert kept(plan) == [Kept(minute("2026-12-02T13:00"), minute("2026-12-02T14:00"), WHO, False)]


def test_a_window_while_the_door_is_shut_has_no_effect() -> None:
    shut = schedule(layer("staffed", every("thu", "09:00", "17:00")), audience=[window("12:00", "14:00")])
    assert kept(shut) == []
    on_the_phone = schedule(layer("phone", every("wed", "09:00", "17:00")), audience=[window("12:00", "14:00")])
    assert kept(on_the_phone) == []


def test_a_window_of_a_season_is_kept_in_its_season_only() -> None:
    season = window("12:00", "14:00", **{"from": "2026-12-09", "to": "2026-12-31"})
    plan = schedule(layer("staffed", every("wed", "09:00", "17:00")), audience=[season])
    assert [one.start for one in kept(plan, WEDNESDAY, date(2026, 12, 16))] == [
        minute("2026-12-09T12:00"),
        minute("2026-12-16T12:00"),
    ]
