"""``takaovi sms listen`` and ``heard``: text messages that come in over SMPP, or by a modem of one's own."""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Mapping

from takaovi.core.commands import Refused, Subparsers, add_command

WRONG = 2  # exit status


def add_commands(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("sms", help="Text messages that come in: over SMPP, or by a modem of your own.")
    parser.set_defaults(handler=lambda _: parser.print_help() or WRONG, needs_django=False)
    inner = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=type(parser))
    add_command(
        inner,
        "listen",
        does="Hold the line to the message centre (SMPP): hear text messages and carry them out, until stopped.",
        example="takaovi sms listen",
        handler=listen_to_centre,
    )
    heard = add_command(
        inner,
        "heard",
        does="Take one text message from gammu-smsd, which starts this by its RunOnReceive.",
        example="RunOnReceive = /srv/takaovi/.venv/bin/takaovi sms heard",
        handler=take_from_modem,
    )
    heard.add_argument("ids", nargs="*", metavar="ID", help="the names of the message's parts, as gammu gives them")


def listen_to_centre(_: argparse.Namespace) -> int:
    from django.conf import settings  # noqa: PLC0415  not for --help

    from takaovi.core.outbox.channels.sms_smpp.listening import listen  # noqa: PLC0415  the library too

    if settings.SMS_CHANNEL != "smpp" or not settings.SMS_LISTEN:
        raise Refused("set TAKAOVI_SMS_URL=smpp://user:secret@host and TAKAOVI_SMS_LISTEN=1, here and for the server")
    stop = threading.Event()
    for signed in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signed, lambda *_: stop.set())
    listen(stop)
    return 0


def take_from_modem(chosen: argparse.Namespace) -> int:
    from takaovi.core.numbers import normalise  # noqa: PLC0415  needs Django
    from takaovi.core.outbox.actions import receive_reply  # noqa: PLC0415  same

    sender, text = modem_words(os.environ)
    if not sender:
        raise Refused("gammu-smsd starts this by its RunOnReceive; there is no message in the environment")
    key = "gammu-" + " ".join(chosen.ids) if chosen.ids else f"gammu-{os.getpid()}-{sender}"
    new = receive_reply(channel="sms", sender=normalise(sender) or sender, text=text, key=key)
    sys.stdout.write("taken\n" if new else "known already\n")
    return 0


def modem_words(told: Mapping[str, str]) -> tuple[str, str]:
    """(sender, text) as gammu-smsd tells them: joined by it, or in parts in their order."""
    sender = told.get("SMS_1_NUMBER", "")
    joined, parts = _count(told, "DECODED_PARTS"), _count(told, "SMS_MESSAGES")
    if joined:
        return sender, "".join(told.get(f"DECODED_{number}_TEXT", "") for number in range(joined))
    return sender, "".join(told.get(f"SMS_{number}_TEXT", "") for number in range(1, parts + 1))


def _count(told: Mapping[str, str], name: str) -> int:
    raw = told.get(name, "")
    return min(int(raw), 255) if raw.isascii() and raw.isdecimal() else 0
