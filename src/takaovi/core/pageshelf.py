"""Finished things in the memory of this process, within a number of bytes: the longest unasked goes first."""

from collections import OrderedDict
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

Key = tuple[str, ...]
Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """Holds at most ``most_bytes``, as the sizes that are told with the things add up."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes, self.held_bytes = most_bytes, 0
        self._rows: OrderedDict[Key, tuple[Thing, int, float]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, key: Key) -> Thing | None:
        """The thing, or None when it is not there or its time is over."""
        with self._lock:
            row = self._rows.get(key)
            if row is None:
                return None
            if row[2] <= monotonic():
                self._drop(key)
                return None
            self._rows.move_to_end(key)
            return row[0]

    def put(self, key: Key, thing: Thing, *, size: int, seconds: float) -> None:
        """Keep ``thing`` of ``size`` bytes for ``seconds``. What is larger than the whole shelf is not kept."""
        with self._lock:
            self._drop(key)
            if size > self.most_bytes:
                return
            self._rows[key] = (thing, size, monotonic() + seconds)
            self.held_bytes += size
            while self.held_bytes > self.most_bytes:
                self._drop(next(iter(self._rows)))

    def clear(self) -> None:
        with self._lock:
            self._rows.clear()
            self.held_bytes = 0

    def _drop(self, key: Key) -> None:
        row = self._rows.pop(key, None)
        if row is not None:
            self.held_bytes -= row[1]
