"""A real telephone beside a test of asyncio: ``tests.telephone.phone`` told what to do, and waited for."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from tests.telephone.sound import RATE, heard, share

PATIENCE = 15


class Handset:
    """``events`` come in their order; ``folder`` holds what was heard."""

    def __init__(self, process: asyncio.subprocess.Process, folder: Path) -> None:
        self._process, self.folder = process, folder

    async def wait(self, event: str, seconds: float = PATIENCE) -> dict[str, Any]:
        assert self._process.stdout is not None
        happened: dict[str, Any] = json.loads(await asyncio.wait_for(self._process.stdout.readline(), seconds))
        assert happened["event"] == event, happened
        return happened

    def do(self, what: str, **order: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what} | order).encode() + b"\n")

    def call(self, number: str, address: str) -> None:
        self.do("call", to=f"sip:{number}@{address}")

    async def takes(self) -> int:
        """Answer the call that rings; its leg."""
        leg = int((await self.wait("rings"))["leg"])
        self.do("answer", leg=leg, code=200)
        await self.wait("talking")
        return leg

    async def hears(self, leg: int, hertz: float, seconds: float = 6) -> float:
        """The share of a tone in the best second of what is heard from now on."""
        best, file = 0.0, self.folder / f"heard-{leg}.wav"
        for _ in range(round(seconds * 5)):
            await asyncio.sleep(0.2)
            lately = heard(file)[-RATE:]
            best = max(best, share(lately, hertz) if len(lately) == RATE else 0.0)
            if best > 0.95:
                break
        return best

    def received(self) -> str:
        """Every message of SIP that came."""
        parts = (self.folder / "sip.log").read_text("utf-8", "replace").split("--end msg--")
        return "\n".join(part for part in parts if "RX " in part)


@asynccontextmanager
async def handset(number: str, port: int, folder: Path, hertz: float) -> AsyncIterator[Handset]:
    folder.mkdir()
    settings = {"number": number, "port": port, "folder": str(folder), "hertz": hertz}
    pipe, command = asyncio.subprocess.PIPE, ("-m", "tests.telephone.phone", json.dumps(settings))
    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdin=pipe, stdout=pipe)
    made = Handset(process, folder)
    try:
        await made.wait("ready")
        yield made
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
