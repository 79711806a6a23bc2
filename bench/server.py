"""Starts and stops the server under measurement, and reads what it uses."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PORT = int(os.environ.get("BENCH_PORT", "8160"))
PATIENCE = 60  # seconds until the first answer
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port, and the id of the process that was started."""

    port: int
    pid: int

    def family(self) -> list[int]:
        """The process and its descendants."""
        found = [self.pid]
        for number in found:
            for tasks in Path(f"/proc/{number}/task").glob("*/children"):
                found.extend(int(child) for child in tasks.read_text().split())
        return found

    def cpu_seconds(self) -> float:
        """Time on a processor so far, all processes together."""
        total = 0
        for number in self.family():
            fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICKS

    def resident_mb(self) -> float:
        """Resident memory, all processes together; what they share is counted once for each."""
        pages = (int(Path(f"/proc/{number}/statm").read_text().split()[1]) for number in self.family())
        return sum(pages) * PAGE / 1e6

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """(status, headers in lower case, body as it came)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


@contextmanager
def running(command: list[str], port: int, first_path: str, **environment: str) -> Iterator[Server]:
    """A server until the end of the block. Raises RuntimeError with its words when it does not answer."""
    known = {
        **os.environ,
        "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
        "TAKAOVI_NIGHTLY": "0",
        "PORT": str(port),
        **environment,
    }
    log = Path(os.environ["TAKAOVI_STATE"]) / f"server-{port}.log"
    with log.open("w") as told:
        process = subprocess.Popen(command, cwd=ROOT, env=known, stdout=told, stderr=told)
        try:
            server = Server(port, process.pid)
            wait_for(server, process, first_path, log)
            yield server
        finally:
            process.terminate()
            process.wait(20)


def wait_for(server: Server, process: "subprocess.Popen[bytes]", path: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            status, _, body = server.get(path)
        except OSError:
            time.sleep(0.1)
            continue
        if status == 200:
            return
        raise RuntimeError(f"{path} answered {status}: {body[:200]!r}; see {log}")
    raise RuntimeError(f"the server did not answer: {log.read_text()[-2000:]}")


def granian(application: str, port: int) -> list[str]:
    """One worker with one thread, as ``takaovi serve`` starts it."""
    return [
        sys.executable, "-P", "-m", "granian", application, "--interface", "wsgi", "--host", "127.0.0.1",
        "--port", str(port), "--workers", "1", "--blocking-threads", "1", "--backlog", "2048",
        "--backpressure", "1024", "--no-ws", "--log-level", "warning",
    ]  # fmt: skip
