"""Several machines that start at once on one PostgreSQL, each with a state folder of its own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from takaovi.config.up import READY_LOCK
from tests.config.process import empty_database, environment

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="a SQLite file is on one machine, where a lock file is enough"
)


@pytest.fixture
def database() -> Iterator[dict[str, str]]:
    with empty_database("machines") as setting:
        yield setting


def migrate(folder: Path, database: dict[str, str]) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "takaovi", "migrate"]
    return subprocess.Popen(
        words, env=environment(folder, **database), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_of_two_machines_one_makes_the_tables_and_the_other_finds_them(
    tmp_path: Path, database: dict[str, str]
) -> None:
    starts = [migrate(tmp_path / name, database) for name in ("first", "second")]
    told = [start.communicate(timeout=120) for start in starts]
    assert [start.returncode for start in starts] == [0, 0], told
    assert sum("tables: as they were" in out for out, _ in told) == 1, told


def test_a_machine_waits_for_another_one_and_says_so(tmp_path: Path, database: dict[str, str]) -> None:
    with psycopg.connect(database["DATABASE_URL"], autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [READY_LOCK])
        start = migrate(tmp_path, database)
        assert start.stderr is not None
        assert start.stderr.readline() == "  another machine is making the database ready; waiting for it\n"
        assert other.execute("SELECT to_regclass('places_place')").fetchone() == (None,)
        other.execute("SELECT pg_advisory_unlock(%s)", [READY_LOCK])
        out, _ = start.communicate(timeout=120)
    assert start.returncode == 0
    assert "changes made" in out
