"""Which days a break covers, and when it comes next."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takaovi.programme.values import Break

SUMMER, CHRISTMAS, WEEK_8 = Break(yearly=(601, 831)), Break(yearly=(1220, 106)), Break(week=8)
ONCE = Break(date(2026, 12, 20), date(2027, 1, 6))


@pytest.mark.parametrize(
    ("pause", "on", "day"),
    [
        (ONCE, date(2026, 12, 1), date(2026, 12, 20)),
        (ONCE, date(2027, 1, 6), date(2027, 1, 6)),
        (ONCE, date(2027, 1, 7), None),
        (SUMMER, date(2026, 9, 1), date(2027, 6, 1)),
        (SUMMER, date(2026, 5, 31), date(2026, 6, 1)),
        (CHRISTMAS, date(2027, 1, 3), date(2027, 1, 3)),
        (CHRISTMAS, date(2027, 1, 7), date(2027, 12, 20)),
        (WEEK_8, date(2026, 12, 1), date(2027, 2, 22)),
        (Break(week=53), date(2027, 1, 4), date(2032, 12, 27)),
        (Break(yearly=(229, 305)), date(2027, 1, 4), date(2027, 3, 1)),
        (Break(yearly=(229, 305)), date(2028, 1, 4), date(2028, 2, 29)),
    ],
)
def test_the_next_day_of_a_break(pause: Break, on: date, day: date | None) -> None:
    assert pause.next_day(on) == day


@given(st.sampled_from([ONCE, SUMMER, CHRISTMAS, WEEK_8]), st.dates(date(2026, 1, 1), date(2029, 12, 31)))
def test_the_next_day_is_the_first_that_is_covered(pause: Break, on: date) -> None:
    naive = next((day for n in range(400) if pause.covers(day := on + timedelta(days=n))), None)
    assert pause.next_day(on) == naive
