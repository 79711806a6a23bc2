"""What the web app asks of its provider by HTTP, in the provider's shape: place a call, give a recording, delete it.

Everything shows the account and its secret; numbers stand in bodies only.
"""

import asyncio
import json
import logging
import re
from base64 import b64encode
from collections.abc import Awaitable, Callable
from hmac import compare_digest

from aiohttp import web

from takaovi.switchboard.browser_api import add_browser_routes
from takaovi.switchboard.browsers import Browsers
from takaovi.switchboard.calls import Order, call_name
from takaovi.switchboard.hooks import AppHooks
from takaovi.switchboard.settings_values import Settings
from takaovi.switchboard.shelf import Shelf

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
MOST_BODY = 10_000
MOST_AT_ONCE = 20  # ordered calls
CALLED = re.compile(r"\+[0-9]{5,15}|client:[A-Za-z0-9_-]{1,60}")
MOST_REMEMBERED = 1_000  # orders that would be known again
RECORDING = re.compile(r"RE[0-9a-f]{32}")
MOST_SECONDS = 120


class ProviderApi:
    """``place`` is given each order once; an order told twice, by the address that leads it, rings nobody twice."""

    def __init__(
        self,
        settings: Settings,
        shelf: Shelf,
        hooks: AppHooks,
        place: Callable[[Order], None],
        browsers: Browsers | None = None,
    ) -> None:
        self._settings, self._shelf, self._hooks, self._place = settings, shelf, hooks, place
        self._browsers = browsers
        self._placed: dict[str, str] = {}  # by first address
        key = b64encode(f"{settings.account}:{settings.secret}".encode())
        self._known = b"Basic " + key
        self.under_way = 0

    def application(self) -> web.Application:
        account = f"{self._settings.path}/Accounts/{self._settings.account}"
        application = web.Application(client_max_size=MOST_BODY, middlewares=[self._guard])
        application.router.add_post(f"{account}/Calls.json", self._call)
        application.router.add_get(f"{account}/Recordings/{{name}}.wav", self._recording, allow_head=False)
        application.router.add_delete(f"{account}/Recordings/{{name}}.json", self._delete)
        if self._browsers is not None:
            add_browser_routes(application.router, account, self._browsers)
        return application

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Before anything else: whoever does not show the secret learns nothing, not even what is there."""
        shown = request.headers.get("Authorization", "").encode()
        if not compare_digest(shown, self._known):
            return web.Response(status=401, headers={"WWW-Authenticate": "Basic"})
        return await handler(request)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        order = self._order({name: str(value) for name, value in (await request.post()).items()})
        if order is None:
            return web.Response(status=400)
        if known := self._placed.get(order.first):
            return _sid(known)
        if self.under_way >= MOST_AT_ONCE:
            return web.Response(status=429)
        self._placed[order.first] = order.name
        if len(self._placed) > MOST_REMEMBERED:
            del self._placed[next(iter(self._placed))]
        self._place(order)
        return _sid(order.name)

    def _order(self, sent: dict[str, str]) -> Order | None:
        """None for what the web app would never order: another number than the line's shown, another's addresses."""
        number, seconds = sent.get("To", ""), sent.get("Timeout", "30")
        addresses = sent.get("Url", ""), sent.get("StatusCallback", "")
        fits = CALLED.fullmatch(number) and sent.get("From") == self._settings.number
        fits = fits and all(map(self._hooks.is_ours, addresses))
        if not fits or not (seconds.isascii() and seconds.isdecimal() and 0 < int(seconds) <= MOST_SECONDS):
            return None
        return Order(call_name(), number, self._settings.number, *addresses, int(seconds))

    async def _recording(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        path = self._shelf.recording(name)
        if not RECORDING.fullmatch(name) or not path.is_file():
            return web.Response(status=404)
        content = await asyncio.to_thread(path.read_bytes)
        return web.Response(body=content, content_type="audio/wav", headers={"Cache-Control": "no-store"})

    async def _delete(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        path = self._shelf.recording(name)
        if not RECORDING.fullmatch(name) or not path.is_file():
            return web.Response(status=404)
        path.unlink(missing_ok=True)
        return web.Response(status=204)


def _sid(name: str) -> web.Response:
    return web.Response(status=201, text=json.dumps({"sid": name}), content_type="application/json")
