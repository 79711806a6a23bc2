"""Taking a shift without an account: what somebody wrote, and the questions with what was typed in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.hours.sentences import day_words
from takaovi.ui.values import Choice, Choices, Fault, Field
from takaovi.volunteering.reading_forms import Typed, read_reachable
from takaovi.volunteering.values import CONTACT_MAX, NAME_MAX, Asked, Room, erased_on

TELL, AGAIN, LEARN = "kerro", "kysy", "katson"


@dataclass(frozen=True, slots=True)
class TakeForm:
    """``asked`` is None while something is still to put right. ``parts`` are the questions in order."""

    parts: tuple[Field | Choices, ...]
    faults: tuple[Fault, ...]
    asked: Asked | None


def read_take(data: Mapping[str, str], day: date, room: Room, *, sent: bool, signed_in: bool) -> TakeForm:
    """The form as it was ``sent``, or empty. Whoever is signed in is asked only as what they come."""
    typed = Typed(data)
    learner = (typed["osa"] == LEARN) if room.doing else bool(room.learning)
    parts: list[Field | Choices] = [_as_what(learner)] if room.doing and room.learning else []
    language = reading().code
    if signed_in:
        return TakeForm(tuple(parts), (), Asked(language=language, learner=learner) if sent else None)
    name, contact, may = typed["nimi"], typed["yhteys"][:CONTACT_MAX], typed.many("lupa")
    read = read_reachable(contact)
    if sent:
        _judge(typed, name, read, may)
    faults = typed.listed()
    parts += [
        name_field(name, typed.faults.get("nimi", "")),
        contact_field(contact, typed.faults.get("yhteys", "")),
        _consent(day, may, typed.faults.get("lupa", "")),
    ]
    asked = None
    if sent and not faults and read is not None:
        asked = Asked(name, read[0], read[1].lower(), language, learner, again=AGAIN in may)
    return TakeForm(tuple(parts), faults, asked)


def _judge(typed: Typed, name: str, read: tuple[str, str] | None, may: list[str]) -> None:
    if len(name) > NAME_MAX:
        typed.faults["nimi"] = _("Make it %(most)d letters at most.") % {"most": NAME_MAX}
    if read is None:
        typed.faults["yhteys"] = _("Write an e-mail address or a phone number, or leave this empty.")
    elif read[0] and not may:
        typed.faults["lupa"] = _("Tick the box if we may tell you, or leave the address empty.")


def _as_what(learner: bool) -> Choices:
    options = (
        Choice("otan", _("I take the shift"), chosen=not learner),
        Choice(LEARN, _("I come to see how it is done"), chosen=learner),
    )
    return Choices("osa", _("How do you come?"), options)


def name_field(value: str, error: str = "") -> Field:
    hint = _("A first name or a nickname, if you like. You may leave this empty.")
    return Field("nimi", _("What may we call you?"), value[:200], hint, error, autocomplete="given-name")


def contact_field(value: str, error: str = "") -> Field:
    label = _("E-mail or phone, if we may tell you of changes")
    hint = _("You may leave this empty. Then look here with your code.")
    return Field("yhteys", label, value, hint, error, maxlength=CONTACT_MAX)


def _consent(day: date, may: list[str], error: str) -> Choices:
    until = day_words(erased_on(day), day, reading().code)
    tell = _("You may tell me there about this shift. The address is erased %(day)s.") % {"day": until}
    again = _("You may also ask me another time when somebody is needed. This ends in a year, or with one press.")
    options = (Choice(TELL, tell, chosen=TELL in may), Choice(AGAIN, again, chosen=AGAIN in may))
    return Choices("lupa", _("May we use the address?"), options, many=True, error=error)
