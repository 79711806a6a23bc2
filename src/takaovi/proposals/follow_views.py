"""The sender's own page: the receipt with its code, asking by the code, saying more, taking back."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from takaovi.core import clock
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.language import current
from takaovi.core.limits import network_key, spend
from takaovi.proposals.actions import add_words, withdraw_proposal
from takaovi.proposals.forms import new_ticket, read_ticket, tidy
from takaovi.proposals.models import Proposal
from takaovi.proposals.presenters import (
    CODE,
    CROWDED_CODES,
    MORE,
    UNKNOWN_CODE,
    code_field,
    faults_of,
    more_field,
    seen_words,
)
from takaovi.proposals.queries import about, code_of, proposal_by_code, proposal_of_ticket
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page

HOUR = 3600
TRIES = 60  # codes asked for from one network in an hour


def sent(request: HttpRequest, ticket: str) -> HttpResponse:
    """The receipt: the code to follow it by, and what happens next."""
    read = read_ticket(ticket, clock.now())
    if read is None or not read[1]:
        return to("proposals:follow")
    proposal = _followed(read[0])
    context = {"words": seen_words(proposal, None), "code": code_of(proposal, read[1])}
    return _private(request, "proposals/sent.html", context | {"follow": reverse("proposals:follow")})


@takes_post
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and lead to the page of what was sent."""
    typed, fault = tidy(request.POST.get(CODE, ""))[:60], ""
    if request.method == "POST":
        if not spend("proposal-code", network_key(request), TRIES, HOUR):
            fault = str(CROWDED_CODES)
        else:
            try:
                return to("proposals:seen", new_ticket(proposal_by_code(typed).pk, clock.now()))
            except NotThere:
                fault = str(UNKNOWN_CODE)
    field = code_field(typed, fault)
    context = {"field": field, "faults": faults_of(field)}
    return page(request, "proposals/follow.html", context, public=False, indexed=not fault)


@takes_post
def seen(request: HttpRequest, ticket: str) -> HttpResponse:
    """How it stands, what was said, and the ways to add something or to take it back."""
    read = read_ticket(ticket, clock.now())
    if read is None:
        return to("proposals:follow")
    proposal, fault, typed = _followed(read[0]), "", tidy(request.POST.get(MORE, ""))
    if request.method == "POST":
        try:
            return _said(request, proposal, typed, ticket)
        except DomainError as told:
            proposal, fault = _followed(read[0]), str(told)
    words = seen_words(proposal, about(proposal, current().code))
    field = more_field(words.asked, typed, fault)
    context = {"words": words, "field": field, "faults": faults_of(field), "sure": bool(request.GET.get("peru"))}
    return _private(request, "proposals/seen.html", context)


def _said(request: HttpRequest, proposal: Proposal, typed: str, ticket: str) -> HttpResponse:
    if request.POST.get("peru"):
        withdraw_proposal(by="guest", proposal=proposal)
        return to("proposals:withdrawn")
    add_words(by="guest", proposal=proposal, text=typed)
    return to("proposals:seen", ticket)


def withdrawn(request: HttpRequest) -> HttpResponse:
    """It is taken back, and its texts are erased."""
    return _private(request, "proposals/withdrawn.html", {})


def _followed(proposal_id: int) -> Proposal:
    try:
        return proposal_of_ticket(proposal_id)
    except NotThere as missing:
        raise Http404 from missing


def _private(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return page(request, template, context, public=False, indexed=False)


def to(name: str, *args: str) -> HttpResponse:
    response = HttpResponseRedirect(reverse(name, args=args))
    response.status_code = 303
    return response
