"""Who stands at the door: the viewer of a request, and the pages that only a signed-in person gets."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from takaovi.core.reading import reading
from takaovi.core.viewer import Viewer
from takaovi.people.device_actions import renew_device
from takaovi.people.device_queries import device_of
from takaovi.people.models import Device
from takaovi.people.queries import grants_of
from takaovi.people.values import DEVICE_DAYS
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import PRIVATE


class SignedRequest(HttpRequest):
    """A request behind :func:`signed_in`, for types only."""

    viewer: Viewer
    device: Device


class ViewerMiddleware:
    """Sets ``request.viewer``, and ``request.device`` of a signed-in browser. Without a cookie nothing is asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language, token = reading().code, request.COOKIES.get(settings.DEVICE_COOKIE, "")
        device = device_of(token) if token else None
        request.device = device  # type: ignore[attr-defined]
        request.viewer = viewer_of(device, language)  # type: ignore[attr-defined]
        renewed = device is not None and renew_device(device=device)
        response = self.get_response(request)
        if device is not None:
            # What is made for one person is kept by nobody, also where the page itself is anybody's.
            if "public" in response.headers.get("Cache-Control", "") and not response.streaming:
                response.headers["Cache-Control"] = PRIVATE
            if renewed and settings.DEVICE_COOKIE not in response.cookies:
                keep_signed_in(response, token)
        return response


def viewer_of(device: Device | None, language: str) -> Viewer:
    if device is None:
        return Viewer(language)
    return Viewer(language, device.person_id, grants_of(device.person_id))


def keep_signed_in(response: HttpResponse, token: str) -> None:
    """The one cookie of the house: for this site only, out of reach of scripts, not sent along from other sites."""
    set_cookie(response, settings.DEVICE_COOKIE, token, DEVICE_DAYS * 86_400)


def set_cookie(response: HttpResponse, name: str, value: str, seconds: int) -> None:
    secure = settings.DEVICE_COOKIE.startswith("__Host-")
    response.set_cookie(name, value, max_age=seconds, path="/", secure=secure, httponly=True, samesite="Lax")


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorator of a view for people with a device; anybody else is led to the sign-in page and back afterwards."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.viewer.is_signed_in:  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)
        way_back = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
        response = HttpResponseRedirect(f"{reverse('people:sign_in')}?{urlencode({'next': way_back})}", status=303)
        response.headers["Cache-Control"] = PRIVATE
        return response

    return takes_post(guarded)
