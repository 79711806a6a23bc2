"""Words of texts and questions, and those that search treats in a way of their own (search_words.tsv)."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from takaovi.core.finnish_stems import NAME, plain, readings, stems
from takaovi.core.snowball import snowball

LANGUAGES = ("fi", "sv", "en")
LONGEST = 60  # letters; longer runs are addresses or nonsense
LEAST_PART = 3  # letters of a part that is worth finding by
SWEDISH_ENDINGS = ("erna", "arna", "orna", "et", "en", "na", "er", "ar", "or", "t", "n", "s")
WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case; a hyphen parts words."""
    return [word for word in WORD.findall(text.lower()) if len(word) <= LONGEST]


@cache
def _table() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(role, language, columns of words) of every line."""
    text = (files("takaovi.finder") / "search_words.tsv").read_text(encoding="utf-8")
    split = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((role, language, tuple(columns)) for role, language, *columns in split)


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words that say nothing about a place."""
    return _listed("stop", language)


@cache
def weak_tokens(language: str) -> frozenset[str]:
    """Tokens that count only between places that answer the other words equally well."""
    return frozenset(token_of(language, word) for word in _listed("weak", language))


@cache
def _listed(role: str, language: str) -> frozenset[str]:
    lines = (columns for line, said, columns in _table() if (line, said) == (role, language))
    return frozenset(word for columns in lines for word in columns[0].split())


@cache
def _same(language: str) -> dict[str, str]:
    pairs = (columns[0].split() for role, said, columns in _table() if (role, said) == ("same", language))
    return {other: word for word, other in pairs}


@cache
def _needs(language: str) -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """Stem of a word that tells a need -> (kinds of stem, tokens of what helps) ..."""
    found: dict[str, tuple[tuple[int, tuple[str, ...]], ...]] = {}
    for role, said, columns in _table():
        if (role, said) == ("need", language):
            helping = tuple(token_of(language, word) for word in words_of(columns[1]))
            for word in words_of(columns[0]):
                for stem, kinds in keys_of(language, token_of(language, word)).items():
                    found[stem] = (*found.get(stem, ()), (kinds, helping))
    return found


def need_words(language: str) -> list[str]:
    """Words that tell a need, in dictionary form: part of every vocabulary, so that a slip in them is noticed too."""
    lines = (columns for role, said, columns in _table() if (role, said) == ("need", language))
    return [word for columns in lines for word in words_of(columns[0])]


def help_for(language: str, word: str) -> tuple[str, ...]:
    """Tokens of places and activities that help with the need this word tells; none when it tells none."""
    needs = _needs(language)
    return tuple(
        dict.fromkeys(
            token
            for stem, kind in readings_of(language, word)
            for kinds, helping in needs.get(stem, ())
            if kinds & kind
            for token in helping
        )
    )


def token_of(language: str, word: str) -> str:
    """The token of a dictionary form: itself in Finnish, its Snowball stem in Swedish and English."""
    return word if language == "fi" else snowball(language, _same(language).get(word, word))


def tokens_of(language: str, word: str) -> tuple[str, ...]:
    """Tokens of a Swedish or English word form; a Swedish compound is found by its beginning and its end too."""
    whole = token_of(language, word)
    parts = [
        part
        for end in _listed("end", language)
        if word.endswith(end)
        for part in (end, word.removesuffix(end).removesuffix("s"))
    ]
    return tuple(dict.fromkeys((whole, *(token_of(language, part) for part in parts if len(part) >= LEAST_PART))))


def keys_of(language: str, token: str, *, known: bool = True) -> dict[str, int]:
    """Stem without diacritics -> kinds of endings that may follow. An unknown Finnish word may be bent itself."""
    if language != "fi":
        return {plain(token): NAME}
    name = plain(token)
    keys = stems(name)
    if not known:
        for base, _ in readings(name):
            for stem, kinds in stems(base).items():
                keys[stem] = keys.get(stem, 0) | kinds
    return keys


def readings_of(language: str, word: str) -> Iterator[tuple[str, int]]:
    """(stem, kind) pairs that a question's word may stand for."""
    if language == "fi":
        yield from readings(plain(word))
    else:
        yield plain(token_of(language, word)), NAME
        if language == "sv":  # Snowball leaves the endings of loan words: caféet
            for ending in SWEDISH_ENDINGS:
                if word.endswith(ending) and len(word) - len(ending) > LEAST_PART:
                    yield plain(word.removesuffix(ending)), NAME
