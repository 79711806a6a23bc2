"""The picture of a door, by its content's hash: it never changes under its name, so it may be kept for a year."""

import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest

KEPT = "public, max-age=31536000, immutable"
NAME = re.compile(r"[0-9a-z_-]{1,80}\.(webp|jpg|png)", re.ASCII)
KINDS = {"webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}


def door_photo(request: HttpRequest, name: str) -> FileResponse:
    """One door photo. Raises Http404 for any other file."""
    found = NAME.fullmatch(name)
    path = Path(settings.MEDIA_ROOT) / "doors" / name
    if found is None or not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type=KINDS[found[1]])
    response.headers["Cache-Control"] = KEPT
    return response
