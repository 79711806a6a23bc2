"""The grid of a week as it is typed at the desk, read kindly, and the box that stands beside it in the same form."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from django.http import QueryDict
from django.utils.translation import gettext as _

from takaovi.desk.hours_values import Reading, Typed
from takaovi.hours.edit_values import Document, left_out
from takaovi.hours.grid_values import Week, with_grid
from takaovi.hours.values import STATES, WEEKDAYS, Clock, Clocks

WEEKLY = ("door", "week")  # two ways to write the same thing, in one form
_TIMES = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?\s*[-–—−]\s*(\d{1,2})(?:[.:](\d{2}))?")
_BETWEEN = re.compile(r"[\s,;/&+]*|\s+(?:ja|och|and)\s+")
_CLOSED = re.compile(r"(?:suljettu|kiinni|stängt|closed|[-–—])?", re.IGNORECASE)


def other_way(kind: str) -> str:
    """The other of the two ways to write the week."""
    return WEEKLY[1 - WEEKLY.index(kind)]


def is_touched(grid: Mapping[str, str], untouched: Mapping[str, str]) -> bool:
    names = {*grid, *untouched} if grid else ()
    return any(grid.get(name, "").strip() != untouched.get(name, "") for name in names)


def added_states(data: QueryDict) -> list[str]:
    """Kinds of time that a press adds to the grid."""
    return [state for state in data.getlist("lisaa")[:6] if state in STATES]


def read_week(typed: Typed, document: Document, today: date, language: str) -> Reading:
    faults: dict[str, str] = {}
    weeks: dict[str, Week | None] = {}
    for state in STATES:
        if f"grid-{state}-mon" not in typed.fields:
            continue
        if typed.fields.get(f"drop-{state}"):
            weeks[state] = None
            continue
        weeks[state] = tuple(_day(typed.fields, f"grid-{state}-{day}", faults) for day in WEEKDAYS)
    if not weeks:
        faults["text"] = _("Write the hours first.")
    changed = with_grid(document, weeks, today) if not faults else None
    return Reading(changed, faults, left_out=tuple(left_out(document, changed)) if changed else ())


def _day(fields: Mapping[str, str], name: str, faults: dict[str, str]) -> Clocks:
    """ "9–12, 13–17", or nothing for a closed day. A fault is written at its field."""
    text = fields.get(name, "").strip()
    clocks: list[Clock] = []
    at = 0
    for found in _TIMES.finditer(text):
        start, end = _minute(found[1], found[2]), _minute(found[3], found[4])
        if not _BETWEEN.fullmatch(text[at : found.start()]) or start is None or end is None or start == 1440:
            break
        clocks.append((start, end if end > start else end + 1440))
        at = found.end()
    clocks.sort()
    overlap = any(one[1] > other[0] for one, other in pairwise(clocks))
    if overlap or len(clocks) > 6 or not (_CLOSED.fullmatch(text) if not clocks else not text[at:].strip(" ,.;")):
        faults[name] = _("Write times such as 9–12, 13–17, or leave the day empty if it is closed.")
    return tuple(clocks)


def _minute(hour: str, rest: str | None) -> int | None:
    minute = int(hour) * 60 + int(rest or 0)
    return minute if minute <= 1440 and int(rest or 0) < 60 else None
