"""Sheets for the wall and the pocket: each as a page, and the same as PDF under the same address with ".pdf"."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import get_template
from django.utils import translation
from markupsafe import Markup

from takaovi.core.addresses import page_address
from takaovi.core.clock import now, today
from takaovi.core.errors import NotThere
from takaovi.core.language import Language, current
from takaovi.core.reading import read_in
from takaovi.core.viewer import Viewer
from takaovi.feeds.paper_options_presenters import option_groups, sheet_href
from takaovi.feeds.paper_presenters import SheetWords, sheet_title, sheet_words
from takaovi.feeds.paper_press import ORIGIN, Order
from takaovi.feeds.paper_printer import NotPrinted
from takaovi.feeds.paper_queries import papered, slug_of
from takaovi.feeds.paper_queue import Printed, queue
from takaovi.feeds.paper_values import PAGES, Asked, Sheet, read_asked
from takaovi.ui.assets import HERE as LOOK
from takaovi.ui.assets import join_styles
from takaovi.ui.pages import page
from takaovi.ui.values import Link

AGAIN_SECONDS = 2
KEPT = "public, max-age=60"


def short(request: HttpRequest, number: int) -> HttpResponse:
    """The address on every sheet: short enough to be typed from a wall."""
    try:
        return redirect(page_address("finder:place", slug_of(number)))
    except NotThere as missing:
        raise Http404 from missing


def sheets(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that can be printed of a place."""
    asked = read_asked(Sheet.DOOR, {}, today(), current())
    words = words_in(request.viewer, current(), slug, asked)  # type: ignore[attr-defined]
    context = {
        "name": words.head.name,
        "place_href": page_address("finder:place", slug),
        "sheets": links(slug),
        "slug": slug,
    }
    return page(request, "feeds/sheets.html", context, indexed=False)


def links(slug: str) -> tuple[tuple[Sheet, Link], ...]:
    return tuple((sheet, Link(sheet_title(sheet), page_address(PAGES[sheet], slug))) for sheet in Sheet)


def sheet(request: HttpRequest, slug: str, sheet: Sheet) -> HttpResponse:
    """One sheet on the screen, with what can be chosen and what is missing; printing the page prints the sheet."""
    asked = read_asked(sheet, request.GET.dict(), today(), current())
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    found = [(language, words_in(viewer, language, slug, asked)) for language in languages(asked)]
    context = {
        "title": sheet_title(sheet),
        "first": found[0][1],
        "parts": [drawn(language, words, level=2) for language, words in found],
        "gaps": [(language.tag, words.gaps) for language, words in found if words.gaps],
        "groups": option_groups(asked, slug, today()),
        "pdf": sheet_href(asked, slug, pdf=True),
        "all_href": page_address("feeds:sheets", slug),
    }
    return page(request, "feeds/sheet.html", context, indexed=False)


def sheet_pdf(request: HttpRequest, slug: str, sheet: Sheet) -> HttpResponse:
    """The same sheet as PDF; or, while it is made and where it cannot be, a page that leads on."""
    asked = read_asked(sheet, request.GET.dict(), today(), current())
    order = order_of(request.viewer, asked, slug)  # type: ignore[attr-defined]
    try:
        printed = queue.sheet(order)
    except NotPrinted:
        printed = Printed("")
    if not printed.pdf:
        return not_here(request, asked, slug, printed)
    tag = f'"{printed.name}"'
    if tag in request.META.get("HTTP_IF_NONE_MATCH", ""):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(printed.pdf, content_type="application/pdf")
        response.headers["Content-Disposition"] = f'inline; filename="{file_name(asked, slug)}"'
        response.headers["Content-Encoding"] = "identity"  # has a shelf of its own, not that of the pages
    for name, value in (("Cache-Control", KEPT), ("ETag", tag), ("X-Robots-Tag", "noindex")):
        response.headers[name] = value
    return response


def not_here(request: HttpRequest, asked: Asked, slug: str, printed: Printed) -> HttpResponse:
    """503 with the printable page to go to; a sheet in the making comes by itself in a moment."""
    context = {"coming": printed.coming, "href": sheet_href(asked, slug)}
    response = page(request, "feeds/no_sheet.html", context, public=False, status=503, indexed=False)
    response._has_been_logged = True  # type: ignore[attr-defined]  # no fault: nothing for the log
    if printed.coming:
        response.headers["Retry-After"] = response.headers["Refresh"] = str(AGAIN_SECONDS)
    return response


def file_name(asked: Asked, slug: str) -> str:
    """What a phone calls the file: the place, the sheet and its days."""
    return "-".join([slug, *page_address(PAGES[asked.sheet], slug).split("/")[4:], *asked.query.values()]) + ".pdf"


def languages(asked: Asked) -> tuple[Language, ...]:
    return (current(), asked.second) if asked.second else (current(),)


def words_in(viewer: Viewer, language: Language, slug: str, asked: Asked) -> SheetWords:
    """What the sheet says in a language, to whoever may see the place. Raises Http404."""
    with translation.override(language.code), read_in(language):
        try:
            found = papered(replace(viewer, language=language.code), slug, asked.first, asked.last)
        except NotThere as missing:
            raise Http404 from missing
        return sheet_words(found, replace(asked, second=None), now())


def drawn(language: Language, words: SheetWords, *, level: int) -> Markup:
    """The sheet as markup of its language; its heading is of ``level``."""
    with translation.override(language.code), read_in(language):
        text = get_template(f"feeds/_{words.asked.sheet}.html").render({"words": words, "level": level})
    return Markup(text)  # noqa: S704  our own template, which escapes


def order_of(viewer: Viewer, asked: Asked, slug: str) -> Order:
    """The sheet as one file of HTML with its style in it, as the press reads it."""
    found = [(language, words_in(viewer, language, slug, asked)) for language in languages(asked)]
    context = {
        "title": f"{sheet_title(asked.sheet)}: {found[0][1].head.name}",
        "description": found[0][1].heading,
        "parts": [drawn(language, words, level=1) for language, words in found],
        "style": Markup(paper_style()),  # noqa: S704  our own style sheet
        "origin": ORIGIN,
    }
    html = get_template("feeds/sheet_file.html").render(context)
    return Order(html, {"fonts/": str(LOOK / "fonts"), "media/": str(settings.MEDIA_ROOT)})


@cache
def paper_style() -> str:
    """The style of sheets with the faces that the press can embed."""
    return (Path(__file__).parent / "paper_faces.css").read_text("utf-8") + join_styles(("paper",))
