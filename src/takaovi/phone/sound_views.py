"""Sounds of the line, by their hash: for providers that play them and for the page with keys."""

import re
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from takaovi.phone.sound_queries import piece_file, sounds, turn_file
from takaovi.ui.pictures import KEPT

RANGE = re.compile(r"bytes=(\d{1,12})-(\d{0,12})")
WAVE = "audio/wav"


def piece(request: HttpRequest, name: str) -> HttpResponseBase:
    """One piece of a sentence."""
    return _kept(request, piece_file(name))


def turn(request: HttpRequest, name: str) -> HttpResponseBase:
    """Everything that a turn says."""
    return _kept(request, turn_file(name))


def _kept(request: HttpRequest, path: Path | None) -> HttpResponseBase:
    if path is None:
        raise Http404
    sounds().heard(path)
    response = sound_answer(request, path)
    response.headers["Cache-Control"] = KEPT
    return response


def sound_answer(request: HttpRequest, path: Path) -> HttpResponseBase:
    """A sound file, or the part of it that was asked for."""
    part = sound_part(request, path)
    if part is not None:
        return part
    return FileResponse(path.open("rb"), content_type=WAVE, headers={"Accept-Ranges": "bytes"})


def sound_part(request: HttpRequest, path: Path) -> HttpResponse | None:
    """The part of a sound that was asked for, if one was: some players ask for parts only (RFC 9110, 14)."""
    asked, size = RANGE.fullmatch(request.headers.get("Range", "")), path.stat().st_size
    if asked is None:
        return None
    first, last = int(asked[1]), min(int(asked[2] or size - 1), size - 1)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with path.open("rb") as file:
        file.seek(first)
        part = file.read(last - first + 1)
    headers = {"Content-Range": f"bytes {first}-{last}/{size}", "Accept-Ranges": "bytes"}
    return HttpResponse(part, status=206, content_type=WAVE, headers=headers)
