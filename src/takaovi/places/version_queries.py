"""How a place was, for those who may edit it."""

from takaovi.core.errors import NotThere
from takaovi.core.versions.models import Version
from takaovi.core.versions.queries import versions_of
from takaovi.core.viewer import Viewer
from takaovi.places.history import thing_of
from takaovi.places.models import Place
from takaovi.places.rules import may_edit_place


def place_versions_for(viewer: Viewer, place: Place, limit: int = 50) -> list[Version]:
    """The newest first, each with its number, who (a person's number or a role), when and which deed.

    Raises NotThere for those who may not edit the place.
    """
    if not may_edit_place(viewer, place):
        raise NotThere(place.slug)
    return versions_of(thing_of(place), limit)
