"""The web app's end for tests of the interpreter: documents by address, and a book of what was asked."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from takaovi.switchboard.twiml_values import Heard, Play
from takaovi.switchboard.web_values import AppGone


class BookHooks:
    """``documents`` by address; one that is missing is an app that is gone."""

    def __init__(self, folder: Path, documents: Mapping[str, str]) -> None:
        self._folder, self._documents = folder, documents
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.told: list[tuple[str, dict[str, str]]] = []

    async def ask(self, address: str, fields: Mapping[str, str]) -> str:
        await asyncio.sleep(0)
        self.asked.append((address, dict(fields)))
        if address not in self._documents:
            raise AppGone("no answer")
        return f"<Response>{self._documents[address]}</Response>"

    def tell(self, address: str, fields: Mapping[str, str]) -> asyncio.Task[None]:
        self.told.append((address, dict(fields)))
        return asyncio.create_task(asyncio.sleep(0))

    async def sounds(self, heard: Sequence[Heard]) -> list[Path]:
        return [Path(one.address if isinstance(one, Play) else one.words) for one in heard]

    def own(self, name: str) -> Path:
        return Path(name)

    def new_recording(self) -> tuple[str, Path]:
        return "RE1", self._folder / "RE1.wav"

    def fields(self, address: str, *names: str) -> dict[str, str]:
        """The named fields of the last webhook of an address."""
        sent = next(fields for asked, fields in reversed([*self.asked, *self.told]) if asked == address)
        return {name: sent[name] for name in names if name in sent}
