"""Text in four languages, the folding of words for comparison, and the words of addresses. Pure."""

import unicodedata
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from takaovi.core.languages import BY_CODE, FALLBACK, Language


class Said(NamedTuple):
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


def written(row: object, field: str, language: str = "fi") -> str:
    """The text of a translated field in this language and no other; empty where nobody has written it."""
    return getattr(row, f"{field}_{BY_CODE[language].column}", None) or ""


def columns(fields: Collection[str], language: str) -> list[str]:
    """The columns that can answer ``fields`` in ``language``: of each the asked language first, then the fall-backs."""
    return [f"{field}_{BY_CODE[code].column}" for field in fields for code in FALLBACK[language]]


def teller(language: str) -> Callable[[Sequence[str | None]], list[Said]]:
    """Reads the values of :func:`columns` in plain rows: for each field the nearest text, as :func:`say` does."""
    tongues = [BY_CODE[code] for code in FALLBACK[language]]
    width, unwritten = len(tongues), Said("", BY_CODE[language])

    def tell(texts: Sequence[str | None]) -> list[Said]:
        said = []
        for first in range(0, len(texts), width):
            for text, tongue in zip(texts[first : first + width], tongues, strict=True):
                if text:
                    said.append(Said(text, tongue))
                    break
            else:
                said.append(unwritten)
        return said

    return tell


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


def slug(name: str) -> str:
    """The name as a word of an address: ``Pedersören kunta`` -> ``pedersoren-kunta``. Letters and digits of ASCII."""
    plain = unicodedata.normalize("NFD", name.casefold()).encode("ascii", "ignore").decode()
    return "-".join("".join(char if char.isalnum() else " " for char in plain).split())


def capital(text: str) -> str:
    """With a capital letter, as a line begins."""
    return text[:1].upper() + text[1:]
