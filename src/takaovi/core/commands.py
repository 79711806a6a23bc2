"""How a room adds its commands to ``takaovi``.

A room's ``commands.py`` is read for every ``takaovi --help``, without Django: it imports its room's models,
queries and actions inside its handlers.
"""

import argparse
from collections.abc import Callable
from typing import Any

Subparsers = Any  # argparse keeps the type of add_subparsers() private
Handler = Callable[[argparse.Namespace], int]


class Refused(Exception):
    """The command cannot do what was asked. The message is a sentence for the one who typed it."""


def add_command(
    subparsers: Subparsers, name: str, *, does: str, example: str, handler: Handler, needs_django: bool = True
) -> argparse.ArgumentParser:
    """A command with one sentence of what it does and one example. Returns its parser, for its arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help=does,
        description=does,
        epilog=f"Example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(handler=handler, needs_django=needs_django)
    return parser
