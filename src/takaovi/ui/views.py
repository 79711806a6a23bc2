"""The gallery of components, and the way out."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from takaovi.core.language import current
from takaovi.ui.icons import NAMES
from takaovi.ui.pages import PRIVATE, page
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
