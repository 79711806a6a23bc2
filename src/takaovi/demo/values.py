"""A place of the demo region as it is written on its sheet, and the calendar it is told in. No Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

PUBLISHED_BEFORE = timedelta(days=91)
SOURCE = "demo"  # in Place.source: what is marked so is invented
Texts = Mapping[str, str]  # by "fi", "sv", "en" and "selko"
COLUMNS = {"fi": "fi", "sv": "sv", "en": "en", "selko": "fi_simple"}
CODES = {"fi": "fi", "sv": "sv", "en": "en", "selko": "fi-simple"}


@dataclass(frozen=True, slots=True)
class SpaceSheet:
    """A part of a place. ``key`` names it inside the demo's data only."""

    key: str
    seats: int
    name: Texts
    note: Texts


@dataclass(frozen=True, slots=True)
class VenueSheet:
    """Where the place is between two days of every year (MMDD), or a stop with the key that its hours name."""

    key: str
    name: Texts
    note: Texts
    street: str
    municipality: str
    village: str
    lat: float
    lon: float
    from_day: int | None
    to_day: int | None


@dataclass(frozen=True, slots=True)
class PlaceSheet:
    """All that is written of one invented place. ``hours`` and ``windows`` are as in the file, see weeks.py."""

    slug: str
    kind: str
    municipality: str
    village: str
    street: str
    postcode: str
    lat: float | None
    lon: float | None
    keepers: tuple[str, ...]
    languages: str
    traits: int
    phone: str
    door: str
    name: Texts
    summary: Texts
    description: Texts
    welcome: Texts
    transport: Texts
    cost_cents: int
    cost_note: Texts
    arrival: Mapping[int, Texts]
    notes: Mapping[int, Texts]
    spaces: tuple[SpaceSheet, ...]
    ways: Mapping[str, str]
    venues: tuple[VenueSheet, ...]
    hours: tuple[Mapping[str, Any], ...] = field(hash=False)
    windows: tuple[Mapping[str, Any], ...] = field(hash=False)


@dataclass(frozen=True, slots=True)
class ActivitySheet:
    """An activity as it is held in one place. ``plan`` is the document of docs/programme.md, ``facts`` are columns
    of Activity that need no words, ``full`` is how many of the next times have no room left, ``come`` the invented
    nicknames (or nothing) of those who have signed up for the next time.
    """

    slug: str
    kind: str
    part_of: str
    place: str
    space: str
    hosts: tuple[str, ...]
    traits: int
    languages: str
    facts: Mapping[str, Any]
    title: Texts
    summary: Texts
    description: Texts
    audience: Texts
    cost_note: Texts
    sign_up_note: Texts
    plan: dict[str, Any]
    full: int
    come: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the sheets count their days from: the demo's Monday, and the first day of its conference."""

    week: date
    conference: date

    @property
    def published(self) -> datetime:
        """When everything was published: the region looks as if it had been in use for a season."""
        return dawn_of(self.week) - PUBLISHED_BEFORE


def week_of(day: date) -> date:
    """The Monday that dated parts of the demo are counted from."""
    return day - timedelta(days=day.weekday())


DEADLINE_HOURS = 24  # before an evening that hangs on a host: until then one can be found


def dawn_of(week: date) -> datetime:
    """The instant at which the demo is written: five on Monday morning in Finland, before anything opens."""
    return datetime(week.year, week.month, week.day, 5, tzinfo=ZoneInfo("Europe/Helsinki"))


def columns(name: str, texts: Texts) -> dict[str, str | None]:
    """``{"name_fi": ..., "name_sv": ..., ...}``; an unwritten text is None, as an unwritten column is."""
    return {f"{name}_{column}": texts.get(language) or None for language, column in COLUMNS.items()}


def by_code(texts: Texts) -> dict[str, str]:
    """The same texts by language code, as JSON documents keep them."""
    return {CODES[language]: text for language, text in texts.items()}
