"""What happens in lines: the same thing on many days told once. No queries."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from takaovi.core.clock import from_minute
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import capital
from takaovi.finder.event_presenters import event_line
from takaovi.finder.moved_presenters import with_gone
from takaovi.hours.sentences import day_words
from takaovi.hours.time_words import listed
from takaovi.places.queries import PlaceCard
from takaovi.programme.queries import Happening
from takaovi.programme.sentences import time_sentence
from takaovi.ui.values import EventLine

MORE_DAYS = 3
Key = tuple[object, ...]


def grouped_lines(
    happenings: Sequence[Happening],
    now: int,
    until: int,
    moved: Sequence[Happening] = (),
    elsewhere: Mapping[int, PlaceCard] = MappingProxyType({}),
) -> list[EventLine]:
    """A line for each activity at each hour, in order of its next time. ``now`` and ``until`` are UTC minutes.

    A time that differs from the others (cancelled, moved, full) keeps a line of its own. ``moved`` has left its day
    or its place, for one that is ``elsewhere``.
    """
    groups: dict[Key, list[Happening]] = {}
    for happening in happenings:
        groups.setdefault(_key(happening), []).append(happening)
    lines = ((group[0].start, _group_line(group, now, until)) for group in groups.values())
    return list(with_gone(lines, moved, now, happenings, elsewhere=elsewhere))


def _key(happening: Happening) -> Key:
    if happening.status != "on" or happening.full or happening.reason:
        return (happening.occurrence_id,)
    zone = ZoneInfo(happening.zone)
    start, end = (from_minute(minute).astimezone(zone).time() for minute in (happening.start, happening.end))
    return (happening.activity_id, start, end)


def _group_line(group: Sequence[Happening], now: int, until: int) -> EventLine:
    first, zone, language = group[0], ZoneInfo(group[0].zone), reading().code
    line = event_line(first, now)
    days = [day_of(happening) for happening in group]
    if len(days) > 2 and days == _every_day(days[0], from_minute(until).astimezone(zone).date()):
        times = time_sentence(first.start, first.end, zone, language)
        return line._replace(when=capital(_("every day %(times)s") % {"times": times}))
    today = from_minute(now).astimezone(zone).date()
    later = [day_words(day, today, language) for day in days[1 : 1 + MORE_DAYS]]
    also = _("Then %(days)s") % {"days": listed(later)} if later else ""
    return line._replace(when=capital(line.when), where=also)


def day_of(happening: Happening) -> date:
    """The local day on which it begins."""
    return from_minute(happening.start).astimezone(ZoneInfo(happening.zone)).date()


def _every_day(first: date, until: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((until - first).days)]
