"""Proposals and feedback at the desk: what waits, one of them, and yes, no or a question."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from takaovi.core.errors import DomainError, NotThere
from takaovi.desk.door_views import desk_page, lead_to
from takaovi.desk.programme_presenters import done_words
from takaovi.desk.proposal_presenters import proposal_words, waiting_lines
from takaovi.desk.proposal_queries import municipality_called, place_called
from takaovi.desk.reading_forms import Typed
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.programme.rules import may_add_activity, may_edit_activity
from takaovi.proposals.actions import accept_proposal, ask_back, decline_proposal, release_proposal
from takaovi.proposals.models import Proposal
from takaovi.proposals.queries import about, held_proposals, open_proposals, proposal_for
from takaovi.proposals.rules import may_release
from takaovi.proposals.values import ACCEPTED, ACTIVITY, CORRECTION, PLACE, TEXT_MAX
from takaovi.ui.values import Link


@signed_in
def proposals(request: SignedRequest) -> HttpResponse:
    """What waits for this person, what is due first on top; and the moderated queue for who looks after it."""
    words = {
        "lines": waiting_lines(open_proposals(request.viewer)),
        "held": waiting_lines(held_proposals(request.viewer)),
        "done": done_words(request.GET.get("tehty", "")),
    }
    return desk_page(request, "desk/proposals.html", words)


@signed_in
def proposal(request: SignedRequest, number: int) -> HttpResponse:
    """One of them. Whoever comes second sees that it was decided, and what was said."""
    found = _find(request, number)
    typed = Typed(request.POST)
    if request.method == "POST":
        told = _decide(request, found, typed)
        if not told and not typed.faults:
            return _onward(request, number)
        if told:
            typed.faults["answer"] = told
        found = _find(request, number)
    kept = {name: typed[name] for name in ("answer", "place", "municipality")}
    words = {
        "words": proposal_words(found, about(found, request.viewer.language), _ways(found), kept, typed.faults),
        "faults": typed.summary(),
        "done": done_words(request.GET.get("tehty", "")),
    }
    return desk_page(request, "desk/proposal.html", words)


def _find(request: SignedRequest, number: int) -> Proposal:
    try:
        return proposal_for(request.viewer, number)
    except NotThere as missing:
        raise Http404 from missing


def _onward(request: SignedRequest, number: int) -> HttpResponse:
    """After a yes to an activity one goes on with its times; after anything else one sees how it stands."""
    found = _find(request, number)
    made = found.activity if (found.kind, found.state) == (ACTIVITY, ACCEPTED) else None
    if made and may_edit_activity(request.viewer, made):
        return lead_to("desk:first_times", made.slug)
    return lead_to("desk:proposal", number, done="answered")


def _decide(request: SignedRequest, found: Proposal, typed: Typed) -> str:
    """Yes, no, a question, or no spam. Returns why not, or nothing."""
    by, do, answer = request.viewer.by, request.POST.get("do", ""), typed.text("answer", TEXT_MAX)
    if typed.faults:
        return ""
    try:
        if do == "accept":
            _accept(request, found, answer, typed)
        elif do == "decline":
            decline_proposal(by=by, proposal=found, reason=answer)
        elif do == "ask":
            ask_back(by=by, proposal=found, question=answer)
        elif do == "release" and may_release(request.viewer):
            release_proposal(by=by, proposal=found)
        else:
            return _("Choose what to do.")
    except DomainError as fault:
        return str(fault)
    return ""


def _accept(request: SignedRequest, found: Proposal, answer: str, typed: Typed) -> None:
    """A place or a municipality that the sender did not name is taken from the form."""
    place = place_called(typed["place"]) if found.kind == ACTIVITY and not found.place else None
    if place is not None and not may_add_activity(request.viewer, place):
        place = None
    code = municipality_called(typed["municipality"]) if found.kind == PLACE and not found.municipality else ""
    if typed["place"] and found.kind == ACTIVITY and not found.place and place is None:
        typed.faults["place"] = _("We do not find this place. Write its whole name.")
    if typed["municipality"] and found.kind == PLACE and not found.municipality and not code:
        typed.faults["municipality"] = _("We do not find this municipality.")
    if not typed.faults:
        accept_proposal(by=request.viewer.by, proposal=found, answer=answer, place=place, municipality=code)


def _ways(found: Proposal) -> tuple[Link, ...]:
    """Where the matter itself is: the draft it became, or what a correction is about."""
    if found.activity and found.kind == ACTIVITY and found.state == ACCEPTED and not found.activity.series.exists():
        times = Link(_("Go on: when is it held?"), reverse("desk:first_times", args=[found.activity.slug]))
        return (times, Link(_("Go to the activity"), reverse("desk:activity", args=[found.activity.slug])))
    if found.activity and (found.kind == CORRECTION or found.state == ACCEPTED):
        return (Link(_("Go to the activity"), reverse("desk:activity", args=[found.activity.slug])),)
    if found.place and (found.kind, found.topic) == (CORRECTION, "hours"):
        editor = reverse("desk:change_hours", args=[found.place.slug, "door"])
        return (Link(_("Change the hours"), f"{editor}?ehdotus={found.pk}"),)
    if found.place and (found.kind == CORRECTION or (found.kind == PLACE and found.state == ACCEPTED)):
        return (Link(_("Go to the place"), reverse("desk:place_texts", args=[found.place.slug])),)
    return ()
