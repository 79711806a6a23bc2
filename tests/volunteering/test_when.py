"""When somebody can, as they said it: parts of weekdays, days off, how often, and a fair share of turns."""

from datetime import date

import pytest

from takaovi.volunteering.when_values import DayPart, When, can_then, parts_of, read_slots, shares, weeks_since

TUESDAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        (600, 720, {DayPart.MORNING}),
        (690, 840, {DayPart.AFTERNOON}),  # half an hour before noon asks for no morning
        (660, 840, {DayPart.MORNING, DayPart.AFTERNOON}),
        (1020, 1200, {DayPart.EVENING}),
        (1320, 1500, {DayPart.EVENING}),  # past midnight
        (700, 725, {DayPart.MORNING}),  # too short for any: the part it is mostly in
    ],
)
def test_which_parts_of_the_day_a_shift_asks_for(start: int, end: int, parts: set[DayPart]) -> None:
    assert parts_of(start, end) == parts


def test_somebody_can_when_they_said_so_and_the_day_is_not_off() -> None:
    when = When(frozenset({"1a"}), frozenset({date(2026, 12, 8)}))
    assert can_then(when, TUESDAY, 720, 840)
    assert not can_then(when, date(2026, 12, 8), 720, 840)
    assert not can_then(when, date(2026, 12, 2), 720, 840)
    assert not can_then(when, TUESDAY, 600, 840)
    assert not can_then(When(), TUESDAY, 720, 840)


def test_how_often_is_a_limit_for_the_weeks_of_a_rota() -> None:
    assert [When(a_month=n).at_most(weeks) for n, weeks in ((1, 1), (1, 4), (2, 6), (4, 2), (8, 8))] == [1, 1, 3, 2, 16]
    assert (When(a_month=4).a_week, When(a_month=8).a_week) == (1, 2)


def test_a_share_is_what_somebody_has_done_more_than_whoever_did_least() -> None:
    assert shares({1: 7, 2: 5, 3: 60}) == {1: 2, 2: 0, 3: 20}
    assert shares({}) == {}
    assert weeks_since(date(2026, 11, 10), TUESDAY) == 3


def test_only_known_slots_are_read() -> None:
    assert read_slots(["1a", "7a", "1x", ""]) == {"1a"}
