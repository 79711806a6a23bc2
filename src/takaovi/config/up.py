"""Everything that has to stand before the first visitor: words, styles, tables, the demo region.

Each step looks first whether there is anything to do, so that a second start takes no time.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from hashlib import blake2b
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from takaovi.config.words import compile_words
from takaovi.demo import commands as demo

READY_LOCK = int.from_bytes(b"takaovi")  # any number of ours: the name of an advisory lock of PostgreSQL


def make_ready(*, with_demo: bool) -> None:
    """Do every step, telling what and how long."""
    steps = [("words", ready_words), ("styles", ready_assets), ("tables", ready_tables)]
    with alone():
        for name, step in [*steps, ("demo region", ready_demo)] if with_demo else steps:
            started = perf_counter()
            done = step()
            sys.stderr.write(f"  {name:<12} {done} ({perf_counter() - started:.1f} s)\n")
    connections.close_all()


@contextmanager
def alone() -> Iterator[None]:
    """One start at a time makes a state folder ready; a second waits for it. The lock ends with its process."""
    settings.STATE.mkdir(parents=True, exist_ok=True)
    with (settings.STATE / "ready.lock").open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            sys.stderr.write("  another start is making everything ready; waiting for it\n")
            flock(lock, LOCK_EX)
        yield


@contextmanager
def one_machine() -> Iterator[None]:
    """Machines that share a PostgreSQL change its tables and its demo one after another; a file has ``alone``.

    The lock belongs to the connection, so it ends with its process too. A pooler in between has to be one that gives
    a connection for a whole session.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [READY_LOCK])
        if not cursor.fetchone()[0]:
            sys.stderr.write("  another machine is making the database ready; waiting for it\n")
            cursor.execute("SELECT pg_advisory_lock(%s)", [READY_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [READY_LOCK])


def ready_words() -> str:
    compiled = compile_words()
    return f"{compiled} catalogues compiled" if compiled else "as they were"


def ready_assets() -> str:
    """Build styles and scripts, and collect them under hashed names when a source has changed."""
    from takaovi.ui import assets  # noqa: PLC0415  builds only when called; the tests replace the state folder first

    built = assets.build()
    stamp = settings.STATE / "static.stamp"
    seen = fingerprint(built)
    if stamp.exists() and stamp.read_text() == seen and Path(settings.STATIC_ROOT).is_dir():
        return "as they were"
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(seen)
    return "collected"


def fingerprint(folder: Path) -> str:
    """Changes when a file below the folder is added, removed or written."""
    seen = blake2b(digest_size=16)
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        state = file.stat()
        seen.update(f"{file} {state.st_size} {state.st_mtime_ns}\n".encode())
    return seen.hexdigest()


@one_machine()
def ready_tables() -> str:
    """Bring the tables to the present shape."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not waiting:
        return "as they were"
    call_command("migrate", interactive=False, verbosity=0)
    return f"{len(waiting)} changes made"


@one_machine()
def ready_demo() -> str:
    """Load the invented region into an empty database, or anew when its week has passed."""
    asked = Namespace(clear=False, if_needed=True, among_real=False)
    if demo.handle(asked):
        raise SystemExit("takaovi: the demo region could not be made; the lines above say why")
    return "looked after"


def become_server() -> None:
    """Replace this process by the server, so that what was loaded for the steps is given back."""
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, "-P", "-m", "takaovi", "serve"])  # noqa: S606  no shell
