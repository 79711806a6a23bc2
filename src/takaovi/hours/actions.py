"""Writing hours. Every edit rewrites that place's spans in the same transaction and is told when it is certain."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.errors import NotThere
from takaovi.core.journal.actions import record_deed
from takaovi.core.meanwhile import ChangedMeanwhile
from takaovi.hours.day_table import FIRST_YEAR, LAST_YEAR, packaged_days
from takaovi.hours.events import HoursChanged
from takaovi.hours.history import held_frame, keep, keep_first
from takaovi.hours.models import DayClass, Layer, PlaceHours
from takaovi.hours.plan import PLAN_KEYS, PlanFault, parse_exception, parse_plan
from takaovi.hours.queries import COUNTRY
from takaovi.hours.shift_actions import fill_shift, hope_for
from takaovi.hours.spreading import Rolled, close_shifts, refresh_spans, refresh_stale, roll_horizon
from takaovi.hours.values import STATES, Schedule
from takaovi.hours.whereabouts import venue_keys
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.places.queries import venue_days

__all__ = [
    "ChangedMeanwhile",
    "Rolled",
    "add_exception",
    "close_shifts",
    "confirm_layer",
    "fill_shift",
    "forget_day_class",
    "hope_for",
    "refresh_spans",
    "refresh_stale",
    "roll_horizon",
    "seed_day_classes",
    "set_day_class",
    "set_hours",
]


def set_hours(
    *,
    by: str,
    place: Place,
    plan: dict[str, Any],
    confirmed_as: str = "",
    seen: int | None = None,
    deed: str = "set_hours",
) -> PlaceHours:
    """Replace all of a place's hours by the document ``plan`` (docs/hours.md).

    A layer whose times are new loses its old confirmation; ``confirmed_as`` (keeper, import:kirjastot ...)
    confirms every layer at once. Hours of the place's spaces stay. ``seen`` is the version that the writer saw: if it
    is another by now, ChangedMeanwhile is raised. Raises PlanFault too, and changes nothing then.
    """
    schedule = parse_plan(plan)
    zone = schedule.zone.key
    with transaction.atomic():
        frame = held_frame(place, seen)
        _know_stops(place, schedule)
        keep_first(place)
        frame.exceptions, frame.audience = plan.get("exceptions", []), plan.get("audience", [])
        frame.version += 1
        frame.save()
        if zone != place.zone:
            place.zone = zone
            place.save(update_fields=["zone"])
        states = [_set_layer(place, entry, confirmed_as) for entry in plan["layers"]]
        Layer.objects.filter(place=place, space=None).exclude(state__in=states).delete()
        _changed(by, deed, place)
        frame.refresh_from_db()
    return frame


def _know_stops(place: Place, schedule: Schedule) -> None:
    """Held until the transaction ends, so that nobody takes a stop away while hours that name it are written."""
    keys = venue_keys(schedule)
    if keys:
        Place.objects.select_for_update().filter(pk=place.pk).first()
    known = {venue.key for venue in venue_days([place.pk]).get(place.pk, ())} if keys else set()
    for key in keys:
        if key not in known:
            raise PlanFault("layers", f"name a stop {key!r} that {place.slug} does not have")


def _set_layer(place: Place, entry: dict[str, Any], confirmed_as: str) -> int:
    state = STATES[entry["state"]]
    plan = {key: entry[key] for key in PLAN_KEYS if key in entry}
    layer = Layer.objects.filter(place=place, space=None, state=state).first() or Layer(place=place, state=state)
    if _times(layer.plan) != _times(plan):
        layer.confirmed, layer.confirmed_by, layer.confirmed_as = None, None, ""
        layer.changed = clock.now()
    layer.plan, layer.known = plan, plan.get("known", True)
    layer.conditions = entry.get("conditions", [])
    layer.phone = entry.get("phone", "")
    layer.certainty = entry.get("certainty", "sure")
    layer.term_days = entry.get("term_days", 60)
    if confirmed_as:
        layer.confirmed, layer.confirmed_as = clock.now(), confirmed_as
    layer.save()
    return state


def _times(plan: dict[str, Any]) -> dict[str, Any]:
    """What a confirmation is about. A closed day more or less leaves the rest as true as it was."""
    return {key: value for key, value in plan.items() if key != "exceptions"}


def add_exception(*, by: str, place: Place, exception: dict[str, Any], state: str | None = None) -> None:
    """Add an exception after those there are, to the whole place or to its layer of this ``state``.

    Raises PlanFault for an exception that cannot be read, NotThere for a layer that is not there.
    """
    parse_exception(exception, "exception", of_place=state is None)
    with transaction.atomic():
        frame = held_frame(place)
        keep_first(place)
        if state is None:
            frame.exceptions = [*frame.exceptions, exception]
        else:
            layer = Layer.objects.filter(place=place, space=None, state=STATES[state]).first()
            if layer is None:
                raise NotThere(f"{place.slug} has no layer {state}")
            layer.plan = {**layer.plan, "exceptions": [*layer.plan.get("exceptions", []), exception]}
            layer.changed = clock.now()
            layer.save(update_fields=["plan", "changed"])
        frame.version += 1
        frame.save()
        _changed(by, "add_exception", place)


def confirm_layer(
    *,
    by: str,
    layer: Layer,
    certainty: str = "sure",
    as_: str = "keeper",
    person: Person | None = None,
    at: datetime | None = None,
) -> None:
    """Somebody says that a layer's hours are true. ``at`` is when they said so, now if not given."""
    with transaction.atomic():
        layer.confirmed = at or clock.now()
        layer.certainty, layer.confirmed_as, layer.confirmed_by = certainty, as_, person
        layer.save(update_fields=["confirmed", "certainty", "confirmed_as", "confirmed_by"])
        record_deed(by=by, deed="confirm_layer", thing=f"hours.Layer:{layer.pk}", detail={"certainty": certainty})
        bus.announce(HoursChanged(layer.place_id))


def _changed(by: str, deed: str, place: Place) -> None:
    refresh_spans([place.pk])
    keep(by, deed, place)
    record_deed(by=by, deed=deed, thing=f"places.Place:{place.pk}")
    bus.announce(HoursChanged(place.pk))


def seed_day_classes(first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> int:
    """Put the packaged holidays and eves into the table, for the years nobody has seeded or edited yet.

    Returns how many days were added. Raises ValueError for years that are not packaged.
    """
    if not FIRST_YEAR <= first_year <= last_year <= LAST_YEAR:
        raise ValueError(f"holidays are packaged for {FIRST_YEAR}-{LAST_YEAR}")
    with transaction.atomic():
        kept = {day.year for day in DayClass.objects.filter(region=COUNTRY).values_list("day", flat=True)}
        rows = [
            DayClass(day=day, kind=kind, name_fi=fi, name_sv=sv, name_en=en)
            for day, kind, fi, sv, en in packaged_days()
            if first_year <= day.year <= last_year and day.year not in kept
        ]
        return len(DayClass.objects.bulk_create(rows))


def set_day_class(*, by: str, day: date, kind: str, names: Mapping[str, str], region: str = COUNTRY) -> DayClass:
    """Say what a day is, for the country or for one municipality (its code). ``names``: column language -> name."""
    columns = {f"name_{language}": name for language, name in names.items()}
    with transaction.atomic():
        _keep_year(day)
        row, _made = DayClass.objects.update_or_create(region=region, day=day, kind=kind, defaults=columns)
        _day_changed(by, "set_day_class", row)
    return row


def forget_day_class(*, by: str, day: date, kind: str, region: str = COUNTRY) -> None:
    """The day is an ordinary one after all. Raises NotThere for what it is not."""
    with transaction.atomic():
        _keep_year(day)
        row = DayClass.objects.filter(region=region, day=day, kind=kind).first()
        if row is None:
            raise NotThere(f"{day} is no {kind} in {region}")
        row.delete()
        _day_changed(by, "forget_day_class", row)


def _keep_year(day: date) -> None:
    """A year with one row of its own is no longer answered from the packaged table: give it all its rows first."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        seed_day_classes(day.year, day.year)


def _day_changed(by: str, deed: str, row: DayClass) -> None:
    """The spans of every place in the region are made again."""
    places = Place.objects.all() if row.region == COUNTRY else Place.objects.filter(municipality=row.region)
    refresh_spans(PlaceHours.objects.filter(place__in=places).values_list("pk", flat=True))
    record_deed(by=by, deed=deed, thing=f"hours.DayClass:{row.day}", detail={"kind": row.kind, "region": row.region})
