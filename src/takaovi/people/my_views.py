"""A person's own pages: name, roles, devices, what we know, and the way out."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from takaovi.core.errors import DomainError
from takaovi.core.viewer import Scope, Viewer
from takaovi.people.actions import call_oneself, forget_person, remove_contact, withdraw_consent
from takaovi.people.additions import own_pages
from takaovi.people.device_actions import end_devices
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.people.forms import AddressForm, MeForm, faults_of
from takaovi.people.held_queries import Kept, held_above
from takaovi.people.knocking import TICKET, carry, drop, lead_to, may_ask_for_code
from takaovi.people.my_presenters import all_held, device_rows, exported, role_rows
from takaovi.people.passkey_queries import has_passkeys
from takaovi.people.phrases import TOO_OFTEN
from takaovi.people.role_actions import take_role
from takaovi.people.scope_queries import names_of
from takaovi.people.sign_in_actions import ask_to_add_contact
from takaovi.people.time_presenters import day_words
from takaovi.ui.pages import PRIVATE, page


@signed_in
def me(request: SignedRequest) -> HttpResponse:
    """Sinä: what one is called, what one holds, and where to go on."""
    person, viewer = request.device.person, request.viewer
    begun = {"nickname": person.nickname, "language": person.language}
    form = MeForm(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and form.is_valid():
        call_oneself(by=viewer.by, person=person, **form.cleaned_data)
        return lead_to("people:me", query="?saved=1")
    roles = list(person.roles.order_by("given", "id"))
    names = names_of([Scope(role.scope_kind, role.scope_id) for role in roles], viewer.language)
    words = {"form": form, "faults": faults_of(form), "person": person, "saved": "saved" in request.GET}
    words |= {"roles": role_rows(roles, names, viewer), "own_pages": _own_pages(viewer)}
    return page(request, "people/me.html", words, public=False, indexed=False)


def _own_pages(viewer: Viewer) -> list[tuple[str, object]]:
    """The pages of rooms above that this viewer has something to do on."""
    shown = [(name, one) for name, one in own_pages.items() if not one.permission or viewer.where(one.permission)]
    return [(name, one.words) for name, one in shown]


@signed_in
def lay_down(request: SignedRequest) -> HttpResponse:
    """Lay down a role of one's own."""
    person, viewer = request.device.person, request.viewer
    role = person.roles.filter(pk=number_of(request, "role")).first()
    if role is None:
        return lead_to("people:me")
    told = ""
    if request.method == "POST" and request.POST.get("sure"):
        try:
            take_role(by=viewer, role=role)
            return lead_to("people:me", query="?saved=1")
        except DomainError as fault:
            told = str(fault)
    names = names_of([Scope(role.scope_kind, role.scope_id)], viewer.language)
    words = {"told": told, "role": role_rows([role], names, viewer)[0]}
    return page(request, "people/lay_down.html", words, public=False, indexed=False)


@signed_in
def addresses(request: SignedRequest) -> HttpResponse:
    """Where we reach a person; a new address is confirmed by a code."""
    person, viewer = request.device.person, request.viewer
    form = AddressForm(request.POST if "address" in request.POST else None)
    told = _remove(request) if "remove" in request.POST else ""
    if form.is_bound and form.is_valid():
        address = form.cleaned_data["address"]
        if may_ask_for_code(request, address):
            ticket = ask_to_add_contact(by=viewer.by, person=person, address=address)
            return carry(lead_to("people:code"), TICKET, ticket)
        told = str(TOO_OFTEN)
    contacts = person.contacts.filter(verified__isnull=False).order_by("made", "id")
    words = {"form": form, "faults": faults_of(form), "contacts": contacts, "told": told}
    return page(request, "people/addresses.html", words, public=False, indexed=False)


def _remove(request: SignedRequest) -> str:
    person, viewer = request.device.person, request.viewer
    try:
        remove_contact(by=viewer.by, person=person, contact_id=number_of(request, "remove"))
    except DomainError as fault:
        return str(fault)
    return ""


@signed_in
def devices(request: SignedRequest) -> HttpResponse:
    """Where one is signed in; end one or all."""
    device, viewer = request.device, request.viewer
    if request.method == "POST":
        ended = number_of(request, "device")
        end_devices(by=viewer.by, person=device.person, only=ended or None)
        if ended in (0, device.pk):
            return drop(lead_to("people:sign_in"), "device")
        return lead_to("people:devices")
    listed = device.person.devices.order_by("-added", "-id")
    words = {"devices": device_rows(listed, device), "can_have_passkeys": has_passkeys()}
    words |= {"passkeys": list(device.person.passkeys.order_by("added", "id"))}
    return page(request, "people/devices.html", words, public=False, indexed=False)


@signed_in
def what_we_know(request: SignedRequest) -> HttpResponse:
    """Everything that is held of the person, in words."""
    if request.method == "POST":
        person, by = request.device.person, request.viewer.by
        withdraw_consent(by=by, person=person, purpose=request.POST.get("withdraw", "")[:60])
        return lead_to("people:what_we_know")
    words = {
        "held": held_of(request),
        "day_words": day_words,
        "consents": request.device.person.consents.order_by("id"),
    }
    return page(request, "people/what_we_know.html", words, public=False, indexed=False)


@signed_in
def export(request: SignedRequest) -> HttpResponse:
    """The same as a file for a machine."""
    response = JsonResponse(
        {"held": exported(held_of(request))}, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response.headers["Cache-Control"] = PRIVATE
    response.headers["Content-Disposition"] = 'attachment; filename="what-we-know.json"'
    return response


@signed_in
def erase(request: SignedRequest) -> HttpResponse:
    """Be forgotten, after one clear question."""
    told = ""
    if request.method == "POST":
        try:
            forget_person(by=request.viewer.by, person=request.device.person)
            return drop(lead_to("people:erased"), "device")
        except DomainError as fault:
            told = str(fault)
    return page(request, "people/erase.html", {"told": told}, public=False, indexed=False)


def erased(request: HttpRequest) -> HttpResponse:
    return page(request, "people/erased.html", {}, public=False, indexed=False)


def held_of(request: SignedRequest) -> list:
    person, viewer = request.device.person, request.viewer
    kept = Kept(person)
    names = names_of([Scope(role.scope_kind, role.scope_id) for role in kept.roles], viewer.language)
    return all_held(kept, held_above(person.pk), names)  # type: ignore[arg-type]


def number_of(request: SignedRequest, name: str) -> int:
    """A whole number from the form or the address, 0 for anything else."""
    told = (request.POST.get(name) or request.GET.get(name) or "")[:18]
    return int(told) if told.isascii() and told.isdigit() else 0
