"""Being met at the door: what somebody wrote, and the questions with what was typed in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.ui.values import Choice, Choices, Fault, Field
from takaovi.volunteering.bridge_values import CONTACT_MAX, NAME_MAX, OWN_SIGN_MAX, Meet, Sign
from takaovi.volunteering.bridge_words import SIGNS
from takaovi.volunteering.reading_forms import Typed, read_reachable

OWN, NONE, TELL = "oma", "ei", "kerro"


@dataclass(frozen=True, slots=True)
class MeetForm:
    """``asked`` is None while something is still to put right. ``parts`` are the questions in order."""

    parts: tuple[Field | Choices, ...]
    faults: tuple[Fault, ...]
    asked: Meet | None


def read_meet(data: Mapping[str, str], signs: Sequence[Sign], *, sent: bool) -> MeetForm:
    """The form as it was ``sent``, or as it stands. No question has to be answered but how the two know each other."""
    typed = Typed(data)
    chosen, own, name = typed["merkki"], typed["oma"], typed["nimi"]
    contact, may = typed["yhteys"][:CONTACT_MAX], typed.many("lupa")
    read = read_reachable(contact)
    if sent:
        _judge(typed, chosen, signs, read, may)
    faults = typed.listed()
    asked = None
    if sent and not faults and read is not None:
        own_sign = own if chosen == OWN else ""
        sign = chosen if chosen in signs else ""
        asked = Meet(sign, own_sign, name, read[0], read[1].lower(), reading().code)
    parts = (
        _signs(chosen, signs, typed.faults.get("merkki", "")),
        _own(own, typed.faults.get("oma", "")),
        _name(name, typed.faults.get("nimi", "")),
        _contact(contact, typed.faults.get("yhteys", "")),
        _consent(may, typed.faults.get("lupa", "")),
    )
    return MeetForm(parts, faults, asked)


def _judge(typed: Typed, chosen: str, signs: Sequence[Sign], read: tuple[str, str] | None, may: list[str]) -> None:
    if chosen not in (*signs, OWN):
        typed.faults["merkki"] = _("Choose by what you know each other.")
    if chosen == OWN and not typed["oma"]:
        typed.faults["oma"] = _("Write what they know you by, for example a red hat.")
    for field, most in (("oma", OWN_SIGN_MAX), ("nimi", NAME_MAX)):
        if len(typed[field]) > most:
            typed.faults[field] = _("Make it %(most)d letters at most.") % {"most": most}
    if read is None:
        typed.faults["yhteys"] = _("Write an e-mail address or a phone number, or leave this empty.")
    elif read[0] and TELL not in may:
        typed.faults["lupa"] = _("Tick the box if we may tell you, or leave the address empty.")


def typed_of(asked: Meet) -> dict[str, str]:
    """An agreement as it would be typed, for the form that changes it."""
    chosen = OWN if asked.own_sign else asked.sign
    known = {"merkki": chosen, "oma": asked.own_sign, "nimi": asked.name, "yhteys": asked.contact}
    return known | ({"lupa": TELL} if asked.contact else {})


def _signs(chosen: str, signs: Sequence[Sign], error: str) -> Choices:
    theirs = [
        Choice(sign.value, _("They have %(sign)s") % {"sign": SIGNS[sign]()}, chosen=chosen == sign) for sign in signs
    ]
    mine = Choice(OWN, _("I write what they know me by"), chosen=chosen == OWN)
    return Choices("merkki", _("By what do you know each other?"), (*theirs, mine), error=error)


def _own(value: str, error: str) -> Field:
    hint = _("Only if you chose to write it. For example: a red hat and a blue bag.")
    return Field("oma", _("What they know you by"), value[:200], hint, error, maxlength=OWN_SIGN_MAX)


def _name(value: str, error: str) -> Field:
    hint = _("A first name or a nickname, if you like. You may leave this empty.")
    return Field("nimi", _("What may we call you?"), value[:200], hint, error, autocomplete="given-name")


def _contact(value: str, error: str) -> Field:
    label = _("E-mail or phone, if we may tell you when somebody says yes")
    hint = _("You may leave this empty. Then look here with your code.")
    return Field("yhteys", label, value, hint, error, maxlength=CONTACT_MAX)


def _consent(may: list[str], error: str) -> Choices:
    words = _("You may tell me there about this meeting. The address is erased a day after it.")
    option = Choice(TELL, words, chosen=TELL in may)
    return Choices("lupa", _("May we use the address?"), (option,), many=True, error=error)


def sign_boxes(chosen: Sequence[str], error: str = "") -> Choices:
    """The keeper's question: what those at the door have at hand."""
    options = tuple(Choice(sign.value, SIGNS[sign](), chosen=sign in chosen) for sign in Sign)
    hint = _("Choose one to four. They hang by the door, so that whoever greets finds them.")
    return Choices("merkki", _("What do those at the door have?"), options, many=True, hint=hint, error=error)
