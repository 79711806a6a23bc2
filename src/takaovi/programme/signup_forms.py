"""What somebody wrote to sign up, read kindly: what was typed is kept, and each fault is a sentence that helps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.hours.sentences import day_words
from takaovi.programme.models import Signup
from takaovi.programme.signup_values import CONTACT_MAX, MOST_PEOPLE, NAME_MAX, Asked, erased_on, read_contact
from takaovi.ui.values import Choice, Choices, Fault, Field

ONCE = re.compile(r"[\w-]{10,40}", re.ASCII)
YES = "kylla"


@dataclass(frozen=True, slots=True)
class SignUpForm:
    """The form with what was typed in it; ``asked`` is None while something is still to put right."""

    people: Field
    name: Field
    contact: Field
    consent: Choices
    once: str
    faults: tuple[Fault, ...]
    asked: Asked | None


def read_sign_up(typed: Mapping[str, str], day: date, *, sent: bool) -> SignUpForm:
    """The form as it was ``sent``, or empty. ``day`` is when it happens: until when an address is kept follows."""
    people, people_fault = read_people(typed.get("maara", "1"), sent)
    name = " ".join(typed.get("nimi", "").split())
    contact = typed.get("yhteys", "").strip()[:CONTACT_MAX]
    consent = typed.get("lupa") == YES
    read = read_contact(contact)
    name_fault = _name_fault(name)
    contact_fault = "" if read is not None else _("Write an e-mail address or a phone number, or leave this empty.")
    told = bool(read and read[0])
    consent_fault = _("Tick the box if we may tell you, or leave the address empty.") if told and not consent else ""
    faults = _faults(maara=people_fault, nimi=name_fault, yhteys=contact_fault, lupa=consent_fault) if sent else ()
    asked = None
    if sent and not faults and read is not None:
        asked = Asked(people, name, *read, reading().code)
    once = typed.get("kerta", "")
    return SignUpForm(
        people=people_field(typed.get("maara", "1"), people_fault if sent else ""),
        name=name_field(name, name_fault if sent else ""),
        contact=_contact_field(contact, contact_fault if sent else ""),
        consent=_consent(day, consent, consent_fault if sent else ""),
        once=once if ONCE.fullmatch(once) else "",
        faults=faults,
        asked=asked,
    )


def read_change(typed: Mapping[str, str], signup: Signup) -> tuple[Field, Field, tuple[Fault, ...], tuple[int, str]]:
    """How many and under which name now: the fields, the faults, and what was read."""
    sent = "maara" in typed
    raw = typed.get("maara", str(signup.people))
    people, people_fault = read_people(raw, sent)
    name = " ".join(typed.get("nimi", signup.name).split())
    faults = _faults(maara=people_fault, nimi=_name_fault(name))
    return people_field(raw, people_fault), name_field(name, _name_fault(name)), faults, (people, name)


def read_people(raw: str, sent: bool) -> tuple[int, str]:
    """How many come, and the sentence if that cannot be told from what was typed."""
    text = raw.strip() or "1"
    if text.isdecimal() and len(text) <= 3 and 1 <= int(text) <= MOST_PEOPLE:
        return int(text), ""
    return 1, _("Tell how many come, from one to %(most)d. Call us if you are more.") % {"most": MOST_PEOPLE}


def _name_fault(name: str) -> str:
    return "" if len(name) <= NAME_MAX else _("Make the name %(most)d letters at most.") % {"most": NAME_MAX}


def _faults(**sentences: str) -> tuple[Fault, ...]:
    return tuple(Fault(name, sentence) for name, sentence in sentences.items() if sentence)


def people_field(value: str, error: str = "") -> Field:
    return Field("maara", _("How many of you come?"), value[:10], error=error, inputmode="numeric", maxlength=3)


def name_field(value: str, error: str = "") -> Field:
    hint = _("A first name or a nickname, if you like. You may leave this empty.")
    return Field("nimi", _("What may we call you?"), value[:200], hint, error, autocomplete="given-name")


def _contact_field(value: str, error: str) -> Field:
    label = _("E-mail or phone, if we may tell you of changes")
    hint = _("You may leave this empty. Then look here with your code.")
    return Field("yhteys", label, value, hint, error, maxlength=CONTACT_MAX)


def _consent(day: date, ticked: bool, error: str) -> Choices:
    until = day_words(erased_on(day), day, reading().code)
    words = _("You may tell me there about this time. The address is erased %(day)s.") % {"day": until}
    return Choices("lupa", _("May we use the address?"), (Choice(YES, words, chosen=ticked),), many=True, error=error)
