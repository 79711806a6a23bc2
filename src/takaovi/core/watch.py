"""A thread beside the server that does a piece of work when its bell rings, so that no visitor waits for it."""

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections, connections

log = logging.getLogger(__name__)

FIRST_SECONDS = 3  # after a start, which first answers its visitors


class Watch:
    """A bell and its thread. Where no thread listens (a command, a test), a look of a served process finds the work.

    ``every``: seconds until it looks without having been rung.
    """

    def __init__(self, name: str, *, every: float) -> None:
        self.name, self.every = name, every
        self.bell = threading.Event()

    def wake(self) -> None:
        self.bell.set()

    def start(self, work: Callable[[], object]) -> threading.Event:
        """Do it beside the server, in a thread that never holds up a stop. Returns what ends it."""
        stop = threading.Event()

        def watch() -> None:
            wait: float = FIRST_SECONDS
            while not stop.is_set():
                self.bell.wait(wait)
                wait = self.every
                self.bell.clear()
                if not stop.is_set():
                    self.look_once(work)

        threading.Thread(target=watch, name=self.name, daemon=True).start()
        return stop

    def look_once(self, work: Callable[[], object]) -> None:
        """One look. A database that does not answer is logged, and asked again at the next look."""
        close_old_connections()
        try:
            work()
        except Exception:
            log.exception("the work of %s could not be done", self.name)
        finally:
            connections.close_all()
