"""What hangs on a place: its rooms, the ways to meet, where it is at times. Each deed is a version of the place."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.core.meanwhile import ChangedMeanwhile, same_as_seen
from takaovi.core.text import slug
from takaovi.places.additions import stops_in_use
from takaovi.places.events import PlaceChanged
from takaovi.places.history import SAVED_MEANWHILE, hold, keep, keep_first
from takaovi.places.models import Place, Space, Venue, WayToMeet

Fields = Mapping[str, Any]
Row = TypeVar("Row", bound=models.Model)
KEY_MOST = 40  # characters, as in Venue.key


def save_space(*, by: str, place: Place, fields: Fields, space: Space | None = None) -> Space:
    """A new room of the place, or another word for ``space``, which is the row as its writer saw it.

    Raises ChangedMeanwhile if that is not how it stands any more, also where somebody took it away.
    """
    return _save(by, "save_space", place, Space(place=place), space, fields)


def save_way(*, by: str, place: Place, fields: Fields, way: WayToMeet | None = None) -> WayToMeet:
    """The same for a way to meet. Raises DomainError too, for a way that the place has already."""
    with transaction.atomic():
        if way is None and WayToMeet.objects.filter(place=hold(place), way=fields["way"]).exists():
            raise DomainError(_("The place has this way already. Change that one."))
        return _save(by, "save_way", place, WayToMeet(place=place), way, fields)


def save_venue(*, by: str, place: Place, fields: Fields, venue: Venue | None = None) -> Venue:
    """The same for where the place is at times. Without days of the year it is a stop: it gets a key of its own, by
    which the hours name it, and keeps it whatever it is called later.
    """
    with transaction.atomic():
        hold(place)
        new = Venue(place=place)
        key = venue.key if venue else ""
        if not key and fields.get("from_day") is None:
            key = _free_key(place, str(fields.get("name_fi") or ""))
        return _save(by, "save_venue", place, new, venue, {**fields, "key": key})


def remove_space(*, by: str, place: Place, space: Space) -> None:
    """Raises DomainError while something is held in the room, or it has hours of its own."""
    try:
        _remove(by, "remove_space", place, space)
    except (models.ProtectedError, models.RestrictedError) as used:
        raise DomainError(_("Something is held in this room. Give that another room first.")) from used


def remove_way(*, by: str, place: Place, way: WayToMeet) -> None:
    """Raises DomainError where nobody could come or call any more, while the place is shown."""
    with transaction.atomic():
        held = hold(place)
        others = WayToMeet.objects.filter(place=place).exclude(pk=way.pk).exists()
        if held.published and held.lat is None and not (held.phone or others):
            raise DomainError(_("This is the only way to come. Tell another first."))
        _remove(by, "remove_way", place, way)


def remove_venue(*, by: str, place: Place, venue: Venue) -> None:
    """Raises DomainError while the hours name the stop: they would tell of another door."""
    with transaction.atomic():
        hold(place)
        if venue.key in stops_in_use(place.pk):
            raise DomainError(_("The hours tell when the place is here. Take those times away first."))
        _remove(by, "remove_venue", place, venue)


def _save(by: str, deed: str, place: Place, new: Row, seen: Row | None, fields: Fields) -> Row:
    with transaction.atomic():
        hold(place)
        row = _as_seen(seen, fields) if seen is not None else new
        keep_first(place)
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
        _told(by, deed, place, row)
    return row


def _remove(by: str, deed: str, place: Place, row: models.Model) -> None:
    with transaction.atomic():
        hold(place)
        keep_first(place)
        number = row.pk
        row.delete()
        row.pk = number
        _told(by, deed, place, row)


def _as_seen(seen: Row, fields: Fields) -> Row:
    now = type(seen)._default_manager.filter(pk=seen.pk).first()
    if now is None or not same_as_seen(seen, now, fields):
        raise ChangedMeanwhile(SAVED_MEANWHILE)
    return now


def _told(by: str, deed: str, place: Place, row: models.Model) -> None:
    Place.objects.filter(pk=place.pk).update(changed=clock.now())
    keep(by, deed, place)
    record_deed(by=by, deed=deed, thing=f"places.Place:{place.pk}", detail={"row": row.pk})
    bus.announce(PlaceChanged(place.pk))


def _free_key(place: Place, name: str) -> str:
    """A word that no other stop of the place has."""
    known = set(Venue.objects.filter(place=place).values_list("key", flat=True))
    word = slug(name)[: KEY_MOST - 4].strip("-") or "pysakki"
    keys = [word, *(f"{word}-{number}" for number in range(2, len(known) + 3))]
    return next(key for key in keys if key not in known)
