"""The map: drawn by the server, without scripts and without anybody else."""

from django.http import HttpRequest, HttpResponse

from takaovi.core.clock import HELSINKI, now
from takaovi.core.language import current
from takaovi.finder.map_presenters import map_words
from takaovi.finder.map_queries import places_on_map
from takaovi.finder.map_values import read_ask
from takaovi.finder.values import When
from takaovi.finder.when import window
from takaovi.places.gazetteer import municipalities
from takaovi.ui.pages import page


def map_page(request: HttpRequest) -> HttpResponse:
    """Where the places are, and which doors are open at this minute."""
    at = now()
    minute = window(When.NOW, at, at.astimezone(HELSINKI).date(), HELSINKI)
    ask = read_ask(request.GET, {locality.municipality for locality in municipalities()})
    found = places_on_map(ask, minute, current().code)
    context = {"words": map_words(found, minute)}
    return page(request, "finder/map.html", context, canonical_query=("kunta",), indexed=ask.frame is None)
