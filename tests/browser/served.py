"""The real program with the demo region, started as its operator starts it."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.unwritten import assert_unwritten

PATIENCE = 120  # seconds to load the demo region and give the first answer, on a busy machine


class Served(NamedTuple):
    """A running program: where it answers, its database as DATABASE_URL names it, and its first process."""

    address: str
    database: str
    pid: int = 0

    def execute(self, statement: str) -> None:
        """One statement of SQL on its database, past the program."""
        if self.database.startswith("sqlite"):
            with closing(sqlite3.connect(self.database.removeprefix("sqlite:///"), timeout=PATIENCE)) as database:
                database.execute(statement)
                database.commit()
        else:
            with psycopg.connect(self.database, autocommit=True) as connection:
                connection.execute(statement)

    def command(self, *words: str) -> str:
        """What its operator does by the command; gives what was printed."""
        return self._run("-m", "takaovi", *words)

    def by_hand(self, program: str) -> str:
        """What its own code says or does, on its database; gives what was printed."""
        return self._run("-c", f"import django; django.setup()\n{program}")

    def _run(self, *words: str) -> str:
        environment = os.environ | {
            "DATABASE_URL": self.database,
            "TAKAOVI_URL": self.address,
            "DJANGO_SETTINGS_MODULE": "takaovi.config.settings",
        }
        command = [sys.executable, "-P", *words]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def database_url(state: Path, name: str) -> str:
    """A database of its own beside the one of the test run: a file, or a new database of the same cluster."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        return f"sqlite:///{state / name}.sqlite3"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(given)._replace(path=f"/{name}"))


@contextmanager
def served_demo(
    state: Path, name: str = "takaovi_browser", host: str = "127.0.0.1", *, demo: bool = True
) -> Iterator[Served]:
    """``takaovi up`` in a folder and a database of its own; stops it at the end. Not ``demo``: with empty tables."""
    port = free_port()
    address = f"http://{host}:{port}"
    database = database_url(state, name)
    environment = os.environ | {
        "TAKAOVI_STATE": str(state),
        "TAKAOVI_URL": address,
        "TAKAOVI_PHONE": "014 555 0100",
        "DATABASE_URL": database,
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "takaovi.config.settings",  # not those of the test run that starts it
    }
    log = (state / "server.log").open("w+")
    command = [sys.executable, "-P", "-m", "takaovi"]
    if not demo:
        subprocess.run([*command, "prepare"], env=environment, stdout=log, stderr=subprocess.STDOUT, check=True)
    start = [*command, "up" if demo else "serve"]
    process = subprocess.Popen(start, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        wait_for(address, process, log)
        yield Served(address, database, process.pid)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()
        log.close()
    assert_unwritten((state / "server.log").read_text("utf-8", "replace"), "what the served program wrote")


def wait_for(address: str, process: subprocess.Popen[bytes], log: object) -> None:
    """Until the first answer. Raises RuntimeError with what the program printed when it does not come."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/fi/", timeout=5).close()  # noqa: S310  always http on this machine
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
        else:
            return
    log.seek(0)  # type: ignore[attr-defined]
    raise RuntimeError(f"the program did not answer:\n{log.read()}")  # type: ignore[attr-defined]
