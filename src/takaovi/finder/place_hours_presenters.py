"""The hours of one place in words: the door now, the week, and what the week cannot tell. No queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from takaovi.core.clock import from_minute
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.finder.ahead_values import end_of_hours, rare_only, untimed_on
from takaovi.finder.card_presenters import STATE_OF_MODE, key_words, open_words
from takaovi.finder.place_door_presenters import venue_words
from takaovi.finder.place_queries import WEEK_DAYS, PlaceFound
from takaovi.finder.place_waiting_presenters import waiting_words
from takaovi.finder.queries import KEPT_FOR
from takaovi.finder.values import Area, Mode, Need, Window
from takaovi.hours.rule_words import rule_days_words
from takaovi.hours.sentences import (
    clock_words,
    condition_words,
    confirmed_words,
    day_words,
    exception_words,
    week_sentence,
    window_words,
)
from takaovi.hours.time_words import date_words, sentence, weekday_and_date
from takaovi.hours.values import STATE_NAMES, STATES, WAYS, Span
from takaovi.places.values import PlaceKind
from takaovi.programme.sentences import time_sentence
from takaovi.ui.values import OpenTime, WeekRow

DAY = timedelta(days=1)
ARRANGED = STATES["by_arrangement"]
UNSURE = (Mode.NOT_CONFIRMED, Mode.UNKNOWN)
STATE_WORDS = {
    "if_shift_filled": lambda: _("if a host is found"),
    "self_service": lambda: _("self-service"),
    "by_arrangement": lambda: _("call first"),
    "phone": lambda: _("by phone"),
    "online": lambda: _("online"),
}


@dataclass(frozen=True, slots=True)
class HoursWords:
    """What a page tells of the hours. ``week`` is empty where seven days would say the same seven times."""

    state: str
    open_words: str
    note: str
    week: tuple[WeekRow, ...]
    notes: tuple[str, ...]
    lit: bool


def hours_words(found: PlaceFound, window: Window) -> HoursWords:
    """The door now, what to know before one goes, the week from today and what comes after it."""
    return HoursWords(
        state="unknown" if promised(found, window) else STATE_OF_MODE[found.option.mode],
        open_words=now_words(found, window),
        note=" ".join(filter(None, [stop_now(found), waiting_words(found) or going_words(found, window)])),
        week=week_rows(found, window),
        notes=tuple(sleeping_notes(found) if found.opening else hours_notes(found, window)),
        lit=found.option.open_at_start,
    )


def promised(found: PlaceFound, window: Window) -> bool:
    """The days are known and the hours are not."""
    return found.option.start is None and bool(untimed_on(found.schedule, window.day))


def now_words(found: PlaceFound, window: Window) -> str:
    """The answer: how the door stands, or on which days it does where nobody told the hours."""
    zone = ZoneInfo(found.place.zone)
    if found.opening:
        opens = from_minute(found.opening.start).astimezone(zone).date()
        return _("Closed. Open again on %(date)s") % {"date": weekday_and_date(opens, window.day)}
    if promised(found, window):
        days = rule_days_words(untimed_on(found.schedule, window.day)[0].days, window.day)
        return _("Open %(days)s, we do not know the hours") % {"days": days}
    return open_words(found.option, Need(Area(), window), window.start, zone)


def going_words(found: PlaceFound, window: Window) -> str:
    """What to know before going: a doubt first, else what one needs to get in."""
    if found.option.mode in UNSURE or promised(found, window):
        ask = _("Ask before you go.")
        if found.option.phone:
            ask = _("Ask before you go: %(phone)s") % {"phone": found.option.phone}
        return _("Not confirmed.") + f" {ask}" if found.option.mode is Mode.NOT_CONFIRMED else ask
    if found.option.shown is Mode.BY_ARRANGEMENT and not found.option.then:  # the tag says already to call
        return _("Call %(phone)s") % {"phone": found.option.phone} if found.option.phone else ""
    return key_words(found.option, ZoneInfo(found.place.zone))


def stop_now(found: PlaceFound) -> str:
    """At which stop or venue the door of the told time is; nothing of its own door."""
    where = venue_words(found.place, found.option.venue) if found.option.start is not None else ""
    return sentence(where) if where else ""


def week_rows(found: PlaceFound, window: Window) -> tuple[WeekRow, ...]:
    """Seven days from today, from the spans that every other page uses.

    Only a confirmed plan may say "closed": in another one the days without a time are not told at all.
    """
    zone, language = ZoneInfo(found.place.zone), reading().code
    by_day: dict[date, list[Span]] = defaultdict(list)
    for span in found.spans:
        by_day[from_minute(span.start).astimezone(zone).date()].append(span)
    known = found.is_known(window.start)
    rows = tuple(
        WeekRow(
            day=day_words(day, window.day, language),
            times=tuple(open_times(by_day[day], found, window, zone)),
            note=promise_words(found.promises[day]) if day in found.promises and not by_day[day] else "",
            today=day == window.day,
        )
        for day in (window.day + n * DAY for n in range(WEEK_DAYS))
        if known or by_day[day] or day in found.promises
    )
    return rows if any(row.times or row.note for row in rows) else ()


def promise_words(start: int) -> str:
    """A day whose hours nobody told; ``start`` in minutes from midnight, or 0 for not even that."""
    if start:
        return _("Perhaps open from %(time)s. Call to ask until when.") % {"time": clock_words(start, reading().code)}
    return _("Perhaps open. Call to ask the time.")


def open_times(spans: Sequence[Span], found: PlaceFound, window: Window, zone: ZoneInfo) -> Iterable[OpenTime]:
    """The stretches of a day. Beside an open door "by arrangement" is told once for the week, under the table."""
    for span in sorted(spans, key=lambda s: (s.way, s.start)):
        if span.state != ARRANGED or not has_door_time(spans):
            yield open_time(span, found, window, zone)


def has_door_time(spans: Iterable[Span]) -> bool:
    return any(span.way == WAYS["door"] and span.state != ARRANGED for span in spans)


def open_time(span: Span, found: PlaceFound, window: Window, zone: ZoneInfo) -> OpenTime:
    """A stretch of a day; the state is named unless it is the only one there is, or somebody is simply there."""
    name = STATE_NAMES[span.state]
    alone = found.place.lat is None and len({truth.state for truth in found.truths}) == 1
    notes = [] if name == "staffed" or alone else [STATE_WORDS[name]()]
    if found.is_known(window.start) and not found.is_fresh(span.state, window.start):
        notes.append(_("not confirmed"))
    if where := venue_words(found.place, span.venue):
        notes.append(where)
    return OpenTime(name, time_sentence(span.start, span.end, zone, reading().code), ", ".join(notes))


def hours_notes(found: PlaceFound, window: Window) -> Iterable[str]:
    """What seven days cannot tell, what is different soon, conditions of getting in, and who says so."""
    language, at = reading().code, from_minute(window.start)
    arranged = any(span.state == ARRANGED for span in found.spans) and has_door_time(found.spans)
    yield from rare_words(found, window)
    if arranged:
        yield _("At other times, call first.")
    yield from window_words(found.schedule, window.day, language)
    if any(layer.known for layer in found.schedule.layers):
        yield from exception_words(found.schedule, window.day, language)
    yield from condition_words(conditions(found, arranged=arranged), language)
    for truth in [truth for truth in found.truths if truth.is_fresh(at)][:1]:
        yield confirmed_words(truth, at, language)


def conditions(found: PlaceFound, *, arranged: bool) -> tuple[str, ...]:
    """What the layers ask of one who comes, each once; nothing that the page has told above."""
    every = dict.fromkeys(condition for truth in found.truths for condition in truth.conditions)
    trait = KEPT_FOR.get(PlaceKind(found.place.kind))
    ages_told = trait is not None and any(note.trait == trait.value for note in found.place.trait_notes.all())
    return tuple(
        condition
        for condition in every
        if not (arranged and condition == "call_first") and not (ages_told and condition.startswith("age:"))
    )


def rare_words(found: PlaceFound, window: Window) -> Iterable[str]:
    """Alternate weeks and n-th weekdays; and when the present hours end."""
    rare = rare_only(found.schedule, window.day)
    if rare.layers:
        yield sentence(week_sentence(rare, window.day, reading().code))
    end = end_of_hours(found.schedule, window.day)
    if end:
        yield _("These hours are valid until %(date)s") % {"date": date_words(end, window.day)}


def sleeping_notes(found: PlaceFound) -> Iterable[str]:
    """Of a place that is closed for long: the hours that come then."""
    if found.opening:
        opens = from_minute(found.opening.start).astimezone(ZoneInfo(found.place.zone)).date()
        yield _("Then open: %(hours)s") % {"hours": week_sentence(found.schedule, opens, reading().code)}
