"""Keeping the search index: a place's words are brought to dictionary form when it or its programme changes."""

import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from takaovi.core.finnish import analyse
from takaovi.finder.models import SearchDocument, SearchVocabulary, SearchWord
from takaovi.finder.search_texts import Texts, published_ids, texts_of
from takaovi.finder.search_vocabulary import line_of
from takaovi.finder.search_words import LANGUAGES, need_words, stop_words, token_of, tokens_of, words_of
from takaovi.programme.models import Activity

BATCH = 500  # places whose texts are in memory at once

Tokens = dict[tuple[str, str], SearchWord]  # (language, word form) -> its row


_waiting: ContextVar[set[int] | None] = ContextVar("places_to_index_together", default=None)


def index_place(place_id: int) -> None:
    """Make one place findable by its words of today, or not at all when it is not published."""
    together = _waiting.get()
    if together is None:
        index_places([place_id])
    else:
        together.add(place_id)


@contextmanager
def indexed_together() -> Iterator[None]:
    """Places that change inside are indexed once, together, at the end: for whoever writes many.

    Put it around the transaction, whose news is told when it ends.
    """
    waiting: set[int] = set()
    kept = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(kept)
    index_places(sorted(waiting))


def index_places(place_ids: Sequence[int]) -> None:
    """The same for several places."""
    texts = texts_of(place_ids)
    words = _words(texts)
    known = _known({word for _, word in words})
    new = _analysed([pair for pair in words if pair not in known])  # may take a second: no lock is held meanwhile
    with transaction.atomic():
        SearchWord.objects.bulk_create(new.values(), ignore_conflicts=True)
        _write(place_ids, texts, known | new)
        _add_to_vocabulary(new)


def _known(words: Collection[str]) -> Tokens:
    """Rows of the words that were analysed before."""
    chunks = (list(words)[first : first + BATCH] for first in range(0, len(words), BATCH))
    rows = (row for chunk in chunks for row in SearchWord.objects.filter(language__in=LANGUAGES, word__in=chunk))
    return {(row.language, row.word): row for row in rows}


def index_places_of(activity_id: int, *, left: int | None = None) -> None:
    """The same for the place of an activity, whose words are found through it, and for the place it has ``left``."""
    here = Activity.objects.filter(pk=activity_id, place__isnull=False).values_list("place_id", flat=True)
    for place_id in {*here} | ({left} if left else set()):
        index_place(place_id)


def rebuild_index(*, use_voikko: bool = True) -> int:
    """Make the whole index anew, and forget places and words that are gone. Returns the number of places in it."""
    ids = published_ids()
    known: Tokens = {}
    for first in range(0, len(ids), BATCH):
        batch = ids[first : first + BATCH]
        texts = texts_of(batch)
        known |= _analysed([pair for pair in _words(texts) if pair not in known], use_voikko=use_voikko)
        with transaction.atomic():
            _write(batch, texts, known)
    with transaction.atomic():
        SearchDocument.objects.exclude(place__published__isnull=False).delete()
        SearchWord.objects.all().delete()
        SearchWord.objects.bulk_create(known.values(), batch_size=1000)
        SearchVocabulary.objects.all().delete()
        _add_to_vocabulary(known)
    return len(ids)


def _words(texts: Mapping[int, Mapping[str, Texts]]) -> set[tuple[str, str]]:
    """(language, word form) of everything said, words that say nothing left out."""
    return {
        (language, word)
        for readers in texts.values()
        for said in readers.values()
        for language, text in (*said.head, *said.body)
        for word in words_of(text)
        if word not in stop_words(language)
    }


def _analysed(words: Collection[tuple[str, str]], *, use_voikko: bool = True) -> Tokens:
    """Rows, not yet saved, that tell by which tokens each word is found."""
    finnish = analyse([word for language, word in words if language == "fi"], use_voikko=use_voikko)
    rows: Tokens = {}
    for language, word in words:
        if language == "fi":
            analysis = finnish[word]
            tokens = (*analysis.lemmas, *analysis.parts) or (word,)
            clean = dict.fromkeys(part for token in tokens for part in words_of(token))
            rows[language, word] = SearchWord(
                language=language, word=word, tokens=" ".join(clean), known=bool(analysis.lemmas)
            )
        else:
            rows[language, word] = SearchWord(language=language, word=word, tokens=" ".join(tokens_of(language, word)))
    return rows


def _write(place_ids: Sequence[int], texts: Mapping[int, Mapping[str, Texts]], known: Tokens) -> None:
    """Documents of these places in place of their earlier ones; of those without texts none."""
    SearchDocument.objects.filter(place_id__in=set(place_ids) - set(texts)).delete()
    SearchDocument.objects.bulk_create(
        [
            SearchDocument(
                place_id=place, language=language, head=_tokens(said.head, known), body=_tokens(said.body, known)
            )
            for place, readers in texts.items()
            for language, said in readers.items()
        ],
        update_conflicts=True,
        unique_fields=["place", "language"],
        update_fields=["head", "body"],
    )


def _tokens(said: Iterable[tuple[str, str]], known: Tokens) -> str:
    return " ".join(
        known[language, word].tokens
        for language, text in said
        for word in words_of(text)
        if word not in stop_words(language)
    )


def _add_to_vocabulary(new: Tokens) -> None:
    """Write the tokens of new words into the packed vocabularies, with a version nobody has seen."""
    for language in LANGUAGES:
        rows = [row for row in new.values() if row.language == language]
        row, _ = SearchVocabulary.objects.select_for_update().get_or_create(language=language)
        lines = dict.fromkeys(row.entries.splitlines())
        held = {line.partition(" ")[0].partition("=")[0] for line in lines}
        added = _lines(language, rows, need_words(language), held)
        if added or not row.version:
            row.entries = "\n".join((*lines, *added))
            row.version = secrets.randbits(62)
            row.save()


def _lines(language: str, rows: Iterable[SearchWord], needs: Iterable[str], held: Collection[str]) -> list[str]:
    """Packed lines of the tokens that are not held yet; the shortest word stands for a stem."""
    shown: dict[str, tuple[str, bool]] = {}
    for word in needs:
        token = token_of(language, word)
        if token not in held:
            shown.setdefault(token, (word, True))
    for row in sorted(rows, key=lambda row: (len(row.word), row.word)):
        for token in row.tokens.split():
            if token not in held:
                shown.setdefault(token, (token if language == "fi" else row.word, row.known))
    return [line_of(language, token, word, known=known) for token, (word, known) in sorted(shown.items())]
