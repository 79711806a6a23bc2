"""The programme of a place at the desk: the list, something new, and one activity with all that can be done to it."""

from datetime import datetime, time
from itertools import chain

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.text import say
from takaovi.desk.door_views import (
    activity_at,
    desk_page,
    lead_to,
    page_number,
    place_at,
)
from takaovi.desk.programme_invitation_views import answer_invitation
from takaovi.desk.programme_presenters import (
    done_words,
    programme_lines,
    series_sentences,
    shown_at,
    time_lines,
)
from takaovi.desk.programme_queries import hosting_asked, programme_rows, times_between
from takaovi.desk.reading_forms import Typed
from takaovi.hours.plan import PlanFault
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.programme.actions import hide_activity, publish_activity, publish_later
from takaovi.programme.models import Activity
from takaovi.programme.rules import (
    may_add_activity,
    may_edit_activity,
    may_publish_activity,
    may_see_signups,
)
from takaovi.programme.signup_queries import counts_of
from takaovi.programme.version_actions import undo

TIMES_SHOWN = 12
SHOWN_BEFORE_YES = 6


@signed_in
def programme(request: SignedRequest, slug: str) -> HttpResponse:
    """What this place has in its programme, next time first."""
    place = place_at(request, slug, may_add_activity)
    told = ""
    if request.method == "POST":
        told = answer_invitation(request)
        if not told:
            return lead_to("desk:programme", slug, done="saved")
    rows, more = programme_rows(request.viewer, place, page_number(request))
    words = {
        "place": place,
        "name": say(place, "name", request.viewer.language),
        "done": done_words(request.GET.get("tehty", "")),
        "told": told,
        "lines": programme_lines(rows),
        "asked": hosting_asked(request.viewer, place),
        "page": page_number(request),
        "more": more,
    }
    return desk_page(request, "desk/programme.html", words)


@signed_in
def activity(request: SignedRequest, slug: str) -> HttpResponse:
    """One activity: its times, whether it is shown, and the ways on."""
    found = activity_at(request, slug, may_edit_activity, may_publish_activity, may_see_signups)
    told = ""
    if request.method == "POST":
        done, told = _deed(request, found)
        if not told:
            return lead_to("desk:activity", slug, done=done)
    return desk_page(request, "desk/activity.html", _activity_words(request, found, told))


def _activity_words(request: SignedRequest, found: Activity, told: str) -> dict[str, object]:
    viewer = request.viewer
    times = times_between(found, clock.today(), None)[:TIMES_SHOWN]
    counts = counts_of([one.pk for one in times]) if may_see_signups(viewer, found) else {}
    return {
        "activity": found,
        "title": say(found, "title", viewer.language),
        "where": say(found.place, "name", viewer.language) if found.place else "",
        "done": done_words(request.GET.get("tehty", "")),
        "told": told,
        "series": series_sentences(found.series.all(), found),
        "times": time_lines(times, found, counts),
        "waits": shown_at(found.publish_at) if found.publish_at else "",
        "edits": may_edit_activity(viewer, found),
        "shows": may_publish_activity(viewer, found),
        "sees_signups": may_see_signups(viewer, found) and found.sign_up_here,
        "adds": found.place is not None and may_add_activity(viewer, found.place),
    }


def _deed(request: SignedRequest, found: Activity) -> tuple[str, str]:
    """Show, hide, show later or undo. Returns what was done, and why not."""
    do, by = request.POST.get("do", ""), request.viewer.by
    try:
        if do == "undo" and may_edit_activity(request.viewer, found):
            undo(by=by, activity=found)
            return "undone", ""
        if not may_publish_activity(request.viewer, found):
            raise Http404
        if do == "show":
            publish_activity(by=by, activity=found)
        elif do == "hide":
            hide_activity(by=by, activity=found)
        elif do == "later":
            return _show_later(request, found)
    except (DomainError, PlanFault) as fault:
        return "", str(fault)
    return {"show": "shown", "hide": "hidden"}.get(do, "saved"), ""


def _show_later(request: SignedRequest, found: Activity) -> tuple[str, str]:
    typed = Typed(request.POST)
    day = typed.day("day", _("Write the day when it shows itself."))
    at = typed.clock("at") or "09:00"
    if typed.faults or day is None:
        return "", " ".join(chain(typed.faults.values()))
    hour, minute = map(int, at.split(":"))
    moment = datetime.combine(day, time(hour % 24, minute), clock.HELSINKI)
    publish_later(by=request.viewer.by, activity=found, at=moment)
    return "later", ""
