"""The answer in words: headline, cards, and where to go on. No queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import ngettext

from takaovi.core.clock import HELSINKI, from_minute
from takaovi.core.reading import gettext as _
from takaovi.finder.card_presenters import brief, card, day_and_time
from takaovi.finder.phrases import NONE, OPEN
from takaovi.finder.queries import Found
from takaovi.finder.values import Answer, Mode, Need, Option, Suggestion
from takaovi.finder.where_presenters import area_name, distance_words
from takaovi.hours.time_words import weekday_and_date
from takaovi.ui.values import Brief, Card

BESIDE = 2  # lines in each list beside the cards


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """All that the answer page prints. What opens next is told in full only when nothing is open."""

    headline: str
    lead: str
    cards: tuple[Card, ...]
    more: int
    next: Card | None
    keyed: tuple[Brief, ...]
    later: tuple[Brief, ...]
    far: tuple[Brief, ...]
    ask_first: tuple[Brief, ...]
    remote: tuple[Brief, ...]


def answer_words(need: Need, answer: Answer, found: Found, now: int, *, first: int, most: int) -> AnswerWords:
    """The page's words; ``first`` cards at once and ``most`` when more were asked for. ``now`` is a UTC minute."""

    def line(suggestions: Iterable[Suggestion]) -> tuple[Brief, ...]:
        return tuple(brief(s, found, need, now) for s in suggestions)

    alone = not answer.open and bool(answer.later)
    return AnswerWords(
        headline=headline(need, answer, now, found),
        lead=lead(need, answer, now, found),
        cards=tuple(card(s, found, need, now) for s in answer.open[:most]),
        more=max(0, len(answer.open) - first) if most == first else 0,
        next=card(answer.later[0], found, need, now) if alone else None,
        keyed=line(answer.keyed[:BESIDE]),
        later=line(answer.later[1 : 1 + BESIDE] if alone else answer.later[:2]),
        far=line(answer.far[: 0 if answer.found >= first else BESIDE]),
        ask_first=line(answer.ask_first[:BESIDE]),
        remote=line(remote_suggestions(found)[:BESIDE]),
    )


def headline(need: Need, answer: Answer, now: int, found: Found) -> str:
    """The answer, not the topic: "Keuruu: 3 paikkaa auki nyt"."""
    if found.nothing:
        return _("We did not find what you looked for")
    words = headline_words(need, answer, now, found)
    name = area_name(need.area)
    return f"{name}: {words[:1].lower()}{words[1:]}" if name else words


def headline_words(need: Need, answer: Answer, now: int, found: Found) -> str:
    """The headline without the name of the area. Only doors that anybody may walk through are counted."""
    if answer.is_empty and need.area.point:
        return _("We do not know any places here yet")
    today = from_minute(now).astimezone(HELSINKI).date()
    day = weekday_and_date(need.window.day, today)
    if not answer.open:
        return _("With a card or by arrangement only") if keys(answer) else str(NONE[need.window.when]) % {"day": day}
    nearest = min((s.option.km for s in answer.open if s.option.km is not None), default=None)
    if nearest is not None and not any(s.option.local for s in answer.open):
        return _("The nearest open place is %(km)s away") % {"km": distance_words(nearest)}
    words = str(OPEN[need.window.when] % {"count": answer.found, "day": day})
    uncounted = found.full and not answer.far  # the last one looked at was still near
    return _("At least %(places)s") % {"places": words} if uncounted else words


def keys(answer: Answer) -> bool:
    """Somebody gets in, with a card or after a call; a group that has the place is not that."""
    return any(s.option.mode is not Mode.KEPT for s in answer.keyed)


def lead(need: Need, answer: Answer, now: int, found: Found) -> str:
    """The sentence under the headline: the way on when nothing is open, else the threshold."""
    if found.nothing:
        return _("Try a municipality, a village or a postcode.")
    if answer.open:
        return _("You may come as you are and just sit.")
    if answer.later:
        return next_words(answer.later[0].option, found, now)
    if answer.far:
        return _("Further away something is open.")
    if answer.ask_first:
        return _("Near here are places whose hours are not confirmed. Call before you go.")
    if keys(answer):
        return _("Call first, or come with a card.")
    return _("You can call, or meet others online.")


def next_words(option: Option, found: Found, now: int) -> str:
    """Which place opens next, when, and how far it is: "Seuraavaksi ovi avautuu huomenna klo 10: Kivijalka, 2 km."."""
    place = found.cards[option.place_id]
    where = ", ".join(filter(None, [str(place.name), distance_words(option.km)]))
    if option.by_call:
        return _("The nearest door opens by arrangement: %(place)s.") % {"place": where}
    when = day_and_time(option.start or now, now, ZoneInfo(place.zone))
    if option.shown is Mode.NOT_CONFIRMED:
        return _("Perhaps open next %(when)s: %(place)s. Ask before you go.") % {"when": when, "place": where}
    return _("Next a door opens %(when)s: %(place)s.") % {"when": when, "place": where}


def remote_suggestions(found: Found) -> list[Suggestion]:
    """Online rooms and phone lines, those open in the asked time first."""
    order = sorted(found.remote, key=lambda o: (o.mode is Mode.CLOSED, o.start or 0, o.place_id))
    return [Suggestion(option, (), ()) for option in order]


def more_words(count: int, *, full: bool) -> str:
    """How many more there are to show; without a number where not all were counted."""
    if full:
        return _("Show more")
    return ngettext("Show %(count)d more", "Show %(count)d more", count) % {"count": count}
