"""Holding out a role to somebody, by letter or as a link to show, and taking it."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.codes import hash_token
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.core.outbox.actions import post
from takaovi.core.viewer import Scope, Viewer
from takaovi.people import fault_phrases as faults
from takaovi.people.actions import meet_person
from takaovi.people.additions import scopes_of, thing_of
from takaovi.people.address_values import Address
from takaovi.people.events import RoleGiven
from takaovi.people.letter_phrases import invitation_letter
from takaovi.people.models import Contact, Invitation, Person, Role
from takaovi.people.roles import RoleKind
from takaovi.people.rules import may_give_role
from takaovi.people.tokens import new_token
from takaovi.people.values import INVITATION_DAYS, invitation_end

HOLDS = "holds a role"
INVITED = "was invited to a role"


def invite(
    *,
    by: Viewer,
    role: RoleKind,
    scope: Scope,
    where: str,
    language: str,
    link_to: Callable[[str], str],
    address: Address | None = None,
) -> tuple[Invitation, str]:
    """An invitation, and the token of its link, which is not kept. With an address the link goes there by letter.

    Raises DomainError for a role that the inviter does not hold whole, or that does not fit the scope.
    """
    if scope.kind not in role.scope_kinds:
        raise DomainError(faults.NOT_A_ROLE_HERE)
    if not may_give_role(by, role, scopes_of(scope)):
        raise DomainError(faults.MORE_THAN_OWN)
    token = new_token()
    with transaction.atomic():
        invitation = Invitation.objects.create(
            role=role.name,
            scope_kind=scope.kind,
            scope_id=scope.id,
            token_hash=hash_token(token),
            channel=address.channel if address else "",
            address=address.address if address else "",
            language=language,
            inviter_id=by.person_id,
            ends=invitation_end(clock.now()),
        )
        if address:
            subject, text = invitation_letter(
                settings.NETWORK_NAME, role.name, where, link_to(token), INVITATION_DAYS, language
            )
            post(channel=address.channel, to=address.address, language=language, subject=subject, text=text)
        record_deed(by=by.by, deed="invite", thing=thing_of(scope), detail={"role": role.name})
    return invitation, token


def withdraw_invitation(*, by: Viewer, invitation: Invitation) -> None:
    """Take an unused invitation back. The caller has found it through its scope."""
    with transaction.atomic():
        scope = Scope(invitation.scope_kind, invitation.scope_id)
        record_deed(by=by.by, deed="withdraw_invitation", thing=thing_of(scope), detail={"role": invitation.role})
        invitation.delete()


def join_by_letter(*, by: str, invitation: Invitation, nickname: str) -> Person:
    """Who has the link of a letter reads that address: a new person with a verified contact and the role.

    Only for an address nobody has yet; the others sign in first. Raises DomainError.
    """
    with transaction.atomic():
        key = {"channel": invitation.channel, "address": invitation.address}
        Contact.objects.filter(verified__isnull=True, **key).delete()
        person = meet_person(by=by, purpose=HOLDS, nickname=nickname, language=invitation.language)
        Contact.objects.create(person=person, verified=clock.now(), **key)
        use_invitation(by=f"person:{person.pk}", person=person, invitation_id=invitation.pk)
    return person


def use_invitation(*, by: str, person: Person, invitation_id: int) -> Role:
    """Give the role and empty the invitation. Of two at once only one gets it. Raises DomainError."""
    with transaction.atomic():
        open_ones = Invitation.objects.filter(pk=invitation_id, used__isnull=True, ends__gt=clock.now())
        if not open_ones.update(used=clock.now(), channel="", address=""):
            used = Invitation.objects.filter(pk=invitation_id, used__isnull=False).exists()
            raise DomainError(faults.INVITATION_USED if used else faults.INVITATION_OLD)
        invitation = Invitation.objects.get(pk=invitation_id)
        scope = Scope(invitation.scope_kind, invitation.scope_id)
        role, _ = Role.objects.get_or_create(
            person=person, kind=invitation.role, scope_kind=scope.kind, scope_id=scope.id
        )
        Person.objects.filter(pk=person.pk, purpose=INVITED).update(purpose=HOLDS)
        record_deed(by=by, deed="take_on_role", thing=thing_of(scope), detail={"role": role.kind})
        bus.announce(RoleGiven(person.pk, role.kind, scope))
    return role
