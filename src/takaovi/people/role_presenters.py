"""The people of a place in words: who holds what, what an invitation means, what was done."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from takaovi.core.journal.models import AuditEntry
from takaovi.core.reading import word
from takaovi.core.text import Said
from takaovi.core.viewer import Scope, Viewer
from takaovi.people.additions import Check, deed_words, scopes_of
from takaovi.people.address_values import veiled
from takaovi.people.audit_queries import AuditPage, person_number
from takaovi.people.deed_phrases import DEEDS
from takaovi.people.models import Invitation, Person, Role
from takaovi.people.role_phrases import PERMISSION_SENTENCES, ROLE_NAMES
from takaovi.people.roles import PERMISSIONS, ROLE_OF, RoleKind
from takaovi.people.rules import may_take_role
from takaovi.people.time_presenters import day_words, instant_words
from takaovi.ui.values import Choice, Choices


class HolderRow(NamedTuple):
    role_id: int
    who: str
    role: str
    since: str
    takes: bool


class InvitationRow(NamedTuple):
    invitation_id: int
    role: str
    to: str
    until: str


class DeedRow(NamedTuple):
    when: str
    who: str
    deed: str
    thing: Said | str


def name_of(person: Person) -> str:
    return person.nickname or _("Person %(number)d") % {"number": person.pk}


def holder_rows(roles: Iterable[Role], viewer: Viewer, scope: Scope) -> list[HolderRow]:
    scopes = scopes_of(scope)
    return [
        HolderRow(
            role.pk,
            name_of(role.person),
            word(ROLE_NAMES, role.kind),
            _("since %(day)s") % {"day": day_words(role.given.date())},
            may_take_role(viewer, role.person_id, ROLE_OF[role.kind], scopes),
        )
        for role in roles
    ]


def invitation_rows(invitations: Iterable[Invitation]) -> list[InvitationRow]:
    """The address is veiled: whoever invited knows it, the others need not."""
    return [
        InvitationRow(
            row.pk,
            word(ROLE_NAMES, row.role),
            veiled(row.address) if row.address else _("a link that is shown"),
            _("until %(day)s") % {"day": day_words(row.ends.date())},
        )
        for row in invitations
    ]


def permission_sentences(role: RoleKind) -> list[str]:
    """What the role lets one do, in the order of the list of permissions."""
    return [word(PERMISSION_SENTENCES, name) for name in PERMISSIONS if name in role.permissions]


def role_choices(roles: Iterable[RoleKind], chosen: str, error: str) -> Choices:
    options = tuple(
        Choice(role.name, word(ROLE_NAMES, role.name), ", ".join(permission_sentences(role)), role.name == chosen)
        for role in roles
    )
    return Choices("role", _("Which role?"), options, error=error, id="role")


def deed_rows(book: AuditPage) -> list[DeedRow]:
    return [
        DeedRow(instant_words(entry.at), _doer(entry, book), _deed(entry), book.things.get(entry.thing, ""))
        for entry in book.entries
    ]


def _doer(entry: AuditEntry, book: AuditPage) -> str:
    number = person_number(entry.by)
    if number:
        return book.names.get(number) or _("Person %(number)d") % {"number": number}
    return {"guest": _("A guest"), "operator": _("The operator")}.get(entry.by, _("The system"))


def _deed(entry: AuditEntry) -> str:
    """A deed that no room has words for is told by its own name, which is plain English."""
    told = deed_words.get(entry.deed) or DEEDS.get(entry.deed)
    return str(told) if told else entry.deed.replace("_", " ")


def left_words(checks: Iterable[Check]) -> str:
    """How much is still to do before the hand-over; nothing of it is a must."""
    left = sum(1 for check in checks if check.left)
    return (
        _("Everything is in order.")
        if not left
        else _("Still to look at: %(count)d. You may do it later too.") % {"count": left}
    )
