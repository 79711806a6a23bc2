"""Who looks: in this house an unnamed visitor until somebody signs in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Viewer:
    """The one who asks. Carries a language, and nothing that identifies."""

    language: str = "fi"

    @property
    def may_see_unpublished(self) -> bool:
        return False
