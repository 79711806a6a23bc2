"""What the forms of a place's rooms, ways to meet and stops hold as it is typed, and what becomes of it."""

import re
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from takaovi.core.geo import Point
from takaovi.desk.place_forms import PHONE, texts_of
from takaovi.desk.reading_forms import Typed
from takaovi.places import gazetteer
from takaovi.places.models import Place, Space, Venue, WayToMeet
from takaovi.places.values import Trait, Way, mask, unmask

NAME_MOST, NOTE_MOST, SEATS_MOST = 80, 160, 9_999  # characters, characters, people
# Qualities that a room can have of its own; what is true of the whole house is told of the house.
OF_A_ROOM = (
    Trait.QUIET_CORNER,
    Trait.COFFEE,
    Trait.KITCHEN,
    Trait.TOOLS,
    Trait.COMPUTERS,
    Trait.INTERNET,
    Trait.NO_STEPS,
    Trait.WHEELCHAIR,
    Trait.WIDE_DOOR,
    Trait.LIFT,
    Trait.ACCESSIBLE_TOILET,
    Trait.HEARING_LOOP,
    Trait.SCENT_FREE,
    Trait.WARM_IN_WINTER,
    Trait.OUTDOORS,
)
FINLAND = ((59.0, 71.0), (19.0, 32.0))  # degrees north and east, with some sea
_DEGREES = re.compile(r"(?<!\d)(\d{2})[.,](\d{2,8})(?!\d)")
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.?")


def typed_space(row: Space | None) -> dict[str, str]:
    return {
        **texts_of(row, "name"),
        "seats": str(row.seats or "") if row else "",
        "traits": ",".join(str(int(one)) for one in unmask(row.traits)) if row else "",
        **texts_of(row, "note"),
    }


def read_space(typed: Typed, place: Place, row: Space | None) -> dict[str, Any]:
    """Columns of Space; a quality that the form does not ask about stays."""
    ticked = mask([one for one in OF_A_ROOM if str(int(one)) in typed.many("traits")])
    kept = (row.traits if row else 0) & ~mask(OF_A_ROOM)
    return {
        **_empty_as_none(typed.texts("name", NAME_MOST, _("Write this in Finnish."))),
        **_empty_as_none(typed.texts("note", NOTE_MOST)),
        "seats": typed.whole("seats", 1, SEATS_MOST),
        "traits": ticked | kept,
    }


def typed_way(row: WayToMeet | None) -> dict[str, str]:
    return {
        "way": row.way if row else "",
        "url": row.url if row else "",
        "phone": row.phone if row else "",
        **texts_of(row, "note"),
    }


def read_way(typed: Typed, place: Place, row: WayToMeet | None) -> dict[str, Any]:
    """Columns of WayToMeet. Which way it is does not change any more."""
    way = row.way if row else typed["way"]
    url, phone = typed.text("url", 200), typed.text("phone", 30)
    if way not in list(Way):
        typed.faults["way"] = _("Choose one.")
    if url and not url.startswith(("https://", "http://")):
        typed.faults["url"] = _("The address of a web page begins with https.")
    if way == Way.ONLINE and not url:
        typed.faults["url"] = _("Write the address of the online room.")
    if (phone and not PHONE.fullmatch(phone)) or (way == Way.PHONE and not phone):
        typed.faults["phone"] = _("Write a phone number such as 040 123 4567.")
    return {"way": way, "url": url, "phone": phone, **_empty_as_none(typed.texts("note", NOTE_MOST))}


def typed_venue(row: Venue | None) -> dict[str, str]:
    there = gazetteer.municipality(row.municipality) if row else None
    return {
        **texts_of(row, "name"),
        "street": row.street if row else "",
        "village": row.village if row else "",
        "municipality": there.name_fi if there else "",
        "point": f"{row.lat:.5f}, {row.lon:.5f}" if row else "",
        "from_day": typed_month_day(row.from_day) if row else "",
        "to_day": typed_month_day(row.to_day) if row else "",
        **texts_of(row, "note"),
    }


def read_venue(typed: Typed, place: Place, row: Venue | None) -> dict[str, Any]:
    """Columns of Venue. Without a spot on the map it is in the middle of its village, which the hint says."""
    fields: dict[str, Any] = {
        **_empty_as_none(typed.texts("name", NAME_MOST, _("Write this in Finnish."))),
        **_empty_as_none(typed.texts("note", NOTE_MOST)),
        "street": typed.text("street", 120),
        "village": typed.text("village", 60),
        "municipality": _municipality(typed),
        "from_day": _month_day(typed, "from_day"),
        "to_day": _month_day(typed, "to_day"),
    }
    if (fields["from_day"] is None) != (fields["to_day"] is None):
        missing = "from_day" if fields["from_day"] is None else "to_day"
        typed.faults.setdefault(missing, _("Write both days, or neither."))
    spot = _spot(typed, fields["municipality"] or place.municipality)
    return fields | ({"lat": spot.lat, "lon": spot.lon} if spot else {})


def _empty_as_none(texts: dict[str, str]) -> dict[str, str | None]:
    return {name: text or None for name, text in texts.items()}


def _municipality(typed: Typed) -> str:
    """Its code; empty where it is the place's own."""
    text = typed.text("municipality", 60)
    found = gazetteer.find(text).locality if text else None
    if text and found is None:
        typed.faults["municipality"] = _("We do not know this municipality. Write its name, such as Keuruu.")
    return found.municipality if found else ""


def _spot(typed: Typed, municipality: str) -> Point | None:
    """What stands in the box, else the middle of the village or municipality."""
    if text := typed.text("point", 400):
        return None if "point" in typed.faults else _read_spot(typed, text)
    town = gazetteer.municipality(municipality)
    village = typed["village"]
    near = town.point if town else None
    named = gazetteer.find(village, near).locality if village else None
    found = named if named and named.municipality == municipality else town
    if found is None:
        typed.faults["point"] = _("Tell the spot on the map, or the municipality.")
    return found.point if found else None


def _read_spot(typed: Typed, text: str) -> Point | None:
    """ "62.26, 24.71", "62,26 24,71", or an address of a map that holds both."""
    numbers = [float(f"{whole}.{part}") for whole, part in _DEGREES.findall(text)]
    (south, north), (west, east) = FINLAND
    for lat, lon in pairwise(numbers):
        if south <= lat <= north and west <= lon <= east:
            return Point(lat, lon)
    typed.faults["point"] = _("Write the spot as the map tells it, such as 62.26012, 24.71034.")
    return None


def typed_month_day(value: int | None) -> str:
    """ "1.6." of 601."""
    return f"{value % 100}.{value // 100}." if value else ""


def _month_day(typed: Typed, name: str) -> int | None:
    """601 of "1.6."; of every year, so also the 29th of February."""
    text = typed[name]
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        day = date(2024, int(found[2]), int(found[1])) if found else None
    except ValueError:
        day = None
    if day is None:
        typed.faults[name] = _("Write a day without a year, such as 1.6.")
        return None
    return day.month * 100 + day.day
