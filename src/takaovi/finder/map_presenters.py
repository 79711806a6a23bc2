"""The map page: the answer, the map, and the same as a list. No queries."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from takaovi.core.reading import gettext as _
from takaovi.finder.map_marks import Layer, Tally, layer
from takaovi.finder.map_paper import Paper, paper
from takaovi.finder.map_queries import MapFound
from takaovi.finder.map_values import SHEETS
from takaovi.finder.map_words import LEGEND, OPEN_HOUSES, House, house_of, state_words
from takaovi.finder.phrases import NONE, OPEN
from takaovi.finder.values import When, Window
from takaovi.finder.where_presenters import municipality_name, where_words
from takaovi.ui.values import Link, Text


@dataclass(frozen=True, slots=True)
class Row:
    """A place in the list under the map."""

    title: Text
    href: str
    where: str
    words: str
    house: House


@dataclass(frozen=True, slots=True)
class MapWords:
    """All that the page prints. ``open`` and ``others`` are the list, ``towns`` lead to municipalities."""

    headline: str
    lead: str
    back: Link | None
    paper: Paper
    layers: tuple[Layer, ...]
    legend: tuple[tuple[House, str], ...]
    credit: str
    open: tuple[Row, ...]
    others: tuple[Row, ...]
    towns: tuple[Link, ...]


def map_words(found: MapFound, window: Window) -> MapWords:
    """The page. ``window`` is this minute."""
    tally = Tally(found)
    rows = sorted(
        (_row(found, place_id, window) for place_id in found.cards), key=lambda row: str(row.title).casefold()
    )
    layers = tuple(layer(found, tally, sheet, window) for sheet in SHEETS)
    houses = {mark.house for drawn in layers for mark in drawn.marks} | {row.house for row in rows}
    return MapWords(
        headline=_headline(found, tally),
        lead=_lead(found),
        back=None if tally.whole else Link(_("The whole map"), reverse("finder:map")),
        paper=paper(found.frame, found.outlines, tally.land),
        layers=layers,
        legend=tuple((house, str(LEGEND[house])) for house in House if house in houses),
        credit=_credit(found),
        open=tuple(row for row in rows if row.house in OPEN_HOUSES),
        others=tuple(row for row in rows if row.house not in OPEN_HOUSES),
        towns=tuple(tally.links()),
    )


def _headline(found: MapFound, tally: Tally) -> str:
    """The answer: how many are open now, and where."""
    if found.counts:
        total, towns = sum(found.counts.values()), len(found.counts)
        places = ngettext("%(count)d place", "%(count)d places", total) % {"count": total}
        where = ngettext("%(places)s in %(towns)d municipality", "%(places)s in %(towns)d municipalities", towns)
        return where % {"places": places, "towns": towns}
    lit = sum(tally.open.values())
    words = str(OPEN[When.NOW] % {"count": lit, "day": ""}) if lit else str(NONE[When.NOW])
    if not found.cards:
        words = _("No places here yet")
    name = municipality_name(found.ask.municipality)
    return f"{name}: {words[:1].lower()}{words[1:]}" if name else words


def _lead(found: MapFound) -> str:
    if found.counts:
        return _("Choose a municipality to see its places.")
    if found.left_out:
        return _("There are more places than one page can hold. Here are the first ones.")
    if not found.cards:
        return _("Look at the whole map, or meet others online or by phone.")
    return _("A lit window is open now. The same places are in the list under the map.")


def _credit(found: MapFound) -> str:
    """Whose lines are drawn: the licence of imported boundaries asks for it."""
    credits = sorted({outline.credit for outline in found.outlines})
    if credits:
        return _("Boundaries: %(credit)s. Simplified.") % {"credit": "; ".join(credits)}
    return _("Outline of Finland: Natural Earth.")


def _row(found: MapFound, place_id: int, window: Window) -> Row:
    card, option = found.cards[place_id], found.options[place_id]
    return Row(
        title=card.name,
        href=reverse("finder:place", args=[card.slug]),
        where=where_words(card),
        words=state_words(option, card, window),
        house=house_of(option),
    )
