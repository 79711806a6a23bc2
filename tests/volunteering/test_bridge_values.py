"""When one may be met, when a guest hears, and what is chosen from. No database."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from takaovi.core.clock import HELSINKI, to_minute
from takaovi.volunteering.bridge_values import (
    HAND_OVER_CODES,
    MEET_CODES,
    MOST_A_DAY,
    USUAL_SIGNS,
    Sign,
    answer_by,
    half_way,
    kept_until,
    meeting_times,
    signs_of,
)
from tests.factories.volunteering import at

ZONE = ZoneInfo("Europe/Helsinki")


def minute(day: int, hour: int, past: int = 0) -> int:
    return to_minute(at(day, hour, past))


def clocks(times: tuple[int, ...]) -> list[str]:
    return [datetime.fromtimestamp(m * 60, ZONE).strftime("%d. %H.%M") for m in times]


def test_one_may_be_met_each_half_hour_but_not_when_the_door_is_about_to_close() -> None:
    times = meeting_times([(minute(26, 17), minute(26, 19))], [], minute(24, 9), ZONE)
    assert clocks(times) == ["26. 17.00", "26. 17.30", "26. 18.00", "26. 18.30"]


def test_whoever_greets_has_time_to_answer_before_the_first_of_them() -> None:
    times = meeting_times([(minute(24, 9), minute(24, 13))], [], minute(24, 11, 10), ZONE)
    assert clocks(times) == ["24. 11.30", "24. 12.00", "24. 12.30"]


def test_times_kept_for_a_group_are_left_out() -> None:
    kept = [(minute(26, 17, 30), minute(26, 18, 30))]
    times = meeting_times([(minute(26, 17), minute(26, 19, 30))], kept, minute(24, 9), ZONE)
    assert clocks(times) == ["26. 17.00", "26. 18.30", "26. 19.00"]


@pytest.mark.parametrize(
    ("until", "count", "second"), [(13, 4, "26. 10.00"), (16, 4, "26. 11.00"), (21, 6, "26. 11.00")]
)
def test_of_a_long_day_there_are_never_more_than_six(until: int, count: int, second: str) -> None:
    times = meeting_times([(minute(26, 9), minute(26, until))], [], minute(24, 9), ZONE)
    assert len(times) == count <= MOST_A_DAY
    assert clocks(times)[1] == second


def test_spans_that_lie_on_top_of_each_other_give_each_time_once() -> None:
    spans = [(minute(26, 17), minute(26, 18)), (minute(26, 17), minute(26, 18))]
    assert clocks(meeting_times(spans, [], minute(24, 9), ZONE)) == ["26. 17.00", "26. 17.30"]


def test_a_guest_hears_at_six_the_evening_before() -> None:
    assert answer_by(at(24, 9), at(26, 17), HELSINKI) == at(25, 18)


def test_asked_late_a_guest_hears_an_hour_before() -> None:
    assert answer_by(at(25, 15), at(26, 17), HELSINKI) == at(26, 16)


def test_others_are_asked_half_way() -> None:
    assert half_way(at(24, 10), at(25, 18)) == at(25, 2)


def test_a_place_that_chose_no_signs_has_the_usual_three() -> None:
    assert signs_of("") == USUAL_SIGNS
    assert signs_of("flower,scarf,hammer") == (Sign.SCARF, Sign.FLOWER)


def test_a_hand_over_ends_a_week_after_its_day() -> None:
    assert kept_until(date(2026, 12, 1)) == date(2026, 12, 8)


def test_codes_of_one_kind_open_nothing_of_the_other() -> None:
    code = MEET_CODES.make(b"one")
    assert MEET_CODES.read(code) == HAND_OVER_CODES.read(code) == code
    assert MEET_CODES.hash(code) != HAND_OVER_CODES.hash(code)
