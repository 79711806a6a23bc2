"""The line of a day that something has left: struck out, and told in words where it went. No queries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from zoneinfo import ZoneInfo

from takaovi.core.addresses import page_address
from takaovi.core.clock import from_minute
from takaovi.core.reading import reading
from takaovi.core.text import Said
from takaovi.finder.card_presenters import minute_of_day
from takaovi.finder.event_presenters import local_day
from takaovi.hours.sentences import clock_words, day_words
from takaovi.places.queries import PlaceCard
from takaovi.programme.queries import Happening, left_its_day
from takaovi.programme.sentences import moved_to_words, status_words, time_sentence
from takaovi.ui.values import EventLine, Text


def gone_line(
    moved: Happening, now: int, *, told: bool = False, place: PlaceCard | None = None, zone: ZoneInfo | None = None
) -> EventLine:
    """On the day it was planned for: the hour it had, and when and where it is instead. ``now`` is a UTC minute.

    ``told``: the reason stands on the same page already. ``place`` is where it is this time, where that is known.
    """
    language, home = reading().code, ZoneInfo(moved.zone)
    today = local_day(now, home)
    elsewhere = str(place.name) if place and moved.place_id != moved.usual_place_id else ""
    reason = Said("", reading()) if told else moved.reason
    if elsewhere or left_its_day(moved):
        when = day_words(local_day(moved.start, home), today, language)
        times = time_sentence(moved.start, moved.end, home, language, viewer_zone=zone)
        to = moved_to_words(f"{when} {times}", language, place=elsewhere)
        status = " ".join(filter(None, [to, reason.text]))
    else:
        status = status_words("moved", reason, language)
    day = day_words(local_day(moved.planned, home), today, language)
    return EventLine(
        title=moved.title,
        when=f"{day[:1].upper()}{day[1:]} {hour_words(moved)}",
        href=page_address("finder:activity", moved.slug),
        datetime=from_minute(moved.planned).isoformat(),
        status=status,
        off=True,
    )


def hour_words(moved: Happening) -> str:
    """ "klo 14": when it would have begun."""
    return clock_words(minute_of_day(moved.planned, ZoneInfo(moved.zone)), reading().code)


def with_gone(
    lines: Iterable[tuple[int, EventLine]],
    moved: Sequence[Happening],
    now: int,
    told: Iterable[Happening],
    zone: ZoneInfo | None = None,
    elsewhere: Mapping[int, PlaceCard] = MappingProxyType({}),
    usual: Text = "",
) -> Iterator[EventLine]:
    """Lines with the UTC minute of each, and between them in order of time the lines of what has left.

    ``told`` are the happenings that stand on the page with their reasons. ``elsewhere`` are the places where some are
    this time, ``usual`` the one they have left.
    """
    known = {happening.occurrence_id for happening in told}

    def left(one: Happening) -> EventLine:
        place = elsewhere.get(one.place_id or 0)
        line = gone_line(one, now, told=one.occurrence_id in known, place=place, zone=zone)
        return line._replace(where=usual) if place else line

    gone = ((one.planned, left(one)) for one in moved)
    yield from (line for _at, line in sorted((*lines, *gone), key=lambda entry: entry[0]))
