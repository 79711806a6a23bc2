"""A leg of a call in Asterisk (``Line``): a channel that our application leads."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from takaovi.switchboard.ari_link import AriFault, AriLink
from takaovi.switchboard.key_values import Keys
from takaovi.switchboard.line_values import LineGone
from takaovi.switchboard.web_values import unless

log = logging.getLogger(__name__)

T = TypeVar("T")
PLAYED, RECORDED = "played-", "recorded-"
CLOSING_SECONDS = 3  # that Asterisk may take to close the file after a hang-up


class AriLine:
    """``channel``: Asterisk's name of it, which holds no number. ``seen``: the path of a sound as Asterisk sees it."""

    def __init__(self, link: AriLink, channel: str, seen: Callable[[Path], str], beep: Path) -> None:
        self.name = self.channel = channel
        self.gone = asyncio.Event()
        self.pressed = Keys()
        self.under_way: dict[str, asyncio.Future[int]] = {}  # sounds and recordings, until Asterisk says they ended
        self._link, self._seen, self._beep = link, seen, beep

    async def answer(self) -> None:
        await self._order("POST", f"channels/{self.channel}/answer")

    async def play(self, sounds: Sequence[Path], *, stop_on_key: bool) -> None:
        if not sounds or (stop_on_key and self.pressed.waiting.is_set()):
            return
        name = f"{PLAYED}{uuid4().hex}"
        media = [f"sound:{self._seen(sound).removesuffix('.wav')}" for sound in sounds]
        ended = self.under_way[name] = asyncio.get_running_loop().create_future()
        try:
            await self._order("POST", f"channels/{self.channel}/play/{name}", {"media": media})
            stop = self.pressed.waiting if stop_on_key else self.gone
            await self._while_here(unless(stop, asyncio.shield(ended)))
        finally:
            del self.under_way[name]
            if not ended.done() and not self.gone.is_set():
                with suppress(AriFault):
                    await self._link.order("DELETE", f"playbacks/{name}")

    async def keys(self, *, most: int, seconds: float, end: str) -> str:
        return await self._while_here(self.pressed.take(most=most, seconds=seconds, end=end))

    async def record(self, into: Path, *, most_seconds: int, end: str, beep: bool) -> int:
        if beep:
            await self.play([self._beep], stop_on_key=False)
        name = f"{RECORDED}{uuid4().hex}"
        ended = self.under_way[name] = asyncio.get_running_loop().create_future()
        asked = {"name": name, "format": "wav", "maxDurationSeconds": most_seconds, "ifExists": "overwrite"}
        try:
            await self._order("POST", f"channels/{self.channel}/record", asked | {"terminateOn": _ends(end)})
            await unless(self.gone, asyncio.shield(ended))
            async with asyncio.timeout(CLOSING_SECONDS):
                seconds = await ended
            into.write_bytes(await self._link.order("GET", f"recordings/stored/{name}/file"))
        except (TimeoutError, AriFault) as fault:
            log.warning("line %s: a message was not kept (%s)", self.name, type(fault).__name__)
            seconds = 0
        finally:
            del self.under_way[name]
            self.pressed.forget()  # the key that ended it
            with suppress(AriFault):
                await self._link.order("DELETE", f"recordings/stored/{name}")
        return seconds

    async def hang_up(self) -> None:
        if not self.gone.is_set():
            try:
                await self._link.order("DELETE", f"channels/{self.channel}")
            except AriFault as fault:
                # When the link is found again, lines that nobody leads are ended.
                log.info("line %s could not be hung up: %s", self.name, fault)
        self.gone.set()

    async def look_again(self) -> None:
        """After events were missed: whatever Asterisk no longer knows has ended."""
        for name, ended in list(self.under_way.items()):
            try:
                await self._link.order("GET", f"{'playbacks' if name.startswith(PLAYED) else 'recordings/live'}/{name}")
            except AriFault as fault:
                if fault.status == 404 and not ended.done():
                    ended.set_result(0)

    def ended(self, name: str, seconds: int, *, failed: bool = False) -> None:
        under_way = self.under_way.get(name)
        if under_way is not None and failed and not self.gone.is_set():
            log.error("Asterisk could not play or write a sound: may it read the folder 'switchboard'?")
        if under_way is not None and not under_way.done():
            under_way.set_result(seconds)

    async def _order(self, method: str, path: str, body: dict[str, Any] | None = None) -> None:
        """Raises LineGone: a channel that cannot be ordered is not there for us."""
        if self.gone.is_set():
            raise LineGone
        try:
            await self._link.order(method, path, body)
        except AriFault as fault:
            log.info("line %s: %s", self.name, fault)
            raise LineGone from fault

    async def _while_here(self, work: Awaitable[T]) -> T:
        done = await unless(self.gone, _wrapped(work))
        if done is None or self.gone.is_set():
            raise LineGone
        return done[0]


async def _wrapped(work: Awaitable[T]) -> tuple[T]:
    return (await work,)


def _ends(keys: str) -> str:
    """Asterisk knows one key, any, or none."""
    return keys if keys in {"*", "#"} else "any" if keys else "none"
