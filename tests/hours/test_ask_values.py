"""When keepers are asked, and about which days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from takaovi.core.clock import HELSINKI
from takaovi.hours.ask_schedule_values import calendar_seasons, season_starts
from takaovi.hours.ask_values import (
    AskTime,
    ask_time,
    awake,
    holiday_runs,
    monday_after,
    runs_of,
    season_named,
    seasons_between,
    week_to_ask,
)
from takaovi.hours.day_table import packaged_classes
from takaovi.hours.plan import parse_plan

THURSDAY_TEN = ask_time("thu", 10)


def at(text: str) -> datetime:
    """A wall time in Helsinki."""
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI).astimezone(UTC)


def test_next_week_is_asked_about_from_thursday_at_ten_until_it_begins() -> None:
    asked = [
        week_to_ask(THURSDAY_TEN, at(moment), HELSINKI)
        for moment in (
            "2026-11-26T09:59",
            "2026-11-26T10:00",
            "2026-11-29T23:59",
            "2026-11-30T00:00",
            "2026-12-03T09:59",
            "2026-12-03T10:00",
        )
    ]
    monday = date(2026, 11, 30)
    assert asked == [None, monday, monday, None, None, monday + timedelta(days=7)]


@pytest.mark.parametrize(
    ("day", "now", "monday"),
    [
        ("mon", "2026-11-30T10:00", date(2026, 12, 7)),
        ("sun", "2026-11-29T10:00", date(2026, 11, 30)),
        ("sun", "2026-11-30T00:10", None),
    ],
)
def test_any_weekday_can_be_the_day_of_asking(day: str, now: str, monday: date | None) -> None:
    assert week_to_ask(ask_time(day, 10), at(now), HELSINKI) == monday


def test_the_hour_is_that_of_the_wall_on_both_sides_of_the_change_of_clocks() -> None:
    before, after = at("2026-10-22T10:00"), at("2026-10-29T10:00")
    assert (after - before) == timedelta(days=7, hours=1)
    assert [AskTime().last_before(moment, HELSINKI).hour for moment in (before, after)] == [10, 10]
    assert AskTime().last_before(after - timedelta(minutes=1), HELSINKI) == before


def test_the_week_after_a_sunday_begins_the_next_day() -> None:
    assert monday_after(date(2026, 11, 29)) == date(2026, 11, 30)
    assert monday_after(date(2026, 11, 30)) == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("moment", "sent"),
    [
        ("2026-11-26T10:00", "2026-11-26T10:00"),
        ("2026-11-26T20:00", "2026-11-27T08:00"),
        ("2026-11-26T23:59", "2026-11-27T08:00"),
        ("2026-11-27T03:10", "2026-11-27T08:00"),
        ("2026-11-27T08:00", "2026-11-27T08:00"),
        ("2026-11-27T19:59", "2026-11-27T19:59"),
    ],
)
def test_no_letter_comes_in_the_quiet_hours(moment: str, sent: str) -> None:
    assert awake(at(moment), HELSINKI) == at(sent)


def test_days_in_a_row_are_asked_about_together() -> None:
    christmas = [date(2026, 12, day) for day in (26, 24, 25, 31)]
    assert runs_of(christmas) == [
        (date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26)),
        (date(2026, 12, 31),),
    ]


def test_holidays_of_the_next_two_weeks_are_asked_about_to_their_end() -> None:
    classes = packaged_classes(date(2026, 12, 1), date(2027, 1, 31))
    assert holiday_runs(classes, date(2026, 12, 9)) == []
    (christmas,) = holiday_runs(classes, date(2026, 12, 10))
    assert (christmas[0], christmas[-1]) == (date(2026, 12, 24), date(2026, 12, 26))
    assert holiday_runs(classes, date(2026, 12, 24)) == [
        (date(2026, 12, 25), date(2026, 12, 26)),
        (date(2027, 1, 1),),
        (date(2027, 1, 6),),
    ]


def plan(*periods: dict) -> dict:
    return {"layers": [{"state": "staffed", "periods": list(periods)}]}


WINTER = {"rules": [{"days": "mon-fri", "from": "09:00", "to": "17:00"}]}
SUMMER = {"from": "06-01", "to": "08-31", "rules": [{"days": "mon", "from": "10:00", "to": "12:00"}]}
TWO_DAYS = {"from": "2026-05-25", "to": "2026-05-26", "rules": []}


@pytest.mark.parametrize(
    ("periods", "today", "starts"),
    [
        ([WINTER], date(2026, 5, 20), []),
        ([WINTER, SUMMER], date(2026, 5, 20), [date(2026, 6, 1)]),
        ([WINTER, SUMMER], date(2026, 5, 17), []),
        ([WINTER, SUMMER], date(2026, 6, 1), []),
        ([WINTER, SUMMER], date(2026, 8, 20), [date(2026, 9, 1)]),
        ([WINTER, TWO_DAYS], date(2026, 5, 20), []),
        ([{"from": "2026-01-01", "to": "2026-05-31", **WINTER}], date(2026, 5, 20), [date(2026, 6, 1)]),
    ],
)
def test_a_season_is_asked_about_when_its_first_day_is_within_two_weeks(
    periods: list[dict], today: date, starts: list[date]
) -> None:
    assert season_starts(parse_plan(plan(*periods)), today, 14) == starts


def test_the_seasons_of_the_year_are_known_by_their_days() -> None:
    assert seasons_between(date(2026, 6, 1), date(2027, 5, 31)) == [
        (date(2026, 6, 1), date(2026, 6, 1)),
        (date(2026, 8, 15), date(2026, 8, 15)),
        (date(2026, 12, 27), date(2027, 1, 5)),
    ]
    assert [season_named(date(2026, *day)) for day in ((6, 1), (8, 15), (12, 27), (9, 1))] == [
        "summer",
        "autumn",
        "christmas",
        "",
    ]


@pytest.mark.parametrize(
    ("periods", "asked"),
    [
        ([{}], True),  # the same hours all year: summer is asked about
        ([{"from": "2026-01-01", "to": "2026-05-31"}], False),  # shut for the summer: that day is asked about itself
        ([{"to": "2026-06-20"}, {"from": "2026-06-21"}], False),  # a summer season that begins near it
        ([{"to": "2026-03-31"}, {"from": "2026-04-01"}], True),  # other hours since long
        ([{"to": "2026-03-31"}], False),  # not open at all
    ],
)
def test_a_season_of_the_year_is_asked_about_unless_the_plan_changes_near_it(
    periods: list[dict[str, str]], asked: bool
) -> None:
    schedule = parse_plan(plan(*(WINTER | period for period in periods)))
    found = calendar_seasons(schedule, date(2026, 5, 20), 14)
    assert found == ([(date(2026, 6, 1), date(2026, 6, 1))] if asked else [])
