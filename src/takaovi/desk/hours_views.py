"""The hours of a place at the desk: how they stand, one tap to confirm, and what is coming with a way to undo it."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.drafts.queries import drafts_of
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.versions.queries import last_version
from takaovi.desk.door_views import desk_page, lead_to
from takaovi.desk.hours_grid_presenters import week_forms
from takaovi.desk.hours_presenters import (
    coming_lines,
    done_words,
    drawn_weeks,
    gone_words,
    hour_lines,
    offered_draft,
)
from takaovi.desk.hours_queries import KINDS, DeskHours, draft_name, hours_for, stops_of
from takaovi.desk.hours_stop_presenters import stop_lines
from takaovi.hours.actions import ChangedMeanwhile, set_hours
from takaovi.hours.confirm_actions import confirm_hours
from takaovi.hours.edit_values import without_exception
from takaovi.hours.history import thing_of
from takaovi.hours.plan import PlanFault
from takaovi.hours.queries import standings
from takaovi.hours.sentences import confirmed_words
from takaovi.hours.version_actions import undo_hours
from takaovi.people.doors import SignedRequest, signed_in


def desk_hours(request: SignedRequest, slug: str, *, to_edit: bool = False) -> DeskHours:
    """Raises Http404, alike for missing and forbidden."""
    try:
        return hours_for(request.viewer, slug, to_edit=to_edit)
    except NotThere as missing:
        raise Http404 from missing


@signed_in
def hours(request: SignedRequest, slug: str) -> HttpResponse:
    """How the hours stand; confirm, undo, take an exception away."""
    found = desk_hours(request, slug)
    done, told = change(request, found) if request.method == "POST" else ("", "")
    if done:
        return lead_to("desk:hours", slug, done=done)
    today, now = clock.today(), clock.now()
    truths = standings([found.place.pk])[found.place.pk].truths
    last = last_version(thing_of(found.place)) if found.may_edit else None
    stops = stop_lines(stops_of(found.place), found.document, today) if found.may_edit else []
    words = {
        "found": found,
        "told": told,
        "done": done_words(request.GET.get("tehty", "")),
        "lines": hour_lines(found.document, today),
        "confirmed": list(dict.fromkeys(confirmed_words(truth, now, request.viewer.language) for truth in truths)),
        "coming": coming_lines(found.document, today),
        "weeks": drawn_weeks(found.document, today),
        "may_undo": last is not None and last.number > 1,
        "week": week_forms(found, today) if found.may_edit else None,
        "stops": stops,
        "drafts": _not_saved(request, found, [*KINDS, *(stop.kind for stop in stops)]),
    }
    return desk_page(request, "desk/hours.html", words)


def _not_saved(request: SignedRequest, found: DeskHours, kinds: list[str]) -> list[tuple[str, str]]:
    """What this person typed and has not saved, of each kind of change."""
    drafts = drafts_of(request.device.person_id, draft_name(found.place, "")) if found.may_edit else []
    return offered_draft(drafts, dict.fromkeys(kinds, ""))


def change(request: SignedRequest, found: DeskHours) -> tuple[str, str]:
    """The mark of what was done, or else why it was not."""
    place, by = found.place, request.viewer.by
    if not found.may_edit and "confirm" not in request.POST:
        raise Http404
    try:
        if request.POST.get("seen", str(found.version)) != str(found.version):
            return "quick", ""
        if "confirm" in request.POST:
            confirm_hours(by=by, place=place, person=request.device.person, seen=found.version)
            return "confirmed", ""
        if "undo" in request.POST:
            undo_hours(by=by, place=place, seen=found.version)
            return "undone", ""
        if "remove" in request.POST:
            plan = without_exception(found.document, request.POST["remove"])
            set_hours(by=by, place=place, plan=plan, seen=found.version, deed="remove_exception")
            return "removed", ""
    except (KeyError, PlanFault) as fault:
        return "", gone_words(fault)
    except ChangedMeanwhile:
        return "quick", ""
    except DomainError as fault:
        return "", str(fault)
    return "", _("Nothing was changed.")
