"""Who looks: in this house an unnamed visitor until somebody signs in."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from takaovi.core.clock import HELSINKI


@dataclass(frozen=True, slots=True)
class Viewer:
    """The one who asks. Carries a language and a time zone, and nothing that identifies."""

    language: str = "fi"
    zone: ZoneInfo = HELSINKI

    @property
    def may_see_unpublished(self) -> bool:
        return False
