"""Where a place is, in words: areas, municipalities, distances. No queries."""

from collections.abc import Sequence

from django.http import QueryDict

from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading, word
from takaovi.core.text import slug
from takaovi.finder.values import Area
from takaovi.places import gazetteer
from takaovi.places.queries import PlaceCard
from takaovi.places.words import KINDS


def area_name(area: Area) -> str:
    """The area in the language of the page; empty when none was asked."""
    if area.is_position:
        return _("Near you")
    return area.name_sv if reading().code == "sv" and area.name_sv else area.name


def municipality_name(code: str) -> str:
    place = gazetteer.municipality(code)
    if place is None:
        return ""
    return place.name_sv if reading().code == "sv" else place.name_fi


def where_words(place: PlaceCard, venue: int = 0) -> str:
    """Kind and place: "Yhteinen olohuone, Korpilahti, Jyväskylä"; at a stop or a venue with its name."""
    there = place.venues.get(venue)
    municipality = municipality_name((there.municipality if there else "") or place.municipality)
    village = (there or place).village
    named = [there and str(there.name), village if village != municipality else "", municipality]
    return ", ".join(filter(None, [word(KINDS, place.kind), *named]))


def distance_words(km: float | None) -> str:
    """Metres under one kilometre, else kilometres; straight distance, so "about"."""
    if km is None:
        return ""
    if km < 0.95:
        return _("about %(metres)d m") % {"metres": max(100, round(km * 10) * 100)}
    return _("about %(km)d km") % {"km": round(km)}


def alternatives(areas: Sequence[Area], query: QueryDict) -> list[tuple[str, str]]:
    """(name with municipality, address) of other places of the same name; the rest of the question stays."""
    found = []
    for area in areas:
        named = ", ".join(dict.fromkeys(filter(None, [area.name, municipality_name(area.municipality)])))
        asked = query.copy()
        asked["missa"] = named
        found.append((named, f"{page_address('finder:open')}?{asked.urlencode()}"))
    return found


def neighbourhood(code: str) -> dict[str, str]:
    """The link to everything in the same municipality."""
    locality = gazetteer.municipality(code)
    if locality is None:
        return {"municipality": "", "municipality_href": ""}
    href = page_address("finder:municipality", slug(locality.name_fi))
    return {"municipality": municipality_name(code), "municipality_href": href}
