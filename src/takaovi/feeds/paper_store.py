"""Finished sheets on the disk, by the hash of what they were made of, the oldest taken away when it is full."""

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

MOST_BYTES = 64_000_000  # about 1,500 sheets


class Store:
    """A folder that several processes share. A sheet is never changed under its name."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.folder, self.most_bytes = folder, most_bytes

    def get(self, name: str) -> bytes | None:
        """The sheet, which is then the newest, or None."""
        path = self._path(name)
        try:
            content = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return content

    def put(self, name: str, content: bytes) -> None:
        """Keep a sheet. A full or read-only disk keeps none, and the sheet is made anew each time."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            beside = self.folder / f"{uuid4().hex}.new"
            beside.write_bytes(content)
            beside.replace(self._path(name))
            self._make_room()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.pdf"

    def _make_room(self) -> None:
        """The longest unasked are taken away until three quarters are left."""
        known = [(path, path.stat()) for path in self.folder.iterdir()]
        held = sum(state.st_size for _path, state in known)
        if held <= self.most_bytes:
            return
        for path, state in sorted(known, key=lambda one: one[1].st_mtime_ns):
            if held <= self.most_bytes * 3 // 4:
                return
            path.unlink(missing_ok=True)
            held -= state.st_size
