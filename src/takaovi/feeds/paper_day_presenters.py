"""The days of a sheet in words: open times, and what happens. No queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from takaovi.core.clock import from_minute, to_minute
from takaovi.core.outbox.queries import text_number
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said
from takaovi.feeds.paper_queries import Papered
from takaovi.hours.sentences import clock_words, day_words
from takaovi.hours.time_words import sentence
from takaovi.hours.values import STATE_NAMES, STATES, WAYS, Span
from takaovi.programme.queries import Happening
from takaovi.programme.sentences import (
    audience_words,
    cost_words,
    full_words,
    moved_to_words,
    moved_words,
    sign_up_words,
    status_words,
    time_sentence,
)

ARRANGED = STATES["by_arrangement"]
NEVER = date(2000, 1, 1)  # a day that is never near: on paper there is no "tomorrow"
STATE_WORDS = {
    "if_shift_filled": lambda: _("if a host is found"),
    "self_service": lambda: _("self-service"),
    "by_arrangement": lambda: _("call first"),
    "phone": lambda: _("by phone"),
    "online": lambda: _("online"),
}


@dataclass(frozen=True, slots=True)
class SheetEvent:
    """One thing that happens. ``off`` is struck through; ``notes`` are short sentences, what differs first.

    ``word`` is what one sends as a text message to sign up; empty where that cannot be done.
    """

    time: str
    title: Said
    notes: tuple[Said, ...] = ()
    off: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A day under its heading. ``holiday`` is its name; ``open`` its times in words, empty where nobody knows."""

    heading: str
    holiday: str
    open: tuple[str, ...]
    events: tuple[SheetEvent, ...]


def sheet_days(found: Papered, at: datetime) -> tuple[SheetDay, ...]:
    """Every day of the sheet, with its hours and its programme."""
    spans: dict[date, list[Span]] = defaultdict(list)
    for span in found.spans:
        spans[local_day(span.start, found.zone)].append(span)
    events = events_by_day(found, to_minute(at))
    return tuple(
        SheetDay(
            heading=day_heading(day, found.first),
            holiday=str(found.holidays.get(day, "")),
            open=tuple(open_words(day, spans[day], found, at)),
            events=tuple(events[day]),
        )
        for day in days_of(found)
    )


def days_of(found: Papered) -> list[date]:
    return [found.first + timedelta(days=number) for number in range((found.last - found.first).days + 1)]


def day_heading(day: date, first: date) -> str:
    """ "Ma 30.11."."""
    words = day_words(day, NEVER.replace(year=first.year), reading().code)
    return words[:1].upper() + words[1:]


def local_day(minute: int, zone: ZoneInfo) -> date:
    return from_minute(minute).astimezone(zone).date()


def open_words(day: date, spans: Sequence[Span], found: Papered, at: datetime) -> Iterable[str]:
    """The times of a day. "Closed" is said only by a plan that somebody has confirmed lately."""
    door = any(span.way == WAYS["door"] and span.state != ARRANGED for span in spans)
    told = [span for span in spans if span.state != ARRANGED or not door]
    yield from (open_time(span, found, at) for span in sorted(told, key=lambda span: (span.way, span.start)))
    if not told and day in found.promises:
        yield promise_words(found.promises[day])
    elif not told and found.is_known(at):
        yield _("Closed")


def open_time(span: Span, found: Papered, at: datetime) -> str:
    """A stretch of a day; the state is named unless somebody is simply there."""
    name = STATE_NAMES[span.state]
    alone = found.place.lat is None and len({truth.state for truth in found.truths}) == 1
    notes = [] if name == "staffed" or alone else [STATE_WORDS[name]()]
    if not found.is_fresh(span.state, at):
        notes.append(_("not confirmed"))
    times = time_sentence(span.start, span.end, found.zone, reading().code)
    return f"{times}, {', '.join(notes)}" if notes else times


def promise_words(start: int) -> str:
    """A day whose hours nobody told; ``start`` in minutes from midnight, or 0 for not even that."""
    if start:
        return _("Perhaps open from %(time)s. Call to ask until when.") % {"time": clock_words(start, reading().code)}
    return _("Perhaps open. Call to ask the time.")


def events_by_day(found: Papered, now: int) -> dict[date, list[SheetEvent]]:
    """What happens each day, and struck through what was planned for it and is not there. In order of time."""
    lines = [(one.start, event(one, now)) for one in found.happenings]
    lines += [(gone.planned, gone_event(gone, found)) for gone in found.moved]
    events: dict[date, list[SheetEvent]] = defaultdict(list)
    for minute, line in sorted(lines, key=lambda pair: pair[0]):
        events[max(found.first, local_day(minute, found.zone))].append(line)
    return events


def event(one: Happening, now: int) -> SheetEvent:
    """A line of the programme: what differs this time, for whom, what it costs, whether one signs up."""
    language, zone = reading().code, ZoneInfo(one.zone)
    off = one.status == "cancelled"
    notes = [ours(differing(one, zone)), one.reason]
    if not off:
        for_whom = audience_words(one.audience, one.min_age, one.max_age, language)
        notes += [
            ours(full_words(language) if one.full else ""),
            Said(for_whom, one.audience.language if one.audience else reading()),
            ours(cost_words(one.cost_cents, language) if one.cost_cents else ""),
            ours(sign_up_words(one.sign_up, language) if one.sign_up == "needed" and not one.full else ""),
        ]
    told = tuple(Said(sentence(note.text), note.language) for note in notes if note)
    return SheetEvent(time_sentence(one.start, one.end, zone, language), one.title, told, off, join_word(one, now))


def join_word(one: Happening, now: int) -> str:
    """ "MUKAAN 123" for a time to which one can still sign up by text message."""
    open_ = one.sign_up_here and not one.full and one.status != "cancelled" and one.start > now
    if not (open_ and text_number()):
        return ""
    return _("JOIN %(code)d") % {"code": one.occurrence_id}


def ours(words: str) -> Said:
    """Words of the interface, which are in the language of the page."""
    return Said(words, reading())


def differing(one: Happening, zone: ZoneInfo) -> str:
    """Cancelled, or moved from which day; the reason has a line of its own. Empty when nothing differs."""
    language, day = reading().code, local_day(one.start, zone)
    if one.status == "moved" and local_day(one.planned, zone) != day:
        return moved_words(one.planned, one.start, zone, language, today=NEVER.replace(year=day.year))
    return status_words(one.status, ours(""), language)


def gone_event(gone: Happening, found: Papered) -> SheetEvent:
    """What was planned for this day and place and is elsewhere or at another time, for one who comes as usual."""
    language, zone = reading().code, ZoneInfo(gone.zone)
    day = day_words(local_day(gone.start, zone), NEVER.replace(year=local_day(gone.start, zone).year), language)
    when = f"{day} {time_sentence(gone.start, gone.end, zone, language)}"
    moved = moved_to_words(when, language, place=str(found.elsewhere.get(gone.place_id or 0, "")))
    usual = time_sentence(gone.planned, gone.planned + gone.end - gone.start, zone, language)
    told = tuple(note for note in (ours(moved), gone.reason) if note)
    return SheetEvent(usual, gone.title, told, off=True)
