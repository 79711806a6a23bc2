"""The way in: an address, then a code or a link; and out again."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from takaovi.core.errors import DomainError
from takaovi.people.device_actions import end_devices
from takaovi.people.device_queries import link_fault
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.people.forms import AddressForm, CodeForm, faults_of
from takaovi.people.knocking import (
    LINK,
    TICKET,
    carry,
    drop,
    lead_to,
    lead_to_path,
    let_in,
    link_to,
    may_ask_for_code,
    may_try,
    told_in_cookie,
    way_back,
    without_token,
)
from takaovi.people.passkey_queries import has_passkeys
from takaovi.people.phrases import TOO_OFTEN
from takaovi.people.sign_in_actions import ask_to_sign_in, sign_in_with_code, sign_in_with_link
from takaovi.people.values import CODE_MINUTES
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page


@takes_post
def sign_in(request: HttpRequest) -> HttpResponse:
    """One question: where do we reach you? The answer is the same whether we know the address or not."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    back = (request.POST.get("next") or request.GET.get("next") or "")[:300]
    told = ""
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["address"]
        if may_ask_for_code(request, address):
            ticket = ask_to_sign_in(by="guest", address=address, link_to=partial(link_to, "people:open_link"))
            return carry(carry(lead_to("people:code"), TICKET, ticket), "next", back)
        told = str(TOO_OFTEN)
    words = {"form": form, "faults": faults_of(form), "next": back, "told": told, "passkeys": has_passkeys()}
    return page(request, "people/sign_in.html", words, public=False, indexed=False, status=429 if told else 200)


@takes_post
def code(request: HttpRequest) -> HttpResponse:
    """The six digits from the letter."""
    ticket = told_in_cookie(request, TICKET)
    if not ticket:
        return lead_to("people:sign_in")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            if not may_try(request):
                raise DomainError(TOO_OFTEN)
            person = sign_in_with_code(by="guest", ticket=ticket, code=form.cleaned_data["code"])
            return drop(let_in(request, person, way_back(told_in_cookie(request, "next"))), "next")
        except DomainError as fault:
            form.add_error("code", str(fault))
    words = {"form": form, "faults": faults_of(form), "minutes": CODE_MINUTES}
    return page(request, "people/code.html", words, public=False, indexed=False)


def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link of a letter leads. Opening it uses nothing up: many mail programs open links to look at them."""
    return without_token(request, "people:link", LINK, token)


@takes_post
def link(request: HttpRequest) -> HttpResponse:
    """One button; the link is used by pressing it."""
    token = told_in_cookie(request, LINK)
    if not token:
        return lead_to("people:sign_in")
    fault = link_fault(token)
    if request.method == "POST" and fault is None:
        try:
            person = sign_in_with_link(by="guest", token=token)
            return drop(let_in(request, person, way_back(told_in_cookie(request, "next"))), "next")
        except DomainError as refused:
            fault = refused
    told = str(fault) if fault else ""
    return page(request, "people/link.html", {"told": told}, public=False, indexed=False)


@signed_in
def sign_out(request: SignedRequest) -> HttpResponse:
    """End this device; the others stay."""
    device = request.device
    if request.method == "POST":
        end_devices(by=request.viewer.by, person=device.person, only=device.pk)
        return drop(lead_to_path(way_back("/")), "device")
    return page(request, "people/sign_out.html", {}, public=False, indexed=False)
