"""The answer in words: headline, cards with reasons and cautions, and where to go on. No queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from takaovi.core.addresses import page_address
from takaovi.core.clock import HELSINKI, from_minute
from takaovi.core.language import current
from takaovi.finder.area import slug_of
from takaovi.finder.phrases import CAUTIONS, NONE, OPEN, REASONS
from takaovi.finder.queries import Found
from takaovi.finder.values import Answer, Area, Caution, Mode, Need, Option, Reason, Suggestion, When
from takaovi.hours.sentences import clock_words
from takaovi.places import gazetteer
from takaovi.places.queries import PlaceCard
from takaovi.places.words import KINDS, TRAITS
from takaovi.programme.queries import Happening
from takaovi.programme.sentences import cost_words, day_sentence, full_words, status_words, time_sentence
from takaovi.ui.values import Card, EventLine, Fact, Link

STATE_OF_MODE = {
    Mode.STAFFED: "staffed",
    Mode.SELF_SERVICE: "self_service",
    Mode.IF_SHIFT_FILLED: "if_shift_filled",
    Mode.BY_ARRANGEMENT: "by_arrangement",
    Mode.NOT_CONFIRMED: "unknown",
    Mode.UNKNOWN: "unknown",
    Mode.CLOSED: "closed",
}
MOST_REASONS = 4
MOST_EVENTS = 2


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """All that the answer page prints."""

    headline: str
    lead: str
    cards: tuple[Card, ...]
    more: int
    ask_first: tuple[Card, ...]
    later: tuple[Card, ...]
    far: tuple[Card, ...]
    remote: tuple[Card, ...]


def area_name(area: Area) -> str:
    """The area in the language of the page; empty when none was asked."""
    if area.is_position:
        return _("Near you")
    if current().code == "sv" and area.municipality:
        place = gazetteer.municipality(area.municipality)
        if place and place.name_fi == area.name:
            return place.name_sv
    return area.name


def municipality_name(code: str) -> str:
    place = gazetteer.municipality(code)
    if place is None:
        return ""
    return place.name_sv if current().code == "sv" else place.name_fi


def answer_words(need: Need, answer: Answer, found: Found, now: int, *, first: int, most: int) -> AnswerWords:
    """The page's words; ``first`` cards at once and ``most`` when more were asked for. ``now`` is a UTC minute."""

    def draw(suggestions: Iterable[Suggestion]) -> tuple[Card, ...]:
        return tuple(card(s, found, need, now) for s in suggestions)

    return AnswerWords(
        headline=headline(need, answer, now),
        lead=lead(need, answer, now),
        cards=draw(answer.open[:most]),
        more=max(0, len(answer.open) - first) if most == first else 0,
        ask_first=draw(answer.ask_first[:3]),
        later=draw(answer.later[: 1 if answer.open else 3]),
        far=draw(answer.far[: 1 if answer.open else 3]),
        remote=draw(remote_suggestions(found)[:3]),
    )


def headline(need: Need, answer: Answer, now: int) -> str:
    """The answer, not the topic: "Keuruu: 3 paikkaa auki nyt"."""
    today = from_minute(now).astimezone(HELSINKI).date()
    day = day_sentence(need.window.start, HELSINKI, current().code, today=today)
    if answer.open:
        words = str(OPEN[need.window.when] % {"count": answer.found, "day": day})
    else:
        words = str(NONE[need.window.when]) % {"day": day}
    name = area_name(need.area)
    return f"{name}: {words[:1].lower()}{words[1:]}" if name else words


def lead(need: Need, answer: Answer, now: int) -> str:
    """The sentence under the headline: the way on when nothing is open, else the threshold."""
    if answer.open:
        return _("It costs nothing to come in unless we say so. No need to sign up. You can just sit.")
    if answer.later and answer.later[0].option.start:
        opening = day_and_time(answer.later[0].option.start, now)
        return _("The next one opens %(when)s.") % {"when": opening}
    if answer.far:
        return _("Further away something is open.")
    if answer.ask_first:
        return _("Near here are places whose hours are not confirmed. Call before you go.")
    return _("There are no places near here yet. You can call, or meet others online.")


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
        where=where_words(place),
        distance=distance_words(option.km),
        facts=tuple(facts(option, place)),
        reasons=tuple(reasons(suggestion))[:MOST_REASONS],
        cautions=tuple(cautions(suggestion, ZoneInfo(place.zone))),
        events=tuple(event_line(h, now) for h in happenings[:MOST_EVENTS]),
        links=tuple(links(option, place)),
        now=need.window.is_now and option.open_at_start,
    )


def open_words(option: Option, need: Need, now: int, zone: ZoneInfo) -> str:
    """The state in words: "Auki nyt, klo 20 asti", "Avautuu huomenna klo 9", "Ei tiedossa"."""
    language = current().code
    if option.mode is Mode.CLOSED and option.start is None:
        return _("Closed for now")
    if option.mode is Mode.UNKNOWN or option.start is None or option.end is None:
        return _("Hours not known")
    if option.mode is Mode.CLOSED:
        return _("Opens %(when)s") % {"when": day_and_time(option.start, now, zone)}
    if need.window.when is When.NOW and option.open_at_start:
        until = clock_words(minute_of_day(option.end, zone) or 1440, language)
        return OPEN_NOW[option.mode]() % {"time": until}
    day = day_sentence(option.start, zone, language, today=from_minute(now).astimezone(zone).date())
    times = time_sentence(option.start, option.end, zone, language)
    return OPEN_THEN[option.mode]() % {"day": day, "time": times}


OPEN_NOW = {
    Mode.STAFFED: lambda: _("Open now, until %(time)s"),
    Mode.SELF_SERVICE: lambda: _("Self-service now, until %(time)s"),
    Mode.IF_SHIFT_FILLED: lambda: _("Open now if a host is found, until %(time)s"),
    Mode.BY_ARRANGEMENT: lambda: _("Open now by arrangement, until %(time)s"),
    Mode.NOT_CONFIRMED: lambda: _("Perhaps open now, until %(time)s"),
}
OPEN_THEN = {
    Mode.STAFFED: lambda: _("Open %(day)s %(time)s"),
    Mode.SELF_SERVICE: lambda: _("Self-service %(day)s %(time)s"),
    Mode.IF_SHIFT_FILLED: lambda: _("Open if a host is found, %(day)s %(time)s"),
    Mode.BY_ARRANGEMENT: lambda: _("Open by arrangement %(day)s %(time)s"),
    Mode.NOT_CONFIRMED: lambda: _("Perhaps open %(day)s %(time)s"),
}


def minute_of_day(minute: int, zone: ZoneInfo) -> int:
    local = from_minute(minute).astimezone(zone)
    return local.hour * 60 + local.minute


def day_and_time(minute: int, now: int, zone: ZoneInfo = HELSINKI) -> str:
    """ "huomenna klo 9"."""
    language = current().code
    day = day_sentence(minute, zone, language, today=from_minute(now).astimezone(zone).date())
    return f"{day} {clock_words(minute_of_day(minute, zone), language)}"


def where_words(place: PlaceCard) -> str:
    """Kind and place: "Yhteinen olohuone, Korpilahti, Jyväskylä"."""
    municipality = municipality_name(place.municipality)
    village = place.village if place.village != municipality else ""
    return ", ".join(filter(None, [str(KINDS[place.kind]), village, municipality]))


def distance_words(km: float | None) -> str:
    """Metres under one kilometre, else kilometres; straight distance, so "about"."""
    if km is None:
        return ""
    if km < 0.95:
        return _("about %(metres)d m") % {"metres": max(100, round(km * 10) * 100)}
    return _("about %(km)d km") % {"km": round(km)}


def facts(option: Option, place: PlaceCard) -> Iterable[Fact]:
    """What it costs and who is there: every card tells both."""
    yield Fact("hand", cost_words(place.cost_cents, current().code, note=str(place.cost_note)))
    if option.mode is Mode.STAFFED:
        yield Fact("people", _("Somebody is there"))
    elif option.mode is Mode.SELF_SERVICE:
        yield Fact("key", _("You open the door yourself"))


def reasons(suggestion: Suggestion) -> Iterable[str]:
    for reason in suggestion.reasons:
        if reason is Reason.MEETS_WISH:
            yield from (str(TRAITS[trait]) for trait in suggestion.met[:2])
        elif reason in REASONS:
            yield str(REASONS[reason])


def cautions(suggestion: Suggestion, zone: ZoneInfo) -> Iterable[str]:
    for caution in suggestion.cautions:
        if caution is Caution.RESERVED:
            for kept in suggestion.option.reservations:
                times = time_sentence(kept.start, kept.end, zone, current().code)
                yield _("Kept for a group %(time)s: %(group)s.") % {"time": times, "group": kept.words}
        elif caution in CAUTIONS:
            yield str(CAUTIONS[caution])


def links(option: Option, place: PlaceCard) -> Iterable[Link]:
    if place.has_photo:
        yield Link(_("When you come: %(name)s") % {"name": place.name}, page_address("finder:arrival", place.slug))
    if option.phone:
        number = option.phone.replace(" ", "")
        yield Link(_("Call %(phone)s") % {"phone": option.phone}, f"tel:{number}")


def event_line(happening: Happening, now: int, *, zone: ZoneInfo | None = None, where: str = "") -> EventLine:
    """One thing that happens, with what is different this time."""
    language = current().code
    home = ZoneInfo(happening.zone)
    day = day_sentence(happening.start, home, language, today=from_minute(now).astimezone(home).date())
    times = time_sentence(happening.start, happening.end, home, language, viewer_zone=zone)
    differs = status_words(happening.status, happening.reason, language)
    if happening.full and happening.status != "cancelled":
        differs = " ".join(filter(None, [differs, full_words(language)]))
    return EventLine(
        title=happening.title,
        when=f"{day} {times}",
        href=page_address("finder:activity", happening.slug),
        where=where,
        datetime=from_minute(happening.start).isoformat(),
        status=differs,
        off=happening.status == "cancelled",
    )


def remote_suggestions(found: Found) -> list[Suggestion]:
    """Online rooms and phone lines, those open in the asked time first."""
    order = sorted(found.remote, key=lambda o: (o.mode is Mode.CLOSED, o.start or 0, o.place_id))
    return [Suggestion(option, (), ()) for option in order]


def more_words(count: int) -> str:
    return ngettext("Show %(count)d more", "Show %(count)d more", count) % {"count": count}


def alternatives(areas: Sequence[Area]) -> list[tuple[str, str]]:
    """(name with municipality, value for the address) of other places of the same name."""
    return [(f"{a.name}, {municipality_name(a.municipality)}" if a.municipality else a.name, a.name) for a in areas]


def neighbourhood(code: str) -> dict[str, str]:
    """The link to everything in the same municipality."""
    locality = gazetteer.municipality(code)
    if locality is None:
        return {"municipality": "", "municipality_href": ""}
    href = page_address("finder:municipality", slug_of(locality.name_fi))
    return {"municipality": municipality_name(code), "municipality_href": href}
