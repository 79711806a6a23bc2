"""The process beside a real Asterisk: told to stop, killed, and started anew, while people are in calls."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

import pytest
from aiohttp import web

from takaovi.switchboard.settings_values import read
from takaovi.switchboard.shelf import Shelf
from tests.switchboard.asterisk import environment_in, free_udp_port, place_in_root, running_asterisk, why_not
from tests.switchboard.board import LINE, free_port
from tests.switchboard.handset import Handset, handset
from tests.telephone.sound import tone

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "there is one")
CALLER, VOLUNTEER = "+358401234567", "+358405550111"
HUM, OTHER_HUM, LAST_WORD, PROMPT = 440, 880, 620, 1_200  # hertz
ASKS = '<Gather action="/aani/1" numDigits="1" timeout="60"><Play>/aani/sana/kysymys.wav</Play></Gather>'
CONNECTS = f'<Dial action="/aani/1" callerId="{LINE}"><Number>{VOLUNTEER}</Number></Dial>'


class Calls:
    """A web app that asks the first caller something, and connects the second with the volunteer."""

    def __init__(self) -> None:
        self.begun: list[str] = []

    async def answer(self, request: web.Request) -> web.Response:
        if request.method == "GET":
            return web.Response(body=tone(PROMPT, 3.0))
        if request.path == "/aani/0":
            self.begun.append(request.path)
        verbs = CONNECTS if len(self.begun) > 1 else ASKS
        return web.Response(text=f"<Response>{verbs if request.path == '/aani/0' else '<Hangup/>'}</Response>")


@asynccontextmanager
async def web_app(port: int) -> AsyncIterator[None]:
    application = web.Application()
    application.router.add_route("*", "/{rest:.*}", Calls().answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield
    finally:
        await runner.cleanup()


@asynccontextmanager
async def switchboard(environment: dict[str, str], log: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """``takaovi switchboard run``, once its link to Asterisk stands."""
    with log.open("ab") as written:
        before = written.tell()
        command = ("-P", "-m", "takaovi", "switchboard", "run")
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, env=os.environ | environment, stderr=written
        )
    try:
        for _ in range(200):
            if b"the link to Asterisk stands" in log.read_bytes()[before:]:
                break
            await asyncio.sleep(0.05)
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def in_calls(caller: Handset, operator: Handset, line: str) -> None:
    """Leg 0 hears a question; leg 1 speaks with the volunteer."""
    caller.call(LINE, line)
    await caller.wait("talking")
    assert await caller.hears(0, PROMPT) > 0.95
    caller.call(LINE, line)
    await caller.wait("talking")
    await operator.takes()
    assert await caller.hears(1, OTHER_HUM) > 0.95


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_those_who_speak_go_on_without_the_process_and_others_end_with_a_word(
    how: signal.Signals, tmp_path: Path
) -> None:
    app_port, operator_port, log = free_port(), free_udp_port(), tmp_path / "board.log"

    async def work(environment: dict[str, str]) -> None:
        async with AsyncExitStack() as stands:
            await stands.enter_async_context(web_app(app_port))
            caller = await stands.enter_async_context(handset(CALLER, free_udp_port(), tmp_path / "caller", HUM))
            far = handset("operator", operator_port, tmp_path / "operator", OTHER_HUM)
            operator = await stands.enter_async_context(far)
            first = await stands.enter_async_context(switchboard(environment, log))
            await in_calls(caller, operator, environment["TAKAOVI_SIP_LISTEN"])
            first.send_signal(how)
            if how is signal.SIGTERM:
                assert await caller.hears(0, LAST_WORD) > 0.95
                await caller.wait("ended")
                assert await asyncio.wait_for(first.wait(), 10) == 0
            await first.wait()
            assert await caller.hears(1, OTHER_HUM) > 0.95

            await stands.enter_async_context(switchboard(environment, log))
            if how is signal.SIGKILL:
                assert await caller.hears(0, LAST_WORD) > 0.95
                await caller.wait("ended")
            operator.do("hang_up", leg=0)
            await operator.wait("ended")
            assert (await caller.wait("ended"))["leg"] == 1

    with place_in_root(os.getuid()) as folder:
        environment = environment_in(folder, f"http://127.0.0.1:{app_port}", operator_port)
        settings = read(environment)
        own = Shelf(settings.state / "switchboard").own_sounds / "last_word-own.wav"
        own.write_bytes(tone(LAST_WORD, 2.0))
        with running_asterisk(settings, folder):
            asyncio.run(asyncio.wait_for(work(environment), 60))
        written = log.read_text() + (folder / "asterisk.log").read_text()
        names = " ".join(str(path) for path in folder.rglob("*"))
    assert "the link to Asterisk stands" in written
    assert [number for number in ("401234567", "405550111") if number in written + names] == []
