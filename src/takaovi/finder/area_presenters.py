"""The page of a municipality for somebody who has just moved there. No queries."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.finder.area_queries import MunicipalityFound
from takaovi.finder.card_presenters import card
from takaovi.finder.programme_presenters import DayPart, by_day
from takaovi.finder.suggest import suggest
from takaovi.finder.values import Answer, Area, Need, Suggestion, Window, Wish
from takaovi.places.gazetteer import Locality
from takaovi.ui.values import Card

EVENTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class MunicipalityWords:
    """All that the page prints."""

    name: str
    headline: str
    lead: str
    cards: tuple[Card, ...]
    neighbours: tuple[Card, ...]
    days: tuple[DayPart, ...]
    ask_href: str


def municipality_words(locality: Locality, found: MunicipalityFound, window: Window, now: int) -> MunicipalityWords:
    """Places that stand open first, then the rest, then the week. ``now`` is a UTC minute."""
    name = locality.name_sv if reading().code == "sv" else locality.name_fi
    need = Need(Area(locality.name_fi, locality.municipality, locality.point), window, (Wish.NEW_HERE,))
    own = suggest(found.own, need)
    near = suggest(found.neighbours, need)
    count = len(found.own)
    return MunicipalityWords(
        name=name,
        headline=_("New in %(municipality)s?") % {"municipality": name},
        lead=ngettext(
            "Here is %(count)d place where you may come as you are.",
            "Here are %(count)d places where you may come as you are.",
            count,
        )
        % {"count": count}
        if count
        else _("There is no meeting place here yet. These are the nearest ones."),
        cards=tuple(card(s, found.found, need, now) for s in in_order(own)),
        neighbours=tuple(card(s, found.found, need, now) for s in in_order(near)),
        days=by_day(found.week[:EVENTS_SHOWN], found.found.cards, now),
        ask_href=f"{page_address('finder:open')}?missa={locality.name_fi}",
    )


def in_order(answer: Answer) -> list[Suggestion]:
    """Open ones, those to ask first, those that open later, and those with no time to tell."""
    return [*answer.open, *answer.far, *answer.ask_first, *answer.later, *answer.silent]
