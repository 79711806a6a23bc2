"""Finding places by words, in Finnish, Swedish and English: their own texts and those of their activities.

The words of texts were brought to dictionary form when they were saved (``indexing``). Here a question's words are
read by rule, looked up in the vocabulary of the texts, and asked of the database's full-text index. Two queries.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from takaovi.finder.search_terms import Term, understand
from takaovi.finder.search_vocabulary import vocabularies
from takaovi.finder.search_words import LANGUAGES, stop_words, words_of

MOST_LETTERS = 200
MOST_WORDS = 8
NEED_WEIGHT = 0.2  # a place found by what helps counts less than one that says the word itself

STRONG, WEAK = 100, 1  # points for answering a term: no number of weak ones makes up for a strong one

# (term, points, document, how well): a word in the name, the kind or a title weighs four words elsewhere.
SQLITE = (
    "SELECT %s AS term, %s AS points, rowid AS document, -bm25(finder_searchindex, 4.0, 1.0) * %s AS score"
    " FROM finder_searchindex WHERE finder_searchindex MATCH %s"
)
POSTGRESQL = (
    "SELECT %s AS term, %s AS points, id AS document,"
    " ts_rank('{0.25,0.25,0.25,1.0}', tokens, to_tsquery('simple', %s)) * %s AS score"
    " FROM finder_searchdocument WHERE tokens @@ to_tsquery('simple', %s)"
)
RANKED = """
WITH hit AS MATERIALIZED ({hits}), answer AS (
  SELECT d.place_id, hit.term, hit.points, MAX(hit.score) AS score
  FROM hit JOIN finder_searchdocument d ON d.id = hit.document
  WHERE d.language IN ({languages}) GROUP BY d.place_id, hit.term, hit.points
)
SELECT place_id, SUM(points) AS answered FROM answer
GROUP BY place_id ORDER BY answered DESC, SUM(score) DESC, place_id LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """``place_ids`` best first. ``corrected`` is the question as it was understood when its spelling was guessed."""

    place_ids: tuple[int, ...] = ()
    corrected: str = ""


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
    most = max((points for _, points in rows), default=0)
    corrected = " ".join(term.said for term in terms) if any(term.guessed for term in terms) else ""
    return SearchResult(tuple(place for place, points in rows if points == most), corrected)


def _hits(terms: Sequence[Term], languages: Sequence[str], limit: int) -> list[tuple[int, int]]:
    """(place, points for the terms it answers), most answered and best first. One statement."""
    postgresql = connection.vendor == "postgresql"
    hits: list[str] = []
    given: list[int | float | str] = []
    for number, term in enumerate(terms):
        points = WEAK if term.weak else STRONG
        for weight, tokens in ((1.0, term.tokens), (NEED_WEIGHT, term.helping)):
            if tokens:
                query = (" | " if postgresql else " OR ").join(_quoted(token, postgresql) for token in tokens)
                hits.append(POSTGRESQL if postgresql else SQLITE)
                given += [number, points, query, weight, query] if postgresql else [number, points, weight, query]
    marks = ", ".join(["%s"] * len(languages))
    with connection.cursor() as cursor:
        cursor.execute(RANKED.format(hits=" UNION ALL ".join(hits), languages=marks), [*given, *languages, limit])
        return [(place, int(points)) for place, points in cursor.fetchall()]


def _quoted(token: str, postgresql: bool) -> str:
    """Tokens are letters and digits only; the quotes keep OR and AND from being read as operators."""
    return f"'{token}'" if postgresql else f'"{token}"'
