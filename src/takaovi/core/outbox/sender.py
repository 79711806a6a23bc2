"""The bell of the thread that carries letters out: rung after a commit, so that a sign-in code waits for nobody."""

import threading

bell = threading.Event()


def wake() -> None:
    """There is a letter. Where no thread listens (a command, a test), the next look of a served process finds it."""
    bell.set()
