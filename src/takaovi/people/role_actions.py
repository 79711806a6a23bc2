"""Roles given to people who are here already, and laid down."""

from django.db import transaction

from takaovi.core import bus
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.core.viewer import Scope, Viewer
from takaovi.people import fault_phrases as faults
from takaovi.people.additions import scopes_of, thing_of
from takaovi.people.events import RoleGiven
from takaovi.people.models import Person, Role
from takaovi.people.role_queries import keep_a_pesavahti
from takaovi.people.roles import ROLE_OF, RoleKind
from takaovi.people.rules import may_give_role, may_take_role


def give_role(*, by: Viewer, person: Person, role: RoleKind, scope: Scope) -> Role:
    """Raises DomainError for a role the giver does not hold whole there, or that does not fit the scope."""
    if scope.kind not in role.scope_kinds:
        raise DomainError(faults.NOT_A_ROLE_HERE)
    if not may_give_role(by, role, scopes_of(scope)):
        raise DomainError(faults.MORE_THAN_OWN)
    with transaction.atomic():
        held, _ = Role.objects.get_or_create(person=person, kind=role.name, scope_kind=scope.kind, scope_id=scope.id)
        detail = {"role": role.name, "person": person.pk}
        record_deed(by=by.by, deed="give_role", thing=thing_of(scope), detail=detail)
        bus.announce(RoleGiven(person.pk, role.name, scope))
    return held


def take_role(*, by: Viewer, role: Role) -> None:
    """Take a role away, or lay down one's own. Raises DomainError if it may not be, and for the last pesävahti."""
    scope = Scope(role.scope_kind, role.scope_id)
    if not may_take_role(by, role.person_id, ROLE_OF[role.kind], scopes_of(scope)):
        raise DomainError(faults.MORE_THAN_OWN)
    with transaction.atomic():
        if role.kind == "pesavahti":
            keep_a_pesavahti(role.person)
        detail = {"role": role.kind, "person": role.person_id}
        record_deed(by=by.by, deed="take_role", thing=thing_of(scope), detail=detail)
        role.delete()
