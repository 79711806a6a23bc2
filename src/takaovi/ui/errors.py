"""When something is not there or goes wrong: a page with a way on, and a phone number, in the reader's language."""

import logging
from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from takaovi.core.language import BY_PREFIX, DEFAULT
from takaovi.ui.pages import PRIVATE, page

log = logging.getLogger(__name__)
EMPTY: Mapping[str, object] = MappingProxyType({})

# Said when not even templates work. One page in three languages, so that nothing has to be looked up.
LAST_WORDS = (
    ("fi", "Palvelussa on vika.", "Yritä hetken kuluttua uudelleen.", "Voit myös soittaa:"),
    ("sv", "Det är fel på tjänsten.", "Försök igen om en stund.", "Du kan också ringa:"),
    ("en", "There is a fault in the service.", "Try again in a moment.", "You can also call:"),
)


def handler404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return told(request, "ui/not_found.html", 404)


def handler400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return told(request, "ui/not_understood.html", 400)


def handler403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same page as for a thing that is not there: the two look alike from outside."""
    return told(request, "ui/not_found.html", 403)


def handler500(request: HttpRequest) -> HttpResponse:
    return told(request, "ui/our_fault.html", 500)


def told(request: HttpRequest, template: str, status: int, context: Mapping[str, object] = EMPTY) -> HttpResponse:
    """The fault page in the language of the address. Never fails itself, and asks nothing of the database."""
    language = BY_PREFIX.get(request.path_info[1:].partition("/")[0], DEFAULT)
    try:
        with translation.override(language.code):
            return page(request, template, context, public=False, status=status, indexed=False)
    except Exception:
        # Whatever broke (a template, a missing style sheet name): the visitor still gets words and a number.
        log.exception("the fault page itself failed")
        return HttpResponse(last_page(), status=status, headers={"Cache-Control": PRIVATE})


def last_page() -> str:
    """A whole page without style sheet or template, readable in any browser."""
    phone = escape(settings.NETWORK_PHONE)
    name = escape(settings.NETWORK_NAME)
    blocks = [
        f'<div lang="{tag}"><h2>{what}</h2><p>{then}{f" {call} {phone}" if phone else ""}</p></div>'
        for tag, what, then, call in LAST_WORDS
    ]
    return (
        f'<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>{name}</title>'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"></head>'
        f"<body><main><h1>{name}</h1>{''.join(blocks)}</main></body></html>"
    )
