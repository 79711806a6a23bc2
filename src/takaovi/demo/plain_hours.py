"""Writes hours with plain rows until the hours room has its actions."""

from datetime import date, datetime, timedelta
from typing import Any

from takaovi.core import clock
from takaovi.hours.day_table import packaged_classes
from takaovi.hours.engine import expand
from takaovi.hours.models import Layer, OpeningSpan, PlaceHours
from takaovi.hours.plan import PLAN_KEYS, parse_plan
from takaovi.hours.values import STATES
from takaovi.people.models import Person
from takaovi.places.models import Place

AHEAD = timedelta(days=61)


def set_hours(*, by: str, place: Place, plan: dict[str, Any]) -> PlaceHours:
    frame, _ = PlaceHours.objects.update_or_create(
        place=place, defaults={"exceptions": plan["exceptions"], "audience": plan["audience"]}
    )
    Layer.objects.filter(place=place).delete()
    for layer in plan["layers"]:
        Layer.objects.create(
            place=place,
            state=STATES[layer["state"]],
            plan={key: layer[key] for key in PLAN_KEYS if key in layer},
            conditions=layer["conditions"],
            phone=layer["phone"],
            certainty=layer["certainty"],
        )
    _expand(place, plan, clock.today())
    return frame


def _expand(place: Place, plan: dict[str, Any], today: date) -> None:
    first, last = today - timedelta(days=2), today + AHEAD
    spans = expand(parse_plan(plan), first, last, packaged_classes(first - timedelta(days=1), last + timedelta(days=1)))
    OpeningSpan.objects.filter(place=place).delete()
    OpeningSpan.objects.bulk_create(
        OpeningSpan(place=place, start=s.start, end=s.end, state=s.state, way=s.way) for s in spans
    )


def confirm_layer(*, by: str, layer: Layer, certainty: str, as_: str, person: Person, at: datetime) -> None:
    layer.certainty, layer.confirmed, layer.confirmed_as, layer.confirmed_by = certainty, at, as_, person
    layer.save()
