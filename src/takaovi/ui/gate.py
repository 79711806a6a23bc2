"""What no page of ours needs is refused before any work is done for it, with a page that leads on."""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver

from takaovi.ui.safety import guarded

METHODS = ("GET", "HEAD")  # nothing is sent to us yet: the room that brings the first form widens this
MOST_PATH = 300  # characters; our longest address has 120
MOST_QUERY = 3_000  # characters; 200 letters of ä in the question are 1,200
MOST_KEYS = 100  # a page says the question again in each of its links, so a long one would make it huge


class GateMiddleware:
    """First in the line, before the page cache: a stranger's Host never reaches a kept page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        status = refusal(request)
        if not status:
            return self.get_response(request)
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
    if request.method not in METHODS:
        return 405
    try:
        request.get_host()
    except DisallowedHost:
        return 400
    return 0
