"""The whole switchboard on lines of asyncio, in a thread of its own: as its process is, beside the test."""

import asyncio
import socket
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from takaovi.switchboard.hooks import AppHooks
from takaovi.switchboard.line_values import Incoming
from takaovi.switchboard.office import Office, serving
from takaovi.switchboard.settings_values import Settings, read
from takaovi.switchboard.shelf import Shelf
from takaovi.switchboard.speaker import Speaker
from tests.phone.sounds import COMMAND
from tests.switchboard.engine import Answers, QueueEngine, QueueLine

ACCOUNT, SECRET, LINE = "AC7", "avain" * 4, "+358145550100"


def free_port() -> int:
    with closing(socket.socket()) as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


def environment_for(app: str, state: Path, **more: str) -> dict[str, str]:
    return {
        "TAKAOVI_URL": app,
        "TAKAOVI_STATE": str(state),
        "TAKAOVI_VOICE_ACCOUNT": ACCOUNT,
        "TAKAOVI_VOICE_SECRET": SECRET,
        "TAKAOVI_VOICE_NUMBER": LINE,
        "TAKAOVI_VOICE_URL": f"http://127.0.0.1:{free_port()}/v1",
    } | more


def settings_for(app: str, state: Path, **more: str) -> Settings:
    return read(environment_for(app, state, **more))


class Board:
    """``engine`` is the telephony; ``url`` what the web app asks."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.engine = settings, QueueEngine()
        self.shelf = Shelf(settings.state / "switchboard")
        self.url = f"http://{settings.listen[0]}:{settings.listen[1]}{settings.path}"
        self.loop = asyncio.new_event_loop()
        self.office: Office
        self.lines: list[QueueLine] = []
        self._stopping, self._ready = asyncio.Event(), threading.Event()
        self._thread = threading.Thread(target=self.loop.run_until_complete, args=(self._work(),), daemon=True)

    async def _work(self) -> None:
        async with ClientSession() as session:
            known = {"app": self.settings.app, "account": ACCOUNT, "secret": self.settings.secret}
            speaker = Speaker(COMMAND)
            hooks = AppHooks(session, self.shelf, speaker, **known)
            self.office = Office(self.settings, self.engine, self.shelf, hooks)
            async with serving(self.office.api, self.settings.listen):
                working = asyncio.create_task(self.office.work())
                self._ready.set()
                await self._stopping.wait()
                working.cancel()
                await self.office.stop()
            await speaker.close()

    def start(self) -> None:
        self._thread.start()
        assert self._ready.wait(5)

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(30)
        self.loop.close()

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Something in the switchboard's own loop."""
        made: Future[Any] = asyncio.run_coroutine_threadsafe(work, self.loop)
        return made.result(20)

    def call(self, caller: str, does: Answers) -> QueueLine:
        """A whole call, to its end, with what its caller does."""

        async def both() -> QueueLine:
            line = QueueLine(f"caller-{len(self.lines)}")
            self.lines.append(line)
            self.engine.calls.put_nowait(Incoming(line, caller, LINE))
            await does(line)
            await line.gone.wait()
            await self._quiet()
            return line

        line: QueueLine = self.do(both())
        return line

    def quiet(self) -> None:
        """Until no call is under way."""
        self.do(self._quiet())

    async def _quiet(self) -> None:
        async with asyncio.timeout(15):
            while self.office.calls:
                await asyncio.wait(list(self.office.calls))

    def said(self, line: QueueLine, *words: str) -> list[bool]:
        """Whether each of these Finnish words was said on a line."""
        found = [self.shelf.find(f"fi|{word}") for word in words]
        return [path is not None and path.stem in line.heard for path in found]


@contextmanager
def board(settings: Settings) -> Iterator[Board]:
    made = Board(settings)
    made.start()
    try:
        yield made
    finally:
        made.stop()
