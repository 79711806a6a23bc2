"""Who looks: an unnamed visitor until somebody signs in, and then a number with what that person may do where."""

from dataclasses import dataclass
from typing import NamedTuple


class Scope(NamedTuple):
    """Where a permission holds: ``network`` (id 0), or an ``organisation``, ``place`` or ``activity`` by its row."""

    kind: str
    id: int = 0


NETWORK = Scope("network")


@dataclass(frozen=True, slots=True)
class Viewer:
    """The one who asks. ``grants`` are pairs of a permission and where it holds, spread out from the roles."""

    language: str = "fi"
    person_id: int | None = None
    grants: frozenset[tuple[str, Scope]] = frozenset()

    def may(self, permission: str, *scopes: Scope) -> bool:
        """Whether this viewer holds ``permission`` in one of these scopes or in the whole network."""
        return any((permission, scope) in self.grants for scope in (*scopes, NETWORK))

    def where(self, permission: str) -> frozenset[Scope]:
        """Every scope in which this viewer holds ``permission``."""
        return frozenset(scope for held, scope in self.grants if held == permission)

    @property
    def is_signed_in(self) -> bool:
        return self.person_id is not None

    @property
    def by(self) -> str:
        """How the audit book names the viewer: by number, never by name. Grants without a person are the operator's."""
        if self.is_signed_in:
            return f"person:{self.person_id}"
        return "operator" if self.grants else "guest"

    @property
    def may_see_unpublished(self) -> bool:
        """Drafts of the whole network. For one place or activity ask the rules of its room."""
        return self.may("place.publish") and self.may("programme.publish")
