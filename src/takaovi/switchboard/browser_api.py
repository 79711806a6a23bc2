"""What the web app asks for browsers that are telephones: let one in with a key, or put it out."""

import re

from aiohttp import web

from takaovi.switchboard.ari_link import AriFault
from takaovi.switchboard.browsers import NAME, Browsers

SECRET = re.compile(r"[A-Za-z0-9_-]{24,64}")
LEAST_SECONDS, MOST_SECONDS = 60, 7_200


def add_browser_routes(router: web.UrlDispatcher, account: str, browsers: Browsers) -> None:
    async def let_in(request: web.Request) -> web.StreamResponse:
        sent = {name: str(value) for name, value in (await request.post()).items()}
        name, secret, seconds = sent.get("Name", ""), sent.get("Secret", ""), _seconds(sent.get("Seconds", ""))
        if not (NAME.fullmatch(name) and SECRET.fullmatch(secret) and seconds):
            return web.Response(status=400)
        try:
            await browsers.let_in(name, secret, seconds)
        except AriFault:
            return web.Response(status=503)
        return web.Response(status=201)

    async def put_out(request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        try:
            known = NAME.fullmatch(name) and await browsers.put_out(name)
        except AriFault:
            return web.Response(status=503)
        return web.Response(status=204 if known else 404)

    router.add_post(f"{account}/Clients.json", let_in)
    router.add_delete(f"{account}/Clients/{{name}}.json", put_out)


def _seconds(given: str) -> int:
    """0 for what is no time within the limits."""
    seconds = int(given) if re.fullmatch(r"[0-9]{1,5}", given) else 0
    return seconds if LEAST_SECONDS <= seconds <= MOST_SECONDS else 0
