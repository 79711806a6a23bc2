"""What a call asks of the web app, and how it says that it got no answer."""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

from takaovi.switchboard.twiml_values import Heard

T = TypeVar("T")


class AppGone(Exception):
    """The web app did not answer, or not as it should. The words hold nothing of a call."""


class Hooks(Protocol):
    """The web app's side of a call, and the sounds that are there without it."""

    async def ask(self, address: str, fields: Mapping[str, str]) -> str:
        """A signed webhook, tried again with the same fields. Returns a document. Raises AppGone."""

    def tell(self, address: str, fields: Mapping[str, str]) -> asyncio.Task[None]:
        """A signed webhook whose answer does nothing: sent beside the call, until it is heard."""

    async def sounds(self, heard: Sequence[Heard]) -> list[Path]:
        """Wave files that say this. What cannot be fetched or said is a tone, so that the call goes on."""

    def own(self, name: str) -> Path:
        """A sound of the switchboard itself: ``ringing``, ``beep``, ``last_word``, ``too_late``."""

    def new_recording(self) -> tuple[str, Path]:
        """(its name, where it is to be written)."""


async def unless(event: asyncio.Event, work: Awaitable[T]) -> T | None:
    """What the work brings, or None where the event came first; the work is stopped then, and has ended."""
    working, waiting = asyncio.ensure_future(work), asyncio.ensure_future(event.wait())
    try:
        await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        for one in (working, waiting):
            if not one.done():
                one.cancel()
                with suppress(asyncio.CancelledError):
                    await one
