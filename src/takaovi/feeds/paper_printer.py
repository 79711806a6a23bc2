"""The server's side of the press: one sheet at a time, killed when it takes too long, and missing with one sentence."""

import json
import logging
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from time import monotonic

import takaovi
from takaovi.feeds.paper_press import DONE, MISSING, Order, receive, send

log = logging.getLogger(__name__)

LONGEST_SECONDS = 20  # of one sheet
LOOK_AGAIN_SECONDS = 300  # whether the operator has installed what is missing
PRESS = (sys.executable, "-P", "-m", "takaovi.feeds.paper_press")
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class NotPrinted(Exception):
    """The sheet could not be made; the log says why."""


class NoPress(NotPrinted):
    """This machine has no Pango, so no sheet can be made here."""


class Printer:
    """Owns the process of the press. ``environment`` is added to ours, for tests."""

    def __init__(self, environment: dict[str, str] | None = None, longest: float = LONGEST_SECONDS) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = Lock()
        self._environment = environment or {}
        self._longest = longest
        self._missing_until = 0.0

    @property
    def is_missing(self) -> bool:
        return monotonic() < self._missing_until

    def make(self, order: Order) -> bytes:
        """The PDF. Takes up to the longest time for each sheet before it. Raises NotPrinted or NoPress."""
        with self._one_at_a_time:
            if self.is_missing:
                raise NoPress
            try:
                return self._ask(order)
            except (EOFError, BrokenPipeError):
                # It had gone home between two orders, or was killed over this one.
                if self._process is not None and self._process.poll() == 0:
                    self.close()
                    return self._ask_anew(order)
                self.close()
                log.warning("a sheet took longer than %d s, or its press was killed", self._longest)
                raise NotPrinted from None

    def _ask_anew(self, order: Order) -> bytes:
        try:
            return self._ask(order)
        except (EOFError, BrokenPipeError):
            self.close()
            raise NotPrinted from None

    def _ask(self, order: Order) -> bytes:
        process = self._running()
        assert process.stdin is not None  # noqa: S101  for the type checker: both are pipes
        assert process.stdout is not None  # noqa: S101  same
        watch = Timer(self._longest, process.kill)
        watch.start()
        try:
            send(process.stdin, json.dumps(order._asdict()).encode())
            kind, content = receive(process.stdout, with_kind=True)
        except BrokenPipeError:
            kind, content = receive(process.stdout, with_kind=True)  # it has said why it went
        finally:
            watch.cancel()
        if kind == MISSING:
            self.close()
            self._missing_until = monotonic() + LOOK_AGAIN_SECONDS
            log.warning("sheets are not printed here (%s). Install: apt-get install %s", content.decode(), PACKAGES)
            raise NoPress
        if kind != DONE:
            log.error("a sheet was not printed: %s", content.decode())
            raise NotPrinted
        return content

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            source = str(Path(takaovi.__file__).parent.parent)
            self._process = subprocess.Popen(  # noqa: S603  our own module
                PRESS,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": source, **self._environment},
            )
        return self._process

    def close(self) -> None:
        """Stop the press; the next sheet starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(OSError):  # what was still to be written goes nowhere
                    pipe.close()  # type: ignore[union-attr]
            self._process = None
