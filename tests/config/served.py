"""A served process for tests: the real command, on a free port, stopped whatever happens."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from tests.config.process import environment
from tests.house.plan import ROOT
from tests.unwritten import assert_unwritten

LONGEST_START = 90.0  # seconds: a first start makes the demo region, on a busy machine


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """The running command: ask it, read its log, stop it."""

    def __init__(self, process: subprocess.Popen[str], port: int, log: Path) -> None:
        self.process, self.port, self.log_file = process, port, log

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, headers=headers)
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    def wait_for(self, path: str, status: int = 200) -> float:
        """Seconds until the first such answer."""
        started = time.monotonic()
        while time.monotonic() - started < LONGEST_START:
            if self.process.poll() is not None:
                raise AssertionError(f"ended with {self.process.returncode}:\n{self.log}")
            try:
                if self.ask(path)[0].status == status:
                    return time.monotonic() - started
            except OSError:
                time.sleep(0.02)
        raise AssertionError(f"no answer {status} from {path}:\n{self.log}")

    @property
    def log(self) -> str:
        return self.log_file.read_text()

    def stop(self, with_signal: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(with_signal)
        return self.process.wait(timeout=15)


@contextmanager
def served(state: Path, command: str = "serve", **settings: str) -> Iterator[Served]:
    """``takaovi serve`` or ``takaovi up`` with its own state folder and port."""
    port = free_port()
    clean = environment(state, PORT=str(port), **settings)
    clean["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT}:{state}"
    log = state / "log"
    with log.open("w") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "takaovi", command],
            env=clean,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield Served(process, port, log)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(timeout=15)
    assert_unwritten(log.read_text(), "what the served program wrote")
