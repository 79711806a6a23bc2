"""The other end of the wire to Asterisk, as far as browsers go: objects that it is told while it runs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from takaovi.switchboard.ari_link import AriLink

KNOWN = "Basic dGFrYW92aTpzYWxh"  # takaovi:sala


class MemoryOfAsterisk:
    """``objects`` by kind and name; ``orders``: method and address of everything that was asked."""

    def __init__(self) -> None:
        self.objects: dict[tuple[str, str], dict[str, str]] = {("endpoint", "trunk"): {}}
        self.orders: list[str] = []

    def application(self) -> web.Application:
        application = web.Application()
        application.router.add_route("*", "/ari/asterisk/config/dynamic/res_pjsip/{kind}/{name}", self._told)
        application.router.add_get("/ari/endpoints/PJSIP", self._endpoints)
        return application

    async def _told(self, request: web.Request) -> web.Response:
        assert request.headers["Authorization"] == KNOWN
        thing = request.match_info["kind"], request.match_info["name"]
        self.orders.append(f"{request.method} {request.path}")
        if request.method == "DELETE":
            return web.Response(status=204 if self.objects.pop(thing, None) is not None else 404)
        told: list[dict[str, str]] = (await request.json())["fields"]
        self.objects[thing] = {one["attribute"]: one["value"] for one in told}
        return web.json_response([])

    async def _endpoints(self, request: web.Request) -> web.Response:
        names = [name for kind, name in self.objects if kind == "endpoint"]
        return web.json_response([{"technology": "PJSIP", "resource": name} for name in names])

    def names(self) -> list[str]:
        return sorted({name for _kind, name in self.objects})


@asynccontextmanager
async def asterisk() -> AsyncIterator[tuple[MemoryOfAsterisk, AriLink, TestServer]]:
    memory = MemoryOfAsterisk()
    server: Any = TestServer(memory.application())
    async with server, ClientSession() as session:
        yield memory, AriLink(session, f"http://127.0.0.1:{server.port}", "sala"), server
