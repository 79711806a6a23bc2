"""Who hosts an activity, and how it was before."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from takaovi.core.errors import DomainError, NotThere
from takaovi.core.text import say
from takaovi.desk.door_views import activity_at, desk_page, lead_to
from takaovi.desk.history_presenters import version_lines
from takaovi.desk.programme_edit_views import back_to
from takaovi.desk.programme_presenters import (
    done_words,
)
from takaovi.desk.programme_queries import invitations_of, names_of, organisations_named
from takaovi.hours.plan import PlanFault
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.programme.hosting_actions import invite_host, stop_hosting
from takaovi.programme.models import Activity
from takaovi.programme.rules import may_edit_activity
from takaovi.programme.version_actions import restore_version
from takaovi.programme.version_queries import activity_versions_for
from takaovi.ui.values import Fault


@signed_in
def hosts(request: SignedRequest, slug: str) -> HttpResponse:
    """Who hosts it, and asking others along."""
    found = activity_at(request, slug, may_edit_activity)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        told = _change_hosts(request, found)
        if not told:
            return lead_to("desk:hosts", slug, done="asked" if request.POST.get("name") else "saved")
        faults = (Fault("name", told),)
    words = {
        "activity": found,
        "title": say(found, "title", request.viewer.language),
        "hostings": list(found.hostings.all()),
        "invitations": invitations_of(found),
        "typed": request.POST.get("name", ""),
        "faults": faults,
        "done": done_words(request.GET.get("tehty", "")),
    }
    return desk_page(request, "desk/hosts.html", words)


def _change_hosts(request: SignedRequest, found: Activity) -> str:
    """Ask a host along or let one go. Returns why not, or nothing."""
    by, leaves = request.viewer.by, request.POST.get("leaves", "")
    try:
        for hosting in found.hostings.all():
            if str(hosting.organisation_id) == leaves:
                stop_hosting(by=by, activity=found, organisation=hosting.organisation)
                return ""
        named = organisations_named(request.POST.get("name", ""))
        if len(named) != 1:
            return _("We know no organisation by this name. Write its whole name.")
        invite_host(by=by, activity=found, organisation=named[0])
    except DomainError as fault:
        return str(fault)
    return ""


@signed_in
def activity_history(request: SignedRequest, slug: str) -> HttpResponse:
    """How it was after each deed, and going back."""
    found = activity_at(request, slug, may_edit_activity)
    told = ""
    if request.method == "POST":
        number = request.POST.get("number", "")
        try:
            restore_version(by=request.viewer.by, activity=found, number=int(number) if number.isdecimal() else 0)
            return lead_to("desk:activity", slug, done="undone")
        except NotThere as missing:
            raise Http404 from missing
        except (DomainError, PlanFault) as fault:
            told = str(fault)
    versions = activity_versions_for(request.viewer, found, 30)
    words = {
        "whose": say(found, "title", request.viewer.language),
        "back": back_to(found, request.viewer.language),
        "lines": version_lines(versions, names_of(versions), request.viewer.by),
        "told": told,
    }
    return desk_page(request, "desk/history.html", words)
