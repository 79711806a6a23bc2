"""What a viewer may do with tasks and shifts. Trust is given by people, as a role; nothing is earned by counting."""

from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.places.models import Place
from takaovi.places.rules import scopes_of as scopes_of_place
from takaovi.volunteering.models import VolunteerTask
from takaovi.volunteering.values import Kind, Trust


def scopes_of(task: VolunteerTask) -> tuple[Scope, ...]:
    """The activity it belongs to, if any, its place and the organisations that keep it. One query at most."""
    own = (Scope("activity", task.activity_id),) if task.activity_id else ()
    return (*own, *scopes_of_place(task.place))


def may_plan_at(viewer: Viewer, place: Place) -> bool:
    return bool(viewer.grants) and viewer.may("shift.plan", *scopes_of_place(place))


def may_plan_task(viewer: Viewer, task: VolunteerTask) -> bool:
    return bool(viewer.grants) and viewer.may("shift.plan", *scopes_of(task))


def may_see_task(viewer: Viewer, task: VolunteerTask) -> bool:
    return (task.published is not None and task.place.published is not None) or may_plan_task(viewer, task)


def may_take_task(viewer: Viewer, task: VolunteerTask) -> bool:
    """Anybody, somebody the place knows, or somebody who holds its key or its phone, as the task asks."""
    asked = permissions_asked(task)
    return not asked or (bool(viewer.grants) and all(viewer.may(one, *scopes_of(task)) for one in asked))


def permissions_asked(task: VolunteerTask) -> tuple[str, ...]:
    """What whoever takes the task must hold; nothing where it is anybody's. The phone is for those who take calls."""
    if task.kind == Kind.PHONE:
        return ("shift.take", "call.take")
    return {Trust.ANYBODY: (), Trust.KNOWN: ("shift.take",)}.get(Trust(task.trust), ("shift.take", "hours.confirm"))


def letter_scopes_of(task: VolunteerTask) -> tuple[Scope, ...]:
    """Where those stand who hear of its shifts: the phone is the whole network's, whichever place plans it."""
    return (*scopes_of(task), NETWORK) if task.kind == Kind.PHONE else scopes_of(task)


def may_log_hours(viewer: Viewer, place: Place) -> bool:
    """Write down one's own hours."""
    return bool(viewer.grants) and viewer.may("hours.log", *scopes_of_place(place))
