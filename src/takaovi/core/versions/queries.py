"""Reading how things were."""

from takaovi.core.errors import NotThere
from takaovi.core.versions.models import Version


def versions_of(thing: str, limit: int = 50) -> list[Version]:
    """The newest first, each with who and when. One query. Shared by the desk's pages of every room."""
    return list(Version.objects.filter(thing=thing).order_by("-number")[:limit])


def version_numbered(thing: str, number: int) -> Version:
    """Raises NotThere for a version that never was or was erased after its term. One query."""
    found = Version.objects.filter(thing=thing, number=number).first()
    if found is None:
        raise NotThere(f"{thing} number {number}")
    return found


def last_version(thing: str) -> Version | None:
    return Version.objects.filter(thing=thing).order_by("-number").first()
