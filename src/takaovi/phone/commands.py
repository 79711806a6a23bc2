"""``takaovi phone sounds`` and ``record``: what the line says, by the speech machine or a human voice; and ``sms``."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from takaovi.core.commands import Refused, Subparsers, add_command
from takaovi.phone import sms_commands
from takaovi.phone.prompts import fixed_words, prompts
from takaovi.phone.values import LANGUAGES

if TYPE_CHECKING:
    from takaovi.phone.prompts import Spoken

WRONG = 2  # exit status
MOST_SECONDS, MOST_BYTES = 30, 30_000_000  # of one recording


def add_commands(subparsers: Subparsers) -> None:
    sms_commands.add_commands(subparsers)
    parser = subparsers.add_parser("phone", help="The phone line: make its sounds, put in recordings of a human voice.")
    parser.set_defaults(handler=lambda _: parser.print_help() or WRONG, needs_django=False)
    inner = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=type(parser))
    making = add_command(
        inner,
        "sounds",
        does="Make all sounds that are always the same, and tell which are human, spoken by the machine, or missing.",
        example="takaovi phone sounds --language fi",
        handler=make_sounds,
    )
    making.add_argument("--language", choices=LANGUAGES, help="one language only")
    taking = add_command(
        inner,
        "record",
        does="Put in a recording for one piece of a prompt. It is heard wherever the same words are said.",
        example="takaovi phone record welcome.wav welcome 1 fi",
        handler=take_recording,
    )
    taking.add_argument("file", type=Path, help="a WAV file of 16 or 24 bits, at most 30 seconds")
    taking.add_argument(
        "prompt", choices=sorted(prompts()), metavar="PROMPT", help="as 'takaovi phone sounds' names it"
    )
    taking.add_argument("piece", type=int, help="which piece of it, from 1")
    taking.add_argument("language", choices=LANGUAGES)


def make_sounds(chosen: argparse.Namespace) -> int:
    from takaovi.phone.sound_queries import make, sounds  # noqa: PLC0415  needs Django

    store, counted = sounds(), dict.fromkeys(("human", "machine", "missing"), 0)
    languages = [chosen.language] if chosen.language else LANGUAGES
    rows = [row for language in languages for row in _rows(language)]
    for number, (where, part) in enumerate(rows, 1):
        who = "human" if store.recording(part).is_file() else "machine"
        who = who if make(part, store) else "missing"
        counted[who] += 1
        sys.stdout.write(f"{number}/{len(rows)}  {who:<8} {where:<24} {part.words}\n")
    told = ", ".join(f"{count} {who}" for who, count in counted.items())
    sys.stdout.write(f"{told}. A recording goes in with: takaovi phone record FILE PROMPT PIECE LANGUAGE\n")
    return 0


def _rows(language: str) -> "list[tuple[str, Spoken]]":
    """(prompt, piece and language, what is said), each piece once a prompt; a prompt of one language only in that."""
    return [
        (f"{prompt.id} {number} {language}", part)
        for prompt in prompts().values()
        if prompt.voice in ("", language)
        for number, part in enumerate(fixed_words(prompt, language), 1)
    ]


def take_recording(chosen: argparse.Namespace) -> int:
    from takaovi.phone.sound_queries import sounds  # noqa: PLC0415  needs Django
    from takaovi.phone.wave_values import NotSound, fit_for_line, frames_of  # noqa: PLC0415  not for --help

    pieces = fixed_words(prompts()[chosen.prompt], chosen.language)
    if not 1 <= chosen.piece <= len(pieces):
        raise Refused(f"{chosen.prompt} has {len(pieces)} pieces in {chosen.language}: write 1 to {len(pieces)}")
    part = pieces[chosen.piece - 1]
    if chosen.file.stat().st_size > MOST_BYTES:
        raise Refused(f"{chosen.file} is too large: at most {MOST_SECONDS} seconds")
    try:
        content = fit_for_line(chosen.file.read_bytes())
    except NotSound as fault:
        raise Refused(f"{chosen.file}: {fault}") from None
    seconds = len(frames_of(content)) / 16_000
    if seconds > MOST_SECONDS:
        raise Refused(f"{chosen.file} lasts {seconds:.0f} seconds: at most {MOST_SECONDS}")
    path = sounds().recording(part)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    sys.stdout.write(f"{seconds:.1f} seconds, heard from now on for: {part.words}\n")
    return 0
