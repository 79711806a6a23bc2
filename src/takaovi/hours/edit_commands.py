"""``takaovi hours set, except, confirm, day``: hours written from a terminal, through the actions of the room."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from takaovi.core.commands import Refused, Subparsers, add_command
from takaovi.hours.plan_file import FileFault, read_json
from takaovi.hours.reading import PlanFault, as_date
from takaovi.hours.values import CERTAINTIES, DAY_CLASSES, STATE_NAMES, STATES

BY = "operator"
LONGEST = 92  # days that one command may name: a summer
ONE_DAY = timedelta(days=1)


def add_editing(inner: Subparsers) -> None:
    setting = add_command(
        inner,
        "set",
        does="Give a place the hours in a file (docs/hours.md) instead of those it has.",
        example="takaovi hours set kahvitupa plan.json --confirm",
        handler=set_plan,
    )
    setting.add_argument("--confirm", action="store_true", help="its keeper says today that these hours are true")
    excepting = add_command(
        inner,
        "except",
        does="Add one exception (docs/hours.md) to a place, or to one layer of it.",
        example='echo \'{"date": "2026-12-05", "do": "closed"}\' | takaovi hours except kahvitupa -',
        handler=add_one_exception,
    )
    for parser in (setting, excepting):
        parser.add_argument("place", metavar="PLACE", help="the place's word in its address")
        parser.add_argument("file", metavar="FILE", help="JSON, or - for standard input")
    confirming = add_command(
        inner,
        "confirm",
        does="Note that somebody who knows says today that the hours of a place are true.",
        example="takaovi hours confirm kahvitupa --layer self_service --certainty told",
        handler=confirm,
    )
    confirming.add_argument("place", metavar="PLACE", help="the place's word in its address")
    confirming.add_argument("--certainty", choices=CERTAINTIES, default="sure", help="how surely (sure)")
    for parser in (excepting, confirming):
        parser.add_argument("--layer", choices=STATES, help="only this layer (all)")
    _add_day(inner)


def _add_day(inner: Subparsers) -> None:
    parser = add_command(
        inner,
        "day",
        does="Say what a day is: a public holiday, an eve, the day before one, a school break. Hours follow at once.",
        example="takaovi hours day 2027-02-22 school_break --to 2027-02-26 --name-fi talviloma --region 179",
        handler=edit_day,
    )
    parser.add_argument("day", metavar="DATE", help="such as 2026-12-24")
    parser.add_argument("kind", choices=DAY_CLASSES, metavar="KIND", help=", ".join(DAY_CLASSES))
    parser.add_argument("--to", metavar="DATE", help="the last of several days")
    for code, tongue in (("fi", "Finnish"), ("sv", "Swedish"), ("en", "English")):
        parser.add_argument(
            f"--name-{code}", metavar="NAME", help=f"what it is called in {tongue}, as inside a sentence"
        )
    parser.add_argument("--region", default="fi", help="the code of a municipality, for a day of its own (the country)")
    parser.add_argument("--forget", action="store_true", help="it is an ordinary day after all")


@contextmanager
def _in_sentences(file: str = "") -> Iterator[None]:
    """A fault of the file or of its plan ends the command with one sentence."""
    try:
        yield
    except FileFault as fault:
        raise Refused(str(fault)) from None
    except PlanFault as fault:
        raise Refused(f"{file}: {fault}" if file else str(fault)) from None


def set_plan(chosen: argparse.Namespace) -> int:
    from takaovi.hours.actions import set_hours  # noqa: PLC0415  needs Django
    from takaovi.places.queries import place_named  # noqa: PLC0415  needs Django

    place = place_named(chosen.place)
    with _in_sentences(chosen.file):
        plan: Any = read_json(chosen.file)
        frame = set_hours(by=BY, place=place, plan=plan, confirmed_as="keeper" if chosen.confirm else "")
    return _tell(f"{place.slug}: {len(plan['layers'])} layers, spread out to {frame.expanded_to}")


def add_one_exception(chosen: argparse.Namespace) -> int:
    from takaovi.hours.actions import add_exception  # noqa: PLC0415  needs Django
    from takaovi.places.queries import place_named  # noqa: PLC0415  needs Django

    place = place_named(chosen.place)
    with _in_sentences(chosen.file):
        exception: Any = read_json(chosen.file)
        add_exception(by=BY, place=place, exception=exception, state=chosen.layer)
    return _tell(f"{place.slug}: {exception['do']} is noted")


def confirm(chosen: argparse.Namespace) -> int:
    from takaovi.hours.actions import confirm_layer  # noqa: PLC0415  needs Django
    from takaovi.hours.queries import layers_of  # noqa: PLC0415  needs Django
    from takaovi.places.queries import place_named  # noqa: PLC0415  needs Django

    place = place_named(chosen.place)
    layers = [layer for layer in layers_of(place.pk) if chosen.layer in (None, STATE_NAMES[layer.state])]
    if not layers:
        raise Refused(f"{place.slug} has no such hours")
    for layer in layers:
        confirm_layer(by=BY, layer=layer, certainty=chosen.certainty)
    return _tell(f"{place.slug}: {', '.join(STATE_NAMES[layer.state] for layer in layers)} confirmed")


def edit_day(chosen: argparse.Namespace) -> int:
    from takaovi.hours.actions import forget_day_class, set_day_class  # noqa: PLC0415  needs Django

    names = {code: name for code in ("fi", "sv", "en") if (name := getattr(chosen, f"name_{code}"))}
    if not (names.get("fi") or chosen.forget):
        raise Refused("tell what the day is called: --name-fi")
    days = _days(chosen.day, chosen.to)
    for day in days:
        if chosen.forget:
            forget_day_class(by=BY, day=day, kind=chosen.kind, region=chosen.region)
        else:
            set_day_class(by=BY, day=day, kind=chosen.kind, names=names, region=chosen.region)
    deed = "no longer" if chosen.forget else "now"
    return _tell(f"{days[0]}{f' to {days[-1]}' if len(days) > 1 else ''}: {deed} {chosen.kind}, hours made anew")


def _days(first: str, last: str | None) -> list[date]:
    """Raises Refused where they are no days, run backwards, or are more than a summer."""
    with _in_sentences():
        start = as_date(first, "DATE")
        end = as_date(last, "--to") if last is not None else start
    if not 0 <= (end - start).days < LONGEST:
        raise Refused(f"--to: possible are {start} to {start + (LONGEST - 1) * ONE_DAY}")
    return [start + number * ONE_DAY for number in range((end - start).days + 1)]


def _tell(line: str) -> int:
    sys.stdout.write(f"{line}\n")
    return 0
