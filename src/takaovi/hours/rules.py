"""What a viewer may do with the hours of a place."""

from takaovi.core.viewer import Viewer
from takaovi.places.models import Place
from takaovi.places.rules import may


def may_edit_hours(viewer: Viewer, place: Place) -> bool:
    return may(viewer, "hours.edit", place)


def may_confirm_hours(viewer: Viewer, place: Place) -> bool:
    """Say that the hours are still true; who edits them says so too."""
    return may(viewer, "hours.confirm", place) or may_edit_hours(viewer, place)
