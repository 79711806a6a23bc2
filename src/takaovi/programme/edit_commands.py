"""``takaovi programme skip, cancel, move, change, restore, break, publish, hide``: through the actions of the room."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from takaovi.core.commands import Refused, Subparsers, add_command
from takaovi.hours.reading import PlanFault, as_clock, as_date

if TYPE_CHECKING:
    from takaovi.programme.models import Series

BY = "operator"
TONGUES = ("fi", "sv", "en")
# name: (what it does, the rest of an example, which further options it has)
DEEDS: dict[str, tuple[str, str, frozenset[str]]] = {
    "skip": ("Leave one time out, as if it had never been planned.", "2026-12-09", frozenset()),
    "cancel": (
        "Call one time off. It stays on the pages, marked, with the reason.",
        '2026-12-09 --why-fi "Ohjaaja on sairaana."',
        frozenset({"why"}),
    ),
    "move": (
        "Move one time to another day, hour or place.",
        '2026-12-09 --to 2026-12-10 --why-fi "Sali on varattu."',
        frozenset({"why", "to", "times"}),
    ),
    "change": (
        "Change one time's hours or place within its day, or tell what is different.",
        "2026-12-09 --start 18:00 --end 20:00",
        frozenset({"why", "times"}),
    ),
    "restore": (
        "Take back what was changed on one day, or hold it in spite of a break.",
        "2026-12-09",
        frozenset(),
    ),
}


def add_editing(inner: Subparsers) -> None:
    for deed, (does, rest, options) in DEEDS.items():
        example = f"takaovi programme {deed} kuoro {rest}"
        parser = add_command(inner, deed, does=does, example=example, handler=edit_one)
        parser.set_defaults(deed=deed)
        _add_activity(parser)
        parser.add_argument("day", metavar="DATE", help="the day it is planned for, such as 2026-12-09")
        parser.add_argument("--at", metavar="TIME", help="which of several times of that day, such as 18:00")
        if "to" in options:
            parser.add_argument("--to", metavar="DATE", help="the new day")
        if "times" in options:
            parser.add_argument("--start", metavar="TIME", help="the new hour, such as 18:00")
            parser.add_argument("--end", metavar="TIME", help="when it then ends")
            parser.add_argument("--place", metavar="PLACE", help="the word of the new place in its address")
        if "why" in options:
            _add_texts(parser, "why", "the reason for visitors")
    _add_break(inner)
    _add_showing(inner)


def _add_break(inner: Subparsers) -> None:
    parser = add_command(
        inner,
        "break",
        does="Rest from one day to another; each time between them is left out.",
        example='takaovi programme break kuoro 2027-06-01 2027-08-15 --note-fi "Kesätauko"',
        handler=edit_break,
    )
    _add_activity(parser)
    parser.add_argument("first", metavar="FIRST", help="the first day of the break")
    parser.add_argument("last", metavar="LAST", help="its last day")
    parser.add_argument("--remove", action="store_true", help="take this break back")
    _add_texts(parser, "note", "what visitors are told of it")


def _add_showing(inner: Subparsers) -> None:
    for deed, does in (("publish", "Show an activity to everybody."), ("hide", "Take an activity off every page.")):
        parser = add_command(inner, deed, does=does, example=f"takaovi programme {deed} kuoro", handler=show)
        parser.set_defaults(deed=deed)
        _add_activity(parser)


def _add_activity(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("activity", metavar="ACTIVITY", help="the activity's word in its address")


def _add_texts(parser: argparse.ArgumentParser, name: str, what: str) -> None:
    for code in TONGUES:
        parser.add_argument(f"--{name}-{code}", metavar="TEXT", help=f"{what}, {code}")


def edit_one(chosen: argparse.Namespace) -> int:
    """One time of one series. What cannot be done is told in the sentence of the action."""
    from takaovi.places.queries import place_named  # noqa: PLC0415  needs Django
    from takaovi.programme import actions  # noqa: PLC0415  needs Django

    deeds: dict[str, Callable[..., object]] = {
        "skip": actions.skip_occurrence,
        "cancel": actions.cancel_occurrence,
        "move": actions.move_occurrence,
        "change": actions.change_occurrence,
        "restore": actions.restore_occurrence,
    }
    options = DEEDS[chosen.deed][2]
    told: dict[str, Any] = {"day": _read(as_date, chosen.day, "DATE"), "at": _read(_clock, chosen.at, "--at")}
    if "why" in options:
        told["reason"] = _texts(chosen, "why")
    if "to" in options:
        told["to"] = _read(as_date, chosen.to, "--to")
    if "times" in options:
        told |= {name: _read(_clock, getattr(chosen, name), f"--{name}") for name in ("start", "end")}
        told["place"] = place_named(chosen.place) if chosen.place else None
    deeds[chosen.deed](by=BY, series=_series(chosen.activity, told["day"]), **told)
    return _tell(f"{chosen.activity}, {told['day']}: {chosen.deed} is done")


def edit_break(chosen: argparse.Namespace) -> int:
    from django.db import transaction  # noqa: PLC0415  help does without it

    from takaovi.programme.actions import add_break, remove_break  # noqa: PLC0415  needs Django
    from takaovi.programme.queries import activity_named  # noqa: PLC0415  needs Django

    first, last = (_read(as_date, day, name) for day, name in ((chosen.first, "FIRST"), (chosen.last, "LAST")))
    with transaction.atomic():  # an activity with several series rests as a whole
        for series in activity_named(chosen.activity).series.order_by("pk"):
            if chosen.remove:
                remove_break(by=BY, series=series, first=first, last=last)
            else:
                add_break(by=BY, series=series, first=first, last=last, note=_texts(chosen, "note"))
    return _tell(f"{chosen.activity}: {'no break' if chosen.remove else 'a break'} from {first} to {last}")


def show(chosen: argparse.Namespace) -> int:
    from takaovi.programme.actions import hide_activity, publish_activity  # noqa: PLC0415  needs Django
    from takaovi.programme.queries import activity_named  # noqa: PLC0415  needs Django

    deed = publish_activity if chosen.deed == "publish" else hide_activity
    deed(by=BY, activity=activity_named(chosen.activity))
    return _tell(f"{chosen.activity}: {'shown to everybody' if chosen.deed == 'publish' else 'hidden'}")


def _series(slug: str, day: date) -> "Series":
    """The series of the activity that plans something on the day; of a single one, that one. Raises Refused."""
    from takaovi.programme.editing import slots_on  # noqa: PLC0415  its package needs Django
    from takaovi.programme.queries import activity_named  # noqa: PLC0415  needs Django
    from takaovi.programme.rewriting import plan_of  # noqa: PLC0415  needs Django

    every = list(activity_named(slug).series.select_related("activity__place").order_by("pk"))
    fitting = every if len(every) == 1 else [series for series in every if slots_on(plan_of(series), day)]
    if len(fitting) != 1:
        raise Refused(f"{slug} has {len(fitting) or 'no'} series with a time on {day}")
    return fitting[0]


def _read(reader: Callable[[Any, str], Any], raw: str | None, name: str) -> Any:
    try:
        return None if raw is None else reader(raw, name)
    except PlanFault as fault:
        raise Refused(str(fault)) from None


def _clock(raw: str, name: str) -> str:
    as_clock(raw, name)
    return raw


def _texts(chosen: argparse.Namespace, name: str) -> dict[str, str]:
    return {code: text for code in TONGUES if (text := getattr(chosen, f"{name}_{code}"))}


def _tell(line: str) -> int:
    sys.stdout.write(f"{line}\n")
    return 0
