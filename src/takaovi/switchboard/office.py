"""The switchboard at work: calls that come in and calls that are ordered, until it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from aiohttp import ClientSession, DummyCookieJar, web

from takaovi.switchboard.ari import AriEngine
from takaovi.switchboard.ari_link import AriLink
from takaovi.switchboard.asterisk import inside
from takaovi.switchboard.browsers import Browsers
from takaovi.switchboard.calls import Order, place, walk
from takaovi.switchboard.hooks import AppHooks
from takaovi.switchboard.line_values import Engine, Incoming
from takaovi.switchboard.provider_api import ProviderApi
from takaovi.switchboard.settings_values import Settings
from takaovi.switchboard.shelf import Shelf
from takaovi.switchboard.speaker import Speaker

log = logging.getLogger(__name__)

LAST_WORDS_SECONDS = 20  # to end calls with a word when the process is told to stop
TIDY_SECONDS = 3_600


class Office:
    """``engine`` gives lines; calls are led by the web app through ``hooks``."""

    def __init__(
        self, settings: Settings, engine: Engine, shelf: Shelf, hooks: AppHooks, browsers: Browsers | None = None
    ) -> None:
        self._engine, self._hooks, self._shelf = engine, hooks, shelf
        self.calls: dict[asyncio.Task[None], Incoming | None] = {}
        self.api = ProviderApi(settings, shelf, hooks, self.place, browsers)

    def place(self, order: Order) -> None:
        self._lead(place(order, self._engine, self._hooks))

    def _lead(self, call: Coroutine[Any, Any, None], incoming: Incoming | None = None) -> None:
        task = asyncio.create_task(call)
        self.calls[task] = incoming
        self.api.under_way = sum(one is None for one in self.calls.values())
        task.add_done_callback(self._over)

    def _over(self, task: asyncio.Task[None]) -> None:
        del self.calls[task]
        self.api.under_way = sum(one is None for one in self.calls.values())
        if not task.cancelled() and task.exception() is not None:
            log.error("a call ended by a fault of ours", exc_info=task.exception())

    async def work(self) -> None:
        """Without end."""
        async for incoming in self._engine.incoming():
            self._lead(walk(incoming, self._engine, self._hooks), incoming)

    async def tidy(self) -> None:
        """Without end."""
        while True:
            await asyncio.to_thread(self._shelf.make_room)
            await asyncio.sleep(TIDY_SECONDS)

    async def stop(self) -> None:
        """End every call with a word, and tell the web app how they ended."""
        for task in self.calls:
            task.cancel()
        if self.calls:
            await asyncio.wait(list(self.calls), timeout=LAST_WORDS_SECONDS)
        await self._hooks.told_all(LAST_WORDS_SECONDS / 4)


async def run(settings: Settings) -> None:
    """The whole process, until SIGTERM or SIGINT."""
    stopped = _told_to_stop()
    shelf, speaker = Shelf(settings.state / "switchboard"), Speaker()
    async with ClientSession(cookie_jar=DummyCookieJar()) as session:
        link = AriLink(session, f"http://127.0.0.1:{settings.ari_port}", settings.ari_secret)
        engine = AriEngine(link, seen=partial(inside, root=settings.root), own=shelf.own, number=settings.number)
        known = {"app": settings.app, "door": settings.door, "account": settings.account, "secret": settings.secret}
        browsers = Browsers(link)
        office = Office(settings, engine, shelf, AppHooks(session, shelf, speaker, **known), browsers)
        listening = asyncio.create_task(engine.listen())
        try:
            async with serving(office.api, settings.listen):
                await _until_first(listening, stopped.wait(), office.work(), office.tidy(), browsers.look_after())
                engine.leave()
                await office.stop()
        finally:
            listening.cancel()
            await speaker.close()


@asynccontextmanager
async def serving(api: ProviderApi, listen: tuple[str, int]) -> AsyncIterator[None]:
    """The provider's interface at an address."""
    runner = web.AppRunner(api.application(), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, *listen).start()
        yield
    finally:
        await runner.cleanup()


def _told_to_stop() -> asyncio.Event:
    """Is set when the process is told to end."""
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    for told in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(told, stopped.set)
    return stopped


async def _until_first(listening: asyncio.Task[None], *works: Coroutine[Any, Any, Any]) -> None:
    """Until one of them ends; raises what it raises. The others are stopped, but for ``listening``: the last words of a
    call need it.
    """
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _ = await asyncio.wait({listening, *tasks}, return_when=asyncio.FIRST_COMPLETED)
        for one in done:
            one.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
