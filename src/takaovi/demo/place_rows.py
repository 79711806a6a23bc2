"""The demo's organisations and places, with everything that hangs on them, brought into the database."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import chain
from typing import Any
from zlib import crc32

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from takaovi.demo import sheets
from takaovi.demo.drawing import SKIES, draw_door
from takaovi.demo.rows import bring
from takaovi.demo.values import SOURCE, Calendar, PlaceSheet, columns
from takaovi.places.models import (
    ArrivalAnswer,
    Keeping,
    Organisation,
    Place,
    Space,
    TraitNote,
    Venue,
    WayToMeet,
)

MISSING = {"fi": "", "sv": "", "en": ""}


def bring_organisations() -> dict[str, Organisation]:
    """The keepers and hosts, by their slug."""
    raw = sheets.read("organisations")
    wanted = [
        {
            "slug": f"demo-{slug}",
            "name": sheet["name"],
            "sector": sheet["sector"],
            "business_id": sheet.get("business_id"),
            "municipality": sheet["municipality"],
            "phone": sheet.get("phone", ""),
        }
        for slug, sheet in raw.items()
    ]
    known = Organisation.objects.filter(slug__startswith="demo-")
    return dict(zip(raw, bring(known, wanted, ("slug",), keep_others=True), strict=True))


def bring_places(organisations: Mapping[str, Organisation], calendar: Calendar) -> dict[str, Place]:
    """The sixty places with keepers, spaces, ways, venues, notes and answers. By slug."""
    written = sheets.places()
    doors = {(sheet.door, _sky(sheet)): "" for sheet in written if sheet.door != "none"}
    photos = {door: keep_photo(*door) for door in doors}
    places = bring(
        Place.objects.filter(source=SOURCE), [_place(sheet, photos, calendar) for sheet in written], ("slug",)
    )
    pairs = list(zip(places, written, strict=True))
    _bring_parts(pairs, organisations)
    return {place.slug: place for place in places}


def _sky(sheet: PlaceSheet) -> int:
    return crc32(sheet.slug.encode()) % len(SKIES)


def keep_photo(door: str, sky: int) -> str:
    """Draw a door and keep it under a name of its content. Returns the name; an existing file is left alone."""
    look = sheets.read("doors")[door]
    picture = draw_door(look["wall"], look["door"], look["shape"], look["porch"], sky)
    name = f"doors/{blake2b(picture, digest_size=12).hexdigest()}.webp"
    return name if default_storage.exists(name) else default_storage.save(name, ContentFile(picture))


def _place(sheet: PlaceSheet, photos: Mapping[tuple[str, int], str], calendar: Calendar) -> dict[str, Any]:
    return {
        "slug": sheet.slug,
        "kind": sheet.kind,
        "municipality": sheet.municipality,
        "village": sheet.village,
        "street": sheet.street,
        "postcode": sheet.postcode,
        "lat": sheet.lat,
        "lon": sheet.lon,
        "traits": sheet.traits,
        "languages": sheet.languages,
        "cost_cents": sheet.cost_cents,
        "phone": sheet.phone,
        "email": f"{sheet.slug}@takaovi.example",
        "photo": photos.get((sheet.door, _sky(sheet)), ""),
        "published": calendar.published,
        "changed": calendar.published,
        "source": SOURCE,
        **columns("name", sheet.name),
        **columns("summary", sheet.summary),
        **columns("description", sheet.description),
        **columns("welcome", sheet.welcome),
        **columns("transport", sheet.transport),
        **columns("cost_note", sheet.cost_note),
        **columns("photo_alt", sheets.read("doors")[sheet.door]["alt"] if sheet.door != "none" else MISSING),
    }


Pair = tuple[Place, PlaceSheet]


def _bring_parts(pairs: Iterable[Pair], organisations: Mapping[str, Organisation]) -> None:
    """What hangs on the places, one kind of row after another, for all places at once."""
    pairs = list(pairs)
    ids = [place.pk for place, _ in pairs]

    def all_of(make: Any) -> list[dict[str, Any]]:
        return list(chain.from_iterable(make(place, sheet) for place, sheet in pairs))

    keepings = all_of(lambda place, sheet: _keepings(place, sheet, organisations))
    bring(Keeping.objects.filter(place__in=ids), keepings, ("place_id", "organisation_id"))
    # Activities may point at a space, so one that is no longer wished for stays.
    bring(Space.objects.filter(place__in=ids), all_of(_spaces), ("place_id", "name_fi"), keep_others=True)
    bring(WayToMeet.objects.filter(place__in=ids), all_of(_ways), ("place_id", "way"))
    bring(Venue.objects.filter(place__in=ids), all_of(_venues), ("place_id", "key"))
    bring(TraitNote.objects.filter(place__in=ids), all_of(_notes), ("place_id", "trait"))
    bring(ArrivalAnswer.objects.filter(place__in=ids), all_of(_answers), ("place_id", "question"))


def _keepings(place: Place, sheet: PlaceSheet, organisations: Mapping[str, Organisation]) -> list[dict[str, Any]]:
    return [
        {"place_id": place.pk, "organisation_id": organisations[keeper].pk, "leads": number == 0}
        for number, keeper in enumerate(sheet.keepers)
    ]


def _spaces(place: Place, sheet: PlaceSheet) -> list[dict[str, Any]]:
    return [
        {"place_id": place.pk, "seats": part.seats, **columns("name", part.name), **columns("note", part.note)}
        for part in sheet.spaces
    ]


def _ways(place: Place, sheet: PlaceSheet) -> list[dict[str, Any]]:
    return [
        {
            "place_id": place.pk,
            "way": way,
            "url": address if way == "online" else "",
            "phone": address if way in ("phone", "moving") else "",
        }
        for way, address in sheet.ways.items()
    ]


def _venues(place: Place, sheet: PlaceSheet) -> list[dict[str, Any]]:
    return [
        {
            "place_id": place.pk,
            "key": venue.key,
            "street": venue.street,
            "municipality": venue.municipality,
            "village": venue.village,
            "lat": venue.lat,
            "lon": venue.lon,
            "from_day": venue.from_day,
            "to_day": venue.to_day,
            **columns("name", venue.name),
            **columns("note", venue.note),
        }
        for venue in sheet.venues
    ]


def _notes(place: Place, sheet: PlaceSheet) -> list[dict[str, Any]]:
    return [{"place_id": place.pk, "trait": trait, **columns("note", texts)} for trait, texts in sheet.notes.items()]


def _answers(place: Place, sheet: PlaceSheet) -> list[dict[str, Any]]:
    return [
        {"place_id": place.pk, "question": question, **columns("text", texts)}
        for question, texts in sheet.arrival.items()
    ]
