"""Who holds what, and how they are reached."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Prefetch

from takaovi.core.viewer import Scope
from takaovi.people.models import Contact, Role
from takaovi.people.roles import ROLE_OF, ROLES


class Reachable(NamedTuple):
    person_id: int
    channel: str
    address: str
    language: str


def grants_of(person_id: int) -> frozenset[tuple[str, Scope]]:
    """Every permission with its scope, spread out from the person's roles. One query."""
    rows = Role.objects.filter(person_id=person_id).values_list("kind", "scope_kind", "scope_id")
    spread = (ROLE_OF[kind].grants_in(Scope(scope_kind, scope_id)) for kind, scope_kind, scope_id in rows)
    return frozenset().union(*spread)


def people_with(permission: str, scopes: Iterable[Scope]) -> list[Reachable]:
    """Whom to write to: who holds ``permission`` in one of these scopes and has a verified contact. Two queries.

    Each person once, by the contact verified first. The network's pesavahti is asked by adding ``NETWORK``.
    Shared by letters of the desk, of proposals and of hours.
    """
    wanted = set(scopes)
    kinds = [role.name for role in ROLES if permission in role.permissions]
    contacts = Prefetch("person__contacts", Contact.objects.filter(verified__isnull=False).order_by("verified", "id"))
    roles = (
        Role.objects.filter(
            kind__in=kinds,
            scope_kind__in={scope.kind for scope in wanted},
            scope_id__in={scope.id for scope in wanted},
            person__forgotten__isnull=True,
        )
        .select_related("person")
        .prefetch_related(contacts)
        .order_by("person_id")
    )
    found: dict[int, Reachable] = {}
    for role in roles:
        first = next(iter(role.person.contacts.all()), None)
        if first and Scope(role.scope_kind, role.scope_id) in wanted:
            found[role.person_id] = Reachable(role.person_id, first.channel, first.address, role.person.language)
    return list(found.values())
