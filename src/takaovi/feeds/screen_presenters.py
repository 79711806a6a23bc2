"""The screen at a door in words: how it stands now and at every change of the coming day. No queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from takaovi.core.clock import from_minute, to_minute
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said, say, say_json
from takaovi.feeds.paper_day_presenters import ARRANGED, SheetDay, promise_words, sheet_days
from takaovi.feeds.paper_head_presenters import Head, head
from takaovi.feeds.paper_queries import Papered, midnight
from takaovi.feeds.paper_values import Asked, Sheet
from takaovi.feeds.screen_values import HELD, Reserved, Stretch, stretches_ahead
from takaovi.hours.kept import kept_times
from takaovi.hours.sentences import clock_words, confirmed_words, day_words
from takaovi.hours.values import STATE_NAMES, WAYS, Span
from takaovi.programme.sentences import exclusive_words

NEVER = 2**31  # a minute far away
DOOR = WAYS["door"]
NIGHT, NIGHT_ENDS = 12 * 60, 6  # a night is at most so many minutes long and ends at this hour


@dataclass(frozen=True, slots=True)
class DoorLine:
    """How the door stands from ``start`` to ``end`` (UTC minutes). ``now`` is the one that holds at first."""

    start: int
    end: int
    state: str
    words: str
    note: str = ""
    now: bool = False


@dataclass(frozen=True, slots=True)
class ScreenDay:
    """The programme of a day, shown from its midnight to the next."""

    start: int
    end: int
    day: SheetDay
    now: bool


@dataclass(frozen=True, slots=True)
class ScreenWords:
    """All that the screen shows. ``at`` is the UTC minute in which it was told, ``told`` the same in words."""

    head: Head
    at: int
    told: str
    lines: tuple[DoorLine, ...]
    days: tuple[ScreenDay, ...]
    week: tuple[SheetDay, ...]
    welcome: Said


def screen_words(found: Papered, at: datetime) -> ScreenWords:
    """The door and the programme as they stand, and as they will stand while the network is away."""
    minute, zone, language = to_minute(at), found.zone, reading().code
    local = at.astimezone(zone)
    asked = Asked(Sheet.DOOR, found.first, found.last)
    days = sheet_days(found, at)
    return ScreenWords(
        head=head(found, asked, at),
        at=minute,
        told=_("As of %(time)s") % {"time": clock_words(local.hour * 60 + local.minute, language)},
        lines=tuple(door_lines(found, at)),
        days=tuple(screen_days(found, days[:2])),
        week=days,
        welcome=say(found.place, "welcome", language),
    )


def door_lines(found: Papered, at: datetime) -> Iterator[DoorLine]:
    """Every change of the door, and at last that nobody knows: what is older than a day is not told on."""
    minute = to_minute(at)
    midnights = [midnight(found.first + timedelta(days=number), found.zone) for number in (1, 2)]
    for stretch in stretches_ahead(coming_spans(found), reserved(found), minute, midnights):
        yield door_line(stretch, found, now=stretch.start == minute)
    phone = found.place.phone
    ask = _("Call and ask: %(phone)s") % {"phone": phone} if phone else _("Ask at the door.")
    yield DoorLine(minute + HELD, NEVER, "unknown", _("We do not know whether it is open"), ask)


def coming_spans(found: Papered) -> list[Span]:
    """The open times of the door; where there is none, of every way."""
    spans = [span for span in found.spans if found.place.lat is None or span.way == DOOR]
    return [span for span in spans if span.state != ARRANGED]


def reserved(found: Papered) -> list[Reserved]:
    """Times kept for a group: by what happens then, and by the hours themselves."""
    start, end = midnight(found.first, found.zone), midnight(found.last + timedelta(days=1), found.zone)
    kept = [
        Reserved(one.start, one.end, str(one.audience or one.title))
        for one in found.happenings
        if one.exclusive and one.status != "cancelled"
    ]
    own = kept_times(found.schedule.audience, found.zone, found.spans, start, end)
    return kept + [Reserved(one.start, one.end, str(say_json(one.who, reading().code))) for one in own if one.exclusive]


def door_line(stretch: Stretch, found: Papered, *, now: bool) -> DoorLine:
    """The answer in one line. Closed is said only by hours that somebody has confirmed lately."""
    language, at = reading().code, from_minute(stretch.start)

    def line(state: str, words: str, note: str = "") -> DoorLine:
        return DoorLine(stretch.start, stretch.end, state, words, note, now)

    if stretch.span is not None:
        if not found.is_fresh(stretch.span.state, at):
            return line("unknown", doubt(found, at))
        if stretch.group is not None:
            who = Said(stretch.group, reading())
            return line("group", exclusive_words(who, language))
        return line(STATE_NAMES[stretch.span.state], *open_words(stretch.span, stretch.start, found))
    day = at.astimezone(found.zone).date()
    if not found.is_known(at):
        return line("unknown", doubt(found, at))
    if day in found.promises:
        return line("unknown", promise_words(found.promises[day]))
    follows = stretch.following
    coming = _("Opens %(when)s") % {"when": moment_words(follows.start, stretch.start, found)} if follows else ""
    return line("closed", _("Closed now"), coming)


def doubt(found: Papered, at: datetime) -> str:
    """Nobody has confirmed the hours lately, or nobody knows them."""
    if found.truths:
        return confirmed_words(found.truths[0], at, reading().code)
    return _("We do not know whether it is open")


def open_words(span: Span, at: int, found: Papered) -> tuple[str, str]:
    """The answer, and what one needs to get in."""
    until = moment_words(span.end, at, found)
    return {
        "staffed": lambda: (_("Open now, until %(time)s") % {"time": until}, ""),
        "if_shift_filled": lambda: (_("Open if a host is found"), _("Until %(time)s") % {"time": until}),
        "self_service": lambda: (
            _("Self-service until %(time)s") % {"time": until},
            _("The door opens with a card. No staff present."),
        ),
        "phone": lambda: (_("We answer the phone until %(time)s") % {"time": until}, found.place.phone),
        "online": lambda: (_("Open online until %(time)s") % {"time": until}, ""),
    }[STATE_NAMES[span.state]]()


def moment_words(minute: int, at: int, found: Papered) -> str:
    """ "klo 20", or with its day where that is another than at the minute ``at``; until two is still tonight."""
    language = reading().code
    then, here = (from_minute(one).astimezone(found.zone) for one in (minute, at))
    clock = clock_words(then.hour * 60 + then.minute or 1440, language)
    if then.date() == here.date() or (minute - at < NIGHT and then.hour < NIGHT_ENDS):
        return clock
    return _("%(day)s at %(time)s") % {"day": day_words(then.date(), here.date(), language), "time": clock}


def screen_days(found: Papered, days: tuple[SheetDay, ...]) -> Iterator[ScreenDay]:
    """Today, and tomorrow for a screen that passes midnight without a network."""
    for number, day in enumerate(days):
        first: date = found.first + timedelta(days=number)
        start, end = (midnight(first + timedelta(days=more), found.zone) for more in (0, 1))
        yield ScreenDay(start, end, day, now=number == 0)
