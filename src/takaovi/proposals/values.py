"""Kinds and states of proposals, their terms, and how a text is judged. No Django, no database."""

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

ACTIVITY, CORRECTION, PLACE, FEEDBACK = "activity", "correction", "place", "feedback"
KINDS = (ACTIVITY, CORRECTION, PLACE, FEEDBACK)

# What a correction or a feedback is about; the other kinds have no topic.
CORRECTION_TOPICS = ("hours", "text", "door", "other")
FEEDBACK_TOPICS = ("accessibility", "idea", "other")
TOPICS = {ACTIVITY: ("",), PLACE: ("",), CORRECTION: CORRECTION_TOPICS, FEEDBACK: FEEDBACK_TOPICS}

HELD, OPEN, ASKED = "held", "open", "asked"
ACCEPTED, DECLINED, WITHDRAWN, LAPSED = "accepted", "declined", "withdrawn", "lapsed"
UNDECIDED = (HELD, OPEN, ASKED)
CLOSED = (ACCEPTED, DECLINED, WITHDRAWN, LAPSED)
STATES = (*UNDECIDED, *CLOSED)

# Who wrote a line under a proposal.
SENDER, KEEPER = "sender", "keeper"

ANSWER_DAYS = 14  # feedback on a digital service is answered in two weeks (Act 306/2019)
CONTACT_DAYS = 90  # an address is erased with the answer, and at the latest after this
TEXT_DAYS = 180  # from the closing until the texts are erased
LAPSE_DAYS = 365  # what nobody decided in a year is closed and erased

TITLE_MAX, LINE_MAX, TEXT_MAX = 100, 300, 4_000  # characters
CONTACT_MAX = 254
LINES_MAX = 20  # under one proposal, so that a code is not a way to fill the disk

TELL_HELD_EVERY = timedelta(days=1)  # letters to the pesavahti about the moderated queue
FASTEST = timedelta(seconds=3)  # nobody reads and fills a form quicker
STALEST = timedelta(days=3)  # a form that stood open longer is asked for anew, with its text kept
MOST_LINKS = 1  # a place has a page of its own; two links look like an advertisement
_LINK = re.compile(r"https?://|www\.|\[url|<a\s", re.IGNORECASE)

# Why a proposal waits in the moderated queue.
WHY_HELD = ("trap", "quick", "links", "many")


class Terms(NamedTuple):
    """Days that a new proposal gets with it. ``due`` is None where no answer is promised by law."""

    due: date | None
    contact_until: date


def terms_of(kind: str, sent: date) -> Terms:
    """The promised day of the answer, and the last day of the sender's address."""
    due = sent + timedelta(days=ANSWER_DAYS) if kind == FEEDBACK else None
    return Terms(due, sent + timedelta(days=CONTACT_DAYS))


def days_left(due: date | None, today: date) -> int | None:
    """Days until an answer is due: 0 on the last day, below 0 when it is late, None where none is promised."""
    return (due - today).days if due else None


def links_in(text: str) -> int:
    """How many addresses of web pages a text holds."""
    return len(_LINK.findall(text))


class Signs(NamedTuple):
    """What can be known of how a form was sent, without knowing who sent it."""

    trap: bool = False  # a field that no person sees was filled
    opened: datetime | None = None
    many: bool = False  # much has come from the same network within the hour


def why_held(signs: Signs, texts: str, now: datetime) -> str:
    """One of WHY_HELD where a person looks before the keepers are told, else empty."""
    if signs.trap:
        return "trap"
    if signs.opened is not None and now - signs.opened < FASTEST:
        return "quick"
    if links_in(texts) > MOST_LINKS:
        return "links"
    return "many" if signs.many else ""


class Draft(NamedTuple):
    """A proposal as it was written, before it is sent. ``contact`` is an e-mail address or a number, or nothing."""

    kind: str
    topic: str = ""
    title: str = ""
    when_text: str = ""
    where_text: str = ""
    text: str = ""
    channel: str = ""
    contact: str = ""

    @property
    def texts(self) -> str:
        return "\n".join((self.title, self.when_text, self.where_text, self.text))
