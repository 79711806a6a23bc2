"""Pages that stay the same: help now, calling, rules of discussion, about us."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import is_valid_path
from django.views.decorators.common import no_append_slash

from takaovi.core.outbox.queries import text_number
from takaovi.finder.info_presenters import HELP_LINES, help_lines
from takaovi.ui.pages import page


def help_now(request: HttpRequest) -> HttpResponse:
    """Numbers that answer now, the emergency number first."""
    return page(request, "finder/help_now.html", {"lines": help_lines(HELP_LINES)})


def call(request: HttpRequest) -> HttpResponse:
    """How to speak with a person instead of reading."""
    return page(request, "finder/call.html", {"phone": settings.NETWORK_PHONE, "texts": text_number()})


def rules(request: HttpRequest) -> HttpResponse:
    """How we speak with each other."""
    return page(request, "finder/rules.html", {})


def about(request: HttpRequest) -> HttpResponse:
    """What this is, where the data comes from, and what is never kept."""
    return page(request, "finder/about.html", {"network": settings.NETWORK_NAME})


@no_append_slash  # else every unknown address would be sent here and back for ever
def without_slash(request: HttpRequest, page: str) -> HttpResponse:
    """A closing slash is a habit of other sites: lead to the page without it. Raises Http404 where there is none."""
    query = request.META.get("QUERY_STRING", "")
    # Only the path of this site: no second slash can make the rest another host's name.
    address = "/" + request.path.strip("/")
    if not is_valid_path(address):
        raise Http404
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
