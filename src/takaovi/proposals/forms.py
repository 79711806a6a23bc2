"""What a sender typed, read kindly; the stamp of a form, and the ticket to one's own page."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from takaovi.places import gazetteer
from takaovi.proposals.values import (
    ACTIVITY,
    CONTACT_MAX,
    CORRECTION,
    FEEDBACK,
    LINE_MAX,
    PLACE,
    STALEST,
    TEXT_MAX,
    TITLE_MAX,
    TOPICS,
    Draft,
)

TRAP = "sivusto"  # a field that people do not see
STAMP = "leima"
TICKET_MINUTES = 60
# The fields of each form in their order; "topic" is a choice. The first are essential, see NEEDED.
FIELDS = {
    ACTIVITY: ("title", "where_text", "when_text", "text", "contact"),
    PLACE: ("title", "where_text", "when_text", "text", "contact"),
    CORRECTION: ("topic", "text", "contact"),
    FEEDBACK: ("topic", "text", "contact"),
}
NEEDED = {
    (ACTIVITY, "title"): _("Write what could be done."),
    (ACTIVITY, "where_text"): _("Write where it could be: a place or a municipality."),
    (PLACE, "title"): _("Write the name of the place."),
    (PLACE, "where_text"): _("Write where the place is: street or village, and municipality."),
    (CORRECTION, "topic"): _("Choose what is wrong."),
    (CORRECTION, "text"): _("Write what is wrong and what is right."),
    (FEEDBACK, "topic"): _("Choose what your feedback is about."),
    (FEEDBACK, "text"): _("Write your feedback."),
}
LONGEST = {"title": TITLE_MAX, "where_text": LINE_MAX, "when_text": LINE_MAX, "text": TEXT_MAX, "contact": CONTACT_MAX}
TOO_LONG = _("The text is %(length)d characters long. Make it %(most)d at most.")
NOT_AN_ADDRESS = _("Write an e-mail address or a phone number, or leave this empty.")
STALE = _("This page had stood open for long. Look at your text once more and press the button again.")
CROWDED = _("Very many messages have come from this network. Yours was not sent, but it is kept here. Try in an hour.")

# Marks that turn the direction of other people's text, and control signs; letters of every script stay.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_PHONE = re.compile(r"\+?[\d\s()\-]{6,24}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it came. ``faults`` are a sentence for each field; ``opened`` is None for a stamp that is not ours."""

    draft: Draft
    faults: Mapping[str, str] = field(default_factory=dict)
    form: str = ""
    opened: datetime | None = None
    trapped: bool = False


def read_filled(kind: str, posted: QueryDict, now: datetime, *, known_place: bool) -> Filled:
    """Never raises for anything a person can send. What was typed stays as it was typed, also where it is too long."""
    typed = {name: tidy(posted.get(name, "")) for name in FIELDS[kind]}
    topic = typed.get("topic", "")
    channel, contact = read_contact(typed["contact"])
    draft = Draft(
        kind=kind,
        topic=topic if topic in TOPICS[kind] else "",
        title=typed.get("title", ""),
        when_text=typed.get("when_text", ""),
        where_text=typed.get("where_text", ""),
        text=typed["text"],
        channel=channel,
        contact=contact,
    )
    form, opened = read_stamp(posted.get(STAMP, ""), now)
    faults = {name: fault for name in FIELDS[kind] if (fault := _fault(kind, name, draft, known_place))}
    return Filled(draft, faults, form, opened, trapped=bool(posted.get(TRAP)))


def tidy(text: str) -> str:
    """Without signs that nobody sees, line ends made one kind, nothing around it."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n")).strip()


def _fault(kind: str, name: str, draft: Draft, known_place: bool) -> str:
    value = getattr(draft, name)
    if not value and (kind, name) in NEEDED and not (name == "where_text" and known_place):
        return str(NEEDED[kind, name])
    if len(value) > LONGEST.get(name, len(value)):
        return str(TOO_LONG) % {"length": len(value), "most": LONGEST[name]}
    if name == "contact" and value and not draft.channel:
        return str(NOT_AN_ADDRESS)
    return ""


def read_contact(typed: str) -> tuple[str, str]:
    """(channel, address) of where an answer may go; an empty channel for what is neither e-mail nor number."""
    if _PHONE.fullmatch(typed):
        digits = re.sub(r"[^\d+]", "", typed)
        number = "+358" + digits[1:] if digits.startswith("0") and not digits.startswith("00") else digits
        number = "+" + number[2:] if number.startswith("00") else number
        return ("sms", number) if re.fullmatch(r"\+\d{7,15}", number) else ("", typed)
    try:
        validate_email(typed)
    except ValidationError:
        return "", typed
    return "email", typed


def municipality_in(text: str) -> str:
    """The code of the municipality a text names, or empty."""
    found = gazetteer.find(text[:200]).locality
    return found.municipality if found else ""


def new_stamp(now: datetime) -> str:
    """For a form that is shown: a number of its own and the moment, signed. It says nothing about who reads it."""
    return signing.Signer(salt="takaovi.proposals.form").sign_object([secrets.token_urlsafe(12), int(now.timestamp())])


def read_stamp(stamp: str, now: datetime) -> tuple[str, datetime | None]:
    """(nonce, when the form was shown); ("", None) for a stamp that is not ours or has stood for days."""
    read = _unsigned("takaovi.proposals.form", stamp, 2)
    if not read:
        return "", None
    opened = datetime.fromtimestamp(read[1], UTC)
    return (read[0], opened) if now - opened <= STALEST else ("", None)


def new_ticket(proposal_id: int, now: datetime, form: str = "") -> str:
    """The way to one's own page for an hour; with ``form`` it also shows the code again."""
    return signing.Signer(salt="takaovi.proposals.ticket").sign_object([proposal_id, int(now.timestamp()), form])


def read_ticket(ticket: str, now: datetime) -> tuple[int, str] | None:
    """(id of the proposal, nonce of its form or ""), or None for a ticket that is not ours or is over."""
    read = _unsigned("takaovi.proposals.ticket", ticket, 3)
    if not read or now - datetime.fromtimestamp(read[1], UTC) > timedelta(minutes=TICKET_MINUTES):
        return None
    return read[0], read[2]


def _unsigned(salt: str, signed: str, length: int) -> list | None:
    try:
        read = signing.Signer(salt=salt).unsign_object(signed)
    except (signing.BadSignature, ValueError):
        return None
    return read if isinstance(read, list) and len(read) == length else None
