"""Being called: what one may wish, how a call ends, and how long anything waits or is kept. No Django, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple


def plain(members: Iterable[StrEnum]) -> list[str]:
    """The bare words of an enum, as columns and their constraints hold them."""
    return [member.value for member in members]


class Wished(StrEnum):
    """When a person would like to be called. Morning is 9-12, afternoon 12-16, evening 16-20, local time."""

    SOON = "soon"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Topic(StrEnum):
    """What about, by one tap and never a story."""

    COMPANY = "company"
    NEARBY = "nearby"
    FIRST_VISIT = "first_visit"
    UNSAID = "unsaid"


class Source(StrEnum):
    """Where a request came from."""

    WEB = "web"
    STAFF = "staff"
    PHONE = "phone"
    SMS = "sms"


class State(StrEnum):
    """waiting: in the queue. taken: somebody will call. calling: the call was ordered. closed: it is over.

    gone: the person took it back.
    """

    WAITING = "waiting"
    TAKEN = "taken"
    CALLING = "calling"
    CLOSED = "closed"
    GONE = "gone"


OPEN = (State.WAITING, State.TAKEN, State.CALLING)
IN_HAND = (State.TAKEN, State.CALLING)


class Theme(StrEnum):
    """What a call was about in the end: all that is kept of it. UNSAID: whoever called never said."""

    COMPANY = "company"
    NEARBY = "nearby"
    FIRST_VISIT = "first_visit"
    PRACTICAL = "practical"
    OTHER_HELP = "other_help"
    WRONG_NUMBER = "wrong_number"
    NOT_REACHED = "not_reached"
    UNSAID = "unsaid"


# By a tap after a call. That nobody answered is told by a tap of its own, since it is tried again.
THEMES = (
    Theme.COMPANY,
    Theme.NEARBY,
    Theme.FIRST_VISIT,
    Theme.PRACTICAL,
    Theme.OTHER_HELP,
    Theme.WRONG_NUMBER,
)


class Reason(StrEnum):
    """Why a request is handed on to somebody else. Nothing about the person who waits."""

    LANGUAGE = "language"
    OTHER_KNOWS = "other_knows"
    NO_TIME = "no_time"
    ACQUAINTED = "acquainted"


class CallState(StrEnum):
    """ordered: a mouth may place it. placed: a mouth took it and rings the volunteer, once. dialled: the person is
    rung. shown: the number was shown to whoever calls by an own phone. joined, missed: how it ended. failed: it did
    not come about, and the person has not been rung. lapsed: no mouth took it in time, or it was ordered anew.
    """

    ORDERED = "ordered"
    PLACED = "placed"
    DIALLED = "dialled"
    SHOWN = "shown"
    JOINED = "joined"
    MISSED = "missed"
    FAILED = "failed"
    LAPSED = "lapsed"


CALL_OPEN = (CallState.ORDERED, CallState.PLACED, CallState.DIALLED, CallState.SHOWN)
CALL_RINGS_US = (CallState.ORDERED, CallState.PLACED)  # the person has not been rung

# The wording of the consent that was shown or said; a new wording gets a new mark.
CONSENTS = {Source.WEB: "web-1", Source.STAFF: "staff-1", Source.PHONE: "phone-1", Source.SMS: "sms-1"}

MOST_TRIES = 3
BETWEEN_TRIES = timedelta(hours=2)
IN_HAND_TIME = timedelta(minutes=30)  # taken and not called: back to the queue, in the old order
ORDER_TIME = timedelta(minutes=5)  # a mouth that has not taken an order by then no longer may
RING_TIME = timedelta(minutes=2)  # a volunteer's telephone that has not rung by then rings no more
CALL_TIME = timedelta(hours=3)  # nobody told how the call went: it is over, and the number is erased
REQUESTS_A_DAY = 3  # for one number
LOOKS = 3  # at the number within one call, each of them in the book
FOLLOW_DAYS = 14  # after its end a request can be followed by its code, then the row goes
BLOCK_DAYS = 365  # a number that asked for no calls
CONTACT_MAX = 254


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person is told who asked for a call. ``promise`` in UTC minutes; not ``sure``: nobody is on duty then."""

    request_id: int
    code: str
    promise: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Order:
    """What is needed to connect two people. ``number`` is empty for whoever may not see it."""

    call_id: int
    number: str
    language: str
    volunteer_id: int


class DutyTime(NamedTuple):
    """When somebody answers for calls, in UTC minutes; ``pk`` is that of their take of a shift of the phone."""

    pk: int
    person_id: int
    name: str
    start: int
    end: int


class Kept(NamedTuple):
    """How many promises of a call came due, and how many were kept."""

    kept: int
    due: int
