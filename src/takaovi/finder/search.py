"""Finding places by words, in Finnish, Swedish and English: their own texts and those of their activities.

The words of texts were brought to dictionary form when they were saved (``indexing``). Here a question's words are
read by rule, looked up in the vocabulary of the texts, and asked of the database's full-text index. Two queries.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from takaovi.finder.search_vocabulary import Vocabulary, vocabularies
from takaovi.finder.search_words import LANGUAGES, help_for, stop_words, words_of

MOST_LETTERS = 200
MOST_WORDS = 8
NEED_WEIGHT = 0.2  # a place found by what helps counts less than one that says the word itself

# (term, document, how well): a word in the name, the kind or a title weighs four words elsewhere.
SQLITE = (
    "SELECT %s AS term, rowid AS document, -bm25(finder_searchindex, 4.0, 1.0) * %s AS score"
    " FROM finder_searchindex WHERE finder_searchindex MATCH %s"
)
POSTGRESQL = (
    "SELECT %s AS term, id AS document, ts_rank('{0.25,0.25,0.25,1.0}', tokens, to_tsquery('simple', %s)) * %s AS score"
    " FROM finder_searchdocument WHERE tokens @@ to_tsquery('simple', %s)"
)
RANKED = """
WITH hit AS MATERIALIZED ({hits}), answer AS (
  SELECT d.place_id, hit.term, MAX(hit.score) AS score
  FROM hit JOIN finder_searchdocument d ON d.id = hit.document
  WHERE d.language IN ({languages}) GROUP BY d.place_id, hit.term
)
SELECT place_id, COUNT(*) AS answered FROM answer
GROUP BY place_id ORDER BY answered DESC, SUM(score) DESC, place_id LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """``place_ids`` best first. ``corrected`` is the question as it was understood when its spelling was guessed."""

    place_ids: tuple[int, ...] = ()
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: any of ``tokens`` in texts in ``language`` or, less surely, any of ``helping``."""

    language: str
    tokens: tuple[str, ...]
    helping: tuple[str, ...]
    said: str
    guessed: bool = False


def search_places(words: str, language: str, limit: int = 200) -> SearchResult:
    """Published places that the words are about; of several words those that answer most. Never raises on any text."""
    own = language.partition("-")[0]
    order = (own, *(code for code in LANGUAGES if code != own))
    small = frozenset().union(*map(stop_words, order))
    asked = [word for word in words_of(words[:MOST_LETTERS]) if word not in small][:MOST_WORDS]
    if not asked:
        return SearchResult()
    terms = understand(asked, vocabularies(order))
    if not terms:
        return SearchResult()
    rows = _hits(terms, sorted({own, *(term.language for term in terms)}), limit)
    most = max((count for _, count in rows), default=0)
    corrected = " ".join(term.said for term in terms) if any(term.guessed for term in terms) else ""
    return SearchResult(tuple(place for place, count in rows if count == most), corrected)


def understand(asked: Sequence[str], known: Mapping[str, Vocabulary]) -> list[Term]:
    """What each word means; two words that are one ("vertais tuki") together, an unknown compound as its two words.

    ``known`` holds the vocabularies in the order they are believed. A word nobody knows is guessed, or left out.
    """
    terms: list[Term] = []
    at = 0
    while at < len(asked):
        word, following = asked[at], asked[at + 1 : at + 2]
        meant = _meant(word, known)
        together = following and not (meant and _meant(following[0], known)) and _meant(word + following[0], known)
        if together:
            terms.append(together)
            at += 2
            continue
        terms += [meant] if meant else _halved(word, known) or _guessed(word, known)
        at += 1
    return terms


def _meant(word: str, known: Mapping[str, Vocabulary]) -> Term | None:
    """The word in the first language that has it, in its texts or among the words of needs."""
    for language, vocabulary in known.items():
        tokens, helping = vocabulary.meaning(word), help_for(language, word)
        if tokens or helping:
            return Term(language, tokens, helping, word)
    return None


def _halved(word: str, known: Mapping[str, Vocabulary]) -> list[Term]:
    for language, vocabulary in known.items():
        if halves := vocabulary.halves(word):
            return [Term(language, tokens, (), said) for tokens, said in zip(halves, (word, ""), strict=True)]
    return []


def _guessed(word: str, known: Mapping[str, Vocabulary]) -> list[Term]:
    """The nearest spelling in the first language that has a near one."""
    for language, vocabulary in known.items():
        if tokens := vocabulary.nearest(word):
            return [Term(language, tokens, (), vocabulary.shown(tokens[0]), guessed=True)]
    return []


def _hits(terms: Sequence[Term], languages: Sequence[str], limit: int) -> list[tuple[int, int]]:
    """(place, number of terms it answers), most answered and best first. One statement."""
    asked = [
        (number, weight, tokens)
        for number, term in enumerate(terms)
        for weight, tokens in ((1.0, term.tokens), (NEED_WEIGHT, term.helping))
        if tokens
    ]
    one, joined = (SQLITE, " OR ") if connection.vendor == "sqlite" else (POSTGRESQL, " | ")
    quote = '"' if connection.vendor == "sqlite" else "'"
    given: list[object] = []
    for number, weight, tokens in asked:
        query = joined.join(f"{quote}{token}{quote}" for token in tokens)
        given += [number, weight, query] if connection.vendor == "sqlite" else [number, query, weight, query]
    marks = ", ".join(["%s"] * len(languages))
    with connection.cursor() as cursor:
        cursor.execute(
            RANKED.format(hits=" UNION ALL ".join([one] * len(asked)), languages=marks), [*given, *languages, limit]
        )
        return [(place, count) for place, count in cursor.fetchall()]
