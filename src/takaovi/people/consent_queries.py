"""What somebody may be asked to agree to, what they agreed to, and whose name may be shown."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from takaovi.core import clock
from takaovi.core.text import Said
from takaovi.core.viewer import Scope
from takaovi.people.consent_values import SHOWN_ROLES, SHOWN_SCOPES, VERSIONS, kind_of, name_purpose, texts_purpose
from takaovi.people.models import Consent, Person, Role
from takaovi.people.scope_queries import names_of


class Asking(NamedTuple):
    """One thing to agree to. ``about`` is the name of the place or activity, or the number."""

    purpose: str
    kind: str
    about: Said | str
    given: Consent | None


def names_shown_at(scope: Scope) -> list[str]:
    """Names of those who keep or host this and agree that everybody sees it on its page, today. One query.

    Whoever holds no role there any more is not named, nor is a forgotten person or one without a name.
    """
    return list(_agreed_at(scope).order_by("given", "id").values_list("person__nickname", flat=True))


def shows_name(person_id: int, scope: Scope) -> bool:
    """Whether this person is among them. One query."""
    return _agreed_at(scope).filter(person=person_id).exists()


def _agreed_at(scope: Scope) -> QuerySet[Consent]:
    held = Role.objects.filter(
        person=OuterRef("person"), kind__in=SHOWN_ROLES, scope_kind=scope.kind, scope_id=scope.id
    )
    agreed = Consent.objects.filter(Exists(held), purpose=name_purpose(scope), ends__gte=clock.today())
    return agreed.filter(version=VERSIONS[kind_of(name_purpose(scope))], person__nickname__gt="")


def askings_of(person: Person, language: str) -> list[Asking]:
    """Everything this person may agree to now. Three queries, and one for each kind of scope among their roles."""
    given = {row.purpose: row for row in person.consents.filter(ends__gte=clock.today())}
    roles = person.roles.filter(kind__in=SHOWN_ROLES, scope_kind__in=SHOWN_SCOPES).order_by("given", "id")
    scopes = list(dict.fromkeys(Scope(role.scope_kind, role.scope_id) for role in roles))
    names = names_of(scopes, language)
    wanted: list[tuple[str, Said | str]] = [(name_purpose(scope), names[scope]) for scope in scopes if scope in names]
    contacts = list(person.contacts.filter(verified__isnull=False).order_by("verified", "id"))
    if any(contact.channel == "email" for contact in contacts):
        texted = [contact for contact in contacts if contact.channel == "sms"]
        wanted += [(texts_purpose(contact.pk), contact.address) for contact in texted]
    return [Asking(purpose, kind_of(purpose), about, given.get(purpose)) for purpose, about in wanted]
