"""A reader who saves data gets no web font: the page is whole without it.

The browser says so in the ``Save-Data`` header of each request. Only the answer to the font differs, so one
page serves all and the page cache need not know. Chromium sends the header; others have a media query for it.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class SaveDataMiddleware:
    """Stands before the static files. The empty answer is not kept, so the font comes once saving ends."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.fonts = f"{settings.STATIC_URL}fonts/"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if path.startswith(self.fonts) and request.META.get("HTTP_SAVE_DATA", "").lower() == "on":
            return HttpResponse(status=204, headers={"Cache-Control": "no-store", "Vary": "Save-Data"})
        return self.get_response(request)
