"""Words that the web app sends as words: said by the voice of the phone line, where one is installed.

The voice (``phone.speech_voice``) is a process that is started, never imported: its orders are lines of JSON, its
answers a length of four bytes and a wave file.
"""

import asyncio
import json
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic

import takaovi

log = logging.getLogger(__name__)

LONGEST_SECONDS = 4  # a caller waits: then it is a tone
LONGEST_WORDS = 300  # characters
LOOK_AGAIN_SECONDS = 300  # whether the operator has installed a voice
COMMAND = (sys.executable, "-P", "-m", "takaovi.phone.speech_voice")


class Speaker:
    """Owns the process of the voice. ``command``: for tests."""

    def __init__(self, command: tuple[str, ...] = COMMAND, longest: float = LONGEST_SECONDS) -> None:
        self._command, self._longest = command, longest
        self._process: asyncio.subprocess.Process | None = None
        self._one_at_a_time = asyncio.Lock()
        self._silent_until = 0.0

    async def say(self, voice: str, words: str) -> bytes:
        """A wave file of the line, empty where nothing can be said."""
        async with self._one_at_a_time:
            try:
                async with asyncio.timeout(self._longest):
                    process = await self._running()
                    return b"" if process is None else await _said(process, voice, words)
            except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
                log.warning("the voice took longer than %s s, or was killed", self._longest)
                await self.close()
                self._silent_until = monotonic() + LOOK_AGAIN_SECONDS
            except asyncio.CancelledError:
                await self.close()  # its answer to nobody would be taken for the next one's
                raise
        return b""

    async def _running(self) -> asyncio.subprocess.Process | None:
        if self._process is not None and self._process.returncode is None:
            return self._process
        if monotonic() < self._silent_until:
            return None
        pipe, nowhere = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        environment = {**os.environ, "PYTHONPATH": str(Path(takaovi.__file__).parent.parent)}
        started = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, stderr=nowhere, env=environment
        )
        self._process = started
        try:
            await _received(started)
        except asyncio.IncompleteReadError:
            log.info("no voice is installed here: words without a sound are a tone. See docs/operator.md")
            await self.close()
            self._silent_until = monotonic() + LOOK_AGAIN_SECONDS
            return None
        return started

    async def close(self) -> None:
        """Stop the voice; the next words start another."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()


async def _said(process: asyncio.subprocess.Process, voice: str, words: str) -> bytes:
    assert process.stdin is not None  # noqa: S101  for the type checker: a pipe
    process.stdin.write(json.dumps({"voice": voice, "words": words[:LONGEST_WORDS]}).encode() + b"\n")
    await process.stdin.drain()
    return await _received(process)


async def _received(process: asyncio.subprocess.Process) -> bytes:
    assert process.stdout is not None  # noqa: S101  same
    length = int.from_bytes(await process.stdout.readexactly(4), "big")
    return await process.stdout.readexactly(length)
