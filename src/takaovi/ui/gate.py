"""What no page of ours needs is refused before any work is done for it, with a page that leads on."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver

from takaovi.ui.errors import told
from takaovi.ui.safety import guarded

METHODS = ("GET", "HEAD")  # answered everywhere; POST only by a view that says so with takes_post
MOST_PATH = 300  # characters; our longest address has 120
MOST_QUERY = 3_000  # characters; 200 letters of ä in the question are 1,200
MOST_KEYS = 100  # a page says the question again in each of its links, so a long one would make it huge
# Bytes of a sent body by its content type; any other type is refused.
MOST_BODY = {
    "": 0,
    "application/x-www-form-urlencoded": 500_000,  # three texts of 10,000 emoji, each letter twelve bytes on its way
    "multipart/form-data": 12_000_000,  # a photograph as a phone takes it
    "application/json": 100_000,  # a passkey's answer, a gateway's message
}
ONE_CLICK = ("List-Unsubscribe", "One-Click")  # what a mail program sends for its reader (RFC 8058)
MOST_ONE_CLICK = 1_000  # bytes of it, with the borders of a form in parts
View = TypeVar("View", bound=Callable[..., HttpResponse])


def takes_post(view: View) -> View:
    """Decorator of a view that something may be sent to. ``people.doors.signed_in`` says it too."""
    view.takes_post = True  # type: ignore[attr-defined]
    return view


def takes_one_click(view: View) -> View:
    """Decorator of a view that a mail program elsewhere may send to, to say "no more of these", and nothing else.

    The view must ask for a token in its address: nothing else tells who wants no more.
    """
    view.takes_one_click = True  # type: ignore[attr-defined]
    return takes_post(view)


class GateMiddleware:
    """First in the line, before the page cache: a stranger's Host never reaches a kept page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        status = refusal(request)
        return refused(request, status) if status else self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if request.method != "POST":
            return None
        status = refusal_of_body(request) if getattr(view, "takes_post", False) else 405
        if not status and not comes_from_here(request, request.get_host()):
            status = 0 if getattr(view, "takes_one_click", False) and is_one_click(request) else 403
        return refused(request, status) if status else None


def refused(request: HttpRequest, status: int) -> HttpResponse:
    """A short page that says why and leads on."""
    if status in (403, 413, 415):
        return guarded(told(request, "ui/not_taken.html", status, {"status": status}))
    not_understood: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(400)
    response = not_understood(request, exception=None)
    response.status_code = status
    if status == 405:
        response.headers["Allow"] = ", ".join(METHODS)
    return guarded(response)


def refusal(request: HttpRequest) -> int:
    """The HTTP status of the refusal, or 0 for a question we answer."""
    query = request.META.get("QUERY_STRING", "")
    if len(request.path_info) > MOST_PATH:
        return 404
    if len(query) > MOST_QUERY or query.count("&") >= MOST_KEYS:
        return 414
    if request.method not in (*METHODS, "POST"):
        return 405
    try:
        host = request.get_host()
    except DisallowedHost:
        return 400
    stranger = request.method == "POST" and not comes_from_here(request, host)
    return 403 if stranger and not may_be_one_click(request) else 0


def refusal_of_body(request: HttpRequest) -> int:
    """Refuses what is too large and what no form of ours looks like, before any of it is read."""
    most = MOST_BODY.get(request.content_type or "")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isascii() or not length.isdigit():
        return 400
    if most is None:
        return 415 if int(length) else 0
    return 413 if int(length) > most else 0


def may_be_one_click(request: HttpRequest) -> bool:
    """Small enough to be looked at once it is known to whom it is sent."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    known = request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data")
    return known and len(length) < 5 and length.isascii() and length.isdigit() and 0 < int(length) <= MOST_ONE_CLICK


def is_one_click(request: HttpRequest) -> bool:
    """Exactly what RFC 8058 lets a mail program send."""
    name, value = ONE_CLICK
    return list(request.POST.lists()) == [(name, [value])] and not request.FILES


def comes_from_here(request: HttpRequest, host: str) -> bool:
    """Whether one of our own pages sends this, as the browser tells it (docs/adr/0013).

    What tells nothing is no browser with cookies of ours to misuse: a gateway, a command, or a browser so old that
    the SameSite of the cookie is all there is.
    """
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site:
        return site in ("same-origin", "none")
    origin = request.META.get("HTTP_ORIGIN")
    return origin is None or urlsplit(origin).netloc in (host, urlsplit(settings.SITE_URL).netloc)
