"""``takaovi import KIND FILE``: other people's data in ours. Each kind is a folder in ``feeds/sources``."""

import argparse

from takaovi.core.commands import Subparsers, add_command
from takaovi.feeds.sources.boundaries.command import add_import as add_boundaries
from takaovi.feeds.sources.kirjastot.command import add_import as add_kirjastot


def add_commands(subparsers: Subparsers) -> None:
    parser = add_command(
        subparsers,
        "import",
        does="Take in data from a file.",
        example="takaovi import boundaries kunnat.geojson",
        handler=choose_kind,
        needs_django=False,
    )
    kinds = parser.add_subparsers(title="kinds of files", metavar="KIND", parser_class=type(parser))
    add_boundaries(kinds)
    add_kirjastot(kinds)
    parser.set_defaults(import_parser=parser)


def choose_kind(chosen: argparse.Namespace) -> int:
    """Without a kind: say which there are."""
    chosen.import_parser.print_help()
    return 2
