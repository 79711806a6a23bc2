"""Signing up without an account: closed lists, limits, codes and the time to answer. No Django, no database."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from takaovi.core.codes import CodeKind

# in: has a place. offered: a place is kept until the answer. waiting: in line. left: does not come.
# passed: an offer that nobody answered in time.
SIGNUP_STATES = ("in", "offered", "waiting", "left", "passed")
HOLDING = ("in", "offered")  # take room
HEARING = ("in", "offered", "waiting")  # are told of what changes

MOST_PEOPLE = 6  # in one sign-up; a bigger group calls
NAME_MAX, CONTACT_MAX = 40, 254
OFFER_TIME = timedelta(hours=24)  # to answer when a place comes free
LEAST_OFFER = timedelta(minutes=15)  # shorter than this nobody can answer, and none is made
KEEP_DAYS = 14  # after the day it is about, name and contact are erased by the system
MISSES, MISS_SECONDS = 20, 600  # wrong codes from one address, and in which time


def _words() -> dict[str, list[str]]:
    """By language, from the file: a line with its code, then lines of words that can be said on the phone."""
    found: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "code_words.txt").read_text("utf-8").splitlines():
        if line.islower():
            found[line] = words = []
        else:
            words += line.split()
    return {**found, "fi-simple": found["fi"]}


WORDS = _words()
# With the word nine million codes in a language, of which a network uses some hundreds at a time.
CODES = CodeKind("signups", tuple(sorted({word for words in WORDS.values() for word in words})), digits=5, joint="-")

PHONE = re.compile(r"\+?\d{6,15}")
EMAIL = re.compile(r"[^@\s,;<>()]+@[^@\s,;<>()]+\.[^@\s,;<>().]{2,}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wrote to sign up: how many come, what they may be called, and where to tell them, if anywhere.

    ``channel`` is ``email``, ``sms`` or empty; ``contact`` is empty with it.
    """

    people: int = 1
    name: str = ""
    channel: str = ""
    contact: str = ""
    language: str = "fi"


def read_contact(typed: str) -> tuple[str, str] | None:
    """(channel, address) of an e-mail address or a phone number; ("", "") of nothing; None of something else.

    A number is kept as +358...: a Finnish one may be written with its leading zero.
    """
    text = typed.strip()
    if not text:
        return "", ""
    if "@" in text:
        return ("email", text) if len(text) <= CONTACT_MAX and EMAIL.fullmatch(text) else None
    number = re.sub(r"[\s()./-]", "", text)
    if not PHONE.fullmatch(number):
        return None
    if number.startswith("00"):
        number = f"+{number[2:]}"
    return "sms", f"+358{number[1:]}" if number.startswith("0") else number if number[0] == "+" else f"+{number}"


def answer_until(now: datetime, start: datetime) -> datetime | None:
    """Until when an offered place is kept: a day, or half of the time that is left. None if there is no time to ask."""
    time = min(OFFER_TIME, (start - now) / 2)
    return None if time < LEAST_OFFER else (now + time).replace(second=0, microsecond=0)


def next_in_line(waiting: list[tuple[int, int]], free: int) -> list[int]:
    """The ids of those who now get an offer, of ``waiting`` as (id, people) in order: the first for whom there is room.

    A group that is too big for the free places lets the next ones by and keeps its turn.
    """
    found = []
    for signup_id, people in waiting:
        if people <= free:
            found.append(signup_id)
            free -= people
    return found


def erased_on(day: date) -> date:
    """When name and contact of those who signed up for ``day`` are erased."""
    return day + timedelta(days=KEEP_DAYS)
