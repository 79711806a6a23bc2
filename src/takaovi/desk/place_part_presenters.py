"""Rooms of a place, ways to meet and where it is at times: their lists and forms in words. No queries."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from takaovi.core.reading import word
from takaovi.core.text import Said, say
from takaovi.desk.form_presenters import one_of, texts_part, ticks
from takaovi.desk.form_values import Part
from takaovi.desk.hours_values import STOP
from takaovi.desk.place_part_forms import NAME_MOST, NOTE_MOST, OF_A_ROOM, typed_month_day
from takaovi.desk.place_presenters import Piece, missing_in, tongue_labels
from takaovi.places import gazetteer
from takaovi.places.models import Space, Venue, WayToMeet
from takaovi.places.values import Way, unmask
from takaovi.places.words import TRAITS, WAYS
from takaovi.ui.values import Field

Values = Mapping[str, Any]
Faults = Mapping[str, str]
Taken = Collection[str] | None


class PartLine(NamedTuple):
    """A row in the list: its name, what is told of it, and the languages that its texts lack."""

    number: int
    name: Said | str
    told: tuple[Said | str, ...]
    missing: str
    stop: str = ""  # the kind of change that tells when the place is there


def space_line(row: Space, language: str) -> PartLine:
    seats = ngettext("Room for %(count)d", "Room for %(count)d", row.seats) % {"count": row.seats} if row.seats else ""
    traits = ", ".join(word(TRAITS, one) for one in unmask(row.traits))
    told = (seats, traits, say(row, "note", language))
    return PartLine(row.pk, say(row, "name", language), tuple(one for one in told if one), missing_in(row, "name"))


def way_line(row: WayToMeet, language: str) -> PartLine:
    told = (row.phone, row.url, say(row, "note", language))
    missing = missing_in(row, "note") if say(row, "note", language) else ""
    return PartLine(row.pk, word(WAYS, Way(row.way)), tuple(one for one in told if one), missing)


def venue_line(row: Venue, language: str) -> PartLine:
    season = f"{typed_month_day(row.from_day)}–{typed_month_day(row.to_day)}" if row.from_day else ""
    town = gazetteer.municipality(row.municipality)
    told = (season, ", ".join(filter(None, [row.street, row.village, town.name_fi if town else ""])))
    stop = f"{STOP}{row.key}" if row.key else ""
    return PartLine(row.pk, say(row, "name", language), tuple(filter(None, told)), missing_in(row, "name"), stop)


def space_labels() -> dict[str, str]:
    named = {name: f"{_('Name')}: {own}" for name, own in tongue_labels("name").items()}
    noted = {name: f"{_('In one sentence')}: {own}" for name, own in tongue_labels("note").items()}
    return {**named, "seats": _("How many fit in?"), "traits": _("What is in it?"), **noted}


def way_labels() -> dict[str, str]:
    noted = {name: f"{_('In one sentence')}: {own}" for name, own in tongue_labels("note").items()}
    return {
        "way": _("How can one meet others?"),
        "url": _("Address of the online room"),
        "phone": _("Phone number"),
        **noted,
    }


def venue_labels() -> dict[str, str]:
    named = {name: f"{_('Name')}: {own}" for name, own in tongue_labels("name").items()}
    noted = {name: f"{_('The very spot')}: {own}" for name, own in tongue_labels("note").items()}
    return {
        **named,
        "street": _("Street"),
        "village": _("Village or part of town"),
        "municipality": _("Municipality"),
        "point": _("Spot on the map"),
        "from_day": _("First day of each year"),
        "to_day": _("Last day of each year"),
        **noted,
    }


def space_parts(shown: Values, faults: Faults, ticked: Collection[str], taken: Taken) -> tuple[Piece, ...]:
    labels = space_labels()
    options = {str(int(one)): word(TRAITS, one) for one in OF_A_ROOM}
    return (
        _name(shown, faults),
        _field("seats", labels, shown, faults, _("A number. Empty if you do not know.")),
        ticks("traits", labels["traits"], options, ticked),
        texts_part("note", _("In one sentence"), shown, faults, most=NOTE_MOST),
    )


def way_parts(shown: Values, faults: Faults, ticked: Collection[str], taken: Taken) -> tuple[Piece, ...]:
    """``taken`` are the ways that the place has already. Which way it is, is asked of a new one only, without None."""
    labels = way_labels()
    options = {one.value: word(WAYS, one) for one in Way if one.value not in (taken or ())}
    which = one_of("way", labels["way"], options, shown["way"], error=faults.get("way", ""))
    return (
        *(() if taken is None else (which,)),
        _field("url", labels, shown, faults, _("Begins with https.")),
        _field("phone", labels, shown, faults, kind="tel"),
        texts_part("note", _("In one sentence"), shown, faults, most=NOTE_MOST),
    )


def venue_parts(shown: Values, faults: Faults, ticked: Collection[str], taken: Taken) -> tuple[Piece, ...]:
    labels = venue_labels()
    hints = {
        "municipality": _("Empty if it is the place's own."),
        "point": _("As the map tells it, such as 62.26012, 24.71034. Empty: the middle of the village."),
    }
    where = ("street", "village", "municipality", "point")
    days = tuple(_field(name, labels, shown, faults) for name in ("from_day", "to_day"))
    season = _("Such as 1.6. and 31.8. Leave both empty for a stop: the hours tell when you are there.")
    return (
        _name(shown, faults),
        *(_field(name, labels, shown, faults, hints.get(name, "")) for name in where),
        Part(_("Only in a part of the year?"), days, season),
        texts_part("note", _("The very spot, in one sentence"), shown, faults, most=NOTE_MOST),
    )


def _name(shown: Values, faults: Faults) -> Part:
    return texts_part("name", _("Name"), shown, faults, most=NAME_MOST)


def _field(
    name: str, labels: Mapping[str, str], shown: Values, faults: Faults, hint: str = "", kind: str = "text"
) -> Field:
    return Field(name, labels[name], str(shown[name]), hint=hint, error=faults.get(name, ""), kind=kind)


class PartWords(NamedTuple):
    """What the pages of one kind of part say."""

    title: str
    lead: str
    none: str
    add: str
    line: Callable[[Any, str], PartLine]


def part_words(kind: str) -> PartWords:
    if kind == "rooms":
        lead = _("A hall, a workshop, a quiet room. Activities can be held in one of them.")
        return PartWords(_("Rooms"), lead, _("No rooms are told of yet."), _("Add a room"), space_line)
    if kind == "ways":
        lead = _("At the door, online, by phone, or you come to people.")
        none = _("No ways are told of yet. The door is known by its address.")
        return PartWords(_("Ways to meet"), lead, none, _("Add a way to meet"), way_line)
    lead = _("The shore in summer, the school in winter, the stops of a bus.")
    none = _("The place is always at its own door.")
    return PartWords(_("Where the place is at times"), lead, none, _("Add a stop or a summer place"), venue_line)
