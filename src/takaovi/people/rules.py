"""What a viewer may do with roles."""

from collections.abc import Iterable

from takaovi.core.viewer import Scope, Viewer
from takaovi.people.roles import ROLE_OF, ROLES, RoleKind


def may_give_roles(viewer: Viewer, scopes: Iterable[Scope]) -> bool:
    return viewer.may("role.give", *scopes)


def may_give_role(viewer: Viewer, role: RoleKind, scopes: tuple[Scope, ...]) -> bool:
    """Never more than one holds oneself, there."""
    holds_all = all(viewer.may(permission, *scopes) for permission in role.permissions)
    return may_give_roles(viewer, scopes) and holds_all and scopes[0].kind in role.scope_kinds


def may_take_role(viewer: Viewer, person_id: int, role: RoleKind, scopes: tuple[Scope, ...]) -> bool:
    """One's own role one may always lay down."""
    return viewer.person_id == person_id or may_give_role(viewer, role, scopes)


def givable_roles(viewer: Viewer, scopes: tuple[Scope, ...]) -> list[RoleKind]:
    return [role for role in ROLES if may_give_role(viewer, role, scopes)]


def may_read_audit(viewer: Viewer, scopes: Iterable[Scope]) -> bool:
    return viewer.may("audit.read", *scopes)


def may_hand_over(viewer: Viewer, scopes: Iterable[Scope]) -> bool:
    return viewer.may("place.hand_over", *scopes)


def role_named(name: str) -> RoleKind | None:
    return ROLE_OF.get(name)
