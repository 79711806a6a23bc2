"""What rooms above add to the pages of this room, each in its ``ready``, so that no arrow points up.

Names and parents of a scope, rows of the hand-over's checklist, what else is held of a person, words for deeds.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from takaovi.core.text import Said
from takaovi.core.viewer import Scope

Names = Callable[[Collection[int], str], Mapping[int, Said]]
Parents = Callable[[int], Iterable[Scope]]
Things = Callable[[int], Iterable[str]]  # or a queryset of such texts, where they may be many


class ScopeSource(NamedTuple):
    """The model of its rows (``room.Model``), their names in one query, and which wider scopes hold one."""

    model: str
    names: Names
    parents: Parents


class Check(NamedTuple):
    """A row of the hand-over's checklist. ``left`` is how much is still to do; 0 is done."""

    words: str
    left: int = 0
    href: str = ""


class Held(NamedTuple):
    """One kind of record that is held of a person: what, why, until when, and why it stays when one erases."""

    title: str
    rows: tuple[str, ...]
    purpose: str
    until: date | None = None
    stays: str = ""


class OwnPage(NamedTuple):
    """A page of somebody's own: a lazy phrase, and the permission that only its people have, if it is not for all."""

    words: object
    permission: str = ""


scope_sources: dict[str, ScopeSource] = {}
audit_things: dict[str, list[Things]] = {}
thing_names: dict[str, Names] = {}
untold_deeds: set[str] = set()
checks: list[Callable[[Scope], list[Check]]] = []
holdings: list[Callable[[int], list[Held]]] = []
held_columns: set[str] = set()
deed_words: dict[str, object] = {}
first_pages: list[str] = []
own_pages: dict[str, OwnPage] = {}


def add_scope_kind(kind: str, *, model: str, names: Names, parents: Parents) -> None:
    scope_sources[kind] = ScopeSource(model, names, parents)
    thing_names[model] = names


def add_audit_things(kind: str, things: Things) -> None:
    """``things`` of a scope's row: the ``room.Model:id`` whose deeds its own people may read."""
    listed = audit_things.setdefault(kind, [])
    if things not in listed:
        listed.append(things)


def add_thing_names(model: str, names: Names) -> None:
    """What the book calls rows of a model (``room.Model``) that are no scopes, such as a series. One query."""
    thing_names[model] = names


def leave_untold(deeds: Collection[str]) -> None:
    """Deeds that the book tells only where people with a role did them: what a guest does with the own sign-up."""
    untold_deeds.update(deeds)


def add_checks(rows: Callable[[Scope], list[Check]]) -> None:
    if rows not in checks:
        checks.append(rows)


def add_held(tell: Callable[[int], list[Held]], of: Collection[str] = ()) -> None:
    """``tell`` of a person's id. Erasing follows the event ``PersonForgotten``.

    ``of`` are the columns it tells about, as ``room.Model.column``: none that names a person may be left out.
    """
    if tell not in holdings:
        holdings.append(tell)
    held_columns.update(of)


def add_deed_words(words: Mapping[str, object]) -> None:
    """Lazy phrases for the names of deeds in the audit book."""
    deed_words.update(words)


def add_own_page(url_name: str, words: object, permission: str = "") -> None:
    """A page of a room above for whoever is signed in, told under "your record"; ``words`` are a lazy phrase.

    With ``permission`` it is told to those who hold it somewhere.
    """
    own_pages[url_name] = OwnPage(words, permission)


def set_first_page(url_name: str) -> None:
    """Where somebody comes to after signing in: the keeper's desk, once it stands."""
    first_pages[:] = [url_name]


def scopes_of(scope: Scope) -> tuple[Scope, ...]:
    """The scope and the wider ones that hold it, without the network."""
    source = scope_sources.get(scope.kind)
    return (scope, *source.parents(scope.id)) if source else (scope,)


def thing_of(scope: Scope) -> str:
    """How the audit book names a scope: as the room does whose row it is."""
    source = scope_sources.get(scope.kind)
    return f"{source.model}:{scope.id}" if source else scope.kind
