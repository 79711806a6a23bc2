"""The one clock of the house: every "now" comes from here, so that a test can set it.

Instants travel as aware datetimes; the hours room stores them as whole minutes since
1970-01-01 00:00 UTC (29.7 million in 2026, so they fit a 32-bit integer).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_stopped: ContextVar[datetime | None] = ContextVar("stopped_clock", default=None)


def now() -> datetime:
    """The current instant, aware, in UTC."""
    return _stopped.get() or datetime.now(UTC)


def today(zone: ZoneInfo = HELSINKI) -> date:
    """The calendar day it is now in ``zone``."""
    return now().astimezone(zone).date()


def to_minute(instant: datetime) -> int:
    """Whole minutes since 1970 UTC, rounded down. Raises ValueError for a naive datetime."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return (instant - EPOCH) // timedelta(minutes=1)


def from_minute(minute: int) -> datetime:
    """The aware UTC instant of a minute count made by :func:`to_minute`."""
    return EPOCH + timedelta(minutes=minute)


@contextmanager
def stopped_at(instant: datetime) -> Iterator[None]:
    """Hold the clock at an aware instant, for tests and for reproducible demo data."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    token = _stopped.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _stopped.reset(token)
