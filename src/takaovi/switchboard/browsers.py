"""Browsers as telephones of Asterisk: known for as long as their key lasts, in its memory and nowhere else.

Asterisk's own way of being told objects while it runs (ARI, "dynamic configuration"; ``sorcery.conf`` keeps them in
memory). Whatever is found there that we do not know was left by a process before us, and is taken out.
"""

import asyncio
import logging
import re
from collections.abc import Mapping
from contextlib import suppress

from takaovi.switchboard.ari_link import AriFault, AriLink

log = logging.getLogger(__name__)

NAME = re.compile(r"b-[0-9a-f]{16}")
KINDS = ("endpoint", "aor", "auth")  # in the order in which they are taken out
LOOK_SECONDS = 30
GONE = 404
# It can be rung and can ring nobody: the context holds no extension. No number of a caller is ever sent to it.
ENDPOINT = {
    "context": "browsers",
    "webrtc": "yes",
    "dtls_auto_generate_cert": "yes",
    "disallow": "all",
    "allow": "opus,g722,alaw",
    "direct_media": "no",
    "send_pai": "no",
    "send_rpid": "no",
    "send_connected_line": "no",
}


class Browsers:
    def __init__(self, link: AriLink) -> None:
        self._link = link
        self._ends: dict[str, float] = {}

    async def let_in(self, name: str, secret: str, seconds: int) -> None:
        """From now on the browser that shows ``secret`` is rung under ``name``; an earlier key of it ends. Raises
        AriFault.
        """
        self._ends[name] = asyncio.get_running_loop().time() + seconds
        await self._tell("auth", name, {"auth_type": "userpass", "username": name, "password": secret})
        await self._tell("aor", name, {"max_contacts": "1", "remove_existing": "yes"})
        await self._tell("endpoint", name, ENDPOINT | {"aors": name, "auth": name})

    async def _tell(self, kind: str, name: str, fields: Mapping[str, str]) -> None:
        told = {"fields": [{"attribute": attribute, "value": value} for attribute, value in fields.items()]}
        await self._link.order("PUT", _path(kind, name), told)

    async def put_out(self, name: str) -> bool:
        """It is rung no more; who speaks by it speaks on. False where it was not known. Raises AriFault."""
        known = False
        for kind in KINDS:
            try:
                await self._link.order("DELETE", _path(kind, name))
                known = True
            except AriFault as fault:
                if fault.status != GONE:
                    raise
        self._ends.pop(name, None)
        return known

    async def look_after(self) -> None:
        """Without end: keys end in time, also those that a process before us gave."""
        while True:
            await self._link.stands.wait()
            with suppress(AriFault):  # the link is found again, and then we look again
                await self.tidy()
            await asyncio.sleep(LOOK_SECONDS)

    async def tidy(self) -> None:
        """Take out every browser whose key has ended or is not ours. Raises AriFault."""
        now = asyncio.get_running_loop().time()
        known = [one["resource"] for one in await self._link.order("GET", "endpoints/PJSIP")]
        for name in known:
            if NAME.fullmatch(name) and self._ends.get(name, 0) <= now:
                log.info("a browser's key has ended")
                await self.put_out(name)


def _path(kind: str, name: str) -> str:
    return f"asterisk/config/dynamic/res_pjsip/{kind}/{name}"
