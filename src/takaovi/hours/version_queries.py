"""How the hours of a place were, for those who may edit them."""

from takaovi.core.errors import NotThere
from takaovi.core.versions.models import Version
from takaovi.core.versions.queries import versions_of
from takaovi.core.viewer import Viewer
from takaovi.hours.history import thing_of
from takaovi.hours.rules import may_edit_hours
from takaovi.places.models import Place


def hours_versions_for(viewer: Viewer, place: Place, limit: int = 50) -> list[Version]:
    """The newest first, each with its number, who (a person's number or a role), when and which deed. One query.

    Raises NotThere for those who may not edit the hours.
    """
    if not may_edit_hours(viewer, place):
        raise NotThere(place.slug)
    return versions_of(thing_of(place), limit)
