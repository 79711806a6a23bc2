"""The picture of an activity: shown with its words, served for a year, cleared away when nobody shows it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from PIL import Image

from takaovi.core.errors import DomainError
from takaovi.programme.models import Activity
from takaovi.programme.picture_actions import (
    describe_activity_photo,
    drop_activity_photos,
    remove_activity_photo,
    set_activity_photo,
)
from takaovi.ui.pictures import KEPT
from tests.factories.programme import an_activity

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def a_picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (900, 700), "red").save(out, "JPEG")
    return out.getvalue()


def test_a_picture_is_shown_with_its_words_and_served_for_a_year(client: Client) -> None:
    activity = set_activity_photo(by="x", activity=an_activity(), raw=a_picture(), alt={"fi": "Kahvipannu"})
    assert activity.photo_alt_fi == "Kahvipannu"
    response = client.get(activity.photo.url)
    assert (response.status_code, response["Content-Type"], response["Cache-Control"]) == (200, "image/webp", KEPT)
    assert b"".join(response.streaming_content)[:4] == b"RIFF"  # type: ignore[attr-defined]
    assert client.get("/media/activities/else.webp").status_code == 404


def test_without_words_in_finnish_there_is_no_picture() -> None:
    activity = an_activity()
    with pytest.raises(DomainError):
        set_activity_photo(by="x", activity=activity, raw=a_picture(), alt={"sv": "Kaffepanna"})
    set_activity_photo(by="x", activity=activity, raw=a_picture(), alt={"fi": "Kahvipannu"})
    describe_activity_photo(by="x", activity=activity, alt={"fi": "Sininen kahvipannu"})
    assert activity.photo_alt_fi == "Sininen kahvipannu"
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.update(photo_alt_fi="")


def test_a_removed_picture_is_cleared_away() -> None:
    activity = set_activity_photo(by="x", activity=an_activity(), raw=a_picture(), alt={"fi": "Kahvipannu"})
    remove_activity_photo(by="x", activity=activity)
    assert not activity.photo
    assert drop_activity_photos() == 0  # it is younger than a day
