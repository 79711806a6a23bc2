"""What every page of the desk begins and ends with: who may come in, and where one is led after a deed."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from takaovi.core.errors import NotThere
from takaovi.core.meanwhile import ChangedMeanwhile
from takaovi.core.viewer import Viewer
from takaovi.desk.door_queries import activity_behind, place_behind
from takaovi.desk.form_values import FormPage, SurePage
from takaovi.people.doors import SignedRequest
from takaovi.places.models import Place
from takaovi.programme.models import Activity
from takaovi.ui.pages import PRIVATE, page


def place_at(request: SignedRequest, slug: str, *rules: Callable[[Viewer, Place], bool]) -> Place:
    """Raises Http404, alike for missing and forbidden."""
    try:
        return place_behind(request.viewer, slug, *rules)
    except NotThere as missing:
        raise Http404 from missing


def activity_at(request: SignedRequest, slug: str, *rules: Callable[[Viewer, Activity], bool]) -> Activity:
    """Raises Http404, alike for missing and forbidden."""
    try:
        return activity_behind(request.viewer, slug, *rules)
    except NotThere as missing:
        raise Http404 from missing


def shows_both(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A form whose saving found that another writer was quicker is read anew, and then shows what both wrote."""

    @wraps(view)
    def shown(request: SignedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ChangedMeanwhile:
            return shown(request, *args, **kwargs)

    return shown


def lead_to(name: str, *args: object, done: str = "") -> HttpResponse:
    """After a deed: the next page is asked for anew, so that reloading it does nothing twice."""
    query = f"?{urlencode({'tehty': done})}" if done else ""
    response = HttpResponseRedirect(reverse(name, args=args) + query, status=303)
    response.headers["Cache-Control"] = PRIVATE
    return response


def desk_page(request: SignedRequest, template: str, words: Mapping[str, object]) -> HttpResponse:
    return page(request, template, words, public=False, indexed=False)


def form_page(request: SignedRequest, form: FormPage) -> HttpResponse:
    if request.POST.get("step") == "keep":  # the script that keeps what is typed reads no page
        return HttpResponse(status=204, headers={"Cache-Control": PRIVATE})
    return desk_page(request, "desk/form.html", {"form": form})


def sure_page(request: SignedRequest, sure: SurePage) -> HttpResponse:
    return desk_page(request, "desk/sure.html", {"sure": sure})


def typed_pairs(request: SignedRequest, *without: str) -> tuple[tuple[str, str], ...]:
    """All that was typed, to be carried along unseen."""
    return tuple((name, str(value)) for name, values in request.POST.lists() if name not in without for value in values)


def page_number(request: SignedRequest) -> int:
    """The page of a list that the address asks for, from 1."""
    asked = request.GET.get("sivu", "")
    return min(max(int(asked), 1), 1_000) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
