"""The people of a place: who holds what, invitations, and who did what."""

from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse

from takaovi.core.errors import DomainError, NotThere
from takaovi.people.actions import note_look
from takaovi.people.additions import thing_of
from takaovi.people.audit_queries import audit_of
from takaovi.people.door_values import INVITATIONS
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.people.forms import InviteForm, faults_of
from takaovi.people.invitation_actions import invite, withdraw_invitation
from takaovi.people.knocking import lead_to_path, link_to, within
from takaovi.people.my_views import number_of
from takaovi.people.phrases import TOO_OFTEN
from takaovi.people.qr_presenters import qr_picture
from takaovi.people.role_actions import take_role
from takaovi.people.role_presenters import deed_rows, holder_rows, invitation_rows, role_choices
from takaovi.people.roles import ROLE_OF
from takaovi.people.rules import givable_roles
from takaovi.people.scope_queries import Found, open_invitations, roles_in, scope_for
from takaovi.ui.pages import page


def find(request: SignedRequest, permission: str, kind: str, number: int) -> Found:
    """The scope in the address. Raises Http404, alike for missing and forbidden."""
    try:
        return scope_for(request.viewer, permission, kind, number)
    except NotThere as missing:
        raise Http404 from missing


@signed_in
def holders(request: SignedRequest, kind: str, number: int) -> HttpResponse:
    """Who holds what here."""
    found = find(request, "role.give", kind, number)
    told = _change(request, found) if request.method == "POST" else ""
    if request.method == "POST" and not told:
        return lead_to_path(request.path)
    note_look(by=request.viewer.by, thing=thing_of(found.scope))
    words = {"found": found, "told": told, "saved": False}
    words |= {"holders": holder_rows(roles_in(found.scope), request.viewer, found.scope)}
    words |= {"invitations": invitation_rows(open_invitations(found.scope))}
    return page(request, "people/holders.html", words, public=False, indexed=False)


def _change(request: SignedRequest, found: Found) -> str:
    """Take a role or an invitation away; what is not of this scope is not there. Returns why not, or nothing."""
    role = roles_in(found.scope).filter(pk=number_of(request, "take")).first()
    invitation = open_invitations(found.scope).filter(pk=number_of(request, "withdraw")).first()
    try:
        if role:
            take_role(by=request.viewer, role=role)
        if invitation:
            withdraw_invitation(by=request.viewer, invitation=invitation)
    except DomainError as fault:
        return str(fault)
    return ""


@signed_in
def invite_somebody(request: SignedRequest, kind: str, number: int) -> HttpResponse:
    """Hold out a role: by letter, or as a link and a QR code to show."""
    found = find(request, "role.give", kind, number)
    roles = givable_roles(request.viewer, found.scopes)
    form = InviteForm(request.POST if request.method == "POST" else None, roles)
    words: dict[str, object] = {"found": found, "told": ""}
    if request.method == "POST" and form.is_valid():
        if within(INVITATIONS, request.viewer.by):
            return _invited(request, found, form)
        words["told"] = TOO_OFTEN
    error = " ".join(str(error) for error in form.errors.get("role", []))
    words |= {"form": form, "faults": faults_of(form), "roles": role_choices(roles, form["role"].value() or "", error)}
    return page(request, "people/invite.html", words, public=False, indexed=False)


def _invited(request: SignedRequest, found: Found, form: InviteForm) -> HttpResponse:
    token_link = partial(link_to, "people:open_invitation")
    _, token = invite(
        by=request.viewer,
        role=ROLE_OF[form.cleaned_data["role"]],
        scope=found.scope,
        where=str(found.name or ""),
        language=request.viewer.language,
        link_to=token_link,
        address=form.cleaned_data["address"],
    )
    if form.cleaned_data["address"]:
        return lead_to_path(reverse("people:holders", args=found.scope))
    link = token_link(token)
    return page(request, "people/invited.html", {"found": found, "link": link, "qr": qr_picture(link)}, public=False)


@signed_in
def who_did_what(request: SignedRequest, kind: str, number: int) -> HttpResponse:
    """The audit book of a scope, for its own people."""
    found = find(request, "audit.read", kind, number)
    asked = max(1, min(number_of(request, "page"), 1_000))
    book = audit_of(found.scope, asked, request.viewer.language)
    words = {"found": found, "book": book, "deeds": deed_rows(book)}
    return page(request, "people/audit.html", words, public=False, indexed=False)
