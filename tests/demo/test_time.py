"""The region's time over a year: always somebody somewhere, and every case that pages must be able to tell."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from random import Random

import pytest

from takaovi.core.clock import HELSINKI, from_minute, to_minute
from takaovi.demo import sheets, weeks
from takaovi.demo.happenings import activity_sheets
from takaovi.hours.day_table import packaged_classes
from takaovi.hours.values import STATES, Schedule, Span
from takaovi.programme.occurrences import Planned, occurrences
from takaovi.programme.plan import parse_series
from tests.demo.conftest import TODAY, Year

ONE_DAY = timedelta(days=1)
LEAST = {"staffed": STATES["staffed"], "self_service": STATES["self_service"]}


def at(day: date, hour: int, minute: int = 0) -> int:
    return to_minute(datetime(day.year, day.month, day.day, hour, minute, tzinfo=HELSINKI))


def doors_open(year: Year, moment: int, least: int) -> list[str]:
    return [
        slug
        for slug, spans in year.spans.items()
        if any(span.way == 0 and span.state >= least and span.start <= moment < span.end for span in spans)
    ]


def test_a_door_is_open_at_any_daytime_moment_of_the_year(year: Year) -> None:
    dice = Random(1)
    moments = [at(TODAY + dice.randrange(366) * ONE_DAY, dice.randrange(9, 20), dice.randrange(60)) for _ in range(200)]
    assert [from_minute(moment) for moment in moments if not doors_open(year, moment, LEAST["self_service"])] == []


def test_somebody_is_there_every_day_even_at_christmas(year: Year) -> None:
    days = [TODAY + number * ONE_DAY for number in range(366)]
    assert [day for day in days if not doors_open(year, at(day, 13), LEAST["staffed"])] == []


def test_every_evening_there_is_something_to_come_to(year: Year) -> None:
    days = [TODAY + number * ONE_DAY for number in range(366)]
    evenings = Counter(
        from_minute(one.start).astimezone(HELSINKI).date()
        for sheet in year.activities
        for one in happened(year, sheet.slug, days[0], days[-1])
        if 17 <= from_minute(one.start).astimezone(HELSINKI).hour <= 20
    )
    assert [day for day in days if evenings[day] == 0] == []


def happened(year: Year, slug: str, first: date, last: date) -> list[Planned]:
    sheet = next(sheet for sheet in year.activities if sheet.slug == slug)
    return occurrences(parse_series(sheet.plan), first, last, packaged_classes(first - ONE_DAY, last + ONE_DAY))


def test_in_july_some_places_rest_and_others_do_not(year: Year) -> None:
    july = [date(2027, 7, day) for day in range(5, 19)]
    staffed = {slug for day in july for slug in doors_open(year, at(day, 12), LEAST["staffed"])}
    resting = {slug for slug, plan in year.plans.items() if rests_in_july(plan)}
    assert len(resting) >= 10
    assert not staffed & resting
    assert len(staffed) >= 20


def rests_in_july(plan: Schedule) -> bool:
    return any(
        not period.rules and period.yearly and period.yearly[0] <= 701 and period.yearly[1] >= 721
        for layer in plan.layers
        for period in layer.periods
        if layer.state == STATES["staffed"]
    )


def test_some_places_open_in_summer_only(year: Year) -> None:
    months = defaultdict(set)
    for slug, spans in year.spans.items():
        months[slug] = {from_minute(span.start).astimezone(HELSINKI).month for span in spans}
    summer_only = {slug for slug, seen in months.items() if seen and seen <= {5, 6, 7, 8, 9}}
    assert summer_only == {"kylatupa-pyorostuoli", "kesaolohuone-rantakivi"}


def test_no_door_is_open_in_keuruu_on_a_tuesday_evening(year: Year) -> None:
    keuruu = {place.slug for place in sheets.places() if place.municipality == "249"}
    tuesdays = [TODAY + number * 7 * ONE_DAY for number in range(52)]
    assert TODAY.weekday() == 1
    for hour in (17, 18, 19, 20):
        open_then = {slug for day in tuesdays for slug in doors_open(year, at(day, hour), STATES["by_arrangement"])}
        assert open_then & keuruu == set()


def test_an_activity_is_held_while_its_place_is_open(year: Year) -> None:
    last = TODAY + 360 * ONE_DAY
    outside = {
        sheet.slug
        for sheet in year.activities
        if sheet.place
        for one in happened(year, sheet.slug, TODAY, last)
        if not within(one.start, one.end, year.spans[sheet.place])
    }
    # Where nobody has told the hours, people still carry furniture.
    assert outside == {"huonekalutalkoot-asukastila-leppakerttu"}


def within(start: int, end: int, spans: list[Span]) -> bool:
    """Whether open time, of whatever state, covers [start, end)."""
    for span in sorted(spans, key=lambda span: span.start):
        if span.start <= start < span.end:
            start = span.end
    return start >= end


def test_every_series_has_a_time_within_a_year(year: Year) -> None:
    last = TODAY + 366 * ONE_DAY
    assert [s.slug for s in year.activities if not happened(year, s.slug, TODAY - 7 * ONE_DAY, last)] == []


def test_every_state_condition_and_truth_is_there(year: Year) -> None:
    layers = [layer for plan in year.plans.values() for layer in plan.layers]
    assert {layer.state for layer in layers} == set(STATES.values())
    assert {"call_first", "key", "card_pin", "weather", "age:15"} <= {c for layer in layers for c in layer.conditions}
    truths = Counter(hours["truth"].partition(":")[0] for place in sheets.places() for hours in place.hours)
    assert truths["fresh"] >= 40
    assert truths["stale"] >= 5
    assert truths["hearsay"] >= 2
    assert truths["told"] >= 3
    assert truths["unknown"] == 1
    assert [place.slug for place in sheets.places() if not place.hours] == ["asukastila-leppakerttu"]


def test_every_kind_of_repetition_is_there(year: Year) -> None:
    periods = [p for plan in year.plans.values() for layer in plan.layers for p in layer.periods]
    rules = [rule for period in periods for rule in period.rules]
    assert {rule.parity for rule in rules} == {None, "even", "odd"}
    assert any(rule.every_weeks == 2 for rule in rules)
    assert any(rule.end > 1440 for rule in rules)
    assert any(-1 in rule.nth for rule in rules)
    assert any(rule.min_shift for rule in rules)
    assert any(period.untimed for period in periods)
    assert any(layer.filled for plan in year.plans.values() for layer in plan.layers)
    assert any(len({rule.weekdays for rule in p.rules}) < len(p.rules) for p in periods)
    exceptions = [e for plan in year.plans.values() for layer in plan.layers for e in layer.exceptions]
    assert {exception.do for exception in exceptions} == {"closed", "add", "cut"}
    windows = [window for plan in year.plans.values() for window in plan.audience]
    assert [window.who["en"] for window in windows] == ["Women's hour"]


def test_one_evening_is_cancelled_with_a_reason_and_one_is_moved(year: Year) -> None:
    last = TODAY + 30 * ONE_DAY
    told = [one for sheet in year.activities for one in happened(year, sheet.slug, year.calendar.week, last)]
    by_status = {status: [one for one in told if one.status == status] for status in ("cancelled", "moved")}
    assert {status: len(found) for status, found in by_status.items()} == {"cancelled": 1, "moved": 1}
    for (one,) in by_status.values():
        assert set(one.reason) == {"fi", "sv", "en", "fi-simple"}


@pytest.mark.parametrize("number", range(0, 400, 21))
def test_the_moved_one_is_ahead_on_any_day_of_any_week(number: int) -> None:
    """Its old day and its new one are both in the two weeks that the page of its place tells."""
    monday = TODAY - TODAY.weekday() * ONE_DAY + number * ONE_DAY
    resting = packaged_classes(monday, monday + 150 * ONE_DAY)
    calendar = weeks.calendar_of(monday, resting.keys())
    sheet = next(one for one in activity_sheets(calendar) if one.slug == "lautapelit-kahvitupa-lampi")
    held = occurrences(parse_series(sheet.plan), monday, monday + 14 * ONE_DAY, resting)
    moved = [(one.planned, one.start) for one in held if one.status == "moved"]
    assert moved == [(at(monday + 12 * ONE_DAY, 14), at(monday + 13 * ONE_DAY, 14))]


def test_the_conference_has_two_days_and_a_remote_part(year: Year) -> None:
    whole = next(sheet for sheet in year.activities if sheet.slug == "kohtaamispaikkapaivat")
    parts = [sheet for sheet in year.activities if sheet.part_of == whole.slug]
    assert whole.plan["rules"][0]["dates"] == ["2027-01-14", "2027-01-15"]
    assert len(parts) == 9
    assert [sheet.slug for sheet in parts if not sheet.place] == ["kohtaamispaikkapaivat-etaosuus"]


@pytest.mark.parametrize("number", range(0, 800, 7))
def test_the_conference_is_always_some_weeks_ahead_on_ordinary_days(number: int) -> None:
    today = TODAY + number * ONE_DAY
    resting = packaged_classes(today, today + 150 * ONE_DAY)
    calendar = weeks.calendar_of(today, resting.keys())
    ahead = (calendar.conference - today).days
    assert calendar.conference.weekday() == 3
    assert 17 <= ahead <= 90
    assert not {calendar.conference, calendar.conference + ONE_DAY} & set(resting)
