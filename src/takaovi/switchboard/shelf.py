"""Sounds and recordings of the switchboard on the disk. No name holds a number: sounds are named by hash."""

from contextlib import suppress
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from uuid import uuid4

from takaovi.core.clock import now
from takaovi.switchboard.tone_values import TONES, is_for_line, tone

WORDS = ("last_word", "too_late")  # packaged: said by the switchboard itself, in Finnish and in Swedish
MOST_BYTES = 200_000_000
RECORDING_DAYS = 15  # the web app fetches and deletes them within minutes; what it never did goes then
DAY_SECONDS = 86_400


class Shelf:
    """Three folders: ``own`` sounds, kept ``sounds``, and ``recordings``, which only this program may read."""

    def __init__(self, folder: Path) -> None:
        self.own_sounds, self.sounds, self.recordings = (folder / name for name in ("own", "sounds", "recordings"))
        for kept in (self.own_sounds, self.sounds):
            kept.mkdir(parents=True, exist_ok=True)
        self.recordings.mkdir(mode=0o700, exist_ok=True)
        for name in (*TONES, *WORDS):
            _put(self.own_sounds / f"{name}.wav", tone(name) if name in TONES else _packaged(name))

    def own(self, name: str) -> Path:
        """A sound of the switchboard; one that was put into ``own`` as ``last_word-own.wav`` is heard instead."""
        human = self.own_sounds / f"{name}-own.wav"
        return human if human.is_file() else self.own_sounds / f"{name}.wav"

    def find(self, what: str) -> Path | None:
        """The kept sound of an address or of words."""
        path = self._path(what)
        return path if path.is_file() else None

    def put(self, what: str, content: bytes) -> Path | None:
        """Keep a sound; None for what a line cannot play. Raises OSError where the disk is full."""
        return _put(self._path(what), content) if is_for_line(content) else None

    def _path(self, what: str) -> Path:
        return self.sounds / f"{sha256(what.encode()).hexdigest()[:32]}.wav"

    def recording(self, name: str) -> Path:
        return self.recordings / f"{name}.wav"

    def make_room(self, most_bytes: int = MOST_BYTES) -> int:
        """Erase old recordings, and sounds longest unheard until three quarters are left. Returns how many went."""
        first = now().timestamp() - RECORDING_DAYS * DAY_SECONDS
        old = [path for path in self.recordings.iterdir() if path.stat().st_mtime < first]
        known = [(path, path.stat()) for path in self.sounds.iterdir()]
        held = sum(state.st_size for _path, state in known)
        if held > most_bytes:
            for path, state in sorted(known, key=lambda one: one[1].st_atime_ns):
                if held <= most_bytes * 3 // 4:
                    break
                old.append(path)
                held -= state.st_size
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)


def _packaged(name: str) -> bytes:
    return files("takaovi.switchboard").joinpath(f"data/{name}.wav").read_bytes()


def _put(path: Path, content: bytes) -> Path:
    """Whole or not at all. A sound is read by the engine of telephony, which is another user of the machine."""
    beside = path.with_name(f"{uuid4().hex}.new")
    try:
        beside.write_bytes(content)
        beside.chmod(0o644)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
    return path
