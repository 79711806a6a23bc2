"""Asterisk as an engine of telephony, by its own interface (ARI)."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from takaovi.switchboard.ari_line import AriLine
from takaovi.switchboard.ari_link import APP, AriFault, AriLink, Event
from takaovi.switchboard.line_values import Failed, Incoming, Line, LineGone

log = logging.getLogger(__name__)

BUSY_CAUSES, UNANSWERED_CAUSES = {17, 21}, {18, 19, 0, 16}  # of Q.850; 21 is "declined", 0 and 16 our own time
PATIENCE_SECONDS = 5  # beyond the time of ringing, in case an event was missed
LONGEST_CALL = "7200"  # seconds, as in extensions.conf
CLIENT = "client:"
NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")
NUMBER = re.compile(r"\+[0-9]{5,15}")


class AriEngine:
    """``seen``: the path of a sound as Asterisk sees it; ``own``: our own sounds by name; ``number``: the line's."""

    def __init__(self, link: AriLink, *, seen: Callable[[Path], str], own: Callable[[str], Path], number: str) -> None:
        self._link, self._seen, self._own, self._number = link, seen, own, number
        self._lines: dict[str, AriLine] = {}
        self._ringing: dict[str, asyncio.Future[AriLine | Failed]] = {}
        self._placed: set[str] = set()  # of those that ring: Asterisk knows them
        self._bridges: set[str] = set()  # that somebody here looks after
        self._calls: asyncio.Queue[Incoming] = asyncio.Queue()
        self._beside: set[asyncio.Task[None]] = set()
        self._talking: set[str] = set()
        self._leaving = False

    async def listen(self) -> None:
        """Hear Asterisk, without end."""
        await self._link.listen(self._hears, self._look_again)

    async def incoming(self) -> AsyncIterator[Incoming]:
        while True:
            yield await self._calls.get()

    def leave(self) -> None:
        """Those who speak go on without us: for us their lines have gone, and whoever comes next looks after them."""
        self._leaving = True
        for name in self._talking:
            self._lines[name].gone.set()

    async def ring(self, number: str, *, caller_id: str, seconds: float) -> AriLine | Failed:
        endpoint = _endpoint(number)
        if endpoint is None:
            return Failed.FAILED
        channel = f"out-{uuid4().hex}"
        rung = self._ringing[channel] = asyncio.get_running_loop().create_future()
        # A number never stands in an address; Asterisk reads the same words from the body.
        asked = {"endpoint": endpoint, "app": APP, "appArgs": "out", "callerId": caller_id, "timeout": int(seconds)}
        try:
            await self._link.order(
                "POST", f"channels/{channel}", asked | {"variables": {"TIMEOUT(absolute)": LONGEST_CALL}}
            )
            self._placed.add(channel)
            async with asyncio.timeout(seconds + PATIENCE_SECONDS):
                return await rung
        except AriFault as fault:
            log.warning("nobody could be rung: %s", fault)
            return Failed.FAILED
        except TimeoutError:
            await self._drop(channel)
            return Failed.NO_ANSWER
        except asyncio.CancelledError:
            await self._drop(channel)
            raise
        finally:
            del self._ringing[channel]
            self._placed.discard(channel)

    async def _drop(self, channel: str) -> None:
        with suppress(AriFault):
            await self._link.order("DELETE", f"channels/{channel}")

    async def join(self, one: Line, other: Line) -> None:
        bridge, two = uuid4().hex, [self._lines[line.name] for line in (one, other) if line.name in self._lines]
        names = {line.channel for line in two}
        self._bridges.add(bridge)
        try:
            await self._link.order("POST", f"bridges/{bridge}", {"type": "mixing"})
            await self._link.order("POST", f"bridges/{bridge}/addChannel", {"channel": [one.name, other.name]})
            self._talking |= names
            await _either_gone(two)
        except AriFault as fault:
            log.warning("two lines could not be joined: %s", fault)
        finally:
            self._talking -= names
            for line in two:
                line.pressed.forget()
            await self._part(bridge)

    async def _part(self, bridge: str) -> None:
        if not self._leaving:
            with suppress(AriFault):
                await self._link.order("DELETE", f"bridges/{bridge}")

    # --- what Asterisk tells ------------------------------------------------------------------------------------
    def _hears(self, event: Event) -> None:
        kind, channel = event.get("type", ""), event.get("channel", {})
        line = self._lines.get(channel.get("id", ""))
        match kind:
            case "StasisStart":
                self._begins(channel)
            case "ChannelDtmfReceived" if line is not None and line.channel not in self._talking:
                ended = datetime.fromisoformat(event["timestamp"]).timestamp()
                line.pressed.hear(str(event["digit"])[:1], ended=ended, seconds=event["duration_ms"] / 1000)
            case "ChannelHangupRequest" if line is not None:
                line.gone.set()  # what it was doing is still told as ended
            case "ChannelDestroyed":
                self._ends(channel["id"], int(event.get("cause", 0)))
            case "StasisEnd" if line is not None:
                self._ends(line.channel, 0)
            case "BridgeDestroyed":
                self._bridges.discard(event["bridge"]["id"])
            case "PlaybackFinished" | "RecordingFinished" | "RecordingFailed":
                thing = event.get("playback") or event.get("recording") or {}
                name, seconds = str(thing.get("id") or thing.get("name")), int(thing.get("duration") or 0)
                for one in self._lines.values():
                    one.ended(name, seconds, failed=thing.get("state") == "failed")

    def _begins(self, channel: dict[str, Any]) -> None:
        """A call has come in, or one that we ring has been answered."""
        name = channel["id"]
        if name in self._lines:
            return
        line = self._lines[name] = AriLine(self._link, name, self._seen, self._own("beep"))
        rung = self._ringing.get(name)
        if rung is not None and not rung.done():
            rung.set_result(line)
        elif name.startswith("out-"):
            self._do(line.hang_up())  # answered when it was wanted no more
        else:
            self._calls.put_nowait(Incoming(line, e164(channel.get("caller", {}).get("number", "")), self._number))

    def _ends(self, name: str, cause: int) -> None:
        line = self._lines.pop(name, None)
        if line is not None:
            line.gone.set()
        rung = self._ringing.get(name)
        if rung is not None and not rung.done():
            failed = Failed.NO_ANSWER if cause in UNANSWERED_CAUSES else Failed.FAILED
            rung.set_result(Failed.BUSY if cause in BUSY_CAUSES else failed)

    # --- what was missed, or left by a process before us --------------------------------------------------------
    async def _look_again(self) -> None:
        known = {*self._lines, *self._placed}  # before we ask: what begins meanwhile has not ended
        try:
            channels = {one["id"]: one for one in await self._link.order("GET", "channels")}
            bridges = await self._link.order("GET", "bridges")
        except AriFault as fault:
            log.warning("what was missed is not known: %s", fault)
            return
        for name in known - set(channels):
            self._ends(name, 0)
        for line in list(self._lines.values()):
            self._do(self._drop(line.channel) if line.gone.is_set() else line.look_again())
        for name in self._ringing:
            if name in channels and channels[name]["state"] == "Up":
                self._begins(channels[name])
        speaking = self._adopted(bridges)
        for name, channel in channels.items():
            led = channel["dialplan"].get("app_name") == "Stasis"
            if led and name not in self._lines and name not in self._ringing and name not in speaking:
                self._unknown(channel)

    def _adopted(self, bridges: list[dict[str, Any]]) -> set[str]:
        """Two who speak with each other go on; when one leaves, the other's line is ended too."""
        speaking: set[str] = set()
        for bridge in bridges:
            two = set(bridge["channels"])
            speaking |= two
            if not two or bridge["id"] in self._bridges or two & set(self._lines):
                continue
            self._bridges.add(bridge["id"])
            lines = [self._line(name) for name in two]
            self._talking |= two
            self._do(self._look_after(bridge["id"], lines))
        return speaking

    async def _look_after(self, bridge: str, lines: list[AriLine]) -> None:
        log.info("%d lines go on speaking, led by nobody before us", len(lines))
        if len(lines) > 1:
            await _either_gone(lines)
        for line in lines:
            await line.hang_up()
            self._talking.discard(line.channel)
        await self._part(bridge)

    def _unknown(self, channel: dict[str, Any]) -> None:
        if channel["state"] == "Ring":  # came while nobody was here; nothing has been said to it yet
            self._begins(channel)
        else:
            self._do(self._let_go(self._line(channel["id"])))

    async def _let_go(self, line: AriLine) -> None:
        """Nobody knows how far this call was: a kind word, and the end."""
        log.info("line %s was led by nobody", line.name)
        with suppress(LineGone):
            await line.play([self._own("last_word")], stop_on_key=False)
        await line.hang_up()

    def _line(self, name: str) -> AriLine:
        return self._lines.setdefault(name, AriLine(self._link, name, self._seen, self._own("beep")))

    def _do(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)


async def _either_gone(lines: list[AriLine]) -> None:
    waits = [asyncio.create_task(line.gone.wait()) for line in lines]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for one in waits:
            one.cancel()


def _endpoint(number: str) -> str | None:
    """Whom Asterisk rings: a telephone by the operator, or a browser by its name. None for what is neither."""
    if number.startswith(CLIENT):
        name = number.removeprefix(CLIENT)
        return f"PJSIP/{name}" if NAME.fullmatch(name) else None
    return f"PJSIP/{number}@trunk" if NUMBER.fullmatch(number) else None


def e164(given: str) -> str:
    """A caller's number as operators write it, in E.164; "" where it is hidden."""
    digits = "".join(sign for sign in given if sign.isdecimal() and sign.isascii())
    if len(digits) < 5:
        return ""
    if given.startswith(("+", "358")):
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+358{digits[1:]}" if digits.startswith("0") else f"+{digits}"
