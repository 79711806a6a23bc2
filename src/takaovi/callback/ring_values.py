"""The call ring: an agreed day and hour, and what was agreed for a call that nobody answers. Pure."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from takaovi.callback.promise_values import is_quiet
from takaovi.core.clock import HELSINKI, from_minute, to_minute


class Missed(StrEnum):
    """What follows when the second call is not answered either, as agreed with the person beforehand."""

    NEXT_TIME = "next_time"  # nothing more is done, we call at the next agreed time
    CONTACT = "contact"  # the person named somebody whom we call


class TurnState(StrEnum):
    """due: to be called. open: the one who calls cannot, another may take it. again: nobody answered, once more.

    contact: nobody answered twice, the named person is to be called. done: they spoke. missed: nobody was reached.
    skipped: it was agreed that it falls out.
    """

    DUE = "due"
    OPEN = "open"
    AGAIN = "again"
    CONTACT = "contact"
    DONE = "done"
    MISSED = "missed"
    SKIPPED = "skipped"


WAITS = (TurnState.DUE, TurnState.OPEN, TurnState.AGAIN, TurnState.CONTACT)
AGAIN_MINUTES = 30
NAME_MAX = 40
RING_CONSENT = "ring-1"
TURN_KEPT_DAYS = 14
CONSENT_DAYS = 365  # then the pair is asked whether it goes on; unrenewed it ends
ASKED_BEFORE = (3, 14)  # days before its end they are asked whether it goes on
LATE_MINUTES = 24 * 60  # a turn that nobody called by then is over


class After(NamedTuple):
    """What becomes of a turn, and when it is due again in UTC minutes, if it is."""

    state: TurnState
    due: int | None = None


def turn_on(day: date, minute: int) -> int:
    """The UTC minute of an agreed time of day (local minutes from midnight) on a day."""
    return to_minute(datetime.combine(day, datetime.min.time(), HELSINKI) + timedelta(minutes=minute))


def next_day(weekday: int, after: date) -> date:
    """The next such weekday, ``after`` itself included. 0 is Monday."""
    return after + timedelta(days=(weekday - after.weekday()) % 7)


def to_ask(ends: date, today: date, asked: int | None) -> int | None:
    """Which of the two questions is due, in days before the end; None where it has been asked, or it is not yet time.

    The end is the last day. One that could not be asked in time is asked later, and only the nearer one.
    """
    due = next((days for days in ASKED_BEFORE if 0 <= (ends - today).days <= days), None)
    return due if due is not None and (asked is None or asked > due) else None


def may_be_agreed(minute: int) -> bool:
    """Whether people may be called at that local time of day; the second try has to fit in too."""
    noon = date(2026, 3, 3)
    return not is_quiet(turn_on(noon, minute)) and not is_quiet(turn_on(noon, minute + AGAIN_MINUTES))


def after_missed(now: int, state: TurnState, plan: Missed) -> After:
    """Nobody answered: what was agreed for that. A second call that would fall into the quiet hours is left out."""
    again = now + AGAIN_MINUTES
    if state in (TurnState.DUE, TurnState.OPEN) and not is_quiet(again):
        return After(TurnState.AGAIN, again)
    if state != TurnState.CONTACT and plan == Missed.CONTACT:
        return After(TurnState.CONTACT, now)
    return After(TurnState.MISSED)


def local_day_of(minute: int) -> date:
    return from_minute(minute).astimezone(HELSINKI).date()
