"""Hours that depend on people: a time is promised if a host is found, and is open from the moment one is.

Called inside the transaction in which somebody takes a shift or leaves it, so that no page ever tells otherwise.
"""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.journal.actions import record_deed
from takaovi.hours.events import HoursChanged
from takaovi.hours.history import keep_first
from takaovi.hours.models import Layer, PlaceHours
from takaovi.hours.plan import parse_layer
from takaovi.hours.queries import layer_document
from takaovi.hours.shift_values import covers, with_day, with_filled, with_weekday
from takaovi.hours.spreading import refresh_spans
from takaovi.hours.values import STATES, Clock
from takaovi.hours.values import Layer as LayerPlan
from takaovi.places.models import Place

SHIFT = STATES["if_shift_filled"]
DEADLINE_HOURS = 24  # a day before, whoever means to come can still choose another place


def fill_shift(*, by: str, place: Place, layer: Layer, day: date, filled: bool) -> bool:
    """A host is found for the ``day`` of a layer that hangs on shifts, or is there no more. Whether that was new.

    The place's spans are written anew at once. Raises ValueError for a layer of another place or state.
    """
    if layer.place_id != place.pk or layer.state != SHIFT:
        raise ValueError("only times that hang on a shift can be filled")
    with transaction.atomic():
        frame, fresh = _held(place), Layer.objects.get(pk=layer.pk)
        if (day.isoformat() in fresh.plan.get("filled", [])) == filled:
            return False
        fresh.plan = with_filled(fresh.plan, day, filled=filled, today=clock.today(ZoneInfo(place.zone)))
        fresh.save(update_fields=["plan"])
        _changed(by, "fill_shift" if filled else "empty_shift", place, frame)
    return True


def hope_for(
    *,
    by: str,
    place: Place,
    day: date,
    times: Clock,
    weekly: bool = False,
    deadline_hours: int = DEADLINE_HOURS,
) -> Layer:
    """Promise ``times`` (minutes of the day) of ``day``, or of its weekday from now on, if a host is found.

    What the layer promises already is left as it is, and so is its own deadline. A new layer is the word of whoever
    plans the shift, so it is confirmed. Raises PlanFault for what the plan cannot hold.
    """
    with transaction.atomic():
        frame = _held(place)
        layer = Layer.objects.filter(place=place, space=None, state=SHIFT).first()
        new = layer is None
        if layer is None:
            layer = Layer(place=place, state=SHIFT, confirmed=clock.now(), confirmed_as="keeper")
            layer.plan = {"periods": []}
        known = {**layer.plan, "deadline_hours": layer.plan.get("deadline_hours", deadline_hours)}
        if not new and covers(_plan_of(layer), day, times):
            if known == layer.plan:
                return layer
            layer.plan = known
        else:
            keep_first(place)
            layer.plan = with_weekday(known, day.weekday(), times) if weekly else with_day(known, day, times)
        _plan_of(layer)  # refused here with its path, and not at night
        layer.changed = clock.now()
        layer.save()
        _changed(by, "hope_for_shift", place, frame)
    return layer


def _plan_of(layer: Layer) -> LayerPlan:
    return parse_layer(layer_document(layer), "layer")


def _held(place: Place) -> PlaceHours:
    """The frame of the place's hours, held against other writers until the transaction ends."""
    PlaceHours.objects.get_or_create(place=place)
    return PlaceHours.objects.select_for_update().get(pk=place.pk)


def _changed(by: str, deed: str, place: Place, frame: PlaceHours) -> None:
    """A keeper who has the hours open in a form is told that they changed. Versions are for edits, not for shifts."""
    frame.version += 1
    frame.save(update_fields=["version"])
    refresh_spans([place.pk])
    record_deed(by=by, deed=deed, thing=f"places.Place:{place.pk}")
    bus.announce(HoursChanged(place.pk))
