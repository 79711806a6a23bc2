"""Forms that need no account. No cookie, no script, nothing of it kept by a browser."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from takaovi.core import clock
from takaovi.core.errors import NotThere
from takaovi.core.language import current
from takaovi.core.limits import network_key, spend
from takaovi.core.text import say
from takaovi.core.viewer import Viewer
from takaovi.places.models import Place
from takaovi.places.queries import place_for
from takaovi.programme.models import Activity
from takaovi.proposals.actions import send_proposal
from takaovi.proposals.follow_views import HOUR, to
from takaovi.proposals.forms import (
    CROWDED,
    STALE,
    STAMP,
    Filled,
    municipality_in,
    new_stamp,
    new_ticket,
    read_filled,
)
from takaovi.proposals.presenters import form_words
from takaovi.proposals.queries import activity_of
from takaovi.proposals.values import ACTIVITY, CORRECTION, FEEDBACK, PLACE, Draft, Signs
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page

MANY, MOST = 60, 200  # sent from one network in an hour: more are looked at first; more than MOST are not taken


def start(request: HttpRequest) -> HttpResponse:
    """What would you like to tell: four ways, and the page where one follows."""
    return page(request, "proposals/start.html", {"phone": settings.NETWORK_PHONE})


@takes_post
def offer_activity(request: HttpRequest) -> HttpResponse:
    slug = request.GET.get("paikka", "")
    return _form(request, ACTIVITY, place=_place(slug) if slug else None)


@takes_post
def offer_place(request: HttpRequest) -> HttpResponse:
    return _form(request, PLACE)


@takes_post
def correct_place(request: HttpRequest, slug: str) -> HttpResponse:
    return _form(request, CORRECTION, place=_place(slug))


@takes_post
def correct_activity(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        return _form(request, CORRECTION, activity=activity_of(Viewer(current().code), slug))
    except NotThere as missing:
        raise Http404 from missing


@takes_post
def feedback(request: HttpRequest) -> HttpResponse:
    return _form(request, FEEDBACK)


def _place(slug: str) -> Place:
    try:
        return place_for(Viewer(current().code), slug)
    except NotThere as missing:
        raise Http404 from missing


def _form(
    request: HttpRequest, kind: str, place: Place | None = None, activity: Activity | None = None
) -> HttpResponse:
    """Show the form, or take what was sent. A fault shows it again with all that was typed."""
    now = clock.now()
    if request.method != "POST":
        topic = request.GET.get("aihe", "")
        return _shown(request, Filled(Draft(kind, topic=topic)), place, activity)
    filled = read_filled(kind, request.POST, now, known_place=place is not None)
    if filled.faults:
        return _shown(request, filled, place, activity)
    if not filled.form:
        return _shown(request, filled, place, activity, note=str(STALE))
    if not spend("proposal-most", network_key(request), MOST, HOUR):
        return _shown(request, filled, place, activity, note=str(CROWDED))
    many = not spend("proposal", network_key(request), MANY, HOUR)
    return _sent(filled, Signs(filled.trapped, filled.opened, many), place, activity)


def _sent(filled: Filled, signs: Signs, place: Place | None, activity: Activity | None) -> HttpResponse:
    proposal, _code = send_proposal(
        by="guest",
        draft=filled.draft,
        language=current().code,
        form=filled.form,
        signs=signs,
        place=place,
        activity=activity,
        municipality=municipality_in(filled.draft.where_text),
    )
    return to("proposals:sent", new_ticket(proposal.pk, clock.now(), filled.form))


def _shown(
    request: HttpRequest, filled: Filled, place: Place | None, activity: Activity | None, note: str = ""
) -> HttpResponse:
    """A stamp that came is sent again as it was: a corrected form is the same form."""
    language = current().code
    name = say(activity, "title", language) if activity else say(place, "name", language) if place else None
    # A correction stands below the page it is about, whichever room that page belongs to.
    back = request.path.rpartition("/")[0] if filled.draft.kind == CORRECTION else ""
    stamp = request.POST.get(STAMP, "") if filled.form else new_stamp(clock.now())
    words = form_words(filled.draft.kind, filled, stamp, clock.today(), about=name, back=back, note=note)
    indexed = not (place or activity) and request.method == "GET"
    return page(request, "proposals/form.html", {"words": words}, public=False, indexed=indexed)
