"""The wire to Asterisk: orders by HTTP, events by a WebSocket that is found again when it is lost (ARI)."""

import asyncio
import logging
from base64 import b64encode
from collections.abc import Callable, Coroutine
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout, WSMsgType

log = logging.getLogger(__name__)

APP, USER = "takaovi", "takaovi"
ORDER = ClientTimeout(total=5)
HEARTBEAT_SECONDS = 10
PAUSES = (0.1, 0.3, 1, 2, 5)  # seconds before the link is tried again; the last one stays

Event = dict[str, Any]


class AriFault(Exception):
    """Asterisk did not do it. ``status`` 0: it was not reached."""

    def __init__(self, status: int) -> None:
        super().__init__(f"Asterisk answered {status}" if status else "Asterisk was not reached")
        self.status = status


class AriLink:
    """``url``: such as http://127.0.0.1:8088."""

    def __init__(self, session: ClientSession, url: str, secret: str) -> None:
        self._session, self._url = session, f"{url}/ari"
        self._headers = {"Authorization": f"Basic {b64encode(f'{USER}:{secret}'.encode()).decode()}"}
        self.stands = asyncio.Event()

    async def order(self, method: str, path: str, body: Event | None = None) -> Any:
        """The answer: JSON, bytes of a file, or None. Numbers stand in the body only. Raises AriFault."""
        address, options = f"{self._url}/{path}", {"headers": self._headers, "timeout": ORDER}
        try:
            async with self._session.request(method, address, json=body, **options) as answer:  # type: ignore[arg-type]
                if answer.status >= 300:
                    raise AriFault(answer.status)
                if answer.content_type == "application/json":
                    return await answer.json()
                return await answer.read()
        except (ClientError, TimeoutError, OSError) as fault:
            raise AriFault(0) from fault

    async def listen(self, hears: Callable[[Event], None], found: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Without end. ``hears`` gets every event; ``found`` is asked each time the link stands, what was missed."""
        tries = 0
        while True:
            try:
                address = f"{self._url.replace('http', 'ws', 1)}/events?app={APP}"
                async with self._session.ws_connect(
                    address, headers=self._headers, heartbeat=HEARTBEAT_SECONDS
                ) as socket:
                    looking = asyncio.create_task(found())
                    self.stands.set()
                    tries = 0
                    log.info("the link to Asterisk stands")
                    async for message in socket:
                        if message.type is WSMsgType.TEXT:
                            hears(message.json())
                    looking.cancel()
            except (ClientError, TimeoutError, OSError) as fault:
                log.warning("no link to Asterisk: %s", type(fault).__name__)
            self.stands.clear()
            await asyncio.sleep(PAUSES[min(tries, len(PAUSES) - 1)])
            tries += 1
