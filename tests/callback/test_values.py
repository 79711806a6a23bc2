"""An honest time for a call, without a database."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takaovi.callback.promise_values import (
    Duty,
    Promise,
    after_quiet,
    is_quiet,
    local_day,
    next_try,
    promise_for,
)
from takaovi.callback.ring_values import Missed, TurnState, after_missed, may_be_agreed, next_day, turn_on
from takaovi.callback.values import Wished
from takaovi.core.clock import HELSINKI, to_minute


def at(day: int, hour: int, minute: int = 0) -> int:
    """A minute of March 2026 by the clock on the wall; the 2nd is a Monday, the 29th turns to summer time."""
    return to_minute(datetime(2026, 3, day, hour, minute, tzinfo=HELSINKI))


def duty(day: int, first: int, last: int) -> Duty:
    return Duty(at(day, first), at(day, last))


@pytest.mark.parametrize(
    ("now", "wished", "duties", "ahead", "promise"),
    [
        # Somebody is on duty now: one call takes twenty minutes, and the promise is made to the half hour.
        (at(2, 12, 13), Wished.SOON, [duty(2, 10, 18)], 0, Promise(at(2, 13), True)),
        (at(2, 12, 13), Wished.SOON, [duty(2, 10, 18)], 3, Promise(at(2, 14), True)),
        # Two on duty take two at once.
        (at(2, 12, 13), Wished.SOON, [duty(2, 10, 18), duty(2, 12, 15)], 3, Promise(at(2, 13), True)),
        # Nobody is on duty before Wednesday.
        (at(2, 12), Wished.SOON, [duty(4, 10, 12)], 0, Promise(at(4, 10, 30), True)),
        # They wish the evening.
        (at(2, 12), Wished.EVENING, [duty(2, 10, 18)], 0, Promise(at(2, 16, 30), True)),
        # They wish the morning, and the duty is over by then: not sure, by the second weekday.
        (at(2, 12), Wished.MORNING, [duty(2, 10, 18)], 0, Promise(at(4, 12), False)),
        (at(2, 12), Wished.SOON, [], 0, Promise(at(4, 20), False)),
        # On a Friday the second weekday is Tuesday.
        (at(6, 12), Wished.SOON, [], 0, Promise(at(10, 20), False)),
        # A duty in the night is no time to call.
        (at(2, 20, 50), Wished.SOON, [duty(2, 20, 23)], 0, Promise(at(4, 20), False)),
        # What is left of the duty is too short for one more call.
        (at(2, 17, 45), Wished.SOON, [duty(2, 10, 18), duty(3, 9, 10)], 0, Promise(at(3, 9, 30), True)),
        # A duty more than a week ahead is not counted on.
        (at(2, 12), Wished.SOON, [duty(10, 10, 12)], 0, Promise(at(4, 20), False)),
        # The day the clocks change.
        (at(28, 22), Wished.SOON, [duty(29, 9, 12)], 0, Promise(at(29, 9, 30), True)),
    ],
)
def test_the_promise_is_honest(now: int, wished: Wished, duties: list[Duty], ahead: int, promise: Promise) -> None:
    assert promise_for(now, wished, duties, ahead) == promise


DUTIES = st.lists(
    st.builds(
        lambda start, length: Duty(at(2, 0) + start, at(2, 0) + start + length),
        st.integers(0, 9 * 1440),
        st.integers(15, 600),
    ),
    max_size=5,
)


# The machine may be busy with other tests.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(at(2, 0), at(8, 23)), st.sampled_from(Wished), DUTIES, st.integers(0, 20))
def test_a_promise_lies_ahead_in_calling_hours_and_waiting_longer_never_makes_it_earlier(
    now: int, wished: Wished, duties: list[Duty], ahead: int
) -> None:
    promise = promise_for(now, wished, duties, ahead)
    assert promise.by > now
    assert not is_quiet(promise.by - 30)
    later = promise_for(now, wished, duties, ahead + 1)
    if promise.sure and later.sure:
        assert later.by >= promise.by
    assert promise.sure or not later.sure


def test_nobody_is_called_from_nine_in_the_evening_to_nine_in_the_morning() -> None:
    assert [hour for hour in range(24) if not is_quiet(at(2, hour))] == list(range(9, 21))
    assert (after_quiet(at(2, 21)), after_quiet(at(2, 8, 59)), after_quiet(at(2, 20, 59))) == (
        at(3, 9),
        at(2, 9),
        at(2, 20, 59),
    )


def test_three_tries_at_least_two_hours_apart_and_none_in_the_night() -> None:
    assert [next_try(at(2, 12), tries) for tries in (1, 2, 3)] == [at(2, 14), at(2, 14), None]
    assert next_try(at(2, 19, 30), 1) == at(3, 9)


def test_a_turn_of_the_ring_is_on_its_weekday_at_its_hour_of_the_wall_clock() -> None:
    monday = local_day(at(2, 12))
    assert [next_day(weekday, monday) - monday for weekday in range(7)] == [timedelta(days=n) for n in range(7)]
    assert turn_on(local_day(at(29, 12)), 14 * 60) == at(29, 14)
    assert [may_be_agreed(minute) for minute in (8 * 60, 9 * 60, 20 * 60, 20 * 60 + 45)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("state", "plan", "hour", "then"),
    [
        (TurnState.DUE, Missed.NEXT_TIME, 14, (TurnState.AGAIN, at(2, 14, 30))),
        (TurnState.DUE, Missed.CONTACT, 14, (TurnState.AGAIN, at(2, 14, 30))),
        (TurnState.AGAIN, Missed.NEXT_TIME, 14, (TurnState.MISSED, None)),
        (TurnState.AGAIN, Missed.CONTACT, 14, (TurnState.CONTACT, at(2, 14))),
        (TurnState.CONTACT, Missed.CONTACT, 14, (TurnState.MISSED, None)),
        (TurnState.DUE, Missed.NEXT_TIME, 20, (TurnState.AGAIN, at(2, 20, 30))),
    ],
)
def test_a_call_that_nobody_answers_follows_the_plan_that_was_agreed(
    state: TurnState, plan: Missed, hour: int, then: tuple[TurnState, int | None]
) -> None:
    assert after_missed(at(2, hour), state, plan) == then


def test_a_second_call_is_not_made_in_the_night() -> None:
    assert after_missed(at(2, 20, 45), TurnState.DUE, Missed.NEXT_TIME) == (TurnState.MISSED, None)
