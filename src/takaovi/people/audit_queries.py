"""What was done to a place or an activity, for its own people."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Q, QuerySet

from takaovi.core.journal.models import AuditEntry
from takaovi.core.text import Said
from takaovi.core.viewer import NETWORK, Scope
from takaovi.people.additions import audit_things, thing_names, thing_of, untold_deeds
from takaovi.people.models import Person

ON_A_PAGE = 30


class AuditPage(NamedTuple):
    """One page of the book, newest first. ``names`` are the nicknames of those who still are here, by number.

    ``things`` are the names of what was done something to, where it is not the scope itself.
    """

    entries: list[AuditEntry]
    names: dict[int, str]
    things: dict[str, Said]
    number: int
    has_more: bool


def audit_of(scope: Scope, number: int, language: str) -> AuditPage:
    """Page ``number`` (from 1) of what was done in a scope, its activities and their sign-ups.

    Two queries, those that tell what belongs to it, and one for each kind of thing on the page that has a name.
    """
    book = AuditEntry.objects.all() if scope == NETWORK else AuditEntry.objects.filter(_in(scope))
    book = book.exclude(~Q(by__startswith="person:"), deed__in=untold_deeds)
    first = (number - 1) * ON_A_PAGE
    entries = list(book.order_by("-at", "-id")[first : first + ON_A_PAGE + 1])
    shown = entries[:ON_A_PAGE]
    return AuditPage(shown, _names(shown), _called(shown, scope, language), number, len(entries) > ON_A_PAGE)


def _in(scope: Scope) -> Q:
    """The things of a scope: short lists by their names, long ones where the database finds them itself."""
    listed, found = {thing_of(scope)}, Q()
    for tell in audit_things.get(scope.kind, []):
        things = tell(scope.id)
        if isinstance(things, QuerySet):
            found |= Q(thing__in=things)
        else:
            listed.update(things)
    return found | Q(thing__in=listed)


def _called(entries: list[AuditEntry], scope: Scope, language: str) -> dict[str, Said]:
    """One query for each model among them that has names."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for model, _, number in (entry.thing.partition(":") for entry in entries if entry.thing != thing_of(scope)):
        if model in thing_names and number.isdigit():
            numbers[model].add(int(number))
    return {
        f"{model}:{number}": name
        for model, wanted in numbers.items()
        for number, name in thing_names[model](wanted, language).items()
    }


def _names(entries: list[AuditEntry]) -> dict[int, str]:
    numbers = {number for entry in entries if (number := person_number(entry.by))}
    return dict(Person.objects.filter(pk__in=numbers).exclude(nickname="").values_list("pk", "nickname"))


def person_number(by: str) -> int:
    """7 of "person:7", else 0."""
    kind, _, number = by.partition(":")
    return int(number) if kind == "person" and number.isdigit() else 0
