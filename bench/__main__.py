"""``python -m bench``: measure, print each figure beside its floor and its goal, keep them as JSON."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, strftime

PARTS = ("nearest", "queries", "desk", "expansion", "page", "weight", "memory", "paper", "rota", "walk", "voice")
BY_NAME = ("calls",)  # needs Asterisk and sipp, which are not everywhere: measured when it is named
ON_THE_DEMO = {"memory", "rota", "walk", *BY_NAME}  # parts that need no country
PLACES, OCCURRENCES = 100_000, 1_000_000


def arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measures the product on a made-up country of 100,000 places. The first run makes the country "
        "(about 1.5 minutes on SQLite, 3 on PostgreSQL) and keeps it; a run takes about 3 minutes. Ends with 0 whether "
        "or not the goals are reached, and with 1 when something could not be run.",
    )
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help=f"any of {', '.join(PARTS + BY_NAME)}; all but the last when none is named",
    )
    parser.add_argument("--places", type=int, default=PLACES, help="how many places the country has")
    parser.add_argument("--no-postgres", action="store_true", help="measure on SQLite only")
    chosen = parser.parse_args(words)
    if unknown := set(chosen.parts) - set(PARTS + BY_NAME):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return chosen


def choose_state() -> Path:
    """The bench's own state folder and base, never those of a running installation."""
    state = Path(os.environ.get("BENCH_STATE", "var/bench")).resolve()
    state.mkdir(parents=True, exist_ok=True)
    os.environ["TAKAOVI_STATE"] = str(state)
    os.environ["TAKAOVI_NIGHTLY"] = "0"
    os.environ["TAKAOVI_VOICE_SECRET"] = "secret-of-the-bench"  # noqa: S105  the webhooks are there only with one
    os.environ["DJANGO_SETTINGS_MODULE"] = "takaovi.config.settings"
    os.environ["DATABASE_URL"] = f"sqlite:///{state / 'base.sqlite3'}"
    return state


def main(words: Sequence[str]) -> int:
    chosen = arguments(words)
    state = choose_state()
    import django

    django.setup()
    from bench.base import make_base
    from bench.fill import Sizes
    from bench.goals import Report
    from bench.postgres import measure_there
    from takaovi.config.up import ready_assets, ready_words

    started = perf_counter()
    print(f"Words {ready_words()}, styles {ready_assets()}.")
    sizes = Sizes(chosen.places, OCCURRENCES * chosen.places // PLACES)
    if not chosen.parts or set(chosen.parts) - ON_THE_DEMO:
        print(f"The made-up country: {make_base(sizes)}.", flush=True)
    report = Report()
    failed = False
    for part in chosen.parts or PARTS:
        print(f"\n{part}", flush=True)
        try:
            report.add(importlib.import_module(f"bench.{part}").measure())
        except RuntimeError as fault:
            failed = True
            report.skip(part, f"FAILED: {fault}")
    if not chosen.no_postgres and (not chosen.parts or "nearest" in chosen.parts):
        print("\nnearest, on PostgreSQL", flush=True)
        failed |= not measure_there(report, chosen.places)
    result = state / "bench.json"
    report.write(result)
    print(f"\n{report.summary()}.\n{strftime('%Y-%m-%d %H:%M')}, {perf_counter() - started:.0f} s; figures in {result}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
