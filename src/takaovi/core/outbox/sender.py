"""The bell of the thread that carries letters out: rung after a commit, so that a sign-in code waits for nobody."""

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections, connections

log = logging.getLogger(__name__)

FIRST_SECONDS = 3  # after a start, which first answers its visitors
LOOK_SECONDS = 60  # for letters whose pause is over, and those that another process wrote and could not send

bell = threading.Event()


def wake() -> None:
    """There is a letter. Where no thread listens (a command, a test), the next look of a served process finds it."""
    bell.set()


def start_thread(send: Callable[[], object]) -> threading.Event:
    """Carry letters out beside the server, in a thread that never holds up a stop. Returns what ends it."""
    stop = threading.Event()

    def watch() -> None:
        wait = FIRST_SECONDS
        while not stop.is_set():
            bell.wait(wait)
            wait = LOOK_SECONDS
            bell.clear()
            if not stop.is_set():
                look_once(send)

    threading.Thread(target=watch, name="outbox", daemon=True).start()
    return stop


def look_once(send: Callable[[], object]) -> None:
    """One look. A database that does not answer is logged, and asked again at the next look."""
    close_old_connections()
    try:
        send()
    except Exception:
        log.exception("letters could not be looked after")
    finally:
        connections.close_all()
