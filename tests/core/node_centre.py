"""The message centre of the npm package ``smpp``, run by Node beside the tests, and how one talks with it."""

import json
import queue
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from gsm0338 import Codec

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 30
needs_node = pytest.mark.skipif(
    shutil.which("node") is None or not (ROOT / "node_modules" / "smpp").is_dir(),
    reason="the message centre of the tests needs Node and the package smpp: npm ci",
)


class NodeCentre:
    """``port`` is where it listens; ``seen`` is all that it told so far."""

    def __init__(self, port: int = 0) -> None:
        script = Path(__file__).with_name("smpp_centre.cjs")
        self._process = subprocess.Popen(
            ["node", script, str(port)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._told: queue.Queue[dict[str, Any]] = queue.Queue()
        self._numbers = count(1)
        self.seen: list[dict[str, Any]] = []
        self._kept: list[dict[str, Any]] = []
        threading.Thread(target=self._read, daemon=True).start()
        self.port: int = self.wait("port")["port"]

    def wait(self, word: str, seconds: float = SECONDS) -> dict[str, Any]:
        """The next thing of this kind that it tells; others wait until they are asked for. Raises queue.Empty."""
        end = time.monotonic() + seconds
        while True:
            told = next((one for one in self._kept if word in one), None)
            if told is not None:
                self._kept.remove(told)
                return told
            self._hear(end - time.monotonic())

    def forget(self) -> None:
        """What it told so far belongs to another test."""
        while not self._told.empty():
            self._told.get()
        self._kept.clear()
        self.seen.clear()

    def _hear(self, seconds: float) -> None:
        told = self._told.get(timeout=max(0, seconds))
        self.seen.append(told)
        self._kept.append(told)

    def order(self, **what: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()

    def bring(self, text: str = "", *, sender: str = "358401234567", ton: int = 1, **fields: Any) -> int:
        """A text message to us, in GSM 03.38 unless its bytes are given as ``hex``. Its number."""
        number = next(self._numbers)
        hexed = fields.pop("hex", None) or Codec().encode(text)[0].hex()
        known = {"id": number, "source_addr": sender, "source_addr_ton": ton, "data_coding": 0, "hex": hexed}
        self.order(bring=known | fields)
        return number

    def bring_parts(self, *parts: str, order: tuple[int, ...], **fields: Any) -> None:
        """Of a long text message in these parts those that are named, one after the other."""
        for number in order:
            head = bytes([5, 0, 3, 7, len(parts), number])
            self.bring(hex=(head + Codec().encode(parts[number - 1])[0]).hex(), esm_class=0x40, **fields)

    def report(self, message_id: str, state: str) -> int:
        dates = "submit date:2611241000 done date:2611241001"
        return self.bring(f"id:{message_id} sub:001 dlvrd:001 {dates} stat:{state} err:000 text:", esm_class=0x04)

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._told.put(json.loads(line))


@contextmanager
def node_centre(port: int = 0) -> Iterator[NodeCentre]:
    centre = NodeCentre(port)
    try:
        yield centre
    finally:
        centre.stop()
