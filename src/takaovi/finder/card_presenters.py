"""One place as an answer, with its reasons and cautions, and one thing that happens. No queries."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from takaovi.core.addresses import page_address
from takaovi.core.clock import HELSINKI, from_minute
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading, word
from takaovi.finder.event_presenters import company_facts, event_line
from takaovi.finder.phrases import CAUTIONS, REASONS
from takaovi.finder.queries import Found
from takaovi.finder.values import Caution, Mode, Need, Option, Reason, Suggestion, When
from takaovi.finder.where_presenters import distance_words, where_words
from takaovi.hours.sentences import clock_words, condition_words
from takaovi.places.queries import PlaceCard
from takaovi.places.values import Trait
from takaovi.places.words import TRAITS
from takaovi.programme.sentences import cost_words, day_sentence, time_sentence
from takaovi.ui.values import Brief, Card, Fact, Link
from takaovi.volunteering.shift_words import moment_words

STATE_OF_MODE = {
    Mode.STAFFED: "staffed",
    Mode.SELF_SERVICE: "self_service",
    Mode.IF_SHIFT_FILLED: "if_shift_filled",
    Mode.BY_ARRANGEMENT: "by_arrangement",
    Mode.KEPT: "group",
    Mode.NOT_CONFIRMED: "unknown",
    Mode.UNKNOWN: "unknown",
    Mode.CLOSED: "closed",
}

SAID_BY_KEY = frozenset({"key", "card_pin"})  # conditions that key_words tells
MOST_REASONS, MOST_EVENTS = 4, 2


def card(suggestion: Suggestion, found: Found, need: Need, now: int) -> Card:
    """One place as an answer, with its reasons and cautions."""
    option = suggestion.option
    place = found.cards[option.place_id]
    happenings = found.happenings.get(option.place_id, [])
    return Card(
        title=place.name,
        href=page_address("finder:place", place.slug),
        state=STATE_OF_MODE[option.mode],
        open_words=open_words(option, need, now, ZoneInfo(place.zone)),
        where=where_words(place, option.venue),
        distance=distance_words(option.km),
        facts=(*facts(option, place), *company_facts(happenings)),
        reasons=tuple(reasons(suggestion))[:MOST_REASONS],
        cautions=tuple(cautions(suggestion, ZoneInfo(place.zone), now)),
        events=tuple(event_line(h, now) for h in happenings[:MOST_EVENTS]),
        links=tuple(links(option, place)),
        now=need.window.is_now and option.open_at_start,
    )


def brief(suggestion: Suggestion, found: Found, need: Need, now: int) -> Brief:
    """The same place in one breath, for the lists beside the cards."""
    option = suggestion.option
    place = found.cards[option.place_id]
    return Brief(
        title=place.name,
        href=page_address("finder:place", place.slug),
        state=STATE_OF_MODE[option.mode],
        open_words=open_words(option, need, now, ZoneInfo(place.zone)),
        where=" · ".join(filter(None, [where_words(place, option.venue), distance_words(option.km)])),
        phone=option.phone,
        note=key_words(option, ZoneInfo(place.zone)),
        now=need.window.is_now and option.open_at_start,
    )


def open_words(option: Option, need: Need, now: int, zone: ZoneInfo) -> str:
    """The state in words: "Auki nyt, klo 20 asti", "Auki huomenna klo 9–17", "Soita ensin: ovi avataan sinulle"."""
    if option.mode is Mode.CLOSED and option.start is None:
        return _("Closed for now")
    if option.mode is Mode.KEPT:
        return kept_words(option, now, zone)
    if option.mode is Mode.UNKNOWN or option.start is None or option.end is None:
        return _("We do not know when it is open")
    if option.mode is Mode.BY_ARRANGEMENT and option.then:
        return then_words(Mode.STAFFED, *option.then, now, zone)
    if need.window.when is When.NOW and option.open_at_start:
        until = clock_words(minute_of_day(option.end, zone) or 1440, reading().code)
        return OPEN_NOW[option.mode]() % {"time": until}
    mode = option.shown if option.mode is Mode.CLOSED and option.shown else option.mode
    return then_words(mode, option.start, option.end, now, zone)


def kept_words(option: Option, now: int, zone: ZoneInfo) -> str:
    """A group has the place: when it is open to all again, if it still is after them."""
    ends = max(r.end for r in option.reservations if r.start <= now < r.end)
    if option.end is not None and ends >= option.end:
        return _("Kept for a group now")
    again = clock_words(minute_of_day(ends, zone) or 1440, reading().code)
    return _("Kept for a group. Open to all again %(time)s") % {"time": again}


def then_words(mode: Mode, start: int, end: int, now: int, zone: ZoneInfo) -> str:
    """A time that is not now, in the words of its mode."""
    language = reading().code
    day = day_sentence(start, zone, language, today=from_minute(now).astimezone(zone).date())
    return OPEN_THEN[mode]() % {"day": day, "time": time_sentence(start, end, zone, language)}


OPEN_NOW = {
    Mode.STAFFED: lambda: _("Open now, until %(time)s"),
    Mode.SELF_SERVICE: lambda: _("Self-service now, until %(time)s"),
    Mode.IF_SHIFT_FILLED: lambda: _("Open now if a host is found, until %(time)s"),
    Mode.BY_ARRANGEMENT: lambda: _("Call first: the door is opened for you, until %(time)s"),
    Mode.NOT_CONFIRMED: lambda: _("Perhaps open now, until %(time)s"),
}
OPEN_THEN = {
    Mode.STAFFED: lambda: _("Open %(day)s %(time)s"),
    Mode.SELF_SERVICE: lambda: _("Self-service %(day)s %(time)s"),
    Mode.IF_SHIFT_FILLED: lambda: _("Open if a host is found, %(day)s %(time)s"),
    Mode.BY_ARRANGEMENT: lambda: _("By arrangement: call first"),
    Mode.NOT_CONFIRMED: lambda: _("Perhaps open %(day)s %(time)s"),
}


def key_words(option: Option, zone: ZoneInfo) -> str:
    """What one needs to get in where nobody stands at the door, and when one gets in without it."""
    from_time = clock_words(minute_of_day(option.then[0], zone), reading().code) if option.then else ""
    if option.mode is Mode.SELF_SERVICE and option.needs_key:
        if from_time:
            return _("The door opens with a card or a key. Without one you get in from %(time)s.") % {"time": from_time}
        return _("The door opens with a card or a key. No staff present.")
    if option.mode is Mode.BY_ARRANGEMENT:
        if from_time:
            return _("Before that, call first.")
        return _("The door is opened for you by arrangement. Call first.")
    if option.mode is not Mode.IF_SHIFT_FILLED:
        return ""
    if (by := option.told_by) is None:
        return _("Opens only if a host is found. Ask before you go.")
    told = _("Opens only if a host is found. We tell by %(time)s at the latest.")
    return told % {"time": moment_words(by, zone, reading().code)}


def minute_of_day(minute: int, zone: ZoneInfo) -> int:
    local = from_minute(minute).astimezone(zone)
    return local.hour * 60 + local.minute


def day_and_time(minute: int, now: int, zone: ZoneInfo = HELSINKI) -> str:
    """ "huomenna klo 9"."""
    language = reading().code
    day = day_sentence(minute, zone, language, today=from_minute(now).astimezone(zone).date())
    return f"{day} {clock_words(minute_of_day(minute, zone), language)}"


def facts(option: Option, place: PlaceCard) -> Iterable[Fact]:
    """What it costs and who is there: every card tells both. For whom, where it is not for everybody."""
    if option.kept_for is not None:
        yield Fact("people", word(TRAITS, option.kept_for))
    yield Fact("hand", cost_words(place.cost_cents, reading().code, note=str(place.cost_note)))
    if option.mode is Mode.STAFFED and not place.traits & Trait.GREETER.bit:
        yield Fact("people", _("Somebody is there"))


def reasons(suggestion: Suggestion) -> Iterable[str]:
    """The traits that met the wishes, then the rest. What it costs stands among the facts."""
    for reason in suggestion.reasons:
        if reason is Reason.MEETS_WISH:
            yield from (word(TRAITS, trait) for trait in suggestion.met[:3] if trait is not Trait.FREE)
        elif reason in REASONS:
            yield word(REASONS, reason)


def cautions(suggestion: Suggestion, zone: ZoneInfo, now: int) -> Iterable[str]:
    option = suggestion.option
    if words := key_words(option, zone):
        yield words
    yield from condition_words(tuple(c for c in option.conditions if c not in SAID_BY_KEY), reading().code)
    for caution in suggestion.cautions:
        if caution is Caution.RESERVED:
            for kept in option.reservations:
                times = time_sentence(kept.start, kept.end, zone, reading().code)
                yield _("Kept for a group %(time)s: %(group)s.") % {"time": times, "group": kept.words}
        elif caution is Caution.CLOSES_SOON:
            yield _("You have about %(minutes)d minutes there.") % {"minutes": minutes_left(option, now)}
        elif caution in CAUTIONS:
            yield word(CAUTIONS, caution)


def minutes_left(option: Option, now: int) -> int:
    """Until the door closes, in steps of five minutes."""
    return max(5, ((option.end or now) - now) // 5 * 5)


def links(option: Option, place: PlaceCard) -> Iterable[Link]:
    if place.has_photo:
        yield Link(_("When you come: %(name)s") % {"name": place.name}, page_address("finder:arrival", place.slug))
    if option.phone:
        number = option.phone.replace(" ", "")
        yield Link(_("Call %(phone)s") % {"phone": option.phone}, f"tel:{number}")
