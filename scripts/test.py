"""make test: the checks, then every test on SQLite and on PostgreSQL, browser included.

Fails early where a fault is cheap to find, and ends with one summary. What could not be run is named, and
the run then counts as failed: half a test run is no test run.
"""

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from time import perf_counter

from check import run_checks
from cluster import throw_away_cluster
from machine import BIN, postgres_folder, ready_browser, ready_node, ready_pango, ready_postgres, ready_voikko

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
SAY_EVERY = 60  # seconds between two words of how far the suites are


def main() -> int:
    started = perf_counter()
    print("Machine: looking what is there", flush=True)
    missing = [said for said in (ready_browser(), ready_node(), ready_postgres(), ready_pango()) if said]
    voikko = ready_voikko()
    for said in (*missing, voikko):
        if said:
            print(f"  missing: {said}", flush=True)
    print("Checks:", flush=True)
    faults = [f"check: {name}" for name in run_checks()]
    faults += run_house_first()
    if not faults:
        faults += run_suites()
    faults += [f"not run, because this is missing: {said}" for said in missing]
    print(f"\nAll in all {(perf_counter() - started) / 60:.1f} minutes.", flush=True)
    for fault in faults:
        print(f"  FAILED {fault}", flush=True)
    if not faults:
        print("  Everything passed, on SQLite and on PostgreSQL.", flush=True)
    return 1 if faults else 0


def run_house_first() -> list[str]:
    """The tests of the house take seconds and need no browser: a broken layer stops the run here."""
    print("House:", flush=True)
    return [] if pytest("tests/house", "-p", "no:cacheprovider") == 0 else ["tests of the house"]


def run_suites() -> list[str]:
    """The whole suite on both databases, side by side; then by turns what measures time and must be alone."""
    programs = postgres_folder()
    with tempfile.TemporaryDirectory(prefix="takaovi-tests-") as state, contextlib.ExitStack() as opened:
        engines = {"SQLite": {"DATABASE_URL": f"sqlite:///{state}/takaovi.sqlite3", "TAKAOVI_STATE": f"{state}/sqlite"}}
        if programs:
            url = opened.enter_context(throw_away_cluster(programs))
            engines["PostgreSQL"] = {"DATABASE_URL": url, "TAKAOVI_STATE": f"{state}/postgresql"}
        logs = {name: Path(state, f"{name}.log") for name in engines}
        with ThreadPoolExecutor() as pool:
            runs = {
                name: pool.submit(pytest, "-m", "not alone", environment=environment, log=logs[name])
                for name, environment in engines.items()
            }
            while wait(runs.values(), timeout=SAY_EVERY).not_done:
                print("  " + ", ".join(f"{name}{how_far(log)}" for name, log in logs.items()), flush=True)
        faults = []
        for name, run in runs.items():
            print(f"Tests on {name}:\n{logs[name].read_text('utf-8')}", flush=True)
            faults += [f"tests on {name}"] * (run.result() != 0)
        for name, environment in engines.items():
            print(f"Tests on {name} that need the machine for themselves:", flush=True)
            faults += [f"lone tests on {name}"] * (pytest("-m", "alone", environment=environment) != 0)
    return faults


def how_far(log: Path) -> str:
    """The last share of the tests that pytest named, as " 43%"; nothing before the first."""
    shares = re.findall(r"\[( *\d+%)\]", log.read_text("utf-8")) if log.exists() else []
    return " " + shares[-1].strip() if shares else ""


def pytest(*arguments: str, environment: Mapping[str, str] | None = None, log: Path | None = None) -> int:
    """pytest's exit status. What it says goes into the log, or is shown at once."""
    command = [PYTHON, "-m", "pytest", "--durations=5", *arguments]
    with tempfile.TemporaryDirectory(prefix="takaovi-home-") as home, contextlib.ExitStack() as opened:
        settings = clean_environment(home) | dict(environment or {})
        out = opened.enter_context(log.open("w")) if log else None
        done = subprocess.run(
            command, cwd=ROOT, env=settings, stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False
        )
    return done.returncode


def clean_environment(home: str) -> dict[str, str]:
    """Ours without settings of the program, with a home that may be written, and with .venv's programs at hand."""
    ours = ("TAKAOVI_", "DATABASE_URL", "DJANGO_", "PORT")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return clean | {"HOME": home, "PATH": f"{os.environ.get('PATH', '')}:{BIN}"}


if __name__ == "__main__":
    sys.exit(main())
