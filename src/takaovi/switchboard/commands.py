"""``takaovi switchboard``: a telephone exchange of one's own, with Asterisk. Runs without Django."""

import argparse
import asyncio
import logging
import os
import sys
from pathlib import Path

from takaovi.core.commands import Refused, Subparsers, add_command
from takaovi.core.logs import QuietFormatter
from takaovi.switchboard.settings_values import SettingMissing, Settings, read

WRONG = 2  # exit status


def add_commands(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("switchboard", help="A telephone exchange of your own, beside the web app.")
    parser.set_defaults(handler=lambda _: parser.print_help() or WRONG, needs_django=False)
    inner = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=type(parser))
    add_command(
        inner,
        "run",
        does="Lead the calls of Asterisk as the web app says. Runs until it is stopped.",
        example="takaovi switchboard run",
        handler=run_switchboard,
        needs_django=False,
    )
    writing = add_command(
        inner,
        "settings",
        does="Write the folder of settings that Asterisk runs the line with.",
        example="takaovi switchboard settings /etc/takaovi-asterisk",
        handler=write_settings,
        needs_django=False,
    )
    writing.add_argument("folder", type=Path, help="is made; Asterisk keeps its own state in var/ below it")


def _settings() -> Settings:
    try:
        return read(os.environ)
    except SettingMissing as fault:
        raise Refused(str(fault)) from None


def run_switchboard(chosen: argparse.Namespace) -> int:
    settings = _settings()
    try:
        from takaovi.switchboard.office import run  # noqa: PLC0415  asks for the optional package
    except ModuleNotFoundError as missing:
        raise Refused(f"the package {missing.name} is not installed: pip install 'takaovi[switchboard]'") from None
    handler = logging.StreamHandler()
    handler.setFormatter(QuietFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    asyncio.run(run(settings))
    return 0


def write_settings(chosen: argparse.Namespace) -> int:
    from takaovi.switchboard.asterisk import inside, settings_files, write_folder  # noqa: PLC0415  not for --help
    from takaovi.switchboard.shelf import Shelf  # noqa: PLC0415  same

    settings, folder = _settings(), chosen.folder.resolve()
    last_word = Shelf(settings.state / "switchboard").own("last_word")
    try:
        write_folder(settings_files(settings, folder, last_word), folder)
    except ValueError:
        raise Refused(f"Asterisk, whose root is {settings.root}, cannot see {folder} or {last_word}") from None
    there = inside(folder, settings.root)
    sys.stdout.write(f"Written to {folder}. Give it to Asterisk's user, then: asterisk -C {there}/asterisk.conf -f\n")
    return 0
