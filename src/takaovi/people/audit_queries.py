"""What was done to a place or an activity, for its own people."""

from typing import NamedTuple

from takaovi.core.journal.models import AuditEntry
from takaovi.core.viewer import NETWORK, Scope
from takaovi.people.additions import audit_things, thing_of
from takaovi.people.models import Person

ON_A_PAGE = 30


class AuditPage(NamedTuple):
    """One page of the book, newest first. ``names`` are the nicknames of those who still are here, by number."""

    entries: list[AuditEntry]
    names: dict[int, str]
    number: int
    has_more: bool


def audit_of(scope: Scope, number: int) -> AuditPage:
    """Page ``number`` (from 1) of what was done in a scope. Two queries, and those that tell what belongs to it."""
    things = {thing_of(scope)}
    for tell in audit_things.get(scope.kind, []):
        things.update(tell(scope.id))
    book = AuditEntry.objects.all() if scope == NETWORK else AuditEntry.objects.filter(thing__in=things)
    first = (number - 1) * ON_A_PAGE
    entries = list(book.order_by("-at", "-id")[first : first + ON_A_PAGE + 1])
    return AuditPage(entries[:ON_A_PAGE], _names(entries), number, len(entries) > ON_A_PAGE)


def _names(entries: list[AuditEntry]) -> dict[int, str]:
    numbers = {number for entry in entries if (number := person_number(entry.by))}
    return dict(Person.objects.filter(pk__in=numbers).exclude(nickname="").values_list("pk", "nickname"))


def person_number(by: str) -> int:
    """7 of "person:7", else 0."""
    kind, _, number = by.partition(":")
    return int(number) if kind == "person" and number.isdigit() else 0
