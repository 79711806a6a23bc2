"""The page of a place, and what happens when I come."""

from django.http import Http404, HttpRequest, HttpResponse

from takaovi.core.addresses import page_address
from takaovi.core.clock import HELSINKI, now
from takaovi.core.errors import NotThere
from takaovi.core.language import current
from takaovi.core.viewer import Scope, Viewer
from takaovi.finder.arrival_presenters import arrival_words
from takaovi.finder.markup import place_markup
from takaovi.finder.place_presenters import place_words
from takaovi.finder.place_queries import PlaceFound, find_place
from takaovi.finder.values import When, Window
from takaovi.finder.when import window
from takaovi.finder.where_presenters import neighbourhood
from takaovi.people.consent_queries import names_shown_at
from takaovi.places.models import Place
from takaovi.places.values import Trait
from takaovi.ui.pages import page

ASKED_ANEW = "public, no-cache"  # a browser keeps it, and asks each time whether it still holds


def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Is it open, may I come, what happens there: the page of one place."""
    found, asked = found_now(slug)
    names = names_shown_at(Scope("place", found.place.pk))
    context = {
        "words": place_words(found, asked, names),
        "markup": place_markup(found, asked),
        "correct": page_address("proposals:correct_place", slug),
        "offer": f"{page_address('proposals:activity')}?paikka={slug}",
        **first_visit(found.place),
        **neighbourhood(found.place.municipality if found.place.lat is not None else ""),
    }
    # A page with somebody's name on it is kept nowhere, so that the name is gone when it is taken back.
    response = page(request, "finder/place.html", context, public=not names)
    if found.waiting and not names:  # open the moment somebody says yes, also to whoever has just looked
        response.headers["Cache-Control"] = ASKED_ANEW
    return response


def arrival(request: HttpRequest, slug: str) -> HttpResponse:
    """How the door stands, the photo of it, and what happens behind it. Shown when the photo is there."""
    found, asked = found_now(slug)
    if not found.place.photo:
        raise Http404
    return page(request, "finder/arrival.html", {"words": arrival_words(found, asked), **first_visit(found.place)})


def first_visit(place: Place) -> dict[str, str]:
    """Where one asks to be met, if the place meets guests, and where one tells that somebody may come."""
    if place.lat is None:
        return {"meet": "", "send": ""}
    meets = place.traits & Trait.GREETER.bit
    meet = page_address("volunteering:meet", place.slug) if meets else ""
    return {"meet": meet, "send": page_address("volunteering:send", place.slug)}


def found_now(slug: str) -> tuple[PlaceFound, Window]:
    """The place as it stands now. Raises Http404."""
    at = now()
    asked = window(When.NOW, at, at.astimezone(HELSINKI).date(), HELSINKI)
    try:
        return find_place(Viewer(current().code), slug, asked), asked
    except NotThere as missing:
        raise Http404 from missing
