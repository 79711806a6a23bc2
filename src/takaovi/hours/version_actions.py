"""Going back to how the hours of a place were, with what was confirmed then."""

from datetime import datetime
from typing import Any

from django.db import transaction

from takaovi.core.versions.queries import number_before_last, version_numbered
from takaovi.hours.actions import set_hours
from takaovi.hours.history import held_frame, thing_of
from takaovi.hours.models import Layer, PlaceHours
from takaovi.hours.values import STATE_NAMES
from takaovi.places.models import Place


def restore_hours(*, by: str, place: Place, number: int, seen: int | None = None) -> PlaceHours:
    """The hours as they were after deed ``number``; this is a version of its own.

    Raises NotThere; ChangedMeanwhile if they are not those of version ``seen`` any more; PlanFault if they cannot be
    so again, such as at a stop that the place has no longer.
    """
    with transaction.atomic():
        held_frame(place, seen)
        state = version_numbered(thing_of(place), number).state
        phones = {STATE_NAMES[layer.state]: layer.phone for layer in Layer.objects.filter(place=place, space=None)}
        layers = [{**layer, "phone": phones.get(layer["state"], "")} for layer in state["document"]["layers"]]
        frame = set_hours(by=by, place=place, plan={**state["document"], "layers": layers}, deed="restore_hours")
        _confirm_again(place, state["confirmed"])
    return frame


def undo_hours(*, by: str, place: Place, seen: int | None = None) -> PlaceHours:
    """As they were before the last deed; done again, it takes itself back. Raises DomainError if nothing was done,
    and what :func:`restore_hours` raises.
    """
    with transaction.atomic():
        held_frame(place, seen)
        return restore_hours(by=by, place=place, number=number_before_last(thing_of(place)))


def _confirm_again(place: Place, confirmed: dict[str, Any]) -> None:
    """Layers whose times come back, and so were marked as not confirmed, with the confirmation they had."""
    for layer in Layer.objects.filter(place=place, space=None, confirmed=None):
        told = confirmed.get(STATE_NAMES[layer.state])
        if told and told["at"]:
            layer.confirmed, layer.confirmed_as = datetime.fromisoformat(told["at"]), told["as"]
            layer.save(update_fields=["confirmed", "confirmed_as"])
