"""The words on doors in Finnish, Swedish and English, from ``data/door_words.tsv``. No Django."""

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

PART = re.compile(r"[0-9]+|[^\W\d_]+(?:'[^\W\d_]+)?|\S")
SHORTEST_TYPO = 5  # a slip in a shorter word makes another word too easily


class Meaning(NamedTuple):
    """What a form says: ``kind`` and ``value`` of the table, and the languages in which it is a word."""

    kind: str
    value: str
    languages: frozenset[str]


class Form(NamedTuple):
    """A word or several, as the tokens of a text, with what they may mean."""

    parts: tuple[str, ...]
    meanings: tuple[Meaning, ...]


def parts_of(words: str) -> tuple[str, ...]:
    return tuple(PART.findall(words))


@cache
def forms_by_first() -> dict[str, tuple[Form, ...]]:
    """All forms by their first token, the longest first."""
    meanings: dict[tuple[str, ...], list[Meaning]] = {}
    text = (resources.files("takaovi.hours") / "data" / "door_words.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        kind, value, languages, words = line.split("\t")
        for form in words.split(", "):
            meaning = Meaning(kind, value, frozenset(languages.split(",")) - {""})
            meanings.setdefault(parts_of(form), []).append(meaning)
    found: dict[str, list[Form]] = {}
    for parts in sorted(meanings, key=len, reverse=True):
        found.setdefault(parts[0], []).append(Form(parts, tuple(meanings[parts])))
    return {first: tuple(forms) for first, forms in found.items()}


@cache
def words_worth_mending() -> tuple[str, ...]:
    """The single words in which a slip of the finger is looked for: days, weeks, months, closed."""
    kinds = {"day", "day_weekly", "day_once", "days", "closed", "parity", "month", "state", "day_from", "day_to"}
    return tuple(
        form.parts[0]
        for forms in forms_by_first().values()
        for form in forms
        if len(form.parts) == 1 and len(form.parts[0]) >= SHORTEST_TYPO and form.meanings[0].kind in kinds
    )


@cache
def near_words(word: str) -> tuple[str, ...]:
    """Known words one slip away, at most three; () for a short word."""
    if not SHORTEST_TYPO <= len(word) <= 20:
        return ()
    return tuple(sorted(known for known in words_worth_mending() if one_slip(word, known)))[:3]


def one_slip(one: str, other: str) -> bool:
    """One letter too many, too few or another, or two neighbours in the wrong order."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[at:], other[at:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and len(b) > 1 and a[2:] == b[2:])
