"""Who holds what, and how they are reached."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Prefetch

from takaovi.core.clock import today
from takaovi.core.viewer import Scope
from takaovi.people.consent_values import TEXTS, VERSIONS, texts_purpose
from takaovi.people.models import Consent, Contact, Person, Role
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


def people_with(permission: str, scopes: Iterable[Scope], *, texts: bool = False) -> list[Reachable]:
    """Whom to write to: who holds ``permission`` in one of these scopes and has a verified contact. Two queries.

    Each person once, by the contact verified first; with ``texts`` by the number that they agreed to get questions
    at, where they did, with one query more. The network's pesavahti is asked by adding ``NETWORK``.
    Shared by letters of the desk, of proposals and of hours.
    """
    wanted = set(scopes)
    kinds = [role.name for role in ROLES if permission in role.permissions]
    contacts = Prefetch("person__contacts", Contact.objects.filter(verified__isnull=False).order_by("verified", "id"))
    agreed = Prefetch("person__consents", Consent.objects.filter(ends__gte=today(), version=VERSIONS[TEXTS]))
    roles = (
        Role.objects.filter(
            kind__in=kinds,
            scope_kind__in={scope.kind for scope in wanted},
            scope_id__in={scope.id for scope in wanted},
            person__forgotten__isnull=True,
        )
        .select_related("person")
        .prefetch_related(contacts, *([agreed] if texts else []))
        .order_by("person_id")
    )
    found: dict[int, Reachable] = {}
    for role in roles:
        first = _texted(role.person) if texts else None
        first = first or next(iter(role.person.contacts.all()), None)
        if first and Scope(role.scope_kind, role.scope_id) in wanted:
            found[role.person_id] = Reachable(role.person_id, first.channel, first.address, role.person.language)
    return list(found.values())


def _texted(person: Person) -> Contact | None:
    """The number that the person agreed to get questions at. Needs contacts and consents fetched before."""
    agreed = {consent.purpose for consent in person.consents.all()}
    texted = (contact for contact in person.contacts.all() if texts_purpose(contact.pk) in agreed)
    return next((contact for contact in texted if contact.channel == "sms"), None)
