"""``takaovi programme ...``: look for what happens on top of each other; what writes is in ``edit_commands``."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from takaovi.core.clock import HELSINKI, from_minute, to_minute, today
from takaovi.core.commands import Refused, Subparsers, add_command
from takaovi.core.languages import BY_CODE
from takaovi.core.text import Said
from takaovi.programme.clashes import Clash
from takaovi.programme.edit_commands import add_editing
from takaovi.programme.values import Happening

WRONG = 2  # exit status
MOST_DAYS = 180  # so far ahead the programme is known


def add_commands(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("programme", help="The programme: clashes; skip, move or cancel one time; breaks.")
    parser.set_defaults(handler=lambda _: parser.print_help() or WRONG, needs_django=False)
    inner = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=type(parser))
    looking = add_command(
        inner,
        "clashes",
        does="Print what happens on top of each other in the coming days, and why that may matter. It blocks nothing.",
        example="takaovi programme clashes --days 14",
        handler=print_clashes,
    )
    looking.add_argument("--days", type=int, default=14, help="how many days from today (14)")
    looking.add_argument("--language", choices=BY_CODE, default="fi", help="of titles and reasons (fi)")
    add_editing(inner)


def print_clashes(chosen: argparse.Namespace) -> int:
    from takaovi.places.queries import cards  # noqa: PLC0415  needs Django
    from takaovi.programme.queries import clash_hints, places_with_programme  # noqa: PLC0415  needs Django

    if not 1 <= chosen.days <= MOST_DAYS:
        raise Refused(f"--days: possible are 1 to {MOST_DAYS}")
    start, end = (_midnight(number) for number in (0, chosen.days))
    hints = clash_hints(places_with_programme(start, end), start, end, chosen.language)
    places = cards({one.place_id or 0 for hint in hints for one in (hint.a, hint.b)}, chosen.language)
    names = {place_id: card.name for place_id, card in places.items()}
    lines = [line for hint in hints for line in _told(hint, names, chosen.language)]
    sys.stdout.write("\n".join(lines or [f"No clashes in the next {chosen.days} days."]) + "\n")
    return 0


def _midnight(days: int) -> int:
    return to_minute(datetime.combine(today() + timedelta(days=days), time(), tzinfo=HELSINKI))


def _told(hint: Clash, names: Mapping[int, Said], language: str) -> Iterator[str]:
    from takaovi.programme.sentences import clash_words  # noqa: PLC0415  needs Django

    yield clash_words(hint.why, language)
    for one in (hint.a, hint.b):
        yield f"  {_when(one)}  {names[one.place_id or 0]}: {one.title} ({one.slug})"


def _when(one: Happening) -> str:
    start, end = (from_minute(minute).astimezone(ZoneInfo(one.zone)) for minute in (one.start, one.end))
    return f"{start:%Y-%m-%d %H:%M}-{end:%H:%M}"
