"""The test's side of a telephone: it is told what to do, and what it hears can be looked at while it hears it."""

import json
import queue
import re
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.telephone.sound import RATE, Samples, found, heard, share

PATIENCE = 15.0  # seconds for something that takes milliseconds on a machine with nothing else to do
LOOK = 0.1
SOUNDS_ALIKE = 0.95  # of what is heard is the other's tone


class Telephone:
    """A running telephone. ``legs`` are its calls, in the order in which they began."""

    def __init__(self, number: str, port: int, folder: Path, hertz: float) -> None:
        self.number, self.port, self.folder, self.hertz = number, port, folder, hertz
        folder.mkdir()
        settings = {"number": number, "port": port, "folder": str(folder), "hertz": hertz}
        command = [sys.executable, "-m", "tests.telephone.phone", json.dumps(settings)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._events: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.wait("ready")

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._events.put(json.loads(line))

    def _do(self, **order: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def call(self, number: str, port: int) -> int:
        """Dial; returns the leg, once it is answered."""
        self._do(do="call", to=f"sip:{number}@127.0.0.1:{port}")
        return int(self.wait("talking")["leg"])

    def answer(self, leg: int, code: int = 200) -> None:
        self._do(do="answer", leg=leg, code=code)

    def press(self, leg: int, keys: str) -> None:
        self._do(do="press", leg=leg, keys=keys)

    def hang_up(self, leg: int) -> None:
        self._do(do="hang_up", leg=leg)

    def wait(self, event: str, seconds: float = PATIENCE) -> dict[str, Any]:
        """The next event, which has to be this one. Raises AssertionError when it is not, or does not come."""
        try:
            happened = self._events.get(timeout=seconds)
        except queue.Empty:
            raise AssertionError(f"{self.folder.name}: no '{event}' within {seconds} s") from None
        assert happened["event"] == event, happened
        return happened

    def sound(self, leg: int) -> Samples:
        """All that was heard until now."""
        return heard(self.folder / f"heard-{leg}.wav")

    def waits_for_tone(self, leg: int, hertz: float, seconds: float = PATIENCE) -> float:
        """Until a whole second is this tone; the share of it in the best second before the time was over."""
        best, until = 0.0, time.monotonic() + seconds
        while best <= SOUNDS_ALIKE and time.monotonic() < until:
            time.sleep(LOOK)
            best = max(best, share(self.sound(leg)[-RATE:], hertz))
        return best

    def waits_for(self, leg: int, words: str, known: Mapping[str, Samples], seconds: float = PATIENCE) -> None:
        """Until these words are heard. Raises AssertionError when they are not."""
        until = time.monotonic() + seconds
        while not found(self.sound(leg), {words: known[words]}):
            assert time.monotonic() < until, f"{self.folder.name}: never heard '{words}'"
            time.sleep(LOOK)

    def messages(self) -> str:
        """Every message of SIP that this telephone got."""
        parts = (self.folder / "sip.log").read_text("utf-8", "replace").split("--end msg--")
        return "\n".join(part for part in parts if re.search(r"RX \d+ bytes", part))

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
