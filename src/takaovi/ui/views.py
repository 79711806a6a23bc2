"""The gallery of components, and the way out."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation
from django.views.decorators.http import require_safe

from takaovi.core.language import BY_PREFIX, current
from takaovi.ui.icons import NAMES
from takaovi.ui.pages import PRIVATE, page, paths_for
from takaovi.ui.samples import samples

WEATHER = "https://www.ilmatieteenlaitos.fi/"


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for those who build pages. Not for visitors and not for search engines."""
    if not settings.GALLERY:
        raise Http404
    return page(request, "ui/gallery.html", {**samples(current().code), "icon_names": NAMES}, indexed=False)


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Away at once to a page that anybody may be looking at, leaving nothing of ours in the browser's stores.

    The browser's history stays, and the link says so. No referrer tells where the visitor came from.
    """
    headers = {
        "Location": WEATHER,
        "Clear-Site-Data": '"cookies", "storage"',
        "Referrer-Policy": "no-referrer",
        "Cache-Control": PRIVATE,
    }
    return HttpResponse(status=303, headers=headers)


@require_safe
def about_leaving(request: HttpRequest) -> HttpResponse:
    """What the button does, told once and before it is needed; and that the history of the browser stays.

    The page stands beside the button and never in its way: who is in danger leaves with the first press. To stop
    only the first press we would have to remember that it was the first, and public pages set no cookie and keep
    nothing in the browser; a reminder of it is just what another reader of the phone must not find. So the link to
    this page stands with the button, and the button itself always leads straight away.
    """
    response = page(
        request, "ui/leaving.html", {"back": page_of(request.GET.get("sivu", ""))}, public=False, indexed=False
    )
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def page_of(text: str) -> str:
    """The page of ours that the path in ``text`` names, as it is called in the language of this page; else "".

    The address is made anew from what was recognised: nothing that somebody wrote is led to.
    """
    language = BY_PREFIX.get(text[1:].partition("/")[0]) if text.startswith("/") else None
    if language is None:
        return ""
    try:
        with translation.override(language.code):
            match = resolve(text)
    except Resolver404:
        return ""
    return {spoken.code: path for spoken, path in paths_for(match)}.get(current().code, "")
