"""Giving a hand: closed lists, seats of a shift, terms of keeping, and the times at which people hear from us.

No Django, no database. Nothing here counts what somebody did not do.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from takaovi.core.codes import CodeKind
from takaovi.programme.signup_values import CODES as SIGNUP_CODES


class Trust(StrEnum):
    """Who may take a task: anybody, somebody the place knows, or somebody it has given a key to."""

    ANYBODY = "anybody"
    KNOWN = "known"
    KEYHOLDER = "keyholder"


class Where(StrEnum):
    THERE = "there"
    HOME = "home"
    PHONE = "phone"
    ONLINE = "online"


class Kind(StrEnum):
    HOST = "host"
    GREETER = "greeter"
    PHONE = "phone"
    OTHER = "other"


class Children(StrEnum):
    """Whether one meets children in the task: not as such, in a group with other adults, or alone with them."""

    NONE = "none"
    GROUP = "group"
    ALONE = "alone"


class Part(StrEnum):
    """What one is in a shift: the one who looks after it, a second pair of hands, or one who comes to see how it is."""

    HOST = "host"
    SECOND = "second"
    LEARNER = "learner"


NAME_MAX, CONTACT_MAX = 40, 254
MOST_PLACES = 30  # in one shift; a work party of more has shifts side by side
KEEP_DAYS = 14  # after the shift, name and address of one without an account are erased
STAND_IN_DAYS = 365  # after the last yes, whoever may be asked as a stand-in is asked no more
FOLLOW_DAYS = 365  # then one says again that one wants to hear
TRIAL_DAYS = 2  # to confirm that one wants to hear
LATE = timedelta(hours=24)  # who drops out later than this before the start is told to the planners at once
LONGEST_SHIFT = 1440  # minutes
AHEAD_WEEKS = 8  # standing shifts are made so far ahead
MOST_SHIFTS = 60  # told on one page

# With the word nine million codes in a language, as for sign-ups, and of another kind: one opens no page of the other.
CODES = CodeKind("volunteering", SIGNUP_CODES.words, digits=5, joint="-")
FOLLOW_CODES = CodeKind("following", SIGNUP_CODES.words, digits=5, joint="-")

ASK_TIME = timedelta(hours=4)  # a stand-in has to answer
LEAST_ASK = timedelta(minutes=20)  # shorter than this nobody can answer, and nobody is asked
REMIND_AT = time(16)  # on the day before
QUIET_FROM, QUIET_TO = time(21), time(8)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wrote to take a shift: what they may be called, where to tell them, and as what they come.

    ``channel`` is ``email``, ``sms`` or empty, ``contact`` is empty with it. ``again``: may be asked another time.
    """

    name: str = ""
    channel: str = ""
    contact: str = ""
    language: str = "fi"
    learner: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """What is left in a shift for those who do it, and for those who come to see how it is."""

    doing: int
    learning: int

    @property
    def left(self) -> int:
        return self.doing + self.learning


def doing_seats(places: int, for_newcomers: int) -> range:
    """Seats are numbered from 1; the last ones wait for newcomers."""
    return range(1, places - for_newcomers + 1)


def learning_seats(places: int, for_newcomers: int) -> range:
    return range(places - for_newcomers + 1, places + 1)


def free_seat(places: int, for_newcomers: int, taken: Collection[int], *, learner: bool) -> int | None:
    """The first seat that is free for this one; None when there is none."""
    seats = learning_seats(places, for_newcomers) if learner else doing_seats(places, for_newcomers)
    return next((seat for seat in seats if seat not in taken), None)


def room(places: int, for_newcomers: int, taken: Collection[int]) -> Room:
    doing = sum(seat not in taken for seat in doing_seats(places, for_newcomers))
    return Room(doing, sum(seat not in taken for seat in learning_seats(places, for_newcomers)))


def is_late(now: datetime, start: datetime) -> bool:
    """Whether whoever leaves now leaves so late that somebody has to hear of it at once."""
    return start - now < LATE


def remind_from(start: datetime, zone: ZoneInfo) -> datetime:
    """The afternoon of the day before, by the clock of the place."""
    day = start.astimezone(zone).date() - timedelta(days=1)
    return datetime.combine(day, REMIND_AT, zone)


def awake(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment itself, or the end of the quiet hours it falls into."""
    local = moment.astimezone(zone)
    if QUIET_TO <= local.time() < QUIET_FROM:
        return moment
    day = local.date() + timedelta(days=1) if local.time() >= QUIET_FROM else local.date()
    return datetime.combine(day, QUIET_TO, zone)


def answer_until(asked: datetime, last: datetime, most: timedelta = ASK_TIME) -> datetime | None:
    """Until when somebody may think: ``most``, or a third of what is left until ``last``. None if it is too short.

    A third, so that two others can be asked after one who does not answer.
    """
    pause = min(most, max((last - asked) / 3, LEAST_ASK))
    return (asked + pause).replace(second=0, microsecond=0) if asked + pause <= last else None


def erased_on(day: date) -> date:
    """When name and address of one who took a shift of ``day`` are erased."""
    return day + timedelta(days=KEEP_DAYS)


def may_ask_extract(children: str, *, regular: bool, personal: bool, guidelines: str) -> bool:
    """Whether the criminal-records extract may be asked for, by the Finnish act on volunteers who work with children.

    All three at once: regular and essential contact with minors; personal interaction; alone, or where nothing else
    can secure their integrity. Written guidelines come first, and the notice of the task tells of it.
    """
    return children == Children.ALONE and regular and personal and bool(guidelines.strip())
