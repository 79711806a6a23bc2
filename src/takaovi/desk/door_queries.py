"""What a person at the desk named, through the doorway of its room and one rule more. Raises NotThere alike."""

from collections.abc import Callable

from django.db.models import prefetch_related_objects

from takaovi.core.errors import NotThere
from takaovi.core.viewer import Viewer
from takaovi.places.models import Place
from takaovi.places.queries import place_for
from takaovi.programme.models import Activity
from takaovi.programme.queries import activity_for


def place_behind(viewer: Viewer, slug: str, *rules: Callable[[Viewer, Place], bool]) -> Place:
    """A place for which the viewer passes one of the rules. Seven queries."""
    place = place_for(viewer, slug)
    if not any(rule(viewer, place) for rule in rules):
        raise NotThere(slug)
    return place


def activity_behind(viewer: Viewer, slug: str, *rules: Callable[[Viewer, Activity], bool]) -> Activity:
    """An activity for which the viewer passes one of the rules, with the keepers of its place. Six queries at most."""
    activity = activity_for(viewer, slug)
    if activity.place:
        prefetch_related_objects([activity.place], "keepings")
    if not any(rule(viewer, activity) for rule in rules):
        raise NotThere(slug)
    return activity
