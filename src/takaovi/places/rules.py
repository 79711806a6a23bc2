"""What a viewer may do with a place."""

from takaovi.core.viewer import Scope, Viewer
from takaovi.places.models import Place


def scopes_of(place: Place) -> tuple[Scope, ...]:
    """The place and the organisations that keep it. No query after ``place_for``, else one."""
    return (Scope("place", place.pk), *(Scope("organisation", row.organisation_id) for row in place.keepings.all()))


def may(viewer: Viewer, permission: str, place: Place) -> bool:
    """Whether the viewer holds ``permission`` for this place; a guest and who looks after all places cost no query."""
    return viewer.may(permission) or (bool(viewer.grants) and viewer.may(permission, *scopes_of(place)))


def may_see_place(viewer: Viewer, place: Place) -> bool:
    return place.published is not None or may_edit_place(viewer, place) or may_publish_place(viewer, place)


def may_edit_place(viewer: Viewer, place: Place) -> bool:
    return may(viewer, "place.edit", place)


def may_publish_place(viewer: Viewer, place: Place) -> bool:
    return may(viewer, "place.publish", place)


def may_give_roles(viewer: Viewer, place: Place) -> bool:
    return may(viewer, "role.give", place)


def may_hand_over(viewer: Viewer, place: Place) -> bool:
    return may(viewer, "place.hand_over", place)


def may_decide_proposals(viewer: Viewer, place: Place) -> bool:
    return may(viewer, "proposal.decide", place)


def may_answer_feedback(viewer: Viewer, place: Place) -> bool:
    return may(viewer, "feedback.answer", place)


def may_read_audit(viewer: Viewer, place: Place) -> bool:
    return may(viewer, "audit.read", place)
