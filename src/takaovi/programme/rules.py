"""What a viewer may do with an activity."""

from takaovi.core.viewer import Scope, Viewer
from takaovi.places.models import Place
from takaovi.places.rules import may as may_at_place
from takaovi.places.rules import scopes_of as scopes_of_place
from takaovi.programme.models import Activity


def scopes_of(activity: Activity) -> tuple[Scope, ...]:
    """The activity, the organisations that host it, and the scopes of its place. Two queries at most."""
    hosts = tuple(Scope("organisation", row.organisation_id) for row in activity.hostings.all())
    return (Scope("activity", activity.pk), *hosts, *(scopes_of_place(activity.place) if activity.place else ()))


def may(viewer: Viewer, permission: str, activity: Activity) -> bool:
    """Whether the viewer holds ``permission`` for this activity; a guest costs no query."""
    return bool(viewer.grants) and viewer.may(permission, *scopes_of(activity))


def may_see_activity(viewer: Viewer, activity: Activity) -> bool:
    return (
        activity.published is not None or may_edit_activity(viewer, activity) or may_publish_activity(viewer, activity)
    )


def may_edit_activity(viewer: Viewer, activity: Activity) -> bool:
    return may(viewer, "programme.edit", activity)


def may_publish_activity(viewer: Viewer, activity: Activity) -> bool:
    return may(viewer, "programme.publish", activity)


def may_see_signups(viewer: Viewer, activity: Activity) -> bool:
    return may(viewer, "signup.see", activity)


def may_confirm_times(viewer: Viewer, activity: Activity) -> bool:
    """Say that next week's times are held."""
    return may(viewer, "hours.confirm", activity)


def may_print_signups(viewer: Viewer, activity: Activity) -> bool:
    """Put names on paper. Posters and leaflets hold none and are anybody's."""
    return may_see_signups(viewer, activity) and may(viewer, "print.make", activity)


def may_add_activity(viewer: Viewer, place: Place) -> bool:
    """Write a new activity for this place."""
    return may_at_place(viewer, "programme.edit", place)
