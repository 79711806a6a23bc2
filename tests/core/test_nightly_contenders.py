"""Of many processes one does a job, on a database as it is served: a file, not the shared memory of the test run."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from takaovi.core.clock import now
from takaovi.core.journal.models import Lease
from takaovi.core.nightly import Job, run_due, run_job, take_lease
from tests.core.contention import Served

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no single writer to wait for")


@pytest.fixture
def served(tmp_path: Path, transactional_db: None) -> Served:
    """With the table of leases; on PostgreSQL the database of the test run."""
    return Served(tmp_path / "served.sqlite3").with_tables(Lease)


def test_of_eight_threads_at_once_one_does_the_job(served: Served) -> None:
    done: list[str] = []
    finished: list[bool] = []
    served.in_threads(lambda: finished.append(run_job(Job("core.tell", lambda: done.append("done")))), 8)
    assert (done, sorted(finished)) == (["done"], [False] * 7 + [True])


@on_sqlite
def test_while_another_process_writes_a_job_waits_for_the_next_look(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    finished: list[list[str]] = []
    jobs = [Job("core.tell", lambda: None), Job("core.count", lambda: None)]
    with closing(sqlite3.connect(served.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        replace(served, patience=0.1).in_threads(lambda: finished.append(run_due(jobs)))
    served.in_threads(lambda: finished.append(run_due(jobs)))
    assert finished == [[], ["core.tell", "core.count"]]
    assert caplog.messages[:2] == [
        "nightly core.tell waits for the next look: another process writes just now",
        "nightly core.count waits for the next look: another process writes just now",
    ]


@on_sqlite
def test_another_fault_of_the_database_is_not_taken_for_a_busy_one(tmp_path: Path, transactional_db: None) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        Served(tmp_path / "without_tables.sqlite3").in_threads(lambda: take_lease("core.tell", now()))
