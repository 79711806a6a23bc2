"""What the switchboard asks of an engine of telephony, and nothing more: lines that are answered, heard, rung, joined.

Asterisk is one such engine (``ari``); the tests have others. Numbers are in E.164. A line's name stands in log lines,
so it never holds a number.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Failed(StrEnum):
    """Why nobody answered, in the words of ``DialCallStatus``."""

    BUSY = "busy"
    NO_ANSWER = "no-answer"
    FAILED = "failed"


class LineGone(Exception):
    """The other side has hung up, or the engine has lost the line: there is nobody to tell anything."""


class Line(Protocol):
    """One leg of a call. After the other side has hung up ``gone`` is set, and every method but ``hang_up`` raises
    LineGone, also one that is under way.
    """

    name: str
    gone: asyncio.Event

    async def answer(self) -> None:
        """Take an incoming call. Done twice it is done once."""

    async def play(self, sounds: Sequence[Path], *, stop_on_key: bool) -> None:
        """Let wave files be heard (8,000 samples a second, 16 bits, one channel), one after the other, until their end
        or the first key. A key is kept for ``keys``; one that waits already leaves nothing to be heard.
        """

    async def keys(self, *, most: int, seconds: float, end: str) -> str:
        """Keys pressed since they were last taken: ``most`` of them, or those before the key ``end`` ("": no key ends
        them), or those that came until ``seconds`` passed without another; "" when none did.
        """

    async def record(self, into: Path, *, most_seconds: int, end: str, beep: bool) -> int:
        """Write what is said into a wave file like those above, until a key of ``end``, a hang-up or the time. Returns
        its seconds, rounded down; a hang-up is an end like another and does not raise.
        """

    async def hang_up(self) -> None:
        """End the call. Done twice, or after the other side did it, it is done once. Never raises."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A call that comes in. ``caller`` and ``called`` in E.164, "" where the number is hidden."""

    line: Line
    caller: str = field(repr=False)
    called: str = field(repr=False)


class Engine(Protocol):
    """Telephony. ``ring`` that is cancelled stops the ringing; ``join`` that is cancelled parts the two."""

    def incoming(self) -> AsyncIterator[Incoming]:
        """Calls as they come in, without end."""

    async def ring(self, number: str, *, caller_id: str, seconds: float) -> Line | Failed:
        """Call somebody, who sees ``caller_id``. Returns their line when they answer."""

    async def join(self, one: Line, other: Line) -> None:
        """Let two hear each other until one of them is gone; the other line lives on. Does not raise LineGone."""
