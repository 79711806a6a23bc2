"""An engine of telephony for tests: lines of plain asyncio, heard and pressed by scripts instead of by people."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from takaovi.switchboard.key_values import Keys
from takaovi.switchboard.line_values import Failed, Incoming, LineGone
from takaovi.switchboard.tone_values import packed
from takaovi.switchboard.web_values import unless

SOUND_SECONDS = 0.005  # that every sound lasts here


class QueueLine:
    """A leg whose other side is the test: ``heard`` names what was played, ``press`` and ``leave`` are that side's."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.gone = asyncio.Event()
        self.pressed = Keys()
        self.heard: list[str] = []
        self.answered = self.hung_up = 0
        self.says_seconds = 0  # how long a message is, before the hang-up or the key
        self.new_sound, self.joined = asyncio.Event(), asyncio.Event()

    def press(self, keys: str) -> None:
        self.pressed.press(keys)

    def leave(self) -> None:
        self.gone.set()

    async def until_heard(self, name: str) -> None:
        while name not in self.heard:
            self.new_sound.clear()
            await asyncio.wait_for(self.new_sound.wait(), 3)

    async def until_joined(self) -> None:
        await asyncio.wait_for(self.joined.wait(), 5)

    async def answer(self) -> None:
        self._here()
        self.answered += 1

    async def play(self, sounds: Sequence[Path], *, stop_on_key: bool) -> None:
        for sound in sounds:
            self._here()
            if stop_on_key and self.pressed.waiting.is_set():
                return
            self.heard.append(sound.stem)
            self.new_sound.set()
            await unless(self.gone, asyncio.sleep(SOUND_SECONDS))
        self._here()

    async def keys(self, *, most: int, seconds: float, end: str) -> str:
        keys = await unless(self.gone, self.pressed.take(most=most, seconds=seconds / 100, end=end))
        if keys is None:
            raise LineGone
        return keys

    async def record(self, into: Path, *, most_seconds: int, end: str, beep: bool) -> int:
        self._here()
        self.heard.append("beep" if beep else "no beep")
        self.new_sound.set()
        into.write_bytes(packed(bytes(16_000 * self.says_seconds)))
        await unless(self.gone, self.pressed.take(most=1, seconds=most_seconds / 100, end=end[:1]))
        return min(self.says_seconds, most_seconds)

    async def hang_up(self) -> None:
        self.hung_up += 1
        self.gone.set()

    def _here(self) -> None:
        if self.gone.is_set():
            raise LineGone


Answers = Callable[[QueueLine], Awaitable[None]]  # what somebody does who has answered


@dataclass
class QueueEngine:
    """``people``: who answers a number, and what they do then; a Failed for one who does not."""

    people: dict[str, Answers | Failed] = field(default_factory=dict)
    rung: list[tuple[str, str]] = field(default_factory=list)  # (number, what it was shown)
    lines: dict[str, QueueLine] = field(default_factory=dict)
    joined: list[tuple[str, str]] = field(default_factory=list)
    calls: asyncio.Queue[Incoming] = field(default_factory=asyncio.Queue)
    doing: set[asyncio.Future[None]] = field(default_factory=set)

    async def incoming(self) -> AsyncIterator[Incoming]:
        while True:
            yield await self.calls.get()

    async def ring(self, number: str, *, caller_id: str, seconds: float) -> QueueLine | Failed:
        self.rung.append((number, caller_id))
        does = self.people.get(number)
        await asyncio.sleep(SOUND_SECONDS)
        if does is None:  # rings and rings
            await asyncio.sleep(seconds / 100)
            return Failed.NO_ANSWER
        if isinstance(does, Failed):
            return does
        line = self.lines[number] = QueueLine(f"leg-{len(self.rung)}")
        self.doing.add(asyncio.ensure_future(does(line)))
        return line

    async def join(self, one: QueueLine, other: QueueLine) -> None:
        self.joined.append((one.name, other.name))
        one.joined.set()
        other.joined.set()
        await unless(one.gone, other.gone.wait())
