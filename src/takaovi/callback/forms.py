"""What somebody wrote to be called, read kindly: what was typed is kept, and each fault is a sentence that helps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from takaovi.callback import phrases
from takaovi.callback.values import CONTACT_MAX, Topic, Wished
from takaovi.callback.words import TOPICS, WISHED, area_name
from takaovi.core.language import LANGUAGES
from takaovi.core.numbers import LONGEST, normalise
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading, word
from takaovi.people.address_values import read_address
from takaovi.places import gazetteer
from takaovi.ui.values import Choice, Choices, Fault, Field

Word = TypeVar("Word", bound=StrEnum)

ONCE = re.compile(r"[\w-]{10,40}", re.ASCII)
YES = "kylla"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked, as ``actions.ask_call`` takes it."""

    number: str
    wished: Wished
    topic: Topic
    area: str
    language: str
    channel: str
    contact: str


@dataclass(frozen=True, slots=True)
class CallForm:
    """The form with what was typed in it; ``wish`` is None while something is still to put right."""

    number: Field
    wished: Choices
    topic: Choices
    area: Field
    language: Choices
    told: Choices
    email: Field
    consent: Choices
    once: str
    faults: tuple[Fault, ...]
    wish: Wish | None


def read_call_form(typed: Mapping[str, str], *, sent: bool, by_staff: bool = False) -> CallForm:
    """The form as it was ``sent``, or empty. Never raises for anything a person can send."""
    number, email = (typed.get(name, "").strip() for name in ("numero", "posti"))
    area, area_fault = read_area(typed.get("kunta", ""))
    wished = _one_of(Wished, typed.get("milloin", ""), Wished.SOON)
    topic = _one_of(Topic, typed.get("aihe", ""), Topic.UNSAID)
    language = typed.get("kieli", "")
    language = language if language in {one.code for one in LANGUAGES} else reading().code
    by_text, agreed = typed.get("viesti") == YES, typed.get("lupa") == YES
    address = read_address(email) if email else None
    faults = {
        "numero": "" if normalise(number) else str(phrases.NOT_A_NUMBER),
        "kunta": area_fault,
        "posti": "" if not email or (address and address.channel == "email") else str(phrases.NO_CONTACT),
        "lupa": "" if agreed else _consent_fault(by_staff),
    }
    said = {name: fault if sent else "" for name, fault in faults.items()}
    channel = "email" if address else "sms" if by_text else ""
    wish = Wish(number, wished, topic, area, language, channel, address.address if address else "")
    once = typed.get("kerta", "")
    return CallForm(
        number=number_field(number, said["numero"]),
        wished=_wished(wished),
        topic=_topic(topic),
        area=_area_field(typed.get("kunta", ""), said["kunta"]),
        language=_language(language),
        told=_told(by_text),
        email=_email_field(email, said["posti"]),
        consent=_consent(agreed, by_staff, said["lupa"]),
        once=once if ONCE.fullmatch(once) else "",
        faults=tuple(Fault(name, fault) for name, fault in said.items() if fault),
        wish=wish if sent and not any(faults.values()) else None,
    )


def _one_of(kind: type[Word], typed: str, default: Word) -> Word:
    return next((member for member in kind if member.value == typed), default)


def read_area(typed: str) -> tuple[str, str]:
    """(code of the municipality, fault): neither for nothing."""
    text = typed.strip()[:100]
    if not text:
        return "", ""
    if gazetteer.municipality(text):
        return text, ""
    found = gazetteer.find(text).locality
    return (found.municipality, "") if found else ("", _("We do not know this municipality. You may leave this empty."))


def number_field(value: str, error: str = "", name: str = "numero", label: str = "", hint: str = "") -> Field:
    return Field(
        name,
        label or _("Phone number"),
        value[:LONGEST],
        hint or _("The number is erased when the call is over."),
        error,
        kind="tel",
        autocomplete="tel",
        maxlength=LONGEST,
    )


def _wished(chosen: Wished) -> Choices:
    options = tuple(Choice(one.value, word(WISHED, one), chosen=one == chosen) for one in Wished)
    return Choices("milloin", _("When may we call?"), options)


def _topic(chosen: Topic) -> Choices:
    options = tuple(Choice(one.value, word(TOPICS, one), chosen=one == chosen) for one in Topic)
    return Choices("aihe", _("What would you like to talk about?"), options, hint=_("You need not tell more."))


def _area_field(typed: str, error: str) -> Field:
    hint = _("You may leave this empty.")
    return Field("kunta", _("In which municipality are you?"), area_name(typed) or typed[:100], hint, error)


def _language(chosen: str) -> Choices:
    options = tuple(Choice(one.code, one.own_name, chosen=one.code == chosen) for one in LANGUAGES)
    return Choices("kieli", _("In which language do we speak?"), options)


def _told(ticked: bool) -> Choices:
    words = _("You may send a text message to this number.")
    return Choices("viesti", _("If the time changes"), (Choice(YES, words, chosen=ticked),), many=True)


def _email_field(value: str, error: str) -> Field:
    label, hint = _("Or tell me by e-mail"), _("You may leave this empty. Then look here with your code.")
    return Field("posti", label, value[:CONTACT_MAX], hint, error, kind="email", maxlength=CONTACT_MAX)


def _consent_fault(by_staff: bool) -> str:
    return _("Tick the box when they have asked for it.") if by_staff else _("Tick the box if we may call you.")


def _consent(ticked: bool, by_staff: bool, error: str) -> Choices:
    """Whoever changes these words gives ``values.CONSENTS`` a new mark."""
    words = _("You may call me. The number is kept only until the call is over.")
    if by_staff:
        words = _("They asked for a call and know that the number is erased after it.")
    return Choices("lupa", _("May we call?"), (Choice(YES, words, chosen=ticked),), many=True, error=error)
