"""The page with keys: what is heard, in words, and what can be pressed. No queries."""

from typing import NamedTuple

from takaovi.core.language import current
from takaovi.core.reading import gettext as _
from takaovi.phone.keypad_forms import LONGEST_MESSAGE
from takaovi.phone.prompts import prompts, written
from takaovi.phone.values import Connect, End, Listen, Place, Record, Turn
from takaovi.ui.values import Field

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#")
LETTERS = ("", "abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz", "", "", "")


class Keypad(NamedTuple):
    """``way``: "keys", "number", "message", "connect" or "end": what the page waits for."""

    lines: tuple[tuple[str, str], ...]  # (words, the language they are said in where it is not the page's)
    way: str
    keys: tuple[tuple[str, str], ...] = ()  # (sign, letters)
    number: Field | None = None
    message: Field | None = None


def keypad(turn: Turn) -> Keypad:
    """The turn as a page."""
    language = turn.state.language
    page = current().tag
    voices = [prompts()[said.prompt].voice or language for said in turn.said]
    words = [_kept(written(said, language)) for said in turn.said]
    lines = tuple((line, "" if voice == page else voice) for line, voice in zip(words, voices, strict=True))
    keys = tuple(zip(KEYS, LETTERS, strict=True))
    match turn.then:
        case Listen(most) if most > 1:
            return Keypad(lines, "number", keys, number=_number(turn.state.at, most))
        case Record():
            return Keypad(lines, "message", message=_message())
        case Connect():
            return Keypad(lines, "connect")
        case End():
            return Keypad(lines, "end")
    return Keypad(lines, "keys", keys)


def _kept(words: str) -> str:
    """A time of day stays on one line."""
    return words.replace("klo ", "klo\u00a0").replace("kl. ", "kl.\u00a0")


def _number(at: Place, most: int) -> Field:
    label = _("Postcode, or the name of the municipality in keys") if at is Place.WHERE else _("Your phone number")
    hint = _("For example 42700, or 538 for Keuruu.") if at is Place.WHERE else ""
    # A number is never offered from an earlier visitor of a shared machine.
    return Field("numero", label, "", hint, inputmode="numeric", maxlength=most, autocomplete="off")


def _message() -> Field:
    hint = _("On the phone you would speak now. Here you may write. No name is needed.")
    return Field("viesti", _("Your message"), "", hint, kind="textarea", maxlength=LONGEST_MESSAGE, autocomplete="off")
