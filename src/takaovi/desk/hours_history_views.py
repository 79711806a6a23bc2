"""How the hours of a place were after each change, and going back to any of them."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from takaovi.core.errors import NotThere
from takaovi.core.meanwhile import ChangedMeanwhile
from takaovi.desk.door_views import desk_page, lead_to
from takaovi.desk.history_presenters import version_lines
from takaovi.desk.hours_history_presenters import change_lines
from takaovi.desk.hours_presenters import gone_words
from takaovi.desk.hours_queries import DeskHours
from takaovi.desk.hours_views import desk_hours
from takaovi.desk.programme_queries import names_of
from takaovi.desk.reading_forms import Typed
from takaovi.hours.plan import PlanFault
from takaovi.hours.version_actions import restore_hours
from takaovi.hours.version_queries import hours_versions_for
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.ui.values import Link

ON_THE_PAGE = 30


@signed_in
def hours_history(request: SignedRequest, slug: str) -> HttpResponse:
    """Who changed the hours, when, and what of them; each can be brought back."""
    found = desk_hours(request, slug, to_edit=True)
    told = ""
    if request.method == "POST":
        done, told = _brought_back(request, found)
        if done:
            return lead_to("desk:hours", slug, done=done)
    # One more than is shown, so that the last on the page too is told by what it changed.
    versions = hours_versions_for(request.viewer, found.place, ON_THE_PAGE + 1)
    lines = version_lines(versions, names_of(versions), request.viewer.by)
    told_of = change_lines(versions)
    words = {
        "whose": found.name,
        "back": Link(_("Hours"), reverse("desk:hours", args=[slug])),
        "title": _("How the hours were before"),
        "lines": [line._replace(more=more) for line, more in zip(lines, told_of, strict=True)][:ON_THE_PAGE],
        "seen": found.version,
        "told": told,
    }
    return desk_page(request, "desk/history.html", words)


def _brought_back(request: SignedRequest, found: DeskHours) -> tuple[str, str]:
    """The mark of what was done, or else why it was not."""
    typed = Typed(request.POST)
    number, seen = typed.whole("number", 1, 999_999) or 0, typed.whole("seen", 0, 999_999)
    try:
        restore_hours(by=request.viewer.by, place=found.place, number=number, seen=seen)
    except NotThere as missing:
        raise Http404 from missing
    except ChangedMeanwhile:
        return "quick", ""
    except PlanFault as fault:
        return "", gone_words(fault)
    return "undone", ""
