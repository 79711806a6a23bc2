"""What machines ask: the front door, robots.txt and the map of the site for search engines."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from takaovi.core.language import BY_CODE, DEFAULT, LANGUAGES
from takaovi.core.text import slug
from takaovi.finder.sitemap_queries import PART, activity_slugs, page_counts, place_slugs
from takaovi.places import gazetteer
from takaovi.places.queries import counts_by_municipality

STANDING = ("home", "questions", "municipalities", "map", "help_now", "call", "rules", "about")
DAY = "public, max-age=86400"


def front_door(request: HttpRequest) -> HttpResponse:
    """Lead to the front page in the first language of the browser that we have; Finnish otherwise."""
    wanted = (
        code.partition("-")[0] for code, _q in parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    )
    language = next((BY_CODE[code] for code in wanted if code in BY_CODE), DEFAULT)
    response = HttpResponseRedirect(f"/{language.prefix}/")
    for name, value in (("Cache-Control", "private, max-age=3600"), ("Vary", "Accept-Language")):
        response.headers[name] = value
    return response


def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may come; the turns of "surprise me" are one page to them."""
    # "?*n=" would shut out "milloin=" too.
    lines = ["User-agent: *", "Disallow: /*?n=", "Disallow: /*&n=", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8", headers={"Cache-Control": DAY})


def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The parts of the map: standing pages, then places and activities by the thousand."""
    places, activities = page_counts()
    parts = ["pages", *(f"places-{n}" for n in range(parts_of(places)))]
    parts += [f"activities-{n}" for n in range(parts_of(activities))]
    return xml("finder/sitemap_index.xml", {"parts": [f"{settings.SITE_URL}/sitemap-{part}.xml" for part in parts]})


def sitemap(request: HttpRequest, part: str) -> HttpResponse:
    """One part of the map, every page with its four languages. Raises Http404 for an unknown part."""
    kind, _dash, number = part.partition("-")
    if part == "pages":
        pages = [(name, ()) for name in STANDING] + [("municipality", (slug,)) for slug in municipality_slugs()]
    elif kind in ("places", "activities") and number.isascii() and number.isdecimal() and len(number) < 6:
        slugs = place_slugs(int(number)) if kind == "places" else activity_slugs(int(number))
        if not slugs:
            raise Http404
        pages = [("place" if kind == "places" else "activity", (slug,)) for slug in slugs]
    else:
        raise Http404
    return xml("finder/sitemap.xml", {"pages": [addresses(name, args) for name, args in pages]})


def addresses(name: str, args: tuple[str, ...]) -> list[tuple[str, str]]:
    """(hreflang, absolute address) of one page in every language."""
    found = []
    for language in LANGUAGES:
        with translation.override(language.code):
            found.append((language.code, settings.SITE_URL + reverse(f"finder:{name}", args=args)))
    return found


def municipality_slugs() -> list[str]:
    known = (gazetteer.municipality(code) for code in counts_by_municipality())
    return sorted(slug(locality.name_fi) for locality in known if locality)


def parts_of(count: int) -> int:
    return -(-count // PART)


def xml(template: str, context: dict[str, object]) -> HttpResponse:
    body = get_template(template).render(context)
    return HttpResponse(body, content_type="application/xml; charset=utf-8", headers={"Cache-Control": DAY})
