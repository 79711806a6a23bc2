"""The map page: the answer, the map, and the same as a list. No queries."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from takaovi.core.reading import gettext as _
from takaovi.finder.card_presenters import key_words
from takaovi.finder.map_marks import Layer, Tally, layer
from takaovi.finder.map_paper import Paper, paper
from takaovi.finder.map_queries import MapFound
from takaovi.finder.map_values import SHEETS
from takaovi.finder.map_words import COUNTED, LEGEND, House, house_of, state_counts, state_words
from takaovi.finder.phrases import NONE, OPEN
from takaovi.finder.queries import REMOTE_KINDS
from takaovi.finder.values import When, Window
from takaovi.finder.where_presenters import municipality_name, where_words
from takaovi.ui.values import Link, Text


@dataclass(frozen=True, slots=True)
class Row:
    """A place in the list under the map. ``note`` tells how one gets in, ``phone`` whom to ask before."""

    title: Text
    href: str
    where: str
    words: str
    house: House
    note: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the list: places whose doors stand in the same way."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MapWords:
    """All that the page prints. ``parts`` are the list, ``towns`` lead to municipalities."""

    headline: str
    lead: str
    back: Link | None
    paper: Paper
    layers: tuple[Layer, ...]
    legend: tuple[tuple[House, str], ...]
    credit: str
    parts: tuple[Part, ...]
    towns: tuple[Link, ...]


TITLES = {
    House.LIT: gettext_lazy("Open now"),
    House.KEY: gettext_lazy("Self-service now"),
    House.CALL: gettext_lazy("Call first"),
    House.UNSURE: gettext_lazy("Hours not known"),
    House.DARK: gettext_lazy("Closed now"),
}
ASK_BEFORE = frozenset({House.CALL, House.UNSURE})


def map_words(found: MapFound, window: Window) -> MapWords:
    """The page. ``window`` is this minute."""
    tally = Tally(found)
    layers = tuple(layer(found, tally, sheet, window) for sheet in SHEETS)
    parts = tuple(_parts(found, window))
    houses = {mark.house for drawn in layers for mark in drawn.marks} | {row.house for p in parts for row in p.rows}
    return MapWords(
        headline=_headline(found),
        lead=_lead(found),
        back=None if tally.whole else Link(_("The whole map"), reverse("finder:map")),
        paper=paper(found.frame, found.outlines, tally.land),
        layers=layers,
        legend=tuple((house, str(LEGEND[house])) for house in House if house in houses),
        credit=_credit(found),
        parts=parts,
        towns=tuple(tally.links()),
    )


def _parts(found: MapFound, window: Window) -> Iterator[Part]:
    """The list: open doors first. What is closed is told on the map of its own municipality, not on that of all."""
    rows = sorted(
        (_row(found, place_id, window) for place_id in found.cards), key=lambda row: str(row.title).casefold()
    )
    shown = [row for row in rows if row.house is not House.DARK or not found.ask.whole]
    remote = {reverse("finder:place", args=[card.slug]) for card in found.cards.values() if card.kind in REMOTE_KINDS}
    for house, title in TITLES.items():
        if alike := tuple(row for row in shown if row.house is house and row.href not in remote):
            yield Part(str(title), alike)
        if house is House.UNSURE and (away := tuple(row for row in shown if row.href in remote)):
            yield Part(_("From home, online or by phone"), away)


def _houses(found: MapFound) -> Counter[House]:
    """How the doors stand; an online room and a phone line have none."""
    options = found.options.items()
    return Counter(house_of(option) for place_id, option in options if found.cards[place_id].kind not in REMOTE_KINDS)


def _headline(found: MapFound) -> str:
    """The answer: how many doors anybody may walk through now, and where."""
    if found.counts:
        total, towns = sum(found.counts.values()), len(found.counts)
        places = ngettext("%(count)d place", "%(count)d places", total) % {"count": total}
        where = ngettext("%(places)s in %(towns)d municipality", "%(places)s in %(towns)d municipalities", towns)
        return where % {"places": places, "towns": towns}
    lit = _houses(found)[House.LIT]
    words = str(OPEN[When.NOW] % {"count": lit, "day": ""}) if lit else str(NONE[When.NOW])
    if not found.cards:
        words = _("No places here yet")
    name = municipality_name(found.ask.municipality)
    return f"{name}: {words[:1].lower()}{words[1:]}" if name else words


def _lead(found: MapFound) -> str:
    """The other doors by number, and how to read the map."""
    if found.counts:
        return _("Choose a municipality to see its places.")
    if found.left_out:
        return _("There are more places than one page can hold. Here are the first ones.")
    if not found.cards:
        return _("Look at the whole map, or meet others online or by phone.")
    houses = _houses(found)
    others = ", ".join(state_counts({house: houses[house] for house in COUNTED if house is not House.LIT}))
    legend = _("A lit window is open now. The list is under the map.")
    return f"{others}. {legend}" if others else legend


def _credit(found: MapFound) -> str:
    """Whose lines are drawn: the licence of imported boundaries asks for it."""
    credits = sorted({outline.credit for outline in found.outlines})
    if credits:
        return _("Boundaries: %(credit)s. Simplified.") % {"credit": "; ".join(credits)}
    return _("Outline of Finland: Natural Earth.")


def _row(found: MapFound, place_id: int, window: Window) -> Row:
    card, option = found.cards[place_id], found.options[place_id]
    house = house_of(option)
    opens_later = house is House.CALL and option.then is not None  # without it the state says already: call first
    return Row(
        title=card.name,
        href=reverse("finder:place", args=[card.slug]),
        where=where_words(card, found.venue_of(place_id)),
        words=state_words(option, card, window),
        house=house,
        note=key_words(option, ZoneInfo(card.zone)) if house is House.KEY or opens_later else "",
        phone=option.phone if house in ASK_BEFORE else "",
    )
