"""The programme of a day and of a week in words. No queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.utils.translation import ngettext

from takaovi.core.addresses import page_address
from takaovi.core.clock import HELSINKI
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import capital
from takaovi.finder.event_presenters import event_line, local_day
from takaovi.finder.moved_presenters import gone_line, hour_words
from takaovi.finder.programme_queries import Programme
from takaovi.finder.where_presenters import distance_words, municipality_name
from takaovi.hours.sentences import day_words
from takaovi.places.queries import PlaceCard
from takaovi.programme.queries import Happening
from takaovi.programme.sentences import time_sentence
from takaovi.ui.values import EventLine, Fact


@dataclass(frozen=True, slots=True)
class DayPart:
    """A day of the programme under its heading; ``more`` is said where not all of it is listed."""

    heading: str
    href: str
    events: tuple[EventLine, ...]
    more: str = ""


class Entry(NamedTuple):
    """What stands at a UTC minute of the list: a happening, or the line of one that has ``left`` that day."""

    at: int
    happening: Happening
    left: bool = False


def by_day(found: Programme, now: int, *, first: date, most: int = 0, where: str = "") -> tuple[DayPart, ...]:
    """The programme cut into local days from ``first``, ``most`` lines each (all without it), each with its place.

    What began before ``first`` and is still on stands under ``first``. ``where`` is the asked place, for the links.
    """

    def day(entry: Entry) -> date:
        return max(first, local_day(entry.at, ZoneInfo(entry.happening.zone)))

    entries = [Entry(happening.start, happening) for happening in found.listed]
    entries += [Entry(moved.planned, moved, left=True) for moved in found.moved]
    entries.sort(key=lambda entry: (day(entry), entry.at, entry.happening.occurrence_id))
    return tuple(day_part(at, list(group), found, now, most, where) for at, group in groupby(entries, key=day))


def day_part(day: date, entries: Sequence[Entry], found: Programme, now: int, most: int, where: str) -> DayPart:
    shown = entries[:most] if most else entries
    left = len(entries) - len(shown)
    query = f"?{urlencode({'missa': where})}" if where else ""
    return DayPart(
        heading=capital(day_words(day, local_day(now, HELSINKI), reading().code)),
        href=page_address("finder:day", day.isoformat()) + query,
        events=tuple(
            left_line(entry.happening, found, now) if entry.left else time_line(entry.happening, found)
            for entry in shown
        ),
        more=ngettext("One more on this day", "%(count)d more on this day", left) % {"count": left} if left else "",
    )


def time_line(happening: Happening, found: Programme) -> EventLine:
    """One thing under the heading of its day: only its time, where it is and how far, and a doubt if there is one."""
    zone = ZoneInfo(happening.zone)
    line = event_line(happening, happening.start)
    doubt = happening.place_id in found.doubtful and not line.off
    return line._replace(
        when=capital(time_sentence(happening.start, happening.end, zone, reading().code)),
        where=where_words(found.places.get(happening.place_id or 0), found.km.get(happening.place_id or 0)),
        facts=(Fact("phone", _("Ask before you go")),) if doubt else (),
    )


def left_line(moved: Happening, found: Programme, now: int) -> EventLine:
    """Under the heading of the day that it has left, with the place where somebody would wait for it."""
    usual = moved.usual_place_id or 0
    told = any(happening.occurrence_id == moved.occurrence_id for happening in found.listed)
    line = gone_line(moved, now, told=told, place=found.places.get(moved.place_id or 0))
    return line._replace(
        when=capital(hour_words(moved)), where=where_words(found.places.get(usual), found.km.get(usual))
    )


def where_words(place: PlaceCard | None, km: float | None) -> str:
    """ "Kahvitupa Lampi, Keuruu · noin 3 km"; by phone and online there is no town to go to."""
    if place is None:
        return _("Online or by phone")
    town = place.village or municipality_name(place.municipality) if place.point else ""
    return " · ".join(filter(None, [", ".join(filter(None, [str(place.name), town])), distance_words(km)]))


def day_title(day: date, today: date, area: str, count: int) -> str:
    """The answer, not the topic: "Tänään 46 tapahtumaa", "Keuruu, huomenna: 3 tapahtumaa"."""
    name = day_words(day, today, reading().code)
    if not count:
        words = _("%(day)s: no programme is known") % {"day": name}
    else:
        words = ngettext("%(day)s: one event", "%(day)s: %(count)d events", count) % {"day": name, "count": count}
    return f"{area}, {words}" if area else capital(words)


def week_title(number: int, area: str) -> str:
    words = _("Programme of week %(week)d") % {"week": number}
    return f"{area}: {words[:1].lower()}{words[1:]}" if area else words


def week_links(monday: date, where: str) -> tuple[str, str]:
    """Addresses of the week before and the week after, as ISO weeks, for the same place."""
    query = f"?{urlencode({'missa': where})}" if where else ""
    before, after = (page_address("finder:week", iso_week(monday + timedelta(weeks=n))) + query for n in (-1, 1))
    return before, after


def iso_week(day: date) -> str:
    """``2026-W48``."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"
