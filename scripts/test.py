"""make test: the checks, then every test on SQLite and again on PostgreSQL, browser included.

Fails early where a fault is cheap to find, and ends with one summary. What could not be run is named, and
the run then counts as failed: half a test run is no test run.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from check import run_checks
from cluster import throw_away_cluster
from machine import BIN, postgres_folder, ready_browser, ready_node, ready_pango, ready_postgres, ready_voikko

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable


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
    """The whole suite on both databases."""
    faults = []
    with tempfile.TemporaryDirectory(prefix="takaovi-tests-") as state:
        print("Tests on SQLite:", flush=True)
        sqlite = {"DATABASE_URL": f"sqlite:///{state}/takaovi.sqlite3", "TAKAOVI_STATE": f"{state}/sqlite"}
        if pytest(environment=sqlite):
            faults.append("tests on SQLite")
        programs = postgres_folder()
        if programs:
            print("Tests on PostgreSQL:", flush=True)
            with throw_away_cluster(programs) as url:
                if pytest(environment={"DATABASE_URL": url, "TAKAOVI_STATE": f"{state}/postgresql"}):
                    faults.append("tests on PostgreSQL")
    return faults


def pytest(*arguments: str, environment: Mapping[str, str] | None = None) -> int:
    command = [PYTHON, "-m", "pytest", "--durations=5", *arguments]
    with tempfile.TemporaryDirectory(prefix="takaovi-home-") as home:
        settings = clean_environment(home) | dict(environment or {})
        return subprocess.run(command, cwd=ROOT, env=settings, stdin=subprocess.DEVNULL, check=False).returncode


def clean_environment(home: str) -> dict[str, str]:
    """Ours without settings of the program, with a home that may be written, and with .venv's programs at hand."""
    ours = ("TAKAOVI_", "DATABASE_URL", "DJANGO_", "PORT")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return clean | {"HOME": home, "PATH": f"{os.environ.get('PATH', '')}:{BIN}"}


if __name__ == "__main__":
    sys.exit(main())
