"""Answering an invitation: read what it means, then take the role on or leave it."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from takaovi.core.errors import DomainError
from takaovi.core.viewer import Scope
from takaovi.people.address_values import Address
from takaovi.people.forms import JoinForm, NicknameForm, faults_of
from takaovi.people.invitation_actions import join_by_letter, use_invitation
from takaovi.people.invitation_queries import invitation_of, is_known
from takaovi.people.knocking import (
    INVITATION,
    TICKET,
    carry,
    lead_to,
    let_in,
    link_to,
    may_ask_for_code,
    told_in_cookie,
    without_token,
)
from takaovi.people.models import Invitation
from takaovi.people.phrases import TOO_OFTEN
from takaovi.people.role_phrases import ROLE_NAMES, ROLE_SENTENCES
from takaovi.people.role_presenters import permission_sentences
from takaovi.people.roles import ROLE_OF
from takaovi.people.scope_queries import names_of
from takaovi.people.sign_in_actions import ask_to_join
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page


def open_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link of an invitation leads; opening it uses nothing up."""
    return without_token(request, "people:invitation", INVITATION, token)


@takes_post
def invitation(request: HttpRequest) -> HttpResponse:
    """What is asked of you, and a button."""
    token = told_in_cookie(request, INVITATION)
    if not token:
        return lead_to("people:sign_in")
    try:
        held_out = invitation_of(token)
        form = _form_for(request, held_out)
        if request.method == "POST" and (form is None or form.is_valid()):
            return _answered(request, held_out, form.cleaned_data if form else {})
    except DomainError as fault:
        return page(request, "people/invitation_over.html", {"told": str(fault)}, public=False, indexed=False)
    scope = Scope(held_out.scope_kind, held_out.scope_id)
    words: dict[str, object] = {"name": ROLE_NAMES[held_out.role], "sentence": ROLE_SENTENCES[held_out.role]}
    words |= {"where": names_of([scope], request.viewer.language).get(scope)}  # type: ignore[attr-defined]
    words |= {"permissions": permission_sentences(ROLE_OF[held_out.role]), "form": form}
    return page(request, "people/invitation.html", words | {"faults": faults_of(form) if form else []}, public=False)


def _form_for(request: HttpRequest, held_out: Invitation) -> NicknameForm | JoinForm | None:
    """Nothing is asked of somebody who is signed in, or known by the address of the letter."""
    if request.viewer.is_signed_in or is_known(held_out):  # type: ignore[attr-defined]
        return None
    form = NicknameForm if held_out.address else JoinForm
    return form(request.POST if request.method == "POST" else None)


def _answered(request: HttpRequest, held_out: Invitation, told: dict) -> HttpResponse:
    """Take the role on at once, or by a code first where the address is not proved by the letter."""
    if request.viewer.is_signed_in:  # type: ignore[attr-defined]
        person = request.device.person  # type: ignore[attr-defined]
        use_invitation(by=request.viewer.by, person=person, invitation_id=held_out.pk)  # type: ignore[attr-defined]
        return let_in(request, person, reverse("people:me"))
    if held_out.address and not is_known(held_out):
        person = join_by_letter(by="guest", invitation=held_out, nickname=told["nickname"])
        return let_in(request, person, reverse("people:me"))
    address = told.get("address") or Address(held_out.channel, held_out.address)
    if not may_ask_for_code(request, address):
        raise DomainError(TOO_OFTEN)
    link = partial(link_to, "people:open_link")
    nickname = told.get("nickname", "")
    ticket = ask_to_join(by="guest", invitation=held_out, address=address, nickname=nickname, link_to=link)
    return carry(lead_to("people:code"), TICKET, ticket)
