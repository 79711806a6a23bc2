"""Reads of the programme. The finder's pages are built on :func:`happenings`, so it is one statement of plain SQL.

Everything here shows published activities only, and cancelled occurrences too: they are marked, not hidden.
"""

from collections.abc import Callable, Collection, Sequence

from django.db import connection

from takaovi.core.language import BY_CODE, FALLBACK
from takaovi.core.text import Said
from takaovi.programme.values import LONGEST
from takaovi.programme.values import Happening as Happening

_PLAIN = (
    "o.id, o.activity_id, a.slug, o.place_id, a.place_id,"
    " CASE WHEN o.place_id = a.place_id THEN a.space_id END, a.part_of_id,"
    ' o.planned, o.start, o."end", o.status, a.kind, a.zone, a.sign_up, a.cost_cents, a.min_age, a.max_age, a.traits,'
    " a.online_url, a.phone, o.full, a.exclusive"
)
_PLAIN_COUNT = 20  # of the columns above, those that go into a Happening as they come
_TEXTS = (("a", "title"), ("o", "reason"), ("a", "audience"))
# CROSS JOIN keeps the written order on SQLite, whichever statistics it has; PostgreSQL chooses for itself.
_OCCURRENCE_FIRST = "programme_occurrence o CROSS JOIN programme_activity a"
_ACTIVITY_FIRST = "programme_activity a CROSS JOIN programme_occurrence o"


def _statement(language: str) -> str:
    columns = [f"{table}.{field}_{BY_CODE[code].column}" for table, field in _TEXTS for code in FALLBACK[language]]
    return f"SELECT {_PLAIN}, {', '.join(columns)} FROM "  # noqa: S608  closed lists only


def _reader(language: str) -> Callable[[tuple], Happening]:
    tongues = [BY_CODE[code] for code in FALLBACK[language]]
    width = len(tongues)
    unwritten = Said("", BY_CODE[language])
    first = _PLAIN_COUNT + 2

    def said(texts: Sequence[str | None]) -> Said:
        for text, tongue in zip(texts, tongues, strict=True):
            if text:
                return Said(text, tongue)
        return unwritten

    def read(row: tuple) -> Happening:
        texts = (said(row[at : at + width]) for at in range(first, first + 3 * width, width))
        return Happening(*row[:_PLAIN_COUNT], bool(row[_PLAIN_COUNT]), bool(row[_PLAIN_COUNT + 1]), *texts)

    return read


_STATEMENTS = {language: _statement(language) for language in FALLBACK}
_READERS = {language: _reader(language) for language in FALLBACK}
_JOINED = " WHERE a.id = o.activity_id AND a.published IS NOT NULL AND "


def _read(language: str, tables: str, condition: str, *params: object) -> list[Happening]:
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENTS[language] + tables + _JOINED + condition, params)
        return [_READERS[language](row) for row in cursor.fetchall()]


def _marks(things: Collection[object]) -> str:
    return ", ".join(["%s"] * len(things))


def happenings(
    place_ids: Collection[int], start: int, end: int, language: str, *, parts: bool = False
) -> dict[int, list[Happening]]:
    """What happens in these places some time in [start, end) (UTC minutes), by place, in order of start. One query.

    Cancelled occurrences are there too, marked. Parts of an umbrella that is itself listed in the same place are
    left out unless ``parts``: a conference is one line, its own page tells the sessions.
    """
    found: dict[int, list[Happening]] = {place_id: [] for place_id in place_ids}
    if not found:
        return found
    condition = (
        f'o.place_id IN ({_marks(found)}) AND o.start < %s AND o.start > %s AND o."end" > %s ORDER BY o.start, o.id'
    )
    for happening in _read(language, _OCCURRENCE_FIRST, condition, *found, end, start - LONGEST, start):
        found[happening.place_id or 0].append(happening)
    return found if parts else {place_id: without_parts(listed) for place_id, listed in found.items()}


def without_parts(listed: Sequence[Happening]) -> list[Happening]:
    """The same list without the parts whose umbrella is on it."""
    umbrellas = {happening.activity_id for happening in listed}
    return [happening for happening in listed if happening.part_of not in umbrellas]
