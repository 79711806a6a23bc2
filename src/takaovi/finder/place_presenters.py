"""The page of one place in words: the door now, the week, what happens there, how to get in. No queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from takaovi.core.addresses import page_address
from takaovi.core.clock import from_minute
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading, word
from takaovi.core.text import Said, say
from takaovi.finder.card_presenters import STATE_OF_MODE, event_line, open_words
from takaovi.finder.place_queries import PlaceFound
from takaovi.finder.values import Area, Mode, Need, Window
from takaovi.finder.where_presenters import municipality_name
from takaovi.hours.sentences import (
    condition_words,
    confirmed_words,
    day_words,
    exception_words,
    week_sentence,
    window_words,
)
from takaovi.hours.values import STATE_NAMES, Span
from takaovi.places.models import Place
from takaovi.places.values import Question, Sector, Trait, Way, unmask
from takaovi.places.words import AT_THE_DOOR, KINDS, LANGUAGE_NAMES, QUESTIONS, SECTORS, TRAITS
from takaovi.places.words import WAYS as WAY_WORDS
from takaovi.programme.sentences import cost_words, time_sentence
from takaovi.ui.values import Answer, EventLine, Link, OpenTime, Photo, WeekRow

ICONS = {
    Question.DOOR: "door",
    Question.STEPS: "stairs",
    Question.WHO_MEETS: "hand",
    Question.FIRST_MINUTES: "clock",
    Question.WHERE_TO_SIT: "chair",
    Question.COST: "hand",
    Question.COFFEE: "cup",
    Question.QUIET_TIME: "quiet",
    Question.COMPANION: "paw",
    Question.NAME: "people",
    Question.LANGUAGES: "people",
    Question.LEAVING: "bus",
}
DAY = timedelta(days=1)
EVENTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class TraitLine:
    """A trait and what it means here."""

    words: str
    note: Said


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """All that the page prints of the place."""

    name: Said
    kind: str
    summary: Said
    description: Said
    welcome: Said
    state: str
    open_words: str
    open_note: str
    week: tuple[WeekRow, ...]
    hours: str
    hours_notes: tuple[str, ...]
    events: tuple[EventLine, ...]
    cost: str
    door: tuple[TraitLine, ...]
    traits: tuple[TraitLine, ...]
    address: str
    transport: Said
    languages: str
    ways: tuple[tuple[str, Said, Link | None], ...]
    spaces: tuple[tuple[Said, Said], ...]
    venues: tuple[str, ...]
    keepers: tuple[str, ...]
    phone: str
    arrival_href: str
    photo: Photo | None


def place_words(found: PlaceFound, window: Window) -> PlaceWords:
    """Everything the page tells, in the language of the page."""
    place, language = found.place, reading().code
    zone = ZoneInfo(place.zone)
    need = Need(Area(), window)
    notes = {note.trait: say(note, "note", language) for note in place.trait_notes.all()}
    return PlaceWords(
        name=say(place, "name", language),
        kind=word(KINDS, place.kind),
        summary=say(place, "summary", language),
        description=say(place, "description", language),
        welcome=say(place, "welcome", language),
        state=STATE_OF_MODE[found.option.mode],
        open_words=open_words(found.option, need, window.start, zone),
        open_note=open_note(found),
        week=week_rows(found, zone, window),
        hours=week_sentence(found.schedule, window.day, language),
        hours_notes=tuple(hours_notes(found, window)),
        events=tuple(event_line(h, window.start) for h in found.happenings[:EVENTS_SHOWN]),
        cost=cost_words(place.cost_cents, language, note=str(say(place, "cost_note", language))),
        door=tuple(trait_lines(place, notes, at_door=True)),
        traits=tuple(trait_lines(place, notes, at_door=False)),
        address=address(place),
        transport=say(place, "transport", language),
        languages=language_names(place.languages),
        ways=tuple(ways(place, language)),
        spaces=tuple((say(s, "name", language), say(s, "note", language)) for s in place.spaces.all()),
        venues=tuple(venue_words(place, language)),
        keepers=tuple(keeper_words(place)),
        phone=place.phone,
        arrival_href=page_address("finder:arrival", place.slug) if place.photo else "",
        photo=photo(place, language),
    )


def open_note(found: PlaceFound) -> str:
    """What to know before going: a doubt first, else how one gets in."""
    if found.option.mode in (Mode.NOT_CONFIRMED, Mode.UNKNOWN):
        if found.option.phone:
            return _("Not confirmed. Ask before you go: %(phone)s") % {"phone": found.option.phone}
        return _("Not confirmed. Ask before you go.")
    if found.option.mode is Mode.SELF_SERVICE:
        return _("You open the door yourself. Nobody works there at this time.")
    return ""


def week_rows(found: PlaceFound, zone: ZoneInfo, window: Window) -> tuple[WeekRow, ...]:
    """Seven days from today, from the spans that every other page uses."""
    by_day: dict[date, list[Span]] = defaultdict(list)
    for span in found.spans:
        by_day[from_minute(span.start).astimezone(zone).date()].append(span)
    empty = empty_day_words(found, window)
    language = reading().code
    return tuple(
        WeekRow(
            day=day_words(day, window.day, language),
            times=tuple(open_time(span, zone) for span in sorted(by_day[day], key=lambda s: (s.way, s.start))),
            note="" if by_day[day] else empty,
            today=day == window.day,
        )
        for day in (window.day + n * DAY for n in range(7))
    )


def empty_day_words(found: PlaceFound, window: Window) -> str:
    """What a day without times says: only a fresh plan may say closed (the table's own word)."""
    if not any(truth.known for truth in found.truths):
        return _("Not known")
    if not any(truth.is_fresh(from_minute(window.start)) for truth in found.truths):
        return _("Not confirmed")
    return ""


def open_time(span: Span, zone: ZoneInfo) -> OpenTime:
    """A stretch of a day; the state is named unless somebody is simply there."""
    name = STATE_NAMES[span.state]
    words = time_sentence(span.start, span.end, zone, reading().code)
    note = "" if name == "staffed" else str(STATE_WORDS[name]())
    return OpenTime(name, words, note)


STATE_WORDS = {
    "if_shift_filled": lambda: _("if a host is found"),
    "self_service": lambda: _("self-service"),
    "by_arrangement": lambda: _("by arrangement"),
    "phone": lambda: _("by phone"),
    "online": lambda: _("online"),
}


def hours_notes(found: PlaceFound, window: Window) -> Iterable[str]:
    """Exceptions ahead, conditions of getting in, and how sure the hours are."""
    language = reading().code
    yield from window_words(found.schedule, window.day, language)
    yield from exception_words(found.schedule, window.day, language)
    for truth in found.truths:
        yield from condition_words(truth.conditions, language)
    for truth in sorted(found.truths, key=lambda t: -t.state)[:1]:
        yield confirmed_words(truth, from_minute(window.start), language)


def trait_lines(place: Place, notes: dict[int, Said], *, at_door: bool) -> Iterable[TraitLine]:
    for trait in unmask(place.traits):
        if trait is not Trait.FREE and (trait in AT_THE_DOOR) is at_door:  # the cost has a line of its own
            yield TraitLine(word(TRAITS, trait), notes.get(trait.value, Said("", reading())))


def address(place: Place) -> str:
    """Street, postcode and village or municipality."""
    town = " ".join(filter(None, [place.postcode, place.village or municipality_name(place.municipality)]))
    return ", ".join(filter(None, [place.street, town]))


def language_names(codes: str) -> str:
    return ", ".join(str(LANGUAGE_NAMES.get(code.strip(), code.strip())) for code in codes.split(",") if code.strip())


def ways(place: Place, language: str) -> Iterable[tuple[str, Said, Link | None]]:
    """How one may meet others there, each with its note and its address or number; a mere door needs no word."""
    found = [way for way in place.ways.all() if way.way != Way.DOOR or say(way, "note", language)]
    for way in found:
        link = None
        if way.way == Way.ONLINE:
            link = Link(_("Open the online room"), way.url)
        elif way.phone:
            link = Link(way.phone, f"tel:{way.phone.replace(' ', '')}")
        yield word(WAY_WORDS, Way(way.way)), say(way, "note", language), link


def venue_words(place: Place, language: str) -> Iterable[str]:
    for venue in place.venues.all():
        first, last = (f"{value % 100}.{value // 100}." for value in (venue.from_day, venue.to_day))
        where = ", ".join(filter(None, [str(say(venue, "name", language)), venue.street]))
        yield _("%(first)s–%(last)s: %(where)s") % {"first": first, "last": last, "where": where}


def keeper_words(place: Place) -> Iterable[str]:
    for keeping in place.keepings.all():
        yield f"{keeping.organisation.name} ({SECTORS[Sector(keeping.organisation.sector)]})"


def photo(place: Place, language: str) -> Photo | None:
    """The real door, with its size so that the page stands still while it comes."""
    if not place.photo:
        return None
    return Photo(place.photo.url, PHOTO_WIDTH, PHOTO_HEIGHT, say(place, "photo_alt", language))


PHOTO_WIDTH, PHOTO_HEIGHT = 800, 600  # every door photo is cut to this size when it is saved


def arrival_answers(place: Place) -> tuple[Answer, ...]:
    """The twelve answers in their order; an unanswered one is shown as not told yet."""
    language = reading().code
    given = {answer.question: say(answer, "text", language) for answer in place.arrival.all()}
    return tuple(
        Answer(
            word(QUESTIONS, question),
            given.get(question.value, ""),
            ICONS[question],
            photo(place, language) if question is Question.DOOR else None,
        )
        for question in Question
    )
