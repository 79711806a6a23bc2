"""What is to be different about times, and a season a year later, as typed."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from takaovi.core.languages import LANGUAGES
from takaovi.desk.reading_forms import Typed
from takaovi.places.models import Place


class Change(NamedTuple):
    """What is to be different: ``do`` is cancel, move, note or restore; ``first`` and ``last`` bound a stretch."""

    do: str
    first: date | None
    last: date | None
    to: date | None
    days: int
    start: str
    end: str
    reason: dict[str, str]
    place: Place | None = None


DOES = ("cancel", "move", "note", "restore")


def read_change(typed: Typed, *, one: bool, place: Place | None = None) -> Change:
    """``one``: a single time is meant, so there are no days to bound it. ``place`` is the one that was named, found.

    Faults are written into ``typed``.
    """
    do = typed["do"] if typed["do"] in DOES else ""
    if not do:
        typed.faults["do"] = _("Choose what is different.")
    reason = read_reason(typed)
    if do in ("cancel", "note") and not reason:
        typed.faults["reason_fi"] = _("Tell why. People who meant to come want to know.")
    first = last = None
    if not one:
        first = typed.day("first", _("Write the first day."))
        last = typed.day("last")
        if first and last and last < first:
            typed.faults["last"] = _("The last day is before the first.")
    to = typed.day("to") if one else None
    days = (typed.whole("shift", -60, 60) or 0) if not one else 0
    start, end = typed.clock("start"), typed.clock("end")
    if do == "move" and typed["place"] and place is None:
        typed.faults["place"] = _("We do not find this place. Write its whole name.")
    elif do == "move" and not (to or days or start or place):
        typed.faults["to" if one else "shift"] = _("Tell the new day, time or place.")
    return Change(do, first, last, to, days, start, end, reason, place)


def read_reason(typed: Typed) -> dict[str, str]:
    """What people are told, by language code; languages without a text are left out."""
    return {one.code: text for one in LANGUAGES if (text := typed.text(f"reason_{one.column}", 160))}


def default_season(plan: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """A new season a year later, on the same days of the week."""
    year = timedelta(days=364)
    first, last = plan.get("from"), plan.get("to")
    return (
        date.fromisoformat(first) + year if first else None,
        date.fromisoformat(last) + year if last else None,
    )
