"""Door photos are served for a year by their own name, and nothing else of the machine is."""

from pathlib import Path

import pytest
from django.test import Client

from takaovi.ui.pictures import KEPT


@pytest.fixture
def doors(settings: object, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    folder = tmp_path / "doors"
    folder.mkdir()
    (folder / "0a1b.webp").write_bytes(b"door")
    (folder / "secret.txt").write_bytes(b"no")
    (tmp_path / "outside.webp").write_bytes(b"no")
    return folder


def test_a_door_photo_is_served_and_kept(client: Client, doors: Path) -> None:
    response = client.get("/media/doors/0a1b.webp")
    assert b"".join(response.streaming_content) == b"door"  # type: ignore[attr-defined]
    assert (response["Content-Type"], response["Cache-Control"]) == ("image/webp", KEPT)


@pytest.mark.parametrize(
    "path", ["0a1b.png", "secret.txt", "..%2Foutside.webp", "%2e%2e/outside.webp", "x" * 200 + ".webp", "0A1B.WEBP"]
)
def test_nothing_else_is_served(client: Client, doors: Path, path: str) -> None:
    assert client.get(f"/media/doors/{path}").status_code == 404
