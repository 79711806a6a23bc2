"""make check: lint, format, types, layers, words. Each is quiet unless it finds something."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
LAYERS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

CHECKS = (
    ("lint", [PYTHON, "-m", "ruff", "check", "--quiet", "."]),
    ("format", [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."]),
    ("types", [PYTHON, "-m", "mypy"]),
    ("layers", [PYTHON, "-c", LAYERS, "--no-cache", "--no-logo"]),
    ("words", [PYTHON, "-m", "tests.house.catalogues"]),
)


def run_checks() -> list[str]:
    """Run all, also after a fault; returns the names of those that found something."""
    failed = []
    for name, command in CHECKS:
        started = perf_counter()
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        word = "found something" if done.returncode else "ok"
        print(f"  {name:<8} {word} ({perf_counter() - started:.1f} s)", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    return failed


if __name__ == "__main__":
    print("Checks:")
    sys.exit(1 if run_checks() else 0)
