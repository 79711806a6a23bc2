"""The switchboard with the small exchange of the tests: ``python -m tests.telephone.board PORT OPERATOR FOLDER``.

Nothing but the engine is another than in ``takaovi switchboard run``. Its settings are those of the environment.
"""

import asyncio
import logging
import os
import signal
import sys
from pathlib import Path

from aiohttp import ClientSession, DummyCookieJar

from takaovi.switchboard.hooks import AppHooks
from takaovi.switchboard.office import Office, serving
from takaovi.switchboard.settings_values import read
from takaovi.switchboard.shelf import Shelf
from takaovi.switchboard.speaker import Speaker
from tests.telephone.pjsua_engine import PjsuaEngine


async def main(port: int, operator: int, folder: Path) -> None:
    """Until SIGTERM."""
    settings, engine, shelf = read(os.environ), PjsuaEngine(port, operator, folder), Shelf(folder)
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with ClientSession(cookie_jar=DummyCookieJar()) as session:
        known = {"app": settings.app, "door": settings.door, "account": settings.account, "secret": settings.secret}
        office = Office(settings, engine, shelf, AppHooks(session, shelf, Speaker(), **known))
        async with serving(office.api, settings.listen):
            works = [asyncio.ensure_future(one) for one in (engine.turn(), office.work(), stopped.wait())]
            done, _ = await asyncio.wait(works, return_when=asyncio.FIRST_COMPLETED)
            for one in done:
                one.result()
            await office.stop()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
    logging.shutdown()
    os._exit(0)  # the library aborts where a call is still held when it is taken down
