"""Who may know of a person, and what a role allows."""

from takaovi.core.viewer import Viewer
from takaovi.people.models import Person, Role


def may_see_person(viewer: Viewer, person: Person) -> bool:
    """Nobody unnamed sees a person's record, and nobody at all sees a forgotten one."""
    return viewer.may_see_unpublished and person.forgotten is None


def may_keep(role: Role, scope: str) -> bool:
    """A keeper keeps their own scope; the network's keeper keeps every one."""
    return role.kind == Role.Kind.NETWORK_KEEPER or (role.kind == Role.Kind.KEEPER and role.scope == scope)
