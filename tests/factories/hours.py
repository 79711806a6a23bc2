"""Places with hours for tests."""

from datetime import datetime
from typing import Any

from takaovi.hours.actions import confirm_layer, set_hours
from takaovi.hours.models import Layer
from takaovi.places.models import Place
from tests.factories.places import make_place

WEEKDAYS_9_TO_17 = {"days": "mon-fri", "from": "09:00", "to": "17:00"}


def staffed(*rules: dict, **more: Any) -> dict[str, Any]:
    """A staffed layer, Monday to Friday 9-17 unless rules are given."""
    return {"state": "staffed", "periods": [{"rules": list(rules) or [WEEKDAYS_9_TO_17]}], **more}


def make_open_place(*layers: dict, confirmed: datetime | None = None, **fields: Any) -> Place:
    """A place with these layers (staffed 9-17 if none); all confirmed by its keeper when a time is given."""
    place = make_place(**fields)
    set_hours(by="test", place=place, plan={"layers": list(layers) or [staffed()], "zone": place.zone})
    if confirmed is not None:
        for layer in Layer.objects.filter(place=place):
            confirm_layer(by="test", layer=layer, at=confirmed)
    return place
