"""Words that can be sent to the line as a text message. Pure.

TÄNÄÄN 42700 · SOITA · MUKAAN 123 · OHJE, and their twins: IDAG, RING, MED, HJÄLP; TODAY, CALL, JOIN, HELP. K and E, and
LOPETA, are answers to what was asked, and belong to whoever asked (`hours`). The language of the word is the language
of the answer.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from takaovi.core.text import fold

LONGEST = 200  # characters that are read


class Asked(StrEnum):
    TODAY = "today"
    CALL = "call"
    JOIN = "join"
    HELP = "help"


class Message(NamedTuple):
    """``rest``: what stood after the word, as typed. ``number``: the digits in it, 0 without."""

    asked: Asked
    language: str
    rest: str = ""
    number: int = 0


WORDS = {
    "tänään": (Asked.TODAY, "fi"), "nyt": (Asked.TODAY, "fi"), "auki": (Asked.TODAY, "fi"),
    "idag": (Asked.TODAY, "sv"), "nu": (Asked.TODAY, "sv"), "öppet": (Asked.TODAY, "sv"),
    "today": (Asked.TODAY, "en"), "now": (Asked.TODAY, "en"), "open": (Asked.TODAY, "en"),
    "soita": (Asked.CALL, "fi"), "soittakaa": (Asked.CALL, "fi"), "ring": (Asked.CALL, "sv"),
    "call": (Asked.CALL, "en"),
    "mukaan": (Asked.JOIN, "fi"), "med": (Asked.JOIN, "sv"), "join": (Asked.JOIN, "en"),
    "ohje": (Asked.HELP, "fi"), "apua": (Asked.HELP, "fi"), "hjälp": (Asked.HELP, "sv"), "info": (Asked.HELP, "fi"),
    "help": (Asked.HELP, "en"),
}  # fmt: skip


def _plain(word: str) -> str:
    """Old phones and hurried thumbs leave the dots away."""
    return word.translate(str.maketrans("åäö", "aao"))


_BY_PLAIN = {_plain(word): meant for word, meant in WORDS.items()}


def read_message(text: str) -> Message | None:
    """What a text message asks for, or None: then it is no word of ours. Never raises."""
    typed = " ".join(text[:LONGEST].split())
    said = fold(typed)
    if said.startswith("i dag"):  # two words in careful Swedish
        typed, said = "idag" + typed[5:], "idag" + said[5:]
    first, _, _ = said.partition(" ")
    meant = _BY_PLAIN.get(_plain(first))
    if meant is None:
        return None
    rest = re.sub(r"^\W*\w+\W*", "", typed, count=1)
    digits = re.search(r"\d{1,9}", rest)
    return Message(*meant, rest, int(digits[0]) if digits else 0)
