"""The nearest places on PostgreSQL: on the server of BENCH_POSTGRES, or on a cluster made for the run."""

import json
import os
import subprocess
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from scripts.cluster import throw_away_cluster
from scripts.machine import postgres_folder

from bench.goals import Figure, Report

ROOT = Path(__file__).parent.parent


def measure_there(report: Report, places: int) -> bool:
    """Add the figures, or the reason why there are none. False when the measuring itself failed.

    In a process of its own: Django has one default database a process.
    """
    given, programs = os.environ.get("BENCH_POSTGRES", ""), postgres_folder()
    if given:
        server: AbstractContextManager[str] = nullcontext(given)
    elif programs:
        server = throw_away_cluster(programs)
    else:
        report.skip("postgresql", "PostgreSQL is not installed here, and BENCH_POSTGRES names no server")
        return True
    with server as url:
        done = subprocess.run(
            [sys.executable, "-m", "bench.there", str(places)],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": url, "BENCH_KEPT": "1" if given else ""},
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
    if done.returncode:
        report.skip("postgresql", "FAILED: the lines above say why")
        return False
    told, _, figures = done.stdout.rpartition("FIGURES ")
    print(told.strip())
    report.add([Figure(**figure) for figure in json.loads(figures)])
    return True
