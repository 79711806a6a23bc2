"""The times on the page of an activity: what differs, what is elsewhere, parts of a bigger whole. No queries."""

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import capital, say
from takaovi.finder.event_presenters import event_line
from takaovi.finder.moved_presenters import with_gone
from takaovi.finder.programme_queries import ActivityFound
from takaovi.programme.queries import Happening, left_its_day
from takaovi.ui.values import EventLine


def is_full(occurrences: Sequence[Happening]) -> bool:
    """No room at any of the coming times."""
    coming = [happening for happening in occurrences if happening.status != "cancelled"]
    return bool(coming) and all(happening.full for happening in coming)


def times(found: ActivityFound, now: int, zone: ZoneInfo | None) -> Iterator[EventLine]:
    """The coming times without the title, which stands above; a full group is told once, above them.

    A day or a place that one of them has left keeps a line, up to the last day that is shown.
    """
    place = found.activity.public_place
    usual = say(place, "name", reading().code) if place else ""
    full = is_full(found.occurrences)
    last = found.occurrences[-1].start if found.more else None
    lines = [
        (happening.start, _time_line(found, happening._replace(full=happening.full and not full), now, zone))
        for happening in found.occurrences
    ]
    told = [one for one in found.moved if left_its_day(one) or one.place_id in found.elsewhere]
    moved = [happening for happening in told if last is None or happening.planned <= last]
    gone = with_gone(lines, moved, now, found.occurrences, zone=zone, elsewhere=found.elsewhere, usual=usual)
    for line in gone:
        yield line._replace(when=capital(line.when))


def _time_line(found: ActivityFound, happening: Happening, now: int, zone: ZoneInfo | None) -> EventLine:
    """With the name of the place where it is another one this time."""
    place = found.elsewhere.get(happening.place_id or 0)
    line = event_line(happening, now, zone=zone)
    return line._replace(where=place.name) if place else line


def part_line(part: Happening, now: int, zone: ZoneInfo | None) -> EventLine:
    """A session of a bigger whole, with a word where it is not in a room."""
    line = event_line(part, now, zone=zone, where=_("Online") if part.online_url and part.place_id is None else "")
    return line._replace(when=capital(line.when))
