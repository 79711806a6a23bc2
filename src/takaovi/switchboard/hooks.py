"""The web app asked by HTTP, signed as a provider signs, and its sounds fetched once."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urljoin
from uuid import uuid4

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout
from twilio.request_validator import RequestValidator

from takaovi.switchboard.shelf import Shelf
from takaovi.switchboard.speaker import Speaker
from takaovi.switchboard.twiml_values import MOST_BYTES, Heard, Play
from takaovi.switchboard.web_values import AppGone

log = logging.getLogger(__name__)

ANSWER = ClientTimeout(total=6)
PAUSES = (0.3, 1.0, 2.0)  # seconds before a caller's step is asked again
TELL_PAUSES = (1, 2, 4, 8, 15, 30, 60, 120, 240)  # and before the web app is told again how a call ended
SOUND = ClientTimeout(total=3)
MOST_SOUND_BYTES = 2_000_000  # two minutes


class AppHooks:
    """``app``: the web app's public address, which it checks signatures against; ``door``: where it is asked."""

    def __init__(
        self,
        session: ClientSession,
        shelf: Shelf,
        speaker: Speaker,
        *,
        app: str,
        account: str,
        secret: str,
        door: str = "",
    ) -> None:
        self._session, self._shelf, self._speaker = session, shelf, speaker
        self._app, self._door, self._account = app, door or app, account
        self._validator = RequestValidator(secret)
        self._telling: set[asyncio.Task[None]] = set()

    def is_ours(self, address: str) -> bool:
        return urljoin(f"{self._app}/", address).startswith(f"{self._app}/")

    async def ask(self, address: str, fields: Mapping[str, str]) -> str:
        return await self._tried(address, fields, PAUSES)

    def tell(self, address: str, fields: Mapping[str, str]) -> asyncio.Task[None]:
        told = asyncio.create_task(self._told(address, fields))
        self._telling.add(told)
        told.add_done_callback(self._telling.discard)
        return told

    async def _told(self, address: str, fields: Mapping[str, str]) -> None:
        try:
            await self._tried(address, fields, TELL_PAUSES)
        except AppGone as fault:
            log.warning("the web app does not know how a call ended: %s", fault)

    async def told_all(self, seconds: float) -> None:
        """Wait a little for what is being told, before the process ends."""
        if self._telling:
            await asyncio.wait(self._telling, timeout=seconds)

    async def _tried(self, address: str, fields: Mapping[str, str], pauses: Sequence[float]) -> str:
        for pause in (*pauses, None):
            try:
                return await self._post(address, dict(fields) | {"AccountSid": self._account})
            except (ClientError, TimeoutError, OSError) as fault:
                if pause is None:
                    raise AppGone(f"no answer ({type(fault).__name__})") from None
                await asyncio.sleep(pause)
        raise AssertionError  # for the type checker: the last round returns or raises

    async def _post(self, address: str, fields: dict[str, str]) -> str:
        """Raises AppGone where asking again would not help."""
        public = urljoin(f"{self._app}/", address)
        if not self.is_ours(address):
            raise AppGone("an address that is not the web app's")
        headers = {"X-Twilio-Signature": self._validator.compute_signature(public, fields)}
        asked = self._door + public.removeprefix(self._app)
        options = {"allow_redirects": False, "timeout": ANSWER}
        async with self._session.post(asked, data=fields, headers=headers, **options) as response:  # type: ignore[arg-type]
            content = await _body(response, MOST_BYTES)
            if response.status >= 500:
                raise ClientError(f"HTTP {response.status}")
            if response.status >= 300:
                raise AppGone(f"HTTP {response.status}")
            return content.decode("utf-8", "replace")

    async def sounds(self, heard: Sequence[Heard]) -> list[Path]:
        return list(await asyncio.gather(*map(self._sound, heard)))

    async def _sound(self, heard: Heard) -> Path:
        what = heard.address if isinstance(heard, Play) else f"{heard.voice}|{heard.words}"
        if found := self._shelf.find(what):
            return found
        try:
            if isinstance(heard, Play):
                content = await self._fetched(heard.address)
            else:
                content = await self._speaker.say(heard.voice, heard.words)
            found = self._shelf.put(what, content)
        except (ClientError, TimeoutError, OSError, AppGone) as fault:
            log.warning("a sound is not there: %s", type(fault).__name__)
        return found or self._shelf.own("unsaid")

    async def _fetched(self, address: str) -> bytes:
        public = urljoin(f"{self._app}/", address)
        if not self.is_ours(address):
            raise AppGone("a sound that is not the web app's")
        async with self._session.get(
            self._door + public.removeprefix(self._app), timeout=SOUND, allow_redirects=False
        ) as response:
            if response.status != 200:
                raise ClientError(f"HTTP {response.status}")
            return await _body(response, MOST_SOUND_BYTES)

    def own(self, name: str) -> Path:
        return self._shelf.own(name)

    def new_recording(self) -> tuple[str, Path]:
        name = f"RE{uuid4().hex}"
        return name, self._shelf.recording(name)


async def _body(response: ClientResponse, most: int) -> bytes:
    """What was answered. Raises AppGone where it has no end."""
    content = b""
    async for part in response.content.iter_any():
        content += part
        if len(content) > most:
            raise AppGone("an answer without end")
    return content
