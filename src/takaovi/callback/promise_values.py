"""An honest time for a call: from who is on duty and when, who waits before, and when nobody is disturbed. Pure.

Minutes are UTC minutes since 1970, the hours of the day those of Helsinki.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from takaovi.callback.values import BETWEEN_TRIES, MOST_TRIES, Wished
from takaovi.core.clock import HELSINKI, from_minute, to_minute

# Nobody is called before or after these hours, local time.
FIRST_HOUR, LAST_HOUR = 9, 21
WINDOWS = {
    Wished.SOON: (FIRST_HOUR, LAST_HOUR),
    Wished.MORNING: (9, 12),
    Wished.AFTERNOON: (12, 16),
    Wished.EVENING: (16, 20),
}
CALL_MINUTES = 20  # what one call takes of a duty, with a breath after it
ROUND_MINUTES = 30  # a promise is made to the full or half hour
AHEAD_DAYS = 7  # so far ahead a duty counts
UNSURE_WEEKDAYS = 2  # without anybody on duty: by the second weekday from today
UNSURE_HOUR = 20


class Duty(NamedTuple):
    """When somebody answers for calls: ``start`` to ``end``."""

    start: int
    end: int


class Promise(NamedTuple):
    """We call ``by`` then. Not ``sure``: nobody is on duty yet in time, and the person is told so."""

    by: int
    sure: bool


def at_hour(day: date, hour: int) -> int:
    """The UTC minute of a full hour of a local day."""
    return to_minute(datetime.combine(day, time(hour), HELSINKI))


def local_day(minute: int) -> date:
    return from_minute(minute).astimezone(HELSINKI).date()


def is_quiet(minute: int) -> bool:
    """Whether nobody may be called then."""
    day = local_day(minute)
    return not at_hour(day, FIRST_HOUR) <= minute < at_hour(day, LAST_HOUR)


def after_quiet(minute: int) -> int:
    """That minute, or the next one at which somebody may be called."""
    day = local_day(minute)
    if minute < at_hour(day, FIRST_HOUR):
        return at_hour(day, FIRST_HOUR)
    return minute if minute < at_hour(day, LAST_HOUR) else at_hour(day + timedelta(days=1), FIRST_HOUR)


def promise_for(now: int, wished: Wished, duty: Sequence[Duty], ahead: int = 0) -> Promise:
    """By when we call somebody who asks ``now`` and has ``ahead`` others before them in the queue.

    Those before take the first calls of the duties, whatever they wished: the promise is rather late than broken.
    """
    slots = sorted(start for span in duty for start in _slots(span, now))
    for start in slots[ahead:]:
        if _in_window(start, wished):
            return Promise(_rounded(start + CALL_MINUTES), sure=True)
    return Promise(_unsure(now, wished), sure=False)


def _slots(span: Duty, now: int) -> Iterator[int]:
    """When calls of this duty begin, each with its whole time inside the duty and outside the quiet hours."""
    first = max(span.start, now)
    last = min(span.end, now + AHEAD_DAYS * 1440)
    for start in range(first, last - CALL_MINUTES + 1, CALL_MINUTES):
        if not is_quiet(start) and not is_quiet(start + CALL_MINUTES - 1):
            yield start


def _in_window(minute: int, wished: Wished) -> bool:
    first, last = WINDOWS[wished]
    day = local_day(minute)
    return at_hour(day, first) <= minute < at_hour(day, last)


def _rounded(minute: int) -> int:
    return -(-minute // ROUND_MINUTES) * ROUND_MINUTES


def _unsure(now: int, wished: Wished) -> int:
    day, left = local_day(now), UNSURE_WEEKDAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return at_hour(day, min(WINDOWS[wished][1], UNSURE_HOUR))


def next_try(now: int, tries: int) -> int | None:
    """When to call again after ``tries`` calls that nobody answered; None after the last."""
    if tries >= MOST_TRIES:
        return None
    return after_quiet(now + int(BETWEEN_TRIES.total_seconds()) // 60)
