"""What a viewer may do with calls and the ring."""

from takaovi.core.viewer import Viewer
from takaovi.places.models import Place
from takaovi.places.rules import may


def may_take_calls(viewer: Viewer) -> bool:
    """Somewhere at all: which of them, tells ``queries.reach_of``."""
    return bool(viewer.where("call.take"))


def may_enter_calls(viewer: Viewer) -> bool:
    """Put somebody into the queue who asked for it by word of mouth."""
    return bool(viewer.where("call.enter"))


def may_take_calls_of(viewer: Viewer, place: Place) -> bool:
    return may(viewer, "call.take", place)


def may_plan_ring(viewer: Viewer, place: Place) -> bool:
    return may(viewer, "ring.plan", place)
