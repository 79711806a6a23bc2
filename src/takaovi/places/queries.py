"""Reading places. A visitor's word becomes a place only through :func:`place_for`."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, Prefetch, Q, QuerySet

from takaovi.core.errors import NotThere
from takaovi.core.geo import Point
from takaovi.core.languages import FALLBACK
from takaovi.core.text import Said, columns, teller
from takaovi.core.viewer import Viewer
from takaovi.places.models import ArrivalAnswer, Keeping, Place, Venue
from takaovi.places.rules import may_see_place
from takaovi.places.values import PlaceKind, VenueDays


class VenueCard(NamedTuple):
    """Where a place is at times. ``municipality`` is empty where it is the place's own."""

    municipality: str
    village: str
    point: Point
    name: Said


class PlaceCard(NamedTuple):
    """What a list of places tells of each, in one language.

    ``venues``, by id, are its stops and where it is in a season.
    """

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
    venues: Mapping[int, VenueCard] = MappingProxyType({})


def published() -> QuerySet[Place]:
    """Places that anybody may see. Shared by every public list."""
    return Place.objects.filter(published__isnull=False)


_TEXTS = ("name", "summary", "cost_note")
_PLAIN = "places_place.id, slug, kind, municipality, village, lat, lon, traits, zone, phone, cost_cents, photo"
_PLAIN_COUNT = 12
_KINDS = {kind.value: kind for kind in PlaceKind}
_VENUE = ("municipality", "village", "lat", "lon")


def _select(language: str) -> str:
    """A place with venues comes once for each of them; the venue's columns stand last, its id first of them."""
    names = columns(("name",), language)
    told = ", ".join(f"{column} AS venue_{column}" for column in (*_VENUE, *names))
    wanted = ", ".join((*columns(_TEXTS, language), *(f"venue_{column}" for column in ("id", *_VENUE, *names))))
    return (
        f"SELECT {_PLAIN}, {wanted} FROM places_place LEFT JOIN"  # noqa: S608  closed lists only
        f" (SELECT id AS venue_id, place_id, {told} FROM places_venue) AS v ON v.place_id = places_place.id"
        " WHERE published IS NOT NULL AND "
    )


# Written out once for each language: making the same statement anew took longer than running it.
_STATEMENTS = {language: _select(language) for language in FALLBACK}
_TELLERS = {language: teller(language) for language in FALLBACK}
_VENUE_AT = {language: _PLAIN_COUNT + len(columns(_TEXTS, language)) for language in FALLBACK}


def cards(place_ids: Collection[int], language: str) -> dict[int, PlaceCard]:
    """Cards of published places by id. One query."""
    if not place_ids:
        return {}
    marks = ", ".join(["%s"] * len(place_ids))
    found: dict[int, PlaceCard] = {}
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENTS[language] + f"places_place.id IN ({marks})", [*place_ids])
        for row in cursor.fetchall():
            card = found.get(row[0]) or _card(row, language)
            venue_id, *told = row[_VENUE_AT[language] :]
            if venue_id is not None:
                card = card._replace(venues={**card.venues, venue_id: _venue_card(told, language)})
            found[row[0]] = card
    return found


def _card(row: tuple[Any, ...], language: str) -> PlaceCard:
    place_id, slug, kind, municipality, village, lat, lon, traits, zone, phone, cents, photo = row[:_PLAIN_COUNT]
    name, summary, cost_note = _TELLERS[language](row[_PLAIN_COUNT : _VENUE_AT[language]])
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


def _venue_card(row: list[Any], language: str) -> VenueCard:
    municipality, village, lat, lon, *names = row
    return VenueCard(municipality, village, Point(lat, lon), _TELLERS[language](names)[0])


def place_for(viewer: Viewer, slug: str) -> Place:
    """The place a visitor named, with all that its page tells. Seven queries.

    Raises NotThere whether it does not exist or is not theirs to see: a draft is for those who may edit or show it.
    """
    found = Place.objects if viewer.grants else published()
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
    if place is None or not may_see_place(viewer, place):
        raise NotThere(slug)
    return place


def venue_days(place_ids: Collection[int]) -> dict[int, list[VenueDays]]:
    """The venues of those of these places that have any, in the order they were made. One query."""
    found: dict[int, list[VenueDays]] = {}
    rows = Venue.objects.filter(place_id__in=place_ids).order_by("id")
    for place_id, venue_id, key, first, last in rows.values_list("place_id", "id", "key", "from_day", "to_day"):
        season = None if first is None or last is None else (first, last)
        found.setdefault(place_id, []).append(VenueDays(venue_id, key, season))
    return found


def place_named(slug: str) -> Place:
    """The place with this word in its address, published or not: for the commands of the rooms, never for a page.

    Raises NotThere.
    """
    place = Place.objects.filter(slug=slug).first()
    if place is None:
        raise NotThere(f"there is no place {slug}")
    return place


def in_municipality(code: str) -> QuerySet[Place]:
    """The published places that are in the municipality, at least at times; a bus is where it stops."""
    own = Q(municipality=code) & (Q(lat__isnull=False) | Q(venues__isnull=True) | Q(venues__municipality=""))
    return published().filter(own | Q(venues__municipality=code)).distinct()


def counts_by_municipality() -> dict[str, int]:
    """How many published places each municipality has. One query."""
    rows = published().order_by().values("municipality").annotate(n=Count("id"))
    return {row["municipality"]: row["n"] for row in rows}
