"""What a plan tells beyond its spans. No database."""

from datetime import date, datetime

from takaovi.core.clock import HELSINKI, to_minute
from takaovi.finder.ahead_values import end_of_hours, next_opening, promised_days, rare_only, untimed_on
from takaovi.hours.plan import parse_plan
from takaovi.hours.values import Schedule

TUESDAY = date(2026, 11, 24)
WEDNESDAYS = {"days": "wed", "time": "unknown"}
DOOR = {0}


def staffed(*periods: dict, **more: object) -> Schedule:
    return parse_plan({"layers": [{"state": "staffed", "periods": list(periods), **more}]})


def test_the_days_of_an_untimed_promise_are_found_and_their_hours_are_not() -> None:
    schedule = staffed({"rules": [WEDNESDAYS, {"days": "sat", "from": "10:00", "to": "unknown"}]})
    assert promised_days(schedule, TUESDAY, date(2026, 12, 1), {}) == {date(2026, 11, 25): 0, date(2026, 11, 28): 600}
    assert len(untimed_on(schedule, TUESDAY)) == 2


def test_a_closure_takes_a_promise_away() -> None:
    closed = {"from": "2026-11-25", "to": "2026-11-25", "do": "closed"}
    schedule = staffed({"rules": [WEDNESDAYS]}, exceptions=[closed])
    assert promised_days(schedule, TUESDAY, date(2026, 12, 2), {}) == {date(2026, 12, 2): 0}


def test_a_place_that_keeps_holidays_promises_no_holiday() -> None:
    schedule = staffed({"rules": [WEDNESDAYS]}, holidays={"public": "closed"})
    classes = {date(2026, 11, 25): frozenset({"public"})}
    assert promised_days(schedule, TUESDAY, date(2026, 11, 30), classes) == {}


def test_only_what_does_not_come_every_week_is_rare() -> None:
    weekly = {"days": "mon-fri", "from": "09:00", "to": "17:00"}
    odd = {"days": "sat", "from": "10:00", "to": "14:00", "parity": "odd"}
    rare = rare_only(staffed({"rules": [weekly, odd]}), TUESDAY)
    assert [(rule.parity, rule.start) for rule in rare.layers[0].periods[0].rules] == [("odd", 600)]
    assert rare_only(staffed({"rules": [weekly]}), TUESDAY).layers == ()


def test_hours_that_end_with_nothing_after_them_have_an_end_to_tell() -> None:
    rule = {"days": "mon-fri", "from": "09:00", "to": "17:00"}
    ends = {"from": "2026-09-01", "to": "2026-12-18", "rules": [rule]}
    assert end_of_hours(staffed(ends), TUESDAY) == date(2026, 12, 18)
    assert end_of_hours(staffed(ends, {"from": "2026-12-19", "rules": [rule]}), TUESDAY) is None
    assert end_of_hours(staffed({"rules": [rule]}), TUESDAY) is None


def test_a_summer_house_is_found_open_again_in_half_a_year() -> None:
    summer = {"from": "05-15", "to": "09-15", "rules": [{"days": "mon-sun", "from": "10:00", "to": "18:00"}]}
    span = next_opening(staffed(summer), TUESDAY, {}, DOOR)
    assert span is not None
    assert span.start == to_minute(datetime(2027, 5, 15, 10, tzinfo=HELSINKI))


def test_a_place_without_hours_never_opens() -> None:
    assert next_opening(staffed({"rules": []}), TUESDAY, {}, DOOR) is None
