"""A fresh process of the program, with an environment in which only the test's own settings stand."""

import os
import subprocess
import sys
from pathlib import Path

from tests.house.plan import ROOT


def environment(state: Path, **settings: str) -> dict[str, str]:
    ours = ("TAKAOVI_", "DATABASE_", "DJANGO_", "PORT")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return clean | {"TAKAOVI_STATE": str(state), "PYTHONPATH": str(ROOT / "src")} | settings


def python(state: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        env=environment(state, **settings),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def takaovi(state: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The command itself, as an operator types it."""
    return python(state, "-m", "takaovi", *words, **settings)
