"""A place at its keeper's desk: what is written of it, whether it is shown, and how it was before."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from takaovi.core.errors import DomainError, NotThere
from takaovi.core.meanwhile import ChangedMeanwhile
from takaovi.core.text import say
from takaovi.desk.door_views import desk_page, form_page, lead_to, place_at
from takaovi.desk.form_values import Button, FormPage
from takaovi.desk.history_presenters import version_lines
from takaovi.desk.place_forms import by_code
from takaovi.desk.place_presenters import (
    answered_words,
    note_lines,
    part_links,
    photo_texts,
    picture_parts,
    text_lines,
)
from takaovi.desk.programme_presenters import done_words
from takaovi.desk.programme_queries import names_of
from takaovi.desk.reading_forms import Typed
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.places.actions import hide_place, publish_place
from takaovi.places.models import Place
from takaovi.places.picture_actions import describe_door_photo, remove_door_photo, set_door_photo
from takaovi.places.rules import may_edit_place, may_publish_place
from takaovi.places.version_actions import restore_version, undo
from takaovi.places.version_queries import place_versions_for
from takaovi.ui.values import Link


def back_to(place: Place, language: str) -> Link:
    return Link(say(place, "name", language), reverse("desk:place_texts", args=[place.slug]))


@signed_in
def place_texts(request: SignedRequest, slug: str) -> HttpResponse:
    """All that is told of a place, what is missing of it, and whether others see it."""
    place = place_at(request, slug, may_edit_place, may_publish_place)
    told = ""
    if request.method == "POST":
        done, told = _deed(request, place)
        if not told:
            return lead_to("desk:place_texts", slug, done=done)
    edits = may_edit_place(request.viewer, place)
    language, done = request.viewer.language, done_words(request.GET.get("tehty", ""))
    words = {
        "place": place,
        "name": say(place, "name", language),
        "done": done,
        "told": told,
        "seen": undo_button_seen(request, place) if done and edits else 0,
        "parts": part_links(place),
        "texts": text_lines(place, language),
        "notes": note_lines(place, language),
        "answered": answered_words(place),
        "edits": edits,
        "shows": may_publish_place(request.viewer, place),
    }
    return desk_page(request, "desk/place_texts.html", words)


def undone(request: SignedRequest, place: Place) -> str:
    """Undoes the last deed, if it is still the one that the page told of. Returns why not, or nothing."""
    seen = Typed(request.POST).whole("seen", 0, 999_999)
    try:
        undo(by=request.viewer.by, place=place, seen=seen)
    except DomainError as fault:
        return str(fault)
    return ""


def undo_button_seen(request: SignedRequest, place: Place) -> int:
    """The number of the newest version, sent along with the button that undoes it. One query."""
    newest = place_versions_for(request.viewer, place, 1)
    return newest[0].number if newest else 0


def _deed(request: SignedRequest, place: Place) -> tuple[str, str]:
    """Show, hide or undo. Returns what was done, and why not."""
    do, by, viewer = request.POST.get("do", ""), request.viewer.by, request.viewer
    try:
        if do == "undo" and may_edit_place(viewer, place):
            return "undone", undone(request, place)
        if do == "show" and may_publish_place(viewer, place):
            publish_place(by=by, place=place)
            return "shown", ""
        if do == "hide" and may_publish_place(viewer, place):
            hide_place(by=by, place=place)
            return "hidden", ""
    except DomainError as fault:
        return "", str(fault)
    raise Http404


@signed_in
def place_history(request: SignedRequest, slug: str) -> HttpResponse:
    """How it was after each deed, and going back."""
    place = place_at(request, slug, may_edit_place)
    told = ""
    if request.method == "POST":
        typed = Typed(request.POST)
        number, seen = typed.whole("number", 1, 999_999) or 0, typed.whole("seen", 0, 999_999)
        try:
            restore_version(by=request.viewer.by, place=place, number=number, seen=seen)
        except NotThere as missing:
            raise Http404 from missing
        except ChangedMeanwhile as fault:
            told = str(fault)
    if request.method == "POST" and not told:
        return lead_to("desk:place_texts", slug, done="undone")
    versions = place_versions_for(request.viewer, place, 30)
    words = {
        "whose": say(place, "name", request.viewer.language),
        "back": back_to(place, request.viewer.language),
        "lines": version_lines(versions, names_of(versions), request.viewer.by),
        "told": told,
    }
    return desk_page(request, "desk/history.html", words)


@signed_in
def door_picture(request: SignedRequest, slug: str) -> HttpResponse:
    """The picture of the door with its words, other words, or none."""
    place = place_at(request, slug, may_edit_place)
    typed = Typed(request.POST)
    values = photo_texts(place)
    if request.method == "POST":
        values = {name: typed[name] for name in values}
        try:
            _set_picture(request, place, values)
            return lead_to("desk:place_texts", slug, done="saved")
        except DomainError as fault:
            typed.faults["picture"] = str(fault)
    remove = (Button(_("Remove the picture"), "do", "remove", "quiet"),) if place.photo else ()
    form = FormPage(
        title=_("Picture of the door"),
        about=say(place, "name", request.viewer.language),
        back=back_to(place, request.viewer.language),
        lead=_("Show the door as one sees it when one comes, in daylight."),
        parts=picture_parts(values, typed.faults),
        faults=typed.summary(),
        buttons=(Button(_("Save")), *remove),
        upload=True,
    )
    return form_page(request, form)


def _set_picture(request: SignedRequest, place: Place, values: dict[str, str]) -> None:
    by, sent, alt = request.viewer.by, request.FILES.get("picture"), by_code(values, "alt")
    if request.POST.get("do") == "remove":
        remove_door_photo(by=by, place=place)
    elif sent is not None:
        set_door_photo(by=by, place=place, raw=sent.read(), alt=alt)
    elif place.photo:
        describe_door_photo(by=by, place=place, alt=alt)
    else:
        raise DomainError(_("Choose a picture first."))
