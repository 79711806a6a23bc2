"""Reading how things were."""

from collections.abc import Container

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from takaovi.core.errors import DomainError, NotThere
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


def number_before_last(thing: str) -> int:
    """The version that an undo goes back to. Raises DomainError, with a sentence, if nothing was done yet."""
    last = last_version(thing)
    if last is None or last.number == 1:
        raise DomainError(_("There is nothing to undo."))
    return last.number - 1


def kept_columns(model: type[Model], left_out: Container[str]) -> list[str]:
    """The columns of a table that a version keeps: of a translated text those of its languages, and no picture."""
    names = [field.attname for field in model._meta.concrete_fields if field.name not in left_out]
    return [name for name in names if f"{name}_fi" not in names and not name.startswith("photo")]
