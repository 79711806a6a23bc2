"""The page of a municipality for somebody who has just moved there. No queries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import ngettext

from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.finder.area_queries import MunicipalityFound
from takaovi.finder.card_presenters import brief, card
from takaovi.finder.programme_presenters import DayPart, by_day, iso_week
from takaovi.finder.suggest import suggest
from takaovi.finder.values import Answer, Area, Caution, Need, Suggestion, Window, Wish
from takaovi.places.gazetteer import Locality
from takaovi.ui.values import Brief, Card

CARDS_SHOWN = 5
EVENTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class MunicipalityWords:
    """All that the page prints: the first places in full, the rest and those further away in one breath each."""

    name: str
    headline: str
    lead: str
    cards: tuple[Card, ...]
    others: tuple[Brief, ...]
    neighbours: tuple[Brief, ...]
    days: tuple[DayPart, ...]
    week_href: str
    ask_href: str


def municipality_words(locality: Locality, found: MunicipalityFound, window: Window, now: int) -> MunicipalityWords:
    """Places that stand open first, then the rest, then the week. ``now`` is a UTC minute."""
    name = locality.name_sv if reading().code == "sv" else locality.name_fi
    area = Area(locality.name_fi, locality.name_sv, locality.municipality, locality.point)
    need = Need(area, window, (Wish.NEW_HERE,))
    own, near = (list(in_order(suggest(options, need))) for options in (found.own, found.neighbours))
    asked = f"?{urlencode({'missa': locality.name_fi})}"
    events = replace(found.week, listed=found.week.listed[:EVENTS_SHOWN])
    return MunicipalityWords(
        name=name,
        headline=_("New in %(municipality)s?") % {"municipality": name},
        lead=lead(len(found.own)),
        cards=tuple(card(s, found.found, need, now) for s in own[:CARDS_SHOWN]),
        others=tuple(brief(s, found.found, need, now) for s in own[CARDS_SHOWN:]),
        neighbours=tuple(brief(s, found.found, need, now) for s in near),
        days=by_day(events, now, first=window.day, where=locality.name_fi),
        week_href=page_address("finder:week", iso_week(window.day)) + asked,
        ask_href=page_address("finder:open") + asked,
    )


def lead(count: int) -> str:
    if not count:
        return _("There is no meeting place here yet. These are the nearest ones.")
    return ngettext(
        "There is one place here where you may come as you are.",
        "There are %(count)d places here where you may come as you are.",
        count,
    ) % {"count": count}


def in_order(answer: Answer) -> Iterable[Suggestion]:
    """Open ones, those with a key, those to ask first, those that open later, and those with no time to tell.

    Nobody has asked for anything here, so nothing is said of wishes that a place may not fulfil.
    """
    for told in (*answer.open, *answer.far, *answer.keyed, *answer.ask_first, *answer.later, *answer.silent):
        yield told._replace(cautions=tuple(c for c in told.cautions if c is not Caution.WISH_NOT_TOLD))
