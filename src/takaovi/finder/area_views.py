"""Pages for somebody who is new: every municipality, and one of them."""

from django.http import Http404, HttpRequest, HttpResponse

from takaovi.core import text
from takaovi.core.addresses import page_address
from takaovi.core.clock import HELSINKI, now, to_minute
from takaovi.core.language import current
from takaovi.finder.area import by_slug
from takaovi.finder.area_presenters import municipality_words
from takaovi.finder.area_queries import find_in_municipality
from takaovi.finder.values import When
from takaovi.finder.when import window
from takaovi.finder.where_presenters import municipality_name
from takaovi.places import gazetteer
from takaovi.places.queries import counts_by_municipality
from takaovi.ui.pages import page


def municipalities(request: HttpRequest) -> HttpResponse:
    """Where the network has places, by municipality; a link for each."""
    counts = counts_by_municipality()
    rows = []
    for code, count in counts.items():
        locality = gazetteer.municipality(code)
        if locality:
            href = page_address("finder:municipality", text.slug(locality.name_fi))
            rows.append((municipality_name(code), href, count))
    return page(request, "finder/municipalities.html", {"rows": sorted(rows)})


def municipality(request: HttpRequest, slug: str) -> HttpResponse:
    """I have moved here: where may I go, what happens this week, who tells me more."""
    locality = by_slug().get(slug)
    if locality is None:
        raise Http404
    at = now()
    asked = window(When.NOW, at, at.astimezone(HELSINKI).date(), HELSINKI)
    found = find_in_municipality(locality, asked, current().code)
    context = {"words": municipality_words(locality, found, asked, to_minute(at))}
    return page(request, "finder/municipality.html", context)
