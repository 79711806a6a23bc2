"""What of a turn can be heard; sounds are made when they are asked for: pieces by the voice, turns of pieces."""

import logging
import queue
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Thread

from django.conf import settings

from takaovi.phone.prompts import Spoken, spoken
from takaovi.phone.sound_store import AFTER, BETWEEN, NAME, Sounds
from takaovi.phone.speech import Speaker
from takaovi.phone.values import Said
from takaovi.phone.wave_values import NotSound, frames_of, packed, quiet

log = logging.getLogger(__name__)

MOST_WAITING = 500  # sounds that are to be made; more are made when they are next missed
speaker = Speaker()
_wanted: queue.Queue[Spoken] = queue.Queue(MOST_WAITING)


def sounds() -> Sounds:
    return Sounds(Path(settings.STATE))


def may_speak() -> bool:
    """Whether words can be said by the voice here."""
    return bool(settings.SPEECH) and speaker.can_speak()


def plays(said: Said, language: str) -> tuple[str, ...]:
    """The names of the sounds of a sentence, if every one of them is there; else none, and they are made for next time.

    Takes no longer than a look at each file: a caller never waits for the voice.
    """
    store, parts = sounds(), spoken(said, language)
    found = tuple(filter(None, map(store.find, parts)))
    if len(found) == len(parts):
        return found
    make_soon(parts)
    return ()


def turn_sound(said: Sequence[Said], language: str) -> str:
    """The name of the sound of a whole turn, "" where not all of it can be heard. Nothing is made yet."""
    store = sounds()
    turn = [spoken(one, language) for one in said]
    if not may_speak() and not all(store.find(part) for sentence in turn for part in sentence):
        return ""
    return store.keep_turn(turn)


def piece_file(name: str) -> Path | None:
    """The file of a sound, or None."""
    path = sounds().path(name)
    return path if NAME.fullmatch(name) and path.is_file() else None


def turn_file(name: str) -> Path | None:
    """The file of a turn, put together when it is first asked for. None for a turn that nobody heard of."""
    store = sounds()
    if found := piece_file(name):
        return found
    turn = store.turn(name) if NAME.fullmatch(name) else None
    if turn is None:
        return None
    frames = bytearray()
    for sentence in turn:
        for part in sentence:
            frames += _frames(store, part) + quiet(BETWEEN)
        frames += quiet(AFTER)
    return store.path(name) if store.put(name, packed(bytes(frames))) else None


def _frames(store: Sounds, part: Spoken) -> bytes:
    name = make(part, store)
    try:
        return frames_of(store.path(name).read_bytes()) if name else b""
    except (NotSound, OSError):
        log.warning("the sound %s cannot be read", name)
        return b""


def make(part: Spoken, store: Sounds | None = None) -> str:
    """The name of the sound, which is there now; "" where no voice can say it."""
    store = store or sounds()
    if found := store.find(part):
        return found
    content = speaker.say(*part) if settings.SPEECH else b""
    name = store.name(part)
    return name if content and store.put(name, content) else ""


def make_soon(parts: Iterable[Spoken]) -> None:
    """Have the voice say what is missing, beside the server; nobody waits for it."""
    if not settings.SPEECH:
        return
    for part in parts:
        try:
            _wanted.put_nowait(part)
        except queue.Full:
            return
    _Maker.begin()


class _Maker(Thread):
    """Makes what is wanted, then ends."""

    running: "_Maker | None" = None

    @classmethod
    def begin(cls) -> "_Maker":
        if cls.running is None or not cls.running.is_alive():
            cls.running = cls(name="sounds", daemon=True)
            cls.running.start()
        return cls.running

    def run(self) -> None:
        while True:
            try:
                part = _wanted.get(timeout=5)
            except queue.Empty:
                return
            try:
                make(part)
            except Exception:
                log.exception("a sound could not be made")
            finally:
                _wanted.task_done()


def all_made() -> None:
    """Wait until everything that was wanted has been tried."""
    _Maker.begin()
    _wanted.join()
