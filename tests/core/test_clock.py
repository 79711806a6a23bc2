"""The clock of the house."""

from datetime import UTC, date, datetime

import pytest

from takaovi.core import clock


def test_a_stopped_clock_stands_still_and_goes_on_afterwards() -> None:
    then = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    with clock.stopped_at(then):
        assert clock.now() == then
        assert clock.today() == date(2026, 3, 29)
    assert clock.now() > then


def test_today_is_the_day_where_the_place_is() -> None:
    with clock.stopped_at(datetime(2026, 6, 1, 21, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 6, 2)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock.to_minute(datetime(2026, 1, 1))  # noqa: DTZ001  the point of the test


def test_minutes_count_from_1970_and_come_back() -> None:
    instant = datetime(2026, 11, 24, 5, 27, tzinfo=UTC)
    assert clock.from_minute(clock.to_minute(instant)) == instant
    assert clock.to_minute(datetime(1970, 1, 2, tzinfo=UTC)) == 1440
