"""The process itself: what it loads, what it says, and how it goes."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.switchboard.board import free_port
from tests.switchboard.test_settings_values import KNOWN

PATIENCE = 15  # seconds


@contextmanager
def process(state: Path, **more: str) -> Iterator[subprocess.Popen[str]]:
    """``takaovi switchboard run`` with no Asterisk and no web app near it."""
    settings = KNOWN | {"TAKAOVI_STATE": str(state), "TAKAOVI_VOICE_URL": f"http://127.0.0.1:{free_port()}/v1"}
    settings |= {"TAKAOVI_ASTERISK_PORT": str(free_port())} | more
    command = [sys.executable, "-P", "-m", "takaovi", "switchboard", "run"]
    made = subprocess.Popen(command, env=os.environ | settings, stderr=subprocess.PIPE, text=True)
    try:
        yield made
    finally:
        made.kill()
        made.wait()


def test_it_loads_no_django_and_no_database() -> None:
    known = "{'django', 'sqlite3', 'psycopg'}"
    asked = f"import sys, takaovi.switchboard.office; print(sorted({known} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_without_an_asterisk_it_goes_on_looking_and_ends_when_it_is_told(tmp_path: Path) -> None:
    with process(tmp_path) as running:
        assert running.stderr is not None
        first = running.stderr.readline()
        assert "no link to Asterisk: ClientConnectorError" in first, first
        running.terminate()
        assert running.wait(PATIENCE) == 0
        assert "Traceback" not in running.stderr.read()
    assert (tmp_path / "switchboard/own/last_word.wav").stat().st_size > 100_000


def test_an_address_that_is_taken_is_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        with process(tmp_path, TAKAOVI_VOICE_URL=address) as running:
            assert running.wait(PATIENCE) == 1
            assert running.stderr is not None
            told = running.stderr.read().splitlines()[-1]
    assert told.startswith("takaovi: ")
    assert "address already in use" in told
