"""A library of the directory becomes a place, or the same place anew. Everything or nothing."""

from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from takaovi.core import clock
from takaovi.core.commands import Refused
from takaovi.feeds.sources.kirjastot.mapping import keeper, place_columns, plan, slug_of, source_of, traits
from takaovi.feeds.sources.kirjastot.reading import Library
from takaovi.hours.actions import confirm_layer, set_hours
from takaovi.hours.models import Layer
from takaovi.places.actions import keep_place, publish_place, save_place
from takaovi.places.gazetteer import Locality, find, municipality
from takaovi.places.models import Organisation, Place

BY = "import:kirjastot"


def take_in(library: Library) -> tuple[Place, bool]:
    """The place of the library, and whether it is new. A place that a keeper has hidden stays hidden.

    Raises Refused for an unknown municipality, DomainError where the place could not be published.
    """
    locality = _locality(library)
    with transaction.atomic():
        known = Place.objects.filter(source__startswith=source_of(library).partition(",")[0] + ",").first()
        slug = known.slug if known else _free_slug(library)
        columns = {**place_columns(library, locality), "traits": traits(known.traits if known else 0)}
        place = save_place(by=BY, slug=slug, fields=columns)
        _keep(place, library, locality)
        set_hours(by=BY, place=place, plan=_with_term(plan(library), library))
        for layer in Layer.objects.filter(place=place, space=None):
            confirm_layer(by=BY, layer=layer, as_=BY, at=_midnight(_confirmed_on(library)))
        if known is None:
            publish_place(by=BY, place=place)
    return place, known is None


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
