"""How one gets to a place and in: traits, address, ways, seasonal venues, the photo of the door. No queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading, word
from takaovi.core.text import Said, say
from takaovi.finder.where_presenters import municipality_name
from takaovi.hours.time_words import month_day
from takaovi.places.models import Place, Venue
from takaovi.places.values import Trait, Way, unmask
from takaovi.places.words import AT_THE_DOOR, LANGUAGE_NAMES, TRAITS
from takaovi.places.words import WAYS as WAY_WORDS
from takaovi.ui.values import Link, Photo

PHOTO_WIDTH, PHOTO_HEIGHT = 800, 600  # every door photo is cut to this size when it is saved


@dataclass(frozen=True, slots=True)
class TraitLine:
    """A trait and what it means here."""

    trait: Trait
    words: str
    note: Said

    @property
    def at_door(self) -> bool:
        """Told with the way in."""
        return self.trait in AT_THE_DOOR


def trait_lines(place: Place, *, sure: bool) -> list[TraitLine]:
    """The traits with their notes; what it costs has a line of its own. ``sure``: somebody is there, confirmed."""
    notes = {note.trait: say(note, "note", reading().code) for note in place.trait_notes.all()}
    empty = Said("", reading())
    return [
        TraitLine(trait, trait_words(trait, door=place.lat is not None, sure=sure), notes.get(trait.value, empty))
        for trait in unmask(place.traits)
        if trait is not Trait.FREE
    ]


def trait_words(trait: Trait, *, door: bool, sure: bool) -> str:
    """A promise of a person at the door is made only where there is a door and somebody is surely there."""
    if trait is Trait.GREETER and not door:
        return _("The host welcomes you")
    if trait is Trait.GREETER and not sure:
        return _("You can ask somebody to meet you at the door")
    return word(TRAITS, trait)


def address(place: Place) -> str:
    """Street, postcode and village or municipality; nothing where there is no door to go to."""
    if place.lat is None:
        return ""
    town = " ".join(filter(None, [place.postcode, place.village or municipality_name(place.municipality)]))
    return ", ".join(filter(None, [place.street, town]))


def language_names(codes: str) -> str:
    return ", ".join(str(LANGUAGE_NAMES.get(code.strip(), code.strip())) for code in codes.split(",") if code.strip())


def way_lines(place: Place, language: str) -> Iterable[tuple[str, Said, Link | None]]:
    """How one may meet others there, each with its note and its address or number; a mere door needs no word."""
    found = [way for way in place.ways.all() if way.way != Way.DOOR or say(way, "note", language)]
    for way in found:
        link = None
        if way.way == Way.ONLINE:
            link = Link(_("Open the online room"), way.url)
        elif way.phone:
            link = Link(way.phone, f"tel:{way.phone.replace(' ', '')}")
        yield word(WAY_WORDS, Way(way.way)), say(way, "note", language), link


def space_lines(place: Place, language: str) -> Iterable[tuple[Said, str, Said]]:
    """Each room: its name, how many fit in and what is in it, and its note."""
    for room in place.spaces.all():
        seats = [_("room for %(count)d") % {"count": room.seats}] if room.seats else []
        told = ", ".join([*seats, *(word(TRAITS, trait).lower() for trait in unmask(room.traits))])
        yield say(room, "name", language), told, say(room, "note", language)


def venue_lines(place: Place, language: str) -> Iterable[str]:
    """Where the place is in a part of the year, "20.6.–10.8.: Rantakatos, Keiteleentie 40"; and its stops."""
    for venue in place.venues.all():
        where = ", ".join(filter(None, [str(say(venue, "name", language)), venue.street]))
        if venue.from_day is None or venue.to_day is None:
            yield ". ".join(filter(None, [stop_words(venue, place, language), str(say(venue, "note", language))]))
        else:
            first, last = (month_day(value // 100, value % 100) for value in (venue.from_day, venue.to_day))
            yield _("%(first)s–%(last)s: %(where)s") % {"first": first, "last": last, "where": where}


def stop_words(venue: Venue, place: Place, language: str) -> str:
    """ "Kivijalan piha, Keskustie 2, Kinnula": a venue with its village or municipality."""
    town = venue.village or municipality_name(venue.municipality or place.municipality)
    return ", ".join(filter(None, [str(say(venue, "name", language)), venue.street, town]))


def venue_words(place: Place, venue_id: int) -> str:
    """The same for the venue of a span; nothing for the place's own door."""
    there = next((venue for venue in place.venues.all() if venue.pk == venue_id), None)
    return stop_words(there, place, reading().code) if there else ""


def photo(place: Place, language: str) -> Photo | None:
    """The real door, with its size so that the page stands still while it comes."""
    if not place.photo:
        return None
    return Photo(place.photo.url, PHOTO_WIDTH, PHOTO_HEIGHT, say(place, "photo_alt", language))
