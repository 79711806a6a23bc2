"""Whoever holds the line is killed over an incoming message: it is heard all the same, and once."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from takaovi.core.outbox.models import Letter
from tests.core.contention import Served
from tests.core.node_centre import NodeCentre, needs_node, node_centre
from tests.core.test_outbox_killed import ROOT, SECONDS, address_of, in_served

pytestmark = needs_node


@pytest.fixture
def served(tmp_path: Path, transactional_db: None) -> Served:
    """A copy of the whole database of the tests, where that is SQLite: whoever hears a message reads many tables."""
    file = tmp_path / "served.sqlite3"
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
    return Served(file)


def listening(served: Served, centre: NodeCentre, **environment: str) -> "subprocess.Popen[bytes]":
    kept = {key: value for key, value in os.environ.items() if not key.startswith("TAKAOVI_")}
    ours = {
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "TAKAOVI_STATE": str(served.file.parent),
        "DATABASE_URL": address_of(served.file),
        "TAKAOVI_SMS_URL": f"smpp://takaovi:wellknow@127.0.0.1:{centre.port}",
        "TAKAOVI_SMS": "smpp",
        "TAKAOVI_SECRET": "of the tests, and as long as it has to be",
        "TAKAOVI_SMS_LISTEN": "1",
    }
    command = [sys.executable, "-m", "tests.core.one_listening"]
    return subprocess.Popen(command, cwd=ROOT, env=kept | ours | environment)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_killed_listener_loses_no_message_and_hears_none_twice(served: Served, moment: str) -> None:
    with node_centre() as centre:
        doomed = listening(served, centre, KILLED=moment)
        centre.wait("bound", SECONDS)
        brought = centre.bring("OHJE")
        assert doomed.wait(SECONDS) == -signal.SIGKILL
        assert not any("acknowledged" in told for told in centre.seen)
        answers = in_served(served, lambda: Letter.objects.count())
        assert answers == {"before": 0, "after": 1}[moment]
        heir = listening(served, centre)
        try:
            assert centre.wait("acknowledged", SECONDS) == {"acknowledged": brought, "status": 0}
            assert centre.wait("taken", SECONDS)["text"].startswith("TÄNÄÄN 42700")
        finally:
            heir.kill()
            heir.wait()
        assert in_served(served, lambda: Letter.objects.count()) == 1
