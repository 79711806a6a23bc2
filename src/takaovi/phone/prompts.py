"""What the line says: the table of prompts, written for the eye and cut for the ear.

A prompt is fixed words with slots between them. By ear each piece of fixed words is one sound, so that a volunteer can
record "closes" once and the hour is put behind it (`realparts.md` 3).
"""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from takaovi.phone.spoken import slot_spoken
from takaovi.phone.values import LANGUAGES, Clock, Name, Number, Said, Slot
from takaovi.phone.written import day_written

_SLOT = re.compile(r"\{(\w+)\}")
_CLOCK = {"fi": "klo {}", "sv": "kl. {}", "en": "{}"}


class Prompt(NamedTuple):
    """``voice``: the language it is always spoken in, "" for the caller's own. ``words`` by language."""

    id: str
    voice: str
    words: dict[str, str]


class Piece(NamedTuple):
    """One stretch of sound. ``slot`` is what is put in, None for fixed words. ``voice`` is a language."""

    voice: str
    words: str = ""
    slot: Slot | None = None


class Spoken(NamedTuple):
    """What one sound says: ``words`` as a voice says them, in the language ``voice``."""

    voice: str
    words: str


@cache
def prompts() -> dict[str, Prompt]:
    """Every prompt by its id. Raises ValueError where a row has not five columns."""
    text = files("takaovi.phone").joinpath("data/prompts.tsv").read_text("utf-8")
    found = {}
    for line in text.splitlines():
        if line.startswith("#") or not line:
            continue
        name, voice, *words = line.split("\t")
        found[name] = Prompt(name, voice, dict(zip(LANGUAGES, words, strict=True)))
    return found


def written(said: Said, language: str) -> str:
    """The prompt as it stands on the page with keys."""
    template = prompts()[said.prompt].words[language]
    return _SLOT.sub(lambda slot: slot_written(said.slots[slot[1]], language), template)


def aloud(said: Said, language: str) -> tuple[str, str]:
    """(the prompt in words that a voice can say, the language it is said in)."""
    prompt = prompts()[said.prompt]
    voice = prompt.voice or language
    return _SLOT.sub(lambda slot: slot_spoken(said.slots[slot[1]], voice), prompt.words[language]), voice


def slot_written(slot: Slot, language: str) -> str:
    """What stands in a slot, as it is written: "klo 18", "kl. 18", "18:00"; a day as "keskiviikkona 2.12."."""
    match slot:
        case Clock(minute):
            hour, rest = divmod(minute % 1440 if minute != 1440 else 1440, 60)
            if language == "en":
                return f"{hour}:{rest:02}"
            return _CLOCK[language].format(f"{hour}.{rest:02}" if rest else hour)
        case Name(text):
            return text
        case Number(value):
            return str(value)
    return day_written(slot, language)


def pieces(said: Said, language: str) -> tuple[Piece, ...]:
    """The prompt cut at its slots, for the ear. Signs alone between two slots are only a breath, and left out."""
    prompt = prompts()[said.prompt]
    voice = prompt.voice or language
    found = []
    for number, part in enumerate(_SLOT.split(prompt.words[language])):
        if number % 2:
            found.append(Piece(voice, slot=said.slots[part]))
        elif any(sign.isalnum() for sign in part):
            found.append(Piece(voice, words=part.strip(" ,.:;")))
    return tuple(found)


def spoken(said: Said, language: str) -> tuple[Spoken, ...]:
    """The prompt as the sounds it is put together from."""
    return tuple(
        Spoken(piece.voice, slot_spoken(piece.slot, piece.voice) if piece.slot is not None else piece.words)
        for piece in pieces(said, language)
    )


def fixed_words(prompt: Prompt, language: str) -> tuple[Spoken, ...]:
    """The stretches of a prompt that are always the same: what a human voice can record, in their order."""
    parts = _SLOT.split(prompt.words[language])[::2]
    cut = (part.strip(" ,.:;") for part in parts if any(sign.isalnum() for sign in part))
    return tuple(Spoken(prompt.voice or language, words) for words in cut)
