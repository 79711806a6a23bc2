"""Text in four languages, and the folding of words for comparison."""

import unicodedata
from dataclasses import dataclass

from takaovi.core.language import BY_CODE, FALLBACK, Language


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the language it is really in, so that the page can mark it (WCAG 3.1.2)."""

    text: str
    language: Language

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def say(row: object, field: str, language: str) -> Said:
    """The text of a translated field in ``language``, or in the nearest language that has it.

    ``row`` is a model instance with columns ``field_fi`` and so on, or a dict of such columns.
    An unwritten text is an empty :class:`Said` in the asked language.
    """
    read = row.get if isinstance(row, dict) else lambda name: getattr(row, name, None)
    for code in FALLBACK[language]:
        text = read(f"{field}_{BY_CODE[code].column}")
        if text:
            return Said(text, BY_CODE[code])
    return Said("", BY_CODE[language])


def say_json(texts: dict[str, str] | None, language: str) -> Said:
    """The same for a small mapping ``{"fi": ..., "sv": ..., "en": ..., "fi-simple": ...}`` kept in JSON."""
    for code in FALLBACK[language]:
        text = (texts or {}).get(code)
        if text:
            return Said(text, BY_CODE[code])
    return Said("", BY_CODE[language])


def fold(text: str) -> str:
    """Lower case, one space between words, accents kept for å ä ö and dropped elsewhere (é -> e, š -> s)."""
    kept = {"å", "ä", "ö"}
    out = []
    for char in unicodedata.normalize("NFC", text).casefold():
        if char in kept:
            out.append(char)
        elif unicodedata.category(char).startswith(("L", "N")):
            out.append("".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c)))
        else:
            out.append(" ")
    return " ".join("".join(out).split())
