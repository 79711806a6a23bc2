"""``takaovi import kirjastot FILE``."""

import argparse
import sys

from takaovi.core.commands import Refused, Subparsers, add_command

MOST_BYTES = 10_000_000


def add_import(subparsers: Subparsers) -> None:
    """Add ``kirjastot`` to the kinds of files that ``takaovi import`` takes in."""
    parser = add_command(
        subparsers,
        "kirjastot",
        does="Take in a library from an answer of the library directory (Kirjastohakemisto, API v4).",
        example="takaovi import kirjastot library.json",
        handler=import_library,
    )
    parser.add_argument("file", metavar="FILE", help="the answer for one library, with schedules; - is standard input")


def import_library(chosen: argparse.Namespace) -> int:
    """Reads the whole file first; a fault anywhere imports nothing."""
    from takaovi.core.text import say  # noqa: PLC0415  needs Django
    from takaovi.feeds.sources.kirjastot.reading import parse_library  # noqa: PLC0415  help does without it
    from takaovi.feeds.sources.kirjastot.writing import take_in  # noqa: PLC0415  needs Django
    from takaovi.hours.plan_file import FileFault, read_json  # noqa: PLC0415  help does without it
    from takaovi.hours.reading import PlanFault  # noqa: PLC0415  help does without it

    try:
        library = parse_library(read_json(chosen.file, MOST_BYTES))
    except FileFault as fault:
        raise Refused(str(fault)) from None
    except PlanFault as fault:
        raise Refused(f"{chosen.file}: {fault}") from None
    place, outcome = take_in(library)
    first, last = library.days[0].day, library.days[-1].day
    deed = {"new": "taken in", "changed": "brought up to date", "same": "left unchanged"}[outcome]
    sys.stdout.write(
        f"{say(place, 'name', 'fi')} {deed} as {place.slug}: {len(library.days)} days, {first} to {last}.\n"
    )
    return 0
