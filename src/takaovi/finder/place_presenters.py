"""The page of one place in words: the door now, what happens there, how to get in, what it is like. No queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading, word
from takaovi.core.text import Said, say
from takaovi.finder.happening_presenters import grouped_lines
from takaovi.finder.place_door_presenters import (
    TraitLine,
    address,
    language_names,
    photo,
    space_lines,
    trait_lines,
    venue_lines,
    way_lines,
)
from takaovi.finder.place_hours_presenters import HoursWords, hours_words
from takaovi.finder.place_queries import DAY, DAYS, PlaceFound
from takaovi.finder.place_waiting_presenters import follow_address, waiting_links
from takaovi.finder.queries import KEPT_FOR
from takaovi.finder.values import Window
from takaovi.places.models import Place
from takaovi.places.values import PlaceKind, Sector, Trait
from takaovi.places.words import KINDS, SECTORS, TRAITS
from takaovi.programme.sentences import cost_words
from takaovi.ui.values import EventLine, Link, Photo

EVENTS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """All that the page prints of the place. ``by_door`` is false where one meets by phone, online or in a bus."""

    name: Said
    kind: str
    for_whom: TraitLine | None
    summary: Said
    description: Said
    welcome: Said
    hours: HoursWords
    events: tuple[EventLine, ...]
    no_events: str
    cost: str
    by_door: bool
    door: tuple[TraitLine, ...]
    traits: tuple[TraitLine, ...]
    address: str
    transport: Said
    languages: str
    ways: tuple[tuple[str, Said, Link | None], ...]
    spaces: tuple[tuple[Said, str, Said], ...]
    venues: tuple[str, ...]
    keepers: tuple[str, ...]
    named: str
    phone: str
    arrival: Link | None
    sheets: str
    photo: Photo | None
    waiting: tuple[Link, ...]
    follow: str


def place_words(found: PlaceFound, window: Window, names: Sequence[str] = ()) -> PlaceWords:
    """Everything the page tells, in the language of the page. ``names`` are of people who agree that all see them."""
    place, language = found.place, reading().code
    traits = trait_lines(place, sure=found.welcomes(window.start))
    events = grouped_lines(found.happenings, window.start, window.start + DAYS * DAY, found.moved, found.elsewhere)
    return PlaceWords(
        name=say(place, "name", language),
        kind=word(KINDS, place.kind),
        for_whom=for_whom(place),
        summary=say(place, "summary", language),
        description=say(place, "description", language),
        welcome=say(place, "welcome", language),
        hours=hours_words(found, window),
        events=tuple(events[:EVENTS_SHOWN]),
        no_events=no_events_words(found, window),
        cost=cost_words(place.cost_cents, language, note=str(say(place, "cost_note", language))),
        by_door=place.lat is not None,
        door=tuple(line for line in traits if line.at_door),
        traits=tuple(line for line in traits if not line.at_door and line.trait is not kept_for(place)),
        address=address(place),
        transport=say(place, "transport", language),
        languages=language_names(place.languages),
        ways=tuple(way_lines(place, language)),
        spaces=tuple(space_lines(place, language)),
        venues=() if found.opening else tuple(venue_lines(place, language)),
        keepers=tuple(keeper_words(place)),
        named=_("You can ask for: %(names)s") % {"names": ", ".join(names)} if names else "",
        phone=place.phone,
        arrival=arrival_link(place),
        sheets=page_address("feeds:sheets", place.slug),
        photo=photo(place, language),
        waiting=waiting_links(found),
        follow=follow_address(found),
    )


def no_events_words(found: PlaceFound, window: Window) -> str:
    """No programme: an invitation only where somebody is surely there in these weeks."""
    if found.welcomes(window.start):
        return _("No programme in the next two weeks. You may come and just be.")
    return _("No programme is known.")


def kept_for(place: Place) -> Trait | None:
    """Whom the whole place is for, where it is not for everybody."""
    return KEPT_FOR.get(PlaceKind(place.kind))


def for_whom(place: Place) -> TraitLine | None:
    """Told under the name: a wrong door shames."""
    trait = kept_for(place)
    if trait is None:
        return None
    notes = {note.trait: say(note, "note", reading().code) for note in place.trait_notes.all()}
    return TraitLine(trait, word(TRAITS, trait), notes.get(trait.value, Said("", reading())))


def arrival_link(place: Place) -> Link | None:
    """The way to "Kun tulet", in the words of how one meets there. Shown when the photo is there."""
    if not place.photo or not place.published:
        return None
    words = {
        PlaceKind.PHONE_LINE: _("When you call: what happens"),
        PlaceKind.ONLINE_ROOM: _("When you come online: what happens"),
    }.get(PlaceKind(place.kind), _("When you come: what happens at the door"))
    return Link(words, page_address("finder:arrival", place.slug))


def keeper_words(place: Place) -> Iterable[str]:
    for keeping in place.keepings.all():
        yield f"{keeping.organisation.name} ({SECTORS[Sector(keeping.organisation.sector)]})"
