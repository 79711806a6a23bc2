"""The first visit: when somebody can be met at the door, by what the two know each other, and what a note may tell.

Pure. Minutes are UTC since 1970 unless said otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from takaovi.core.codes import CodeKind
from takaovi.programme.signup_values import CODES as SIGNUP_CODES


class Sign(StrEnum):
    """By what one knows whoever stands at the door. A closed list, so that each language has its words for it."""

    SCARF = "scarf"
    MUG = "mug"
    LANTERN = "lantern"
    HAT = "hat"
    APRON = "apron"
    BOOK = "book"
    FLOWER = "flower"
    BADGE = "badge"


class DayPart(StrEnum):
    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Comfort(StrEnum):
    """What would help whoever may come. Nothing of it tells of illness."""

    QUIET = "quiet"
    STEP_FREE = "step_free"
    MET = "met"
    SIT = "sit"


class Speaks(StrEnum):
    """Which language would be good to hear; empty: it does not matter."""

    ANY = ""
    FINNISH = "fi"
    SWEDISH = "sv"
    ENGLISH = "en"
    RUSSIAN = "ru"
    UKRAINIAN = "uk"
    ARABIC = "ar"


USUAL_SIGNS = (Sign.SCARF, Sign.MUG, Sign.LANTERN)  # where the place has chosen none
MOST_SIGNS = 4
OWN_SIGN_MAX, NOTE_MAX, NAME_MAX, CONTACT_MAX = 40, 80, 40, 254
DAYS_AHEAD, STEP, MOST_A_DAY = 8, 30, 6
LEAST_NOTICE = 120  # minutes a greeter has, awake, between the question and the door
LAST_HALF_HOUR = 30
MEETING = 30  # minutes for which somebody has to be at the door
FORGET_AFTER = 1440  # minutes after the agreed time; then the row is gone
HAND_OVER_DAYS_AHEAD, HAND_OVER_KEPT_DAYS = 14, 7
ANSWER_AT, ANSWER_LEAST = time(18), timedelta(hours=4)

# As for shifts; each kind opens no page of the other.
MEET_CODES = CodeKind("greeting", SIGNUP_CODES.words, digits=5, joint="-")
HAND_OVER_CODES = CodeKind("handover", SIGNUP_CODES.words, digits=5, joint="-")


@dataclass(frozen=True, slots=True)
class Meet:
    """What a guest wrote: a sign of the place, or own words for how they are known; a name or nothing; an address or
    nothing. ``channel`` is ``email``, ``sms`` or empty, ``contact`` is empty with it.
    """

    sign: str = ""
    own_sign: str = ""
    name: str = ""
    channel: str = ""
    contact: str = ""
    language: str = "fi"


@dataclass(frozen=True, slots=True)
class Coming:
    """What somebody tells a place of one who may come: when, and what would help. Never who, and never why."""

    day: date
    part: str = DayPart.ANY
    comforts: tuple[str, ...] = ()
    speaks: str = Speaks.ANY
    note: str = ""
    channel: str = ""
    contact: str = ""
    language: str = "fi"


def meeting_times(
    spans: Iterable[tuple[int, int]], kept: Iterable[tuple[int, int]], earliest: int, zone: ZoneInfo
) -> tuple[int, ...]:
    """When one may be met: half hours inside ``spans``, not before ``earliest`` and not in times ``kept`` for a group.

    Of a long day whole hours, then every second hour, so that nobody chooses among more than six.
    """
    closed = tuple(kept)
    found: dict[date, set[int]] = {}
    for start, end in spans:
        first = -(-max(start, earliest) // STEP) * STEP
        for minute in range(first, end - LAST_HALF_HOUR + 1, STEP):
            if not any(low < minute + MEETING and minute < high for low, high in closed):
                found.setdefault(local(minute, zone).date(), set()).add(minute)
    return tuple(minute for day in sorted(found) for minute in fewer(sorted(found[day])))


def fewer(minutes: list[int]) -> list[int]:
    for step in (STEP, 60, 120, 180, 240):
        kept = [minute for minute in minutes if step == STEP or (minute - minutes[0]) % step == 0]
        if len(kept) <= MOST_A_DAY:
            return kept
    return minutes[:MOST_A_DAY]


def local(minute: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(minute * 60, zone)


def answer_by(asked: datetime, start: datetime, zone: ZoneInfo) -> datetime:
    """When a guest hears at the latest: at six the evening before, or, asked later than that, an hour before."""
    day = start.astimezone(zone).date() - timedelta(days=1)
    evening = datetime.combine(day, ANSWER_AT, zone)
    return evening if evening - asked >= ANSWER_LEAST else start - timedelta(hours=1)


def half_way(asked: datetime, until: datetime) -> datetime:
    """When others are asked too, if the one who has the shift has not answered."""
    return asked + (until - asked) / 2


def signs_of(chosen: str) -> tuple[Sign, ...]:
    """The signs of a place, from its column; the usual ones where it has chosen none."""
    kept = tuple(sign for sign in Sign if sign in chosen.split(","))
    return kept or USUAL_SIGNS


def kept_until(day: date) -> date:
    """The last day on which a hand-over for ``day`` is kept."""
    return day + timedelta(days=HAND_OVER_KEPT_DAYS)
