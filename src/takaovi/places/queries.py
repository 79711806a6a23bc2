"""Reading places. A visitor's word becomes a place only through :func:`place_for`."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, Prefetch, QuerySet

from takaovi.core.errors import NotThere
from takaovi.core.geo import Point
from takaovi.core.languages import FALLBACK
from takaovi.core.text import Said, columns, teller
from takaovi.core.viewer import Viewer
from takaovi.places.models import ArrivalAnswer, Keeping, Place, SeasonalVenue
from takaovi.places.values import PlaceKind, covers


class PlaceCard(NamedTuple):
    """What a list of places tells of each, in one language."""

    place_id: int
    slug: str
    kind: PlaceKind
    name: Said
    summary: Said
    municipality: str
    village: str
    point: Point | None
    traits: int
    zone: str
    phone: str
    cost_cents: int
    cost_note: Said
    has_photo: bool


def published() -> QuerySet[Place]:
    """Places that anybody may see. Shared by every public list."""
    return Place.objects.filter(published__isnull=False)


_TEXTS = ("name", "summary", "cost_note")
_PLAIN = "id, slug, kind, municipality, village, lat, lon, traits, zone, phone, cost_cents, photo"
_PLAIN_COUNT = 12
_KINDS = {kind.value: kind for kind in PlaceKind}


def _select(language: str) -> str:
    return f"SELECT {_PLAIN}, {', '.join(columns(_TEXTS, language))} FROM places_place WHERE published IS NOT NULL AND "  # noqa: S608  closed lists only


# Written out once for each language: making the same statement anew took longer than running it.
_STATEMENTS = {language: _select(language) for language in FALLBACK}
_TELLERS = {language: teller(language) for language in FALLBACK}


def cards(place_ids: Collection[int], language: str) -> dict[int, PlaceCard]:
    """Cards of published places by id. One query."""
    if not place_ids:
        return {}
    marks = ", ".join(["%s"] * len(place_ids))
    return {card.place_id: card for card in _read(f"id IN ({marks})", [*place_ids], language)}


def _read(condition: str, params: Sequence[int], language: str) -> list[PlaceCard]:
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENTS[language] + condition, params)
        return [_card(row, language) for row in cursor.fetchall()]


def _card(row: tuple[Any, ...], language: str) -> PlaceCard:
    place_id, slug, kind, municipality, village, lat, lon, traits, zone, phone, cents, photo = row[:_PLAIN_COUNT]
    name, summary, cost_note = _TELLERS[language](row[_PLAIN_COUNT:])
    return PlaceCard(
        place_id=place_id,
        slug=slug,
        kind=_KINDS[kind],
        name=name,
        summary=summary,
        municipality=municipality,
        village=village,
        point=None if lat is None else Point(lat, lon),
        traits=traits,
        zone=zone,
        phone=phone,
        cost_cents=cents,
        cost_note=cost_note,
        has_photo=bool(photo),
    )


def place_for(viewer: Viewer, slug: str) -> Place:
    """The place a visitor named, with all that its page tells. Seven queries.

    Raises NotThere whether it does not exist or is not published.
    """
    found = Place.objects if viewer.may_see_unpublished else published()
    place = (
        found.filter(slug=slug)
        .prefetch_related(
            Prefetch("keepings", Keeping.objects.select_related("organisation").order_by("-leads", "id")),
            "spaces",
            "ways",
            "venues",
            "trait_notes",
            Prefetch("arrival", ArrivalAnswer.objects.order_by("question")),
        )
        .first()
    )
    if place is None:
        raise NotThere(slug)
    return place


def present_venue(place: Place, day: date) -> SeasonalVenue | None:
    """Where the place is on ``day`` instead of at its own door: the first of its venues whose season it is.

    Uses what :func:`place_for` has fetched; otherwise one query.
    """
    return next((venue for venue in place.venues.all() if covers(venue.from_day, venue.to_day, day)), None)


def place_named(slug: str) -> Place:
    """The place with this word in its address, published or not: for the commands of the rooms, never for a page.

    Raises NotThere.
    """
    place = Place.objects.filter(slug=slug).first()
    if place is None:
        raise NotThere(f"there is no place {slug}")
    return place


def counts_by_municipality() -> dict[str, int]:
    """How many published places each municipality has. One query."""
    rows = published().order_by().values("municipality").annotate(n=Count("id"))
    return {row["municipality"]: row["n"] for row in rows}
