"""The photo of the door."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from takaovi.core.errors import DomainError
from takaovi.core.journal.models import AuditEntry
from takaovi.places.picture_actions import (
    describe_door_photo,
    drop_door_photos,
    remove_door_photo,
    set_door_photo,
)
from takaovi.places.tasks import NIGHTLY
from tests.factories.programme import a_place

pytestmark = pytest.mark.django_db


def test_a_door_is_shown_told_otherwise_and_taken_down(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    out = BytesIO()
    Image.new("RGB", (900, 700), "red").save(out, "PNG")
    place = a_place()
    with pytest.raises(DomainError):
        set_door_photo(by="person:7", place=place, raw=out.getvalue(), alt={})
    set_door_photo(by="person:7", place=place, raw=out.getvalue(), alt={"fi": "Punainen ovi", "en": "A red door"})
    response = client.get(place.photo.url)
    assert (response.status_code, place.photo_alt_fi, place.photo_alt_en) == (200, "Punainen ovi", "A red door")
    assert b"".join(response.streaming_content)[:4] == b"RIFF"  # type: ignore[attr-defined]
    describe_door_photo(by="person:7", place=place, alt={"fi": "Vihreä ovi"})
    remove_door_photo(by="person:7", place=place)
    assert not place.photo
    assert list(AuditEntry.objects.values_list("by", "deed")) == [
        ("person:7", "set_door_photo"),
        ("person:7", "describe_door_photo"),
        ("person:7", "remove_door_photo"),
    ]


def test_the_night_clears_doors_away() -> None:
    assert drop_door_photos in NIGHTLY
