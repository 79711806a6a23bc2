"""The server's side of the voice: words in, sound of the line out, or nothing where no voice is installed.

One process speaks for this one, is asked by one thread at a time, and is killed when it takes too long. It brings
what it says to the line's rate itself: a thread of ours that counted samples would hold up every page.
"""

import json
import logging
import os
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from time import monotonic
from typing import IO

import takaovi

log = logging.getLogger(__name__)

LONGEST_SECONDS = 20  # of one stretch of words
LOOK_AGAIN_SECONDS = 300  # whether the operator has installed a voice
LONGEST_WORDS = 300  # characters said in one piece
COMMAND = (sys.executable, "-P", "-m", "takaovi.phone.speech_voice")


class Speaker:
    """Owns the process of the voice. ``command``: for tests."""

    def __init__(self, command: tuple[str, ...] = COMMAND, longest: float = LONGEST_SECONDS) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = Lock()
        self._command, self._longest = command, longest
        self._silent_until = 0.0

    def can_speak(self) -> bool:
        """Whether a voice is installed here; looked up once, and again after five minutes without one."""
        with self._one_at_a_time:
            return self._running() is not None

    def say(self, voice: str, words: str) -> bytes:
        """A WAV file of the line, empty where nothing can be said."""
        with self._one_at_a_time:
            process = self._running()
            if process is None:
                return b""
            watch = Timer(self._longest, process.kill)
            watch.start()
            try:
                assert process.stdin is not None  # noqa: S101  for the type checker: both are pipes
                assert process.stdout is not None  # noqa: S101  same
                process.stdin.write(json.dumps({"voice": voice, "words": words[:LONGEST_WORDS]}).encode() + b"\n")
                process.stdin.flush()
                return _received(process.stdout)
            except (EOFError, BrokenPipeError):
                log.warning("the voice took longer than %d s, or was killed", self._longest)
                self._silence()
            finally:
                watch.cancel()
            return b""

    def _running(self) -> subprocess.Popen[bytes] | None:
        if self._process is not None and self._process.poll() is None:
            return self._process
        if monotonic() < self._silent_until:
            return None
        self.close()
        source = str(Path(takaovi.__file__).parent.parent)
        self._process = subprocess.Popen(  # noqa: S603  our own module
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": source},
        )
        try:
            assert self._process.stdout is not None  # noqa: S101  a pipe
            _received(self._process.stdout)
        except EOFError:
            log.info("no voice is installed here: the line is text only. See docs/operator.md")
            self._silence()
            return None
        return self._process

    def _silence(self) -> None:
        self.close()
        self._silent_until = monotonic() + LOOK_AGAIN_SECONDS

    def close(self) -> None:
        """Stop the voice; the next words start another."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(OSError):  # what was still to be said goes nowhere
                    pipe.close()  # type: ignore[union-attr]
            self._process = None


def _received(pipe: IO[bytes]) -> bytes:
    head = pipe.read(4)
    if len(head) < 4:
        raise EOFError
    (length,) = struct.unpack(">I", head)
    content = pipe.read(length)
    if len(content) < length:
        raise EOFError
    return content
