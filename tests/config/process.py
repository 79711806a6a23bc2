"""A fresh process of the program, with an environment in which only the test's own settings stand."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.house.plan import ROOT


def environment(state: Path, **settings: str) -> dict[str, str]:
    ours = ("TAKAOVI_", "DATABASE_", "DJANGO_", "PORT")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return clean | {"TAKAOVI_STATE": str(state), "PYTHONPATH": str(ROOT / "src")} | settings


def python(state: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        env=environment(state, **settings),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def takaovi(state: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The command itself, as an operator types it."""
    return python(state, "-m", "takaovi", *words, **settings)


@contextmanager
def empty_database(name: str) -> Iterator[dict[str, str]]:
    """The setting of an empty database of the same kind as the test run's: a new one in its cluster, or a file."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        yield {}
        return
    name = f"takaovi_{name}_{os.getpid()}"
    with psycopg.connect(given, autocommit=True) as cluster:
        cluster.execute(f"CREATE DATABASE {name}")
        try:
            yield {"DATABASE_URL": urlunsplit(urlsplit(given)._replace(path=f"/{name}"))}
        finally:
            cluster.execute(f"DROP DATABASE {name} WITH (FORCE)")
