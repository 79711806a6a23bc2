"""The texts a place is found by, as a reader of each language meets them, its activities' texts among them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from django.utils import translation

from takaovi.core.text import say
from takaovi.finder.search_words import LANGUAGES
from takaovi.places.models import Place
from takaovi.places.queries import published
from takaovi.places.values import PlaceKind, Trait, unmask
from takaovi.places.words import KINDS, TRAITS
from takaovi.programme.models import Activity

PLACE_HEAD = ("name",)
PLACE_BODY = ("summary", "description", "welcome")
ACTIVITY_HEAD = ("title",)
ACTIVITY_BODY = ("summary", "audience")
COLUMNS = ("fi", "sv", "en", "fi_simple")


@dataclass(slots=True)
class Texts:
    """(language it is really in, text) pairs; ``head`` weighs more."""

    head: list[tuple[str, str]] = field(default_factory=list)
    body: list[tuple[str, str]] = field(default_factory=list)


def texts_of(place_ids: Collection[int]) -> dict[int, dict[str, Texts]]:
    """Texts of the published ones of these places, by place and reader's language. Two queries."""
    found: dict[int, dict[str, Texts]] = {}
    plain = ("id", "kind", "village", "traits")
    for row in published().filter(id__in=place_ids).order_by().values(*plain, *_columns((*PLACE_HEAD, *PLACE_BODY))):
        found[row["id"]] = {language: _place_texts(row, language) for language in LANGUAGES}
    activities = Activity.objects.filter(place_id__in=found, published__isnull=False).order_by("id")
    for row in activities.values("place_id", "traits", *_columns((*ACTIVITY_HEAD, *ACTIVITY_BODY))):
        for language in LANGUAGES:
            texts = found[row["place_id"]][language]
            texts.head += _said(row, ACTIVITY_HEAD, language)
            texts.body += [*_said(row, ACTIVITY_BODY, language), *_trait_words(row["traits"], language)]
    return found


def published_ids() -> list[int]:
    """All places that are found at all. One query."""
    return list(Place.objects.filter(published__isnull=False).order_by("id").values_list("id", flat=True))


def _place_texts(row: Mapping[str, object], language: str) -> Texts:
    head = [*_said(row, PLACE_HEAD, language), (language, _kind_word(str(row["kind"]), language))]
    if row["village"]:
        head.append(("fi", str(row["village"])))
    return Texts(head, [*_said(row, PLACE_BODY, language), *_trait_words(int(str(row["traits"])), language)])


def _columns(fields: Collection[str]) -> list[str]:
    return [f"{name}_{column}" for name in fields for column in COLUMNS]


def _said(row: Mapping[str, object], fields: Collection[str], language: str) -> Iterator[tuple[str, str]]:
    """Each text as the reader meets it, in plain Finnish too where the reader's language is Finnish."""
    for name in fields:
        said = say(dict(row), name, language)
        if said:
            yield said.language.column[:2], said.text
        simple = row.get(f"{name}_fi_simple")
        if language == "fi" and simple:
            yield "fi", str(simple)


@cache
def _kind_word(kind: str, language: str) -> str:
    with translation.override(language):
        return str(KINDS[PlaceKind(kind)])


def _trait_words(bits: int, language: str) -> list[tuple[str, str]]:
    return [(language, _trait_word(trait, language)) for trait in unmask(bits)]


@cache
def _trait_word(trait: Trait, language: str) -> str:
    with translation.override(language):
        return str(TRAITS[trait])
