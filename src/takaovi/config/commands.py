"""The commands that belong to the whole house rather than to one room."""

import argparse
import os
import secrets
import sys

from takaovi.core.commands import Refused, Subparsers, add_command


def add_commands(subparsers: Subparsers) -> None:
    for handler, needs_django, does, example in COMMANDS:
        parser = add_command(
            subparsers, handler.__name__, does=does, example=example, handler=handler, needs_django=needs_django
        )
        if handler is manage:
            parser.add_argument("words", nargs=argparse.REMAINDER, metavar="...", help="what Django is told")


def up(_: argparse.Namespace) -> int:
    from takaovi.config.serve import make_sure_port_is_free  # noqa: PLC0415  only this command needs it
    from takaovi.config.server import LISTEN, PORT  # noqa: PLC0415  read from the environment when asked
    from takaovi.config.up import become_server, make_ready  # noqa: PLC0415  needs Django

    make_sure_port_is_free(LISTEN, PORT)
    make_ready(with_demo=True)
    become_server()
    return 0


def prepare(_: argparse.Namespace) -> int:
    from takaovi.config.up import make_ready  # noqa: PLC0415  needs Django

    make_ready(with_demo=False)
    return 0


def serve(_: argparse.Namespace) -> int:
    from takaovi.config.serve import serve as listen  # noqa: PLC0415  reads its settings when asked

    listen()
    return 0


def migrate(_: argparse.Namespace) -> int:
    from takaovi.config.up import alone, ready_tables  # noqa: PLC0415  needs Django

    with alone():
        print(f"tables: {ready_tables()}")
    return 0


def access(_: argparse.Namespace) -> int:
    from takaovi.config.access import as_page  # noqa: PLC0415  needs Django

    sys.stdout.write(as_page())
    return 0


def check(_: argparse.Namespace) -> int:
    from takaovi.config.checks import findings  # noqa: PLC0415  needs Django

    found = findings()
    for finding in found:
        print(finding)
    print(f"{len(found)} things to see to" if found else "fit to be served")
    return 1 if found else 0


def nightly(_: argparse.Namespace) -> int:
    from takaovi.config.jobs import nightly_jobs  # noqa: PLC0415  needs Django
    from takaovi.core.nightly import run_job  # noqa: PLC0415  needs Django

    unfinished = [job.name for job in nightly_jobs() if not run_job(job, forced=True)]
    if unfinished:
        raise Refused(f"not finished: {', '.join(unfinished)}. The log above says why; a job that runs is left alone.")
    return 0


def secret(_: argparse.Namespace) -> int:
    print(secrets.token_urlsafe(48))
    return 0


def manage(chosen: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "takaovi.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  settings first

    execute_from_command_line(["takaovi manage", *(chosen.words or ["help"])])
    sys.stdout.flush()
    return 0


# handler, whether it needs Django, what it does, an example
COMMANDS = (
    (
        up,
        True,
        "Make everything ready (words, styles, tables, demo region) and serve it.",
        "PORT=8080 takaovi up",
    ),
    (
        serve,
        False,
        "Serve pages on 127.0.0.1:8000, without looking first whether everything is ready.",
        "TAKAOVI_THREADS=2 PORT=8080 takaovi serve",
    ),
    (
        prepare,
        True,
        "Make a new version ready to be served: words, styles and tables, and no demo region.",
        "takaovi prepare && takaovi serve",
    ),
    (
        migrate,
        True,
        "Bring the tables of the database to the shape of this version.",
        "DATABASE_URL=postgresql://takaovi@localhost/takaovi takaovi migrate",
    ),
    (
        check,
        True,
        "Look whether settings, database, words and styles are fit to be served.",
        "TAKAOVI_URL=https://takaovi.example takaovi check",
    ),
    (
        access,
        True,
        "Print who may what, as the rules of the rooms say it: docs/access.md.",
        "takaovi access > docs/access.md",
    ),
    (
        nightly,
        True,
        "Do the night's work now, every job, whether or not last night's round was finished.",
        "takaovi nightly",
    ),
    (
        secret,
        False,
        "Make a secret for TAKAOVI_SECRET and print it.",
        "export TAKAOVI_SECRET=$(takaovi secret)",
    ),
    (
        manage,
        False,
        "Pass a command on to Django, for those who know it.",
        "takaovi manage makemigrations hours -n add_season",
    ),
)
