"""Scopes with their names, people and roles, reached through one doorway."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q, QuerySet

from takaovi.core.clock import now
from takaovi.core.errors import NotThere
from takaovi.core.text import Said
from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.people.additions import scope_sources, scopes_of
from takaovi.people.models import HandOver, Invitation, Role


class Found(NamedTuple):
    """A scope somebody named and may do something in. ``name`` is empty for the network."""

    scope: Scope
    name: Said | None
    scopes: tuple[Scope, ...]


def scope_for(viewer: Viewer, permission: str, kind: str, number: int) -> Found:
    """The scope a person named. Raises NotThere where it is missing or ``permission`` is not held there."""
    scope = Scope(kind, number)
    name = names_of([scope], viewer.language).get(scope)
    if scope != NETWORK and name is None:
        raise NotThere(kind)
    scopes = scopes_of(scope)
    if not viewer.may(permission, *scopes):
        raise NotThere(kind)
    return Found(scope, name, scopes)


def names_of(scopes: Iterable[Scope], language: str) -> dict[Scope, Said]:
    """The names of scopes that exist; the network has none. One query for each kind among them."""
    by_kind: dict[str, set[int]] = defaultdict(set)
    for scope in scopes:
        by_kind[scope.kind].add(scope.id)
    return {
        Scope(kind, number): name
        for kind, numbers in by_kind.items()
        if kind in scope_sources
        for number, name in scope_sources[kind].names(numbers, language).items()
    }


def roles_in(scope: Scope) -> QuerySet[Role]:
    """Who holds what in this very scope, with the people, in the order it was given. One query."""
    rows = Role.objects.filter(scope_kind=scope.kind, scope_id=scope.id)
    return rows.select_related("person").order_by("given", "id")


def open_invitations(scope: Scope) -> QuerySet[Invitation]:
    rows = Invitation.objects.filter(scope_kind=scope.kind, scope_id=scope.id, used__isnull=True, ends__gt=now())
    return rows.order_by("made", "id")


def last_hand_over(scope: Scope) -> HandOver | None:
    rows = HandOver.objects.filter(scope_kind=scope.kind, scope_id=scope.id)
    return rows.select_related("giver", "taker").order_by("-at", "-id").first()


def hand_overs_of(person_id: int) -> QuerySet[HandOver]:
    """What somebody gave or got in the last weeks, newest first."""
    return HandOver.objects.filter(Q(giver_id=person_id) | Q(taker_id=person_id)).order_by("-at", "-id")
