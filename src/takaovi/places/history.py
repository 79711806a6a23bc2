"""How a place is, as plain data that can bring it back: its texts and facts, and all that hangs on it.

Whether it is shown is not part of it, nor its picture. Phone numbers and the e-mail address stand apart, under
``contact``: they may be a person's, and go from a version a month after another took its place.
"""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from takaovi.core import bus
from takaovi.core.languages import LANGUAGES
from takaovi.core.meanwhile import ChangedMeanwhile, same_texts
from takaovi.core.text import written
from takaovi.core.versions.actions import keep_before, keep_version
from takaovi.core.versions.models import Version
from takaovi.core.versions.queries import kept_columns
from takaovi.places.models import ArrivalAnswer, Place, Space, TraitNote, Venue, WayToMeet

CONTACT = ("phone", "email")
NOT_KEPT = frozenset({"id", "slug", "published", "changed", "source", *CONTACT})
NOT_KEPT_OF_PARTS = frozenset({"place_id"})
ANSWERS = tuple(f"text_{language.column}" for language in LANGUAGES)
NOTES = tuple(f"note_{language.column}" for language in LANGUAGES)
# Rows that keep their number when they come back, since the hours and the programme name them by it.
NUMBERED: dict[str, type[models.Model]] = {"spaces": Space, "venues": Venue}
SAVED_MEANWHILE = _("Somebody else saved this meanwhile.")


def thing_of(place: Place) -> str:
    """Under which name the versions of a place are kept."""
    return f"places.Place:{place.pk}"


def columns() -> list[str]:
    """The columns that are kept, as they are called today."""
    return kept_columns(Place, NOT_KEPT)


def part_columns(model: type[models.Model]) -> list[str]:
    """The columns of a room or a stop that are kept, its number among them."""
    return [name for name in kept_columns(model, NOT_KEPT_OF_PARTS) if name != "place"]


def state_of(place: Place) -> dict[str, Any]:
    """The place as it stands in the database. Six queries."""
    told = Place.objects.filter(pk=place.pk).values(*columns(), *CONTACT).get()
    contact = {name: told.pop(name) for name in CONTACT}
    answers = ArrivalAnswer.objects.filter(place=place.pk).order_by("question").values("question", *ANSWERS)
    notes = TraitNote.objects.filter(place=place.pk).order_by("trait").values("trait", *NOTES)
    ways = list(WayToMeet.objects.filter(place=place.pk).order_by("way").values("way", "url", "phone", *NOTES))
    contact["ways"] = {way["way"]: way.pop("phone") for way in ways}
    parts = {
        name: list(model._default_manager.filter(place=place.pk).order_by("pk").values(*part_columns(model)))
        for name, model in NUMBERED.items()
    }
    return {
        "fields": told,
        "arrival": list(answers),
        "notes": list(notes),
        "ways": ways,
        **parts,
        "contact": contact,
    }


def keep_first(place: Place) -> None:
    """Before a deed: if none was kept yet, how it was until then."""
    keep_before(thing=thing_of(place), state=lambda: state_of(place))


def hold(place: Place) -> Place:
    """The place as it stands now, held until the transaction ends: of two deeds at once the second waits here."""
    return Place.objects.select_for_update().get(pk=place.pk)


def must_be_as_seen(seen: Mapping[str, str] | None, row: models.Model | None, field: str) -> None:
    """Raises ChangedMeanwhile if a text of a row that the deed holds is not the one that its writer saw."""
    now = {language.code: written(row, field, language.code) for language in LANGUAGES}
    if seen is not None and not same_texts(seen, now):
        raise ChangedMeanwhile(SAVED_MEANWHILE)


def keep(by: str, deed: str, place: Place) -> Version | None:
    """After a deed, how it is now. A load in bulk keeps nothing: it can be loaded again."""
    if bus.is_hushed():
        return None
    Place.objects.select_for_update().filter(pk=place.pk).first()  # two deeds at once get two numbers
    return keep_version(by=by, deed=deed, thing=thing_of(place), state=state_of(place))
