"""The ``takaovi`` command: finds the commands of every room, and turns faults into sentences."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import NoReturn

import takaovi
from takaovi.config.rooms import furniture
from takaovi.core.commands import Refused

ABOUT = "Takaovi, the back door: what is open near me, where I may come as I am."
FIRST_STEPS = """first steps:
  takaovi up                  make everything ready and serve it on http://127.0.0.1:8000
  takaovi COMMAND --help      what a command does, with an example

Settings come from the environment; README lists them."""

WRONG_USE = 2  # exit status
TABLES_MISSING = re.compile("no such (table|column)|(relation|column) .* does not exist")
FRAMEWORK_WORDS = frozenset({"makemigrations", "shell", "dbshell", "sqlmigrate", "showmigrations", "collectstatic"})


class KindParser(argparse.ArgumentParser):
    """Answers wrong use with one sentence that tells what to write instead."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, f"{self.prog}: {message[:1].lower()}{message[1:]}.\nSee: {self.prog} --help\n")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        near = get_close_matches(str(value), known, n=1)
        hint = f"perhaps '{near[0]}'" if near else f"known are {', '.join(known)}"
        if value in FRAMEWORK_WORDS:
            hint = f"write: takaovi manage {value}"
        raise argparse.ArgumentError(None, f"'{value}' is not known here; {hint}")


def build_parser() -> argparse.ArgumentParser:
    """The whole command with the commands of all rooms. Imports no framework."""
    parser = KindParser(
        prog="takaovi", description=ABOUT, epilog=FIRST_STEPS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"takaovi {takaovi.__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=KindParser)
    for _, module in [("config", _own_commands()), *furniture("commands")]:
        if hasattr(module, "add_commands"):
            module.add_commands(subparsers)
    return parser


def _own_commands() -> object:
    from takaovi.config import commands  # noqa: PLC0415  it imports this module's parser for its help

    return commands


def set_up_django() -> None:
    """Load settings and rooms. Raises SettingError with a sentence when a setting cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "takaovi.config.settings")
    import django  # noqa: PLC0415  half a second that --help does without

    django.setup()


def run(arguments: Sequence[str]) -> int:
    """Do what was typed; returns the exit status."""
    parser = build_parser()
    chosen = parser.parse_args(arguments)
    handler = getattr(chosen, "handler", None)
    if handler is None:
        parser.print_help()
        return 0 if not arguments else WRONG_USE
    if not getattr(chosen, "needs_django", True):
        return int(handler(chosen) or 0)
    set_up_django()
    return _with_sentences(lambda: int(handler(chosen) or 0))


def _with_sentences(work: Callable[[], int]) -> int:
    from django.db import DatabaseError  # noqa: PLC0415  only for commands that use the database

    from takaovi.core.errors import DomainError, NotThere  # noqa: PLC0415  same

    try:
        return work()
    except DatabaseError as fault:
        sentence = str(fault).strip()
        hint = "\nTry first: takaovi migrate" if TABLES_MISSING.search(sentence) else ""
        return told(f"the database does not answer as it should: {sentence}{hint}", 1)
    except (DomainError, NotThere) as fault:
        return told(str(fault) or "what you named is not there", WRONG_USE)


def told(sentence: str, status: int) -> int:
    sys.stderr.write(f"takaovi: {sentence}\n")
    return status


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """The console script. A person's mistake ends in a sentence; a fault of ours in a traceback."""
    try:
        status = run(sys.argv[1:] if arguments is None else arguments)
    except Refused as refusal:
        status = told(str(refusal), WRONG_USE)
    except FileNotFoundError as missing:
        status = told(f"there is no file {missing.filename}", WRONG_USE)
    except BrokenPipeError:
        sys.stderr.close()
        status = 0
    except OSError as fault:
        # A full disk, a folder that may not be written: the machine's, not ours.
        status = told(": ".join(filter(None, [str(fault.filename or ""), fault.strerror or str(fault)])), 1)
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)
