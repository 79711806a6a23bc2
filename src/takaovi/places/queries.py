"""Reading places. A visitor's word becomes a place only through :func:`place_for`."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from takaovi.core.errors import NotThere
from takaovi.core.geo import Point
from takaovi.core.language import BY_CODE, FALLBACK
from takaovi.core.text import Said, say
from takaovi.core.viewer import Viewer
from takaovi.places.models import ArrivalAnswer, Keeping, Place
from takaovi.places.values import Completeness, PlaceKind


@dataclass(frozen=True, slots=True)
class PlaceCard:
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


_PLAIN = (
    "id",
    "slug",
    "kind",
    "municipality",
    "village",
    "lat",
    "lon",
    "traits",
    "zone",
    "phone",
    "cost_cents",
    "photo",
)
_TEXTS = ("name", "summary", "cost_note")


def columns(fields: Collection[str], language: str) -> list[str]:
    """The columns that can answer ``fields`` in ``language``: asked language first, then the fall-backs."""
    return [f"{field}_{BY_CODE[code].column}" for field in fields for code in FALLBACK[language]]


def published() -> QuerySet[Place]:
    """Places that anybody may see. Shared by every public list."""
    return Place.objects.filter(published__isnull=False)


def cards(place_ids: Collection[int], language: str) -> dict[int, PlaceCard]:
    """Cards of published places by id. One query."""
    names = (*_PLAIN, *columns(_TEXTS, language))
    rows = published().filter(id__in=place_ids).order_by().values_list(*names)
    return {row[0]: _card(dict(zip(names, row, strict=True)), language) for row in rows}


def _card(row: dict[str, object], language: str) -> PlaceCard:
    lat, lon = row["lat"], row["lon"]
    return PlaceCard(
        place_id=row["id"],  # type: ignore[arg-type]
        slug=row["slug"],  # type: ignore[arg-type]
        kind=PlaceKind(row["kind"]),
        name=say(row, "name", language),
        summary=say(row, "summary", language),
        municipality=row["municipality"],  # type: ignore[arg-type]
        village=row["village"],  # type: ignore[arg-type]
        point=None if lat is None else Point(lat, lon),  # type: ignore[arg-type]
        traits=row["traits"],  # type: ignore[arg-type]
        zone=row["zone"],  # type: ignore[arg-type]
        phone=row["phone"],  # type: ignore[arg-type]
        cost_cents=row["cost_cents"],  # type: ignore[arg-type]
        cost_note=say(row, "cost_note", language),
        has_photo=bool(row["photo"]),
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


def completeness(place: Place) -> Completeness:
    """How far "Kun tulet" is answered. Uses what :func:`place_for` has fetched; otherwise one query."""
    return Completeness(answered=len([a for a in place.arrival.all() if a.text_fi]), photo=bool(place.photo))


def places_in(municipality: str) -> QuerySet[Place]:
    """Published places of a municipality, by name."""
    return published().filter(municipality=municipality).order_by("name_fi")


def counts_by_municipality() -> dict[str, int]:
    """How many published places each municipality has. One query."""
    rows = published().order_by().values("municipality").annotate(n=Count("id"))
    return {row["municipality"]: row["n"] for row in rows}


def points_on_map() -> list[tuple[int, str, str, float, float]]:
    """(id, slug, municipality, lat, lon) of every published place with a door. One query."""
    rows = published().filter(lat__isnull=False).order_by("id")
    return list(rows.values_list("id", "slug", "municipality", "lat", "lon"))


def without_door(language: str) -> list[PlaceCard]:
    """Published places one reaches online or by phone only. One query."""
    names = (*_PLAIN, *columns(_TEXTS, language))
    kinds = (PlaceKind.ONLINE_ROOM, PlaceKind.PHONE_LINE)
    rows = published().filter(Q(kind__in=kinds) | Q(lat__isnull=True)).order_by("name_fi").values_list(*names)
    return [_card(dict(zip(names, row, strict=True)), language) for row in rows]
