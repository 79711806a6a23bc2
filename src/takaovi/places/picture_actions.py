"""The photo of the real door: taken in, described, and cleared away when nobody shows it any more."""

from collections.abc import Mapping

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.journal.actions import record_deed
from takaovi.places.events import PlaceChanged
from takaovi.places.models import Place
from takaovi.ui.pictures import described, drop_pictures, keep_picture, read_picture

FOLDER = "doors"


def set_door_photo(*, by: str, place: Place, raw: bytes, alt: Mapping[str, str]) -> Place:
    """Show this picture of the door; ``alt`` tells by language code what is seen, in Finnish at least.

    Raises DomainError for what is no picture, or without its words.
    """
    columns = described(alt)
    name = keep_picture(read_picture(raw), FOLDER)
    return _show(by, place, "set_door_photo", name, columns)


def describe_door_photo(*, by: str, place: Place, alt: Mapping[str, str]) -> Place:
    """Other words for the same picture. Raises DomainError without words in Finnish."""
    return _show(by, place, "describe_door_photo", place.photo.name or "", described(alt))


def remove_door_photo(*, by: str, place: Place) -> Place:
    return _show(by, place, "remove_door_photo", "", {})


def _show(by: str, place: Place, deed: str, name: str, columns: Mapping[str, str | None]) -> Place:
    with transaction.atomic():
        Place.objects.filter(pk=place.pk).update(photo=name, changed=clock.now(), **columns)
        record_deed(by=by, deed=deed, thing=f"places.Place:{place.pk}")
        bus.announce(PlaceChanged(place.pk))
    place.refresh_from_db()
    return place


def drop_door_photos(*, by: str = "nightly") -> int:
    """Remove the files that no place shows. Returns how many; nothing is written, so the audit book is not asked."""
    return drop_pictures(FOLDER, set(Place.objects.exclude(photo="").values_list("photo", flat=True)))
