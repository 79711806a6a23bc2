"""Spoken messages on the disk of the state folder: each a file that goes with its message."""

import re
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from django.conf import settings

from takaovi.core.clock import now

NAME = re.compile(r"[0-9a-f]{32}")
FRESH_SECONDS = 3600  # a file that is so young may belong to a message that is just being written


def folder() -> Path:
    return Path(settings.STATE) / "messages"


def sound_file(name: str) -> Path | None:
    """The file of a spoken message, or None."""
    path = folder() / f"{name}.wav"
    return path if NAME.fullmatch(name) and path.is_file() else None


def put_sound(content: bytes) -> str:
    """Keep a sound under a new name. Raises OSError where the disk takes none."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    name = token_hex(16)
    beside = folder() / f"{name}.new"
    beside.write_bytes(content)
    beside.replace(folder() / f"{name}.wav")
    return name


def erase_sound(name: str) -> None:
    if path := sound_file(name):
        path.unlink(missing_ok=True)


def erase_sounds_without(known: set[str]) -> int:
    """Erase the files of no message: of one that is past its day, or that a crash left behind. Returns how many."""
    gone = 0
    for path in folder().iterdir() if folder().is_dir() else ():
        with suppress(OSError):
            if path.stem not in known and path.stat().st_mtime < now().timestamp() - FRESH_SECONDS:
                path.unlink()
                gone += 1
    return gone
