"""The asked time becomes a window of minutes."""

from datetime import UTC, date, datetime

import pytest

from takaovi.core.clock import HELSINKI, to_minute
from takaovi.finder.values import When
from takaovi.finder.when import read_date, read_when

TUESDAY = datetime(2026, 11, 24, 16, 40, tzinfo=HELSINKI)


def local(day: int, hour: int, minute: int = 0, month: int = 11) -> int:
    return to_minute(datetime(2026, month, day, hour, minute, tzinfo=HELSINKI))


@pytest.mark.parametrize(
    ("text", "when", "start", "end"),
    [
        ("", When.NOW, local(24, 16, 40), local(24, 16, 41)),
        ("nyt", When.NOW, local(24, 16, 40), local(24, 16, 41)),
        ("tänään", When.TODAY, local(24, 16, 40), local(25, 0)),
        ("illalla", When.TONIGHT, local(24, 17), local(25, 0)),
        ("ikväll", When.TONIGHT, local(24, 17), local(25, 0)),
        ("Tomorrow", When.TOMORROW, local(25, 0), local(26, 0)),
        ("viikonloppu", When.WEEKEND, local(28, 0), local(30, 0)),
        ("2026-12-24", When.DATE, local(24, 0, month=12), local(25, 0, month=12)),
        ("24.12.", When.DATE, local(24, 0, month=12), local(25, 0, month=12)),
    ],
)
def test_words_of_time(text: str, when: When, start: int, end: int) -> None:
    window, note = read_when(text, TUESDAY, HELSINKI)
    assert (window.when, window.start, window.end, note) == (when, start, end, "")


def test_late_in_the_evening_tonight_is_what_is_left_of_it() -> None:
    window, _note = read_when("illalla", TUESDAY.replace(hour=21), HELSINKI)
    assert (window.start, window.end) == (local(24, 21, 40), local(25, 0))


def test_on_a_sunday_the_weekend_is_today() -> None:
    window, _note = read_when("viikonloppu", datetime(2026, 11, 29, 12, tzinfo=HELSINKI), HELSINKI)
    monday = to_minute(datetime(2026, 11, 30, tzinfo=HELSINKI))
    assert (window.day, window.start, window.end) == (date(2026, 11, 29), local(29, 12), monday)


@pytest.mark.parametrize(
    ("text", "when", "note"),
    [
        ("joskus", When.NOW, "when_unknown"),
        ("2026-13-45", When.NOW, "when_unknown"),
        ("31.2.", When.NOW, "when_unknown"),
        ("9" * 40, When.NOW, "when_unknown"),
        ("9999-12-31", When.NOW, "when_unknown"),
        ("31.12.9999", When.NOW, "when_unknown"),
        ("2020-01-01", When.TODAY, "when_past"),
        ("2027-12-24", When.DATE, "when_far"),
    ],
)
def test_what_is_not_understood_becomes_the_nearest_question_with_a_note(text: str, when: When, note: str) -> None:
    window, told = read_when(text, TUESDAY, HELSINKI)
    assert (window.when, told) == (when, note)
    assert window.start < window.end


def test_a_day_without_a_year_is_the_next_one_to_come() -> None:
    assert read_date("1.1.", date(2026, 11, 24)) == date(2027, 1, 1)
    assert read_date("24.11.", date(2026, 11, 24)) == date(2026, 11, 24)


def test_the_day_of_the_spring_night_is_23_hours_long() -> None:
    window, _note = read_when("2026-03-29", datetime(2026, 3, 1, tzinfo=UTC), HELSINKI)
    assert window.end - window.start == 23 * 60
