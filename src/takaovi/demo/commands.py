"""``takaovi demo``: load the invented region, keep it near today, take it away."""

import argparse
import sys
from time import perf_counter

from takaovi.core.commands import Refused, Subparsers, add_command


def add_commands(subparsers: Subparsers) -> None:
    parser = add_command(
        subparsers,
        "demo",
        does="Load an invented region of 60 meeting places, dated from this week.",
        example="takaovi demo --if-needed",
        handler=handle,
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--if-needed", action="store_true", help="only into an empty database, or in a new week")
    which.add_argument("--clear", action="store_true", help="take the invented region away; real places stay")
    parser.add_argument("--among-real", action="store_true", help="load it even where real places are kept")


def handle(chosen: argparse.Namespace) -> int:
    """Returns the exit status; tells on standard error what was done."""
    from takaovi.demo.queries import is_due  # noqa: PLC0415  models are there only after Django is set up

    if chosen.if_needed and not is_due():
        return 0
    from takaovi.demo.actions import clear_demo  # noqa: PLC0415  a start with nothing to do does without drawing

    if chosen.clear:
        _tell(f"{clear_demo()} invented places taken away")
    else:
        _load(chosen.among_real)
    return 0


def _load(among_real: bool) -> None:
    from takaovi.demo.actions import load_demo  # noqa: PLC0415  same
    from takaovi.demo.models import DemoState  # noqa: PLC0415  same
    from takaovi.demo.queries import holds_real_places  # noqa: PLC0415  same

    started = perf_counter()
    among_real = among_real or DemoState.objects.exists()
    if holds_real_places() and not among_real:
        raise Refused(
            "this database holds real places; to load the demo region among them all the same, "
            "write: takaovi demo --among-real"
        )
    load_demo(among_real=among_real, tell=_tell)
    _tell(f"demo region ready ({perf_counter() - started:.1f} s)")


def _tell(line: str) -> None:
    sys.stderr.write(f"    {line}\n")
