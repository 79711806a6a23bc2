"""Load on a server: by ``wrk`` where it is installed, else by a plain client of our own (slower, same figures)."""

import http.client
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from bench.goals import quantile
from bench.server import Server

SCRIPT = Path(__file__).parent / "load.lua"


@dataclass(frozen=True, slots=True)
class Load:
    """What a round gave: answers, answers per second, latency in ms, processor time in ms an answer."""

    requests: int
    per_second: float
    p50: float
    p99: float
    cpu_ms: float


def press(server: Server, lines: Sequence[str], *, first: int, connections: int, seconds: int) -> Load:
    """Ask ``lines`` (address, or address TAB validator) from number ``first`` on. Raises RuntimeError on a fault."""
    before = server.cpu_seconds()
    by = by_wrk if shutil.which("wrk") else by_python
    requests, duration, p50, p99 = by(server, lines, first, connections, seconds)
    cpu = (server.cpu_seconds() - before) / requests * 1000
    return Load(requests, requests / duration, p50, p99, cpu)


def by_wrk(
    server: Server, lines: Sequence[str], first: int, connections: int, seconds: int
) -> tuple[int, float, float, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        told = subprocess.run(
            [
                "wrk",
                "-t1",
                f"-c{connections}",
                f"-d{seconds}s",
                "--timeout",
                "20s",
                "-s",
                str(SCRIPT),
                f"http://127.0.0.1:{server.port}",
            ],
            env={**os.environ, "BENCH_ADDRESSES": file.name, "BENCH_FROM": str(first)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    requests, microseconds, wrong, p50, p99 = told.rpartition("BENCH ")[2].split()
    if int(wrong):
        raise RuntimeError(f"{wrong} of {requests} answers were faults or did not come within 20 s")
    return int(requests), int(microseconds) / 1e6, float(p50), float(p99)


def by_python(
    server: Server, lines: Sequence[str], first: int, connections: int, seconds: int
) -> tuple[int, float, float, float]:
    taken: list[float] = []
    faults: list[str] = []
    until = time.perf_counter() + seconds

    def ask(offset: int) -> None:
        client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        at = first + offset
        while time.perf_counter() < until:
            address, _, validator = lines[at % len(lines)].partition("\t")
            at += connections
            started = time.perf_counter()
            client.request("GET", address, headers={"Accept-Encoding": "gzip", "If-None-Match": validator})
            answer = client.getresponse()
            answer.read()
            taken.append((time.perf_counter() - started) * 1000)
            if answer.status not in (200, 304):
                faults.append(address)
        client.close()

    started = time.perf_counter()
    threads = [Thread(target=ask, args=(number,)) for number in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise RuntimeError(f"{len(faults)} of {len(taken)} answers were faults, the first {faults[0]}")
    return len(taken), time.perf_counter() - started, quantile(taken, 0.5), quantile(taken, 0.99)
