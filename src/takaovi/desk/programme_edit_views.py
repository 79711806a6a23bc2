"""Changing one activity at the desk: its texts, its times as a rule, its picture, its hosts, and how it was before."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from takaovi.core.errors import DomainError
from takaovi.core.meanwhile import ChangedMeanwhile
from takaovi.core.text import say
from takaovi.desk.door_views import activity_at, form_page, lead_to, shows_both
from takaovi.desk.draft_views import Kept, told_of_draft
from takaovi.desk.form_values import Button, Differs, FormPage, differing, mark_of
from takaovi.desk.programme_form_presenters import activity_parts, field_labels, picture_parts
from takaovi.desk.programme_forms import (
    fields_of,
    read_fields,
    typed_fields,
)
from takaovi.desk.reading_forms import Typed
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.programme.actions import save_activity
from takaovi.programme.models import Activity
from takaovi.programme.picture_actions import describe_activity_photo, remove_activity_photo, set_activity_photo
from takaovi.programme.rules import may_edit_activity
from takaovi.ui.values import Link

TEXT_COLUMNS = {"fi": "fi", "sv": "sv", "en": "en", "fi-simple": "fi_simple"}
SHOWN_BEFORE_YES = 6


def back_to(activity: Activity, language: str) -> Link:
    return Link(say(activity, "title", language), reverse("desk:activity", args=[activity.slug]))


@signed_in
@shows_both
def edit_activity(request: SignedRequest, slug: str) -> HttpResponse:
    """Its texts and what is told of it. Where somebody saved meanwhile both are shown."""
    found = activity_at(request, slug, may_edit_activity)
    saved = fields_of(found)
    kept = Kept(request, f"programme.Activity:{found.pk}:texts")
    typed, differs = Typed(kept.data), ()  # type: tuple[Typed, tuple[Differs, ...]]
    values = read_fields(Typed(kept.data)) if kept.is_old else saved
    if kept.asked:
        values = read_fields(typed)
        differs = differing(field_labels(), saved, values) if typed["mark"] != mark_of(saved) else ()
        if not typed.faults and not differs and _saves(request, found, values, typed):
            kept.drop()
            return lead_to("desk:activity", slug, done="saved")
        kept.keep()
    shown = typed_fields(values) | {name: typed[name] for name in typed.faults}
    mark = typed["mark"] if kept.is_old else mark_of(saved)
    return form_page(request, told_of_draft(_edit_form(request, found, shown, typed, differs, mark), kept))


def _saves(request: SignedRequest, found: Activity, values: Mapping[str, Any], typed: Typed) -> bool:
    try:
        save_activity(by=request.viewer.by, slug=found.slug, fields=values, seen=found)
    except ChangedMeanwhile:
        raise
    except DomainError as fault:
        typed.faults["online_url"] = str(fault)
    return not typed.faults


def _edit_form(
    request: SignedRequest,
    found: Activity,
    shown: Mapping[str, Any],
    typed: Typed,
    differs: tuple[Differs, ...],
    mark: str,
) -> FormPage:
    return FormPage(
        title=_("Texts and what is told of it"),
        about=say(found, "title", request.viewer.language),
        back=back_to(found, request.viewer.language),
        parts=activity_parts(shown, typed.faults),
        faults=typed.summary(),
        hidden=(("mark", mark),),
        differs=differs,
        theirs=Link(_("Keep what is saved"), request.path),
        buttons=(Button(_("Save mine") if differs else _("Save")),),
    )


@signed_in
def activity_picture(request: SignedRequest, slug: str) -> HttpResponse:
    """A picture with its words, other words, or none."""
    found = activity_at(request, slug, may_edit_activity)
    typed = Typed(request.POST)
    if request.method == "POST":
        try:
            _set_picture(request, found, typed)
            return lead_to("desk:activity", slug, done="saved")
        except DomainError as fault:
            typed.faults["picture"] = str(fault)
    values = {f"alt_{column}": getattr(found, f"photo_alt_{column}") or "" for column in TEXT_COLUMNS.values()}
    values |= {name: typed[name] for name in values if request.method == "POST"}
    remove = (Button(_("Remove the picture"), "do", "remove", "quiet"),) if found.photo else ()
    form = FormPage(
        title=_("Picture"),
        about=say(found, "title", request.viewer.language),
        back=back_to(found, request.viewer.language),
        lead=_("Show the table, the tools or the view. People only if each has said yes."),
        parts=picture_parts(values, typed.faults),
        faults=typed.summary(),
        buttons=(Button(_("Save")), *remove),
        upload=True,
    )
    return form_page(request, form)


def _set_picture(request: SignedRequest, found: Activity, typed: Typed) -> None:
    by, sent = request.viewer.by, request.FILES.get("picture")
    alt = {code: typed[f"alt_{column}"] for code, column in TEXT_COLUMNS.items()}
    if request.POST.get("do") == "remove":
        remove_activity_photo(by=by, activity=found)
    elif sent is not None:
        set_activity_photo(by=by, activity=found, raw=sent.read(), alt=alt)
    elif found.photo:
        describe_activity_photo(by=by, activity=found, alt=alt)
    else:
        raise DomainError(_("Choose a picture first."))
