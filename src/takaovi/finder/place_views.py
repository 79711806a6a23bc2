"""The page of a place, and what happens when I come."""

from django.http import Http404, HttpRequest, HttpResponse

from takaovi.core.addresses import page_address
from takaovi.core.clock import HELSINKI, now
from takaovi.core.errors import NotThere
from takaovi.core.language import current
from takaovi.core.text import say
from takaovi.core.viewer import Viewer
from takaovi.finder.markup import place_markup
from takaovi.finder.place_presenters import arrival_answers, place_words
from takaovi.finder.place_queries import find_place
from takaovi.finder.values import When
from takaovi.finder.when import window
from takaovi.finder.where_presenters import neighbourhood
from takaovi.places.queries import place_for
from takaovi.ui.pages import page


def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Is it open, may I come, what happens there: the page of one place."""
    at = now()
    asked = window(When.NOW, at, at.astimezone(HELSINKI).date(), HELSINKI)
    try:
        found = find_place(Viewer(current().code), slug, asked)
    except NotThere as missing:
        raise Http404 from missing
    context = {
        "words": place_words(found, asked),
        "markup": place_markup(found, asked),
        **neighbourhood(found.place.municipality),
    }
    return page(request, "finder/place.html", context)


def arrival(request: HttpRequest, slug: str) -> HttpResponse:
    """Twelve answers and the photo of the door. Shown when the photo is there."""
    try:
        found = place_for(Viewer(current().code), slug)
    except NotThere as missing:
        raise Http404 from missing
    if not found.photo:
        raise Http404
    context = {
        "name": say(found, "name", current().code),
        "phone": found.phone,
        "answers": arrival_answers(found),
        "place_href": page_address("finder:place", slug),
    }
    return page(request, "finder/arrival.html", context)
