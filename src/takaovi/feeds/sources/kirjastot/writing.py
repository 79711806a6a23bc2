"""A library of the directory becomes a place, or the same place anew. Everything or nothing."""

from datetime import date, datetime, time
from typing import Any, Literal

from django.db import transaction

from takaovi.core import clock
from takaovi.core.commands import Refused
from takaovi.feeds.sources.kirjastot.mapping import keeper, place_columns, plan, slug_of, source_of, traits
from takaovi.feeds.sources.kirjastot.reading import Library
from takaovi.hours.actions import confirm_layer, set_hours
from takaovi.hours.plan import PLAN_KEYS
from takaovi.hours.queries import documents, layers_of
from takaovi.hours.values import STATE_NAMES
from takaovi.places.actions import keep_place, publish_place, save_place
from takaovi.places.gazetteer import Locality, find, municipality
from takaovi.places.models import Organisation, Place

BY = "import:kirjastot"
OURS = ("staffed", "self_service")  # the layers that the directory tells
Outcome = Literal["new", "changed", "same"]


def take_in(library: Library) -> tuple[Place, Outcome]:
    """The place of the library, and what came of it. A place that a keeper has hidden stays hidden.

    An answer that says what we have already writes nothing: not even that somebody confirmed it once more.
    Raises Refused for an unknown municipality, DomainError where the place could not be published.
    """
    locality = _locality(library)
    with transaction.atomic():
        known = Place.objects.filter(source__startswith=source_of(library).partition(",")[0] + ",").first()
        columns = {**place_columns(library, locality), "traits": traits(known.traits if known else 0)}
        before = documents([known.pk])[known.pk] if known else {}
        told = plan(library)
        if known and _says_the_same(known, columns, before, told):
            return known, "same"
        place = save_place(by=BY, slug=known.slug if known else _free_slug(library), fields=columns)
        _keep(place, library, locality)
        set_hours(by=BY, place=place, plan=_beside_others(_with_term(told, library), before))
        for layer in layers_of(place.pk):
            if STATE_NAMES[layer.state] in OURS:
                confirm_layer(by=BY, layer=layer, as_=BY, at=_midnight(_confirmed_on(library)))
        if known is None:
            publish_place(by=BY, place=place)
    return place, "changed" if known else "new"


def _says_the_same(place: Place, columns: dict[str, Any], before: dict[str, Any], told: dict[str, Any]) -> bool:
    """Whether the answer is what the place tells already; how long it holds follows from its days."""
    if any(getattr(place, name) != value for name, value in columns.items()):
        return False
    kept = {entry["state"]: {key: entry[key] for key in PLAN_KEYS if key in entry} for entry in before["layers"]}
    asked = {entry["state"]: {key: entry[key] for key in PLAN_KEYS if key in entry} for entry in told["layers"]}
    return {state: kept[state] for state in OURS if state in kept} == asked


def _beside_others(document: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """What the directory does not tell stays as a keeper has written it: other layers, exceptions, kept times."""
    others = [entry for entry in before.get("layers", []) if entry["state"] not in OURS]
    stays = {key: value for key, value in before.items() if key in ("exceptions", "audience")}
    return {**document, **stays, "layers": [*document["layers"], *others]}


def _locality(library: Library) -> Locality:
    """The municipality, former municipality or village that the address names. Raises Refused."""
    if not library.city:
        raise Refused("data.address.city: is missing, so the municipality is not known")
    found = find(library.city)
    if found.locality is None or found.corrected or found.rest:
        raise Refused(f"data.address.city: {library.city} is no municipality of Finland that we know")
    return found.locality


def _free_slug(library: Library) -> str:
    slug = slug_of(library.name.get("fi") or next(iter(library.name.values()))) or "kirjasto"
    return f"{slug}-{library.number}" if Place.objects.filter(slug=slug).exists() else slug


def _keep(place: Place, library: Library, locality: Locality) -> None:
    town = municipality(locality.municipality)
    columns = keeper(library, locality, town.name_fi if town else library.city)
    if columns is not None:
        slug = columns.pop("slug")
        organisation, _made = Organisation.objects.get_or_create(slug=slug, defaults=columns)
        keep_place(by=BY, place=place, organisation=organisation, leads=True)


def _confirmed_on(library: Library) -> date:
    """Today; or the last told day, where the whole answer is of the past."""
    return min(clock.today(), library.days[-1].day)


def _with_term(document: dict[str, Any], library: Library) -> dict[str, Any]:
    """The confirmation ends with the last day the directory has told of: after it nothing is known."""
    days = (library.days[-1].day - _confirmed_on(library)).days + 1
    layers = [{**layer, "term_days": min(days, 3650)} for layer in document["layers"]]
    return {**document, "layers": layers}


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.HELSINKI)
