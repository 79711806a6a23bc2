"""How an activity was, for those who may edit it."""

from takaovi.core.errors import NotThere
from takaovi.core.versions.models import Version
from takaovi.core.versions.queries import versions_of
from takaovi.core.viewer import Viewer
from takaovi.programme.history import thing_of
from takaovi.programme.models import Activity
from takaovi.programme.rules import may_edit_activity


def activity_versions_for(viewer: Viewer, activity: Activity, limit: int = 50) -> list[Version]:
    """The newest first, each with its number, who (a person's number or a role), when and which deed.

    Raises NotThere for those who may not edit the activity.
    """
    if not may_edit_activity(viewer, activity):
        raise NotThere(activity.slug)
    return versions_of(thing_of(activity), limit)
