"""From a plan to occurrences: weeks, months, breaks, changes, holidays and the nights of the clock."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from takaovi.core.clock import HELSINKI, from_minute, to_minute
from takaovi.programme.occurrences import Planned, occurrences
from takaovi.programme.plan import parse_series

DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))
WEDNESDAY = {"days": "wed", "from": "17:00", "to": "19:00"}


def plan(*rules: dict[str, Any], **fields: Any) -> Any:
    return parse_series({"from": "2026-09-01", "rules": list(rules)} | fields)


def local(planned: Planned, zone: ZoneInfo = HELSINKI) -> str:
    start, end = (from_minute(minute).astimezone(zone) for minute in (planned.start, planned.end))
    return f"{start:%-d.%-m. %H:%M}–{end:%H:%M}"


def days(series: Any, first: date = DECEMBER[0], last: date = DECEMBER[1]) -> list[int]:
    return [found.day.day for found in occurrences(series, first, last)]


def wall(*parts: int) -> int:
    return to_minute(datetime(*parts, tzinfo=HELSINKI))  # type: ignore[arg-type,misc]


def test_every_week() -> None:
    found = occurrences(plan(WEDNESDAY), *DECEMBER)
    assert [local(one) for one in found] == [
        "2.12. 17:00–19:00",
        "9.12. 17:00–19:00",
        "16.12. 17:00–19:00",
        "23.12. 17:00–19:00",
        "30.12. 17:00–19:00",
    ]
    first = wall(2026, 12, 2, 17)
    assert found[0] == Planned(date(2026, 12, 2), 1020, first, first, first + 120)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"days": ["mon", "thu"]}, [3, 7, 10, 14, 17, 21, 24, 28, 31]),
        ({"days": "wed", "every_weeks": 2}, [9, 23]),
        ({"days": "wed", "every_weeks": 2, "anchor": "2026-12-02"}, [2, 16, 30]),
        ({"days": "wed", "every_weeks": 3, "anchor": "2026-12-02"}, [2, 23]),
        ({"days": "sun", "parity": "even"}, [13, 27]),
        ({"days": "sun", "parity": "odd"}, [6, 20]),
        ({"days": "wed", "nth": [1, 3]}, [2, 16]),
        ({"days": "wed", "nth": [-1]}, [30]),
        ({"days": "wed", "count": 15}, [2, 9]),
        ({"dates": ["2026-12-12", "2026-12-05", "2027-01-02"]}, [5, 12]),
    ],
)
def test_every_kind_of_repeating(rule: dict[str, Any], expected: list[int]) -> None:
    assert days(plan(rule | {"from": "10:00", "to": "12:00"})) == expected


def test_a_list_of_dates_with_one_date_at_another_hour() -> None:
    found = occurrences(
        plan(
            {"dates": ["2026-12-05", "2026-12-12"], "from": "10:00", "to": "12:00"},
            {"dates": ["2026-12-19"], "from": "14:00", "to": "15:30"},
        ),
        *DECEMBER,
    )
    assert [local(one) for one in found] == ["5.12. 10:00–12:00", "12.12. 10:00–12:00", "19.12. 14:00–15:30"]


def test_the_season_has_a_first_and_a_last_day() -> None:
    assert days(plan(WEDNESDAY, **{"from": "2026-12-09", "to": "2026-12-23"})) == [9, 16, 23]


def test_breaks_of_every_kind() -> None:
    assert days(plan(WEDNESDAY, breaks=[{"from": "2026-12-20", "to": "2027-01-06"}])) == [2, 9, 16]
    assert days(plan(WEDNESDAY, breaks=[{"from": "12-20", "to": "01-06"}])) == [2, 9, 16]
    assert days(plan(WEDNESDAY, breaks=[{"week": 50}])) == [2, 16, 23, 30]
    june = (date(2027, 5, 20), date(2027, 9, 10))
    summer = occurrences(plan(WEDNESDAY, breaks=[{"from": "06-01", "to": "08-31"}]), *june)
    assert [f"{one.day:%-d.%-m.}" for one in summer] == ["26.5.", "1.9.", "8.9."]


def test_holidays_and_eves_are_skipped_only_where_the_plan_says_so() -> None:
    classes = {
        date(2026, 12, 24): frozenset({"eve"}),
        date(2026, 12, 25): frozenset({"public"}),
        date(2026, 12, 23): frozenset({"day_before"}),
    }
    daily = {"days": "wed-fri", "from": "10:00", "to": "12:00"}
    week = (date(2026, 12, 23), date(2026, 12, 25))
    assert [p.day.day for p in occurrences(plan(daily, holidays="skip"), *week, classes)] == [23]
    assert [p.day.day for p in occurrences(plan(daily), *week, classes)] == [23, 24, 25]
    kept = plan(daily, holidays="skip", changes=[{"date": "2026-12-24", "do": "keep"}])
    assert [p.day.day for p in occurrences(kept, *week, classes)] == [23, 24]


def test_one_day_of_a_break_may_be_kept() -> None:
    with_party = plan(WEDNESDAY, breaks=[{"week": 52}], changes=[{"date": "2026-12-23", "do": "keep"}])
    assert days(with_party) == [2, 9, 16, 23, 30]


def changed(**fields: Any) -> Planned:
    series = plan(WEDNESDAY, changes=[{"date": "2026-12-09"} | fields])
    found = occurrences(series, *DECEMBER)
    untouched = occurrences(plan(WEDNESDAY), *DECEMBER)
    assert [one for one in found if one.day.day != 9] == [one for one in untouched if one.day.day != 9]
    (one,) = (one for one in found if one.day.day == 9)
    assert one.planned == wall(2026, 12, 9, 17)
    return one


def test_moving_to_another_day_keeps_the_hour_and_the_identity() -> None:
    moved = changed(do="move", to="2026-12-10")
    assert (local(moved), moved.status) == ("10.12. 17:00–19:00", "moved")


def test_moving_to_another_hour_keeps_the_length() -> None:
    assert local(changed(do="move", start="18:30")) == "9.12. 18:30–20:30"


def test_moving_past_midnight() -> None:
    assert local(changed(do="move", start="22:00", end="01:00")) == "9.12. 22:00–01:00"


def test_moving_to_another_place_keeps_the_time() -> None:
    moved = changed(do="move", place="kirjasto", reason={"sv": "Salen renoveras."})
    assert (local(moved), moved.status, moved.place) == ("9.12. 17:00–19:00", "moved", "kirjasto")
    assert moved.reason == {"sv": "Salen renoveras."}


def test_changing_the_end_or_the_note_leaves_it_on() -> None:
    longer = changed(do="change", end="21:00", reason={"fi": "Pikkujoulut."})
    assert (local(longer), longer.status, longer.reason) == ("9.12. 17:00–21:00", "on", {"fi": "Pikkujoulut."})


def test_changing_the_start_is_told_as_moved() -> None:
    assert changed(do="change", start="16:00").status == "moved"


def test_cancelling_keeps_it_on_the_list_with_the_reason() -> None:
    cancelled = changed(do="cancel", reason={"fi": "Ohjaaja on sairaana."})
    assert (local(cancelled), cancelled.status) == ("9.12. 17:00–19:00", "cancelled")


def test_a_change_touches_only_the_named_time_of_a_day_with_two() -> None:
    two = {"days": "wed", "spans": [["10:00", "12:00"], ["17:00", "19:00"]]}
    changes = [{"date": "2026-12-09", "at": "17:00", "do": "skip"}]
    found = occurrences(plan(two, changes=changes), date(2026, 12, 9), date(2026, 12, 9))
    assert [local(one) for one in found] == ["9.12. 10:00–12:00"]
    both = plan(two, changes=[{"date": "2026-12-09", "do": "skip"}])
    assert occurrences(both, date(2026, 12, 9), date(2026, 12, 9)) == []


def test_a_change_of_a_day_on_which_nothing_happens_changes_nothing() -> None:
    assert days(plan(WEDNESDAY, changes=[{"date": "2026-12-10", "do": "move", "start": "10:00"}])) == [
        2,
        9,
        16,
        23,
        30,
    ]


def test_past_midnight_belongs_to_the_day_it_began() -> None:
    (night,) = occurrences(plan({"days": "sat", "from": "21:00", "to": "02:00"}), date(2026, 12, 5), date(2026, 12, 5))
    assert (local(night), night.day) == ("5.12. 21:00–02:00", date(2026, 12, 5))


def test_the_night_the_clocks_go_forward_is_an_hour_shorter() -> None:
    spring = (date(2027, 3, 27), date(2027, 3, 27))
    (night,) = occurrences(plan({"days": "sat", "from": "21:00", "to": "04:00"}), *spring)
    assert (local(night), night.end - night.start) == ("27.3. 21:00–04:00", 360)


def test_the_night_the_clocks_go_back_is_an_hour_longer() -> None:
    autumn = (date(2026, 10, 24), date(2026, 10, 24))
    (night,) = occurrences(plan({"days": "sat", "from": "21:00", "to": "04:00"}), *autumn)
    assert (local(night), night.end - night.start) == ("24.10. 21:00–04:00", 480)


def test_a_time_the_clock_jumps_over_is_an_hour_later_and_lasts_as_long() -> None:
    jump = (date(2027, 3, 28), date(2027, 3, 28))
    (half,) = occurrences(plan({"days": "sun", "from": "03:15", "to": "03:45"}), *jump)
    assert local(half) == "28.3. 04:15–04:45"
    (tail,) = occurrences(plan({"days": "sun", "from": "03:50", "to": "04:00"}), *jump)
    assert local(tail) == "28.3. 04:50–05:00"


def test_two_rules_of_the_same_minute_are_one_occurrence_and_the_later_rule_holds() -> None:
    first_is_longer = {"days": "wed", "nth": [1], "from": "17:00", "to": "20:00"}
    found = occurrences(plan(WEDNESDAY, first_is_longer), date(2026, 12, 1), date(2026, 12, 9))
    assert [local(one) for one in found] == ["2.12. 17:00–20:00", "9.12. 17:00–19:00"]


def test_the_series_keeps_its_wall_time_in_its_own_zone() -> None:
    tokyo = parse_series({"zone": "Asia/Tokyo", "rules": [WEDNESDAY]})
    (one,) = occurrences(tokyo, date(2026, 12, 9), date(2026, 12, 9))
    assert local(one, ZoneInfo("Asia/Tokyo")) == "9.12. 17:00–19:00"
    assert local(one) == "9.12. 10:00–12:00"
