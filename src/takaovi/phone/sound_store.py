"""Sounds of the line on the disk: speech by the hash of its words, recordings by the hash of what is heard.

A sound is never changed under its name: providers and browsers keep it for ever (`realparts.md` 2.3). A recording
stands for words in a language; where there is one, it is heard instead of the voice, wherever these words are said.
"""

import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from takaovi.phone.prompts import Spoken

MOST_BYTES = 200_000_000  # three and a half hours of sound
NAME = re.compile(r"[0-9a-f]{32}")
VOICE_MARK = "espeak-ng 1"  # another voice gets another mark, and so other names
BETWEEN = 0.08  # seconds of quiet between two pieces of a sentence
AFTER = 0.45  # and after a sentence

Turn = Sequence[Sequence[Spoken]]  # sentences of pieces


def short_hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:32]


class Sounds:
    """Two folders of the state: ``sounds``, which may be emptied at any time, and ``recordings``, which may not."""

    def __init__(self, state: Path) -> None:
        self.made, self.recordings = state / "sounds", state / "recordings"

    def name(self, spoken: Spoken) -> str:
        """The name of the sound that says this, whether it is there or not."""
        human = self.recording(spoken)
        try:
            state = human.stat()
        except OSError:
            return short_hash(f"{VOICE_MARK}|{spoken.voice}|{spoken.words}".encode())
        return _content_name(human, state.st_mtime_ns, state.st_size)

    def recording(self, spoken: Spoken) -> Path:
        """Where the recording of these words stands. Other words are another file: an old sentence is never heard."""
        return self.recordings / f"{spoken.voice}-{short_hash(spoken.words.encode())}.wav"

    def path(self, name: str) -> Path:
        return self.made / f"{name}.wav"

    def find(self, spoken: Spoken) -> str:
        """The name of the sound if it can be heard now, or "". A recording is put beside the others."""
        name = self.name(spoken)
        if self.path(name).is_file():
            return name
        human = self.recording(spoken)
        return name if human.is_file() and self.put(name, human.read_bytes()) else ""

    def put(self, name: str, content: bytes, ending: str = "wav") -> bool:
        """Keep a sound, or a turn's list. A full or read-only disk keeps none, and the line says it another way."""
        with suppress(OSError):
            self.made.mkdir(parents=True, exist_ok=True)
            beside = self.made / f"{uuid4().hex}.new"
            beside.write_bytes(content)
            beside.replace(self.made / f"{name}.{ending}")
            return True
        return False

    def keep_turn(self, turn: Turn) -> str:
        """Remember what a turn is put together from; its name holds the names of all its sounds."""
        names = [[self.name(spoken) for spoken in sentence] for sentence in turn]
        name = short_hash(json.dumps(names).encode())
        list_of = self.made / f"{name}.json"
        if not list_of.is_file() and not self.put(name, json.dumps(turn).encode(), "json"):
            return ""
        return name

    def turn(self, name: str) -> list[list[Spoken]] | None:
        """What a turn was put together from, or None."""
        try:
            kept = json.loads((self.made / f"{name}.json").read_bytes())
        except (OSError, ValueError):
            return None
        return [[Spoken(*spoken) for spoken in sentence] for sentence in kept]

    def make_room(self, most_bytes: int = MOST_BYTES) -> int:
        """Take the longest unheard away until three quarters are left. Returns how many went."""
        known = [(path, path.stat()) for path in self.made.iterdir()] if self.made.is_dir() else []
        held, gone = sum(state.st_size for _path, state in known), 0
        if held <= most_bytes:
            return 0
        for path, state in sorted(known, key=lambda one: one[1].st_mtime_ns):
            if held <= most_bytes * 3 // 4:
                break
            path.unlink(missing_ok=True)
            held, gone = held - state.st_size, gone + 1
        return gone

    def heard(self, path: Path) -> None:
        """It was asked for, so it is the last to go."""
        with suppress(OSError):
            os.utime(path)


@lru_cache(maxsize=2_000)
def _content_name(path: Path, changed: int, size: int) -> str:
    return short_hash(path.read_bytes())
