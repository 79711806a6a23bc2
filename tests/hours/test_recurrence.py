"""On which days a rule holds; no database, no zones."""

from datetime import date

import pytest

from takaovi.hours.recurrence import Rule, rule_days

WEDNESDAY = frozenset({2})


def days(rule: Rule, first: str, last: str, since: str | None = None) -> list[str]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [day.isoformat() for day in rule_days(rule, start, end, since=date.fromisoformat(since) if since else None)]


def test_a_weekly_rule_holds_on_its_weekdays() -> None:
    rule = Rule(540, 1020, weekdays=frozenset({0, 4}))
    assert days(rule, "2026-11-30", "2026-12-11") == ["2026-11-30", "2026-12-04", "2026-12-07", "2026-12-11"]


def test_every_second_week_is_counted_from_the_week_of_the_anchor_also_backwards() -> None:
    rule = Rule(540, 600, weekdays=WEDNESDAY, every_weeks=2, anchor=date(2026, 9, 11))
    assert days(rule, "2026-08-24", "2026-09-30") == ["2026-08-26", "2026-09-09", "2026-09-23"]


def test_even_weeks_are_iso_weeks_and_week_53_is_followed_by_another_odd_one() -> None:
    odd = Rule(540, 600, weekdays=WEDNESDAY, parity="odd")
    assert days(odd, "2026-12-21", "2027-01-24") == ["2026-12-30", "2027-01-06", "2027-01-20"]
    even = Rule(540, 600, weekdays=WEDNESDAY, parity="even")
    assert days(even, "2026-12-21", "2027-01-24") == ["2026-12-23", "2027-01-13"]


def test_the_first_and_the_last_wednesday_of_a_month() -> None:
    rule = Rule(540, 600, weekdays=WEDNESDAY, nth=frozenset({1, -1}))
    assert days(rule, "2026-09-01", "2026-10-31") == ["2026-09-02", "2026-09-30", "2026-10-07", "2026-10-28"]


def test_a_fifth_weekday_is_missing_from_most_months() -> None:
    rule = Rule(540, 600, weekdays=WEDNESDAY, nth=frozenset({5}))
    assert days(rule, "2026-09-01", "2026-12-31") == ["2026-09-30", "2026-12-30"]


def test_a_count_runs_from_the_first_day_of_the_period_and_not_of_the_question() -> None:
    rule = Rule(540, 600, weekdays=WEDNESDAY, count=3)
    assert days(rule, "2026-09-08", "2026-12-31", since="2026-09-01") == ["2026-09-09", "2026-09-16"]


def test_a_counted_rule_without_a_first_day_is_refused() -> None:
    with pytest.raises(ValueError, match="first day"):
        days(Rule(540, 600, count=3), "2026-09-01", "2026-09-30")


def test_listed_dates_come_in_order_once_and_inside_the_question_only() -> None:
    listed = (date(2026, 12, 9), date(2026, 8, 26), date(2026, 12, 9), date(2027, 1, 1))
    assert days(Rule(600, 720, dates=listed), "2026-08-01", "2026-12-31") == ["2026-08-26", "2026-12-09"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"start": 1440, "end": 1500}, "no such span"),
        ({"start": 600, "end": 600}, "no such span"),
        ({"start": 600, "end": 2041}, "no such span"),
        ({"start": 0, "end": 60, "every_weeks": 0}, "every n-th week"),
        ({"start": 0, "end": 60, "every_weeks": 2}, "every n-th week"),
        ({"start": 0, "end": 60, "parity": "both"}, "even or odd"),
        ({"start": 0, "end": 60, "count": 0}, "at least 1"),
        ({"start": 0, "end": 60, "nth": frozenset({6})}, "no such weekday"),
    ],
)
def test_an_impossible_rule_cannot_be_made(wrong: dict, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Rule(**wrong)
