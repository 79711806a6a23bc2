"""A small map of addresses for the tests of the shell, so that they need no other room."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from takaovi.core.language import reading_patterns
from takaovi.ui.gate import takes_one_click, takes_post
from takaovi.ui.pages import page


def house(request: HttpRequest, slug: str) -> HttpResponse:
    return page(request, "ui/not_found.html", {}, canonical_query=("missa", "milloin"))


def desk(request: HttpRequest) -> HttpResponse:
    return page(request, "ui/not_found.html", {}, public=False, status=201)


@takes_post
def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.POST.get("a", ""))


@takes_one_click
def leave(request: HttpRequest, token: str) -> HttpResponse:
    return HttpResponse(f"{token} left")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


urlpatterns = [
    *reading_patterns(
        path("", include("takaovi.ui.urls")),
        path("house/<slug:slug>", house, name="house"),
        path("desk", desk, name="desk"),
        path("form", form, name="form"),
        path("leave/<str:token>", leave, name="leave"),
        path("broken", broken, name="broken"),
    ),
]
handler400 = "takaovi.ui.errors.handler400"
handler403 = "takaovi.ui.errors.handler403"
handler404 = "takaovi.ui.errors.handler404"
handler500 = "takaovi.ui.errors.handler500"
