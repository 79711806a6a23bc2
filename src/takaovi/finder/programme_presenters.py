"""The page of an activity, of a day and of a week in words. No queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from takaovi.core.addresses import page_address
from takaovi.core.clock import HELSINKI, from_minute
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading, word
from takaovi.core.text import Said, say
from takaovi.finder.card_presenters import event_line
from takaovi.finder.where_presenters import municipality_name
from takaovi.hours.sentences import day_words
from takaovi.places.queries import PlaceCard
from takaovi.places.values import Sector, unmask
from takaovi.places.words import SECTORS, TRAITS
from takaovi.programme.models import Activity
from takaovi.programme.queries import Happening
from takaovi.programme.sentences import audience_words, cost_words, exclusive_words, sign_up_words, when_sentence
from takaovi.programme.values import PUBLIC_SECTORS, SeriesPlan
from takaovi.ui.values import EventLine, Link

# Where summer residents, relatives and the young abroad mostly are; any other IANA name works in the address.
ZONES = (
    "Europe/Helsinki",
    "Europe/Stockholm",
    "Europe/London",
    "Atlantic/Canary",
    "Europe/Athens",
    "America/New_York",
    "America/Toronto",
    "America/Los_Angeles",
    "Asia/Bangkok",
    "Asia/Tokyo",
    "Australia/Sydney",
)


@dataclass(frozen=True, slots=True)
class ActivityWords:
    """All that the page of an activity prints."""

    title: Said
    summary: Said
    description: Said
    when: tuple[str, ...]
    where: Link | None
    audience: str
    exclusive: str
    cost: str
    sign_up: str
    phone: str
    online_url: str
    hosts: tuple[str, ...]
    visit: bool
    traits: tuple[str, ...]
    occurrences: tuple[EventLine, ...]
    parts: tuple[EventLine, ...]
    umbrella: Link | None
    zones: tuple[tuple[str, str, bool], ...]


def read_zone(name: str) -> ZoneInfo | None:
    """The viewer's zone of the address, or None for nothing and for nonsense."""
    if not name or len(name) > 40:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def activity_words(
    activity: Activity,
    occurrences: Sequence[Happening],
    parts: Sequence[Happening],
    plans: Sequence[SeriesPlan],
    now: int,
    zone: ZoneInfo | None,
) -> ActivityWords:
    """Everything the page tells; times also in ``zone`` where they differ. ``now`` is a UTC minute."""
    language = reading().code
    audience = say(activity, "audience", language)
    today = from_minute(now).astimezone(HELSINKI).date()
    organisations = [hosting.organisation for hosting in activity.hostings.all()]
    return ActivityWords(
        title=say(activity, "title", language),
        summary=say(activity, "summary", language),
        description=say(activity, "description", language),
        when=tuple(when_sentence(plan, language, on=today) for plan in plans),
        where=where_link(activity, language),
        audience=audience_words(audience, activity.min_age, activity.max_age, language),
        exclusive=exclusive_words(audience, language) if activity.exclusive else "",
        cost=cost_words(activity.cost_cents, language, note=str(say(activity, "cost_note", language))),
        sign_up=sign_up_words(activity.sign_up, language, note=str(say(activity, "sign_up_note", language))),
        phone=activity.phone or (activity.public_place.phone if activity.public_place else ""),
        online_url=activity.online_url,
        hosts=tuple(f"{o.name} ({SECTORS[Sector(o.sector)]})" for o in organisations),
        visit=any(o.sector in PUBLIC_SECTORS for o in organisations) and activity.kind == "service_visit",
        traits=tuple(word(TRAITS, trait) for trait in unmask(activity.traits)),
        occurrences=tuple(event_line(h, now, zone=zone) for h in occurrences),
        parts=tuple(event_line(h, now, zone=zone) for h in parts),
        umbrella=umbrella_link(activity, language),
        zones=zone_choices(zone) if activity.online_url or activity.phone else (),
    )


def where_link(activity: Activity, language: str) -> Link | None:
    """The place it happens in, with its room and municipality."""
    place = activity.public_place
    if place is None:
        return None
    names = [str(say(place, "name", language))]
    if activity.space:
        names.append(str(say(activity.space, "name", language)))
    names.append(municipality_name(place.municipality))
    return Link(", ".join(filter(None, names)), page_address("finder:place", place.slug))


def umbrella_link(activity: Activity, language: str) -> Link | None:
    whole = activity.public_umbrella
    if whole is None:
        return None
    return Link(str(say(whole, "title", language)), page_address("finder:activity", whole.slug))


def zone_choices(chosen: ZoneInfo | None) -> tuple[tuple[str, str, bool], ...]:
    """(name, words, chosen) of zones to read the times in."""
    return tuple(
        (name, name.rpartition("/")[2].replace("_", " "), chosen is not None and chosen.key == name) for name in ZONES
    )


@dataclass(frozen=True, slots=True)
class DayPart:
    """A day of the programme under its heading."""

    heading: str
    href: str
    events: tuple[EventLine, ...]


def by_day(listed: Iterable[Happening], places: Mapping[int, PlaceCard], now: int) -> tuple[DayPart, ...]:
    """The programme cut into local days, each line with its place."""
    today = from_minute(now).astimezone(HELSINKI).date()

    def day_of(happening: Happening) -> date:
        return max(today, from_minute(happening.start).astimezone(ZoneInfo(happening.zone)).date())

    ordered = sorted(listed, key=lambda h: (day_of(h), h.start, h.occurrence_id))
    return tuple(
        DayPart(
            day_words(day, today, reading().code),
            page_address("finder:day", day.isoformat()),
            tuple(event_line(h, now, where=where(places.get(h.place_id or 0))) for h in group),
        )
        for day, group in groupby(ordered, key=day_of)
    )


def where(place: PlaceCard | None) -> str:
    if place is None:
        return _("Online or by phone")
    return ", ".join(filter(None, [str(place.name), place.village or municipality_name(place.municipality)]))


def week_links(monday: date) -> tuple[str, str]:
    """Addresses of the week before and the week after, as ISO weeks."""
    return tuple(page_address("finder:week", iso_week(monday + timedelta(weeks=n))) for n in (-1, 1))  # type: ignore[return-value]


def iso_week(day: date) -> str:
    """``2026-W48``."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"
