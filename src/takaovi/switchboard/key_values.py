"""Keys pressed on a line, kept until somebody asks for them. Any engine may use it."""

import asyncio

MOST_KEPT = 100


class Keys:
    """The keys of one line. ``waiting`` is set while there are any."""

    def __init__(self) -> None:
        self._kept = ""
        self._tone = ("", float("-inf"))  # the last one, and when it ended
        self._pressed = asyncio.Event()
        self.waiting = asyncio.Event()

    def press(self, keys: str) -> None:
        self._kept = (self._kept + keys)[:MOST_KEPT]
        self.waiting.set()
        self._pressed.set()

    def hear(self, key: str, *, ended: float, seconds: float) -> None:
        """A key by its tone: when that ended and how long it was, in seconds. A tone that overlaps with the last one of
        the same key is that one, told twice: so Asterisk 22 does where a key is pressed while a sound is stopped.
        """
        last, before = self._tone
        self._tone = (key, ended)
        if key != last or ended - before >= seconds / 2:
            self.press(key)

    def forget(self) -> None:
        """What was pressed for nobody, such as during a conversation."""
        self._kept = ""
        self.waiting.clear()

    async def take(self, *, most: int, seconds: float, end: str) -> str:
        """As ``Line.keys``. Waits for hang-ups not at all: that is the line's own affair."""
        while (found := self._complete(most, end)) is None:
            self._pressed.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self._pressed.wait()
            except TimeoutError:
                return self._cut(len(self._kept), 0)
        return found

    def _complete(self, most: int, end: str) -> str | None:
        at = self._kept.find(end, 0, most + 1) if end else -1
        if at >= 0:
            return self._cut(at, 1)
        return self._cut(most, 0) if len(self._kept) >= most else None

    def _cut(self, length: int, drop: int) -> str:
        found, self._kept = self._kept[:length], self._kept[length + drop :]
        if not self._kept:
            self.waiting.clear()
        return found
