"""Changes of hours as they are typed at the desk, read kindly: nothing is guessed, and every fault is a sentence."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from django.http import QueryDict
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.desk.hours_values import Reading, Typed
from takaovi.hours.door_reading import answer, read_door_text
from takaovi.hours.door_values import LONGEST_ANSWER, MOST_CHARACTERS, Draft, Question
from takaovi.hours.edit_values import (
    Document,
    dated_exceptions,
    left_out,
    unknown_layers,
    with_door_text,
    with_exceptions,
)
from takaovi.hours.grid_values import Week, with_grid
from takaovi.hours.plan import PlanFault, parse_plan
from takaovi.hours.sentences import state_name
from takaovi.hours.values import STATES, WEEKDAYS, Clock, Clocks

WEEKLY = ("door", "week")  # two ways to write the same thing, in one form
FARTHEST = 400  # days ahead that may be closed by a tap
_TIMES = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?\s*[-–—−]\s*(\d{1,2})(?:[.:](\d{2}))?")
_BETWEEN = re.compile(r"[\s,;/&+]*|\s+(?:ja|och|and)\s+")
_CLOSED = re.compile(r"(?:suljettu|kiinni|stängt|closed|[-–—])?", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def typed_from(kind: str, data: QueryDict) -> Typed:
    """The fields and answers of a sent form; what the form does not have is not looked at."""
    fields = _fields(kind, data)
    if "text" in fields:
        fields["on"] = _read_on(data)
    pairs = [value.rpartition("=") for value in data.getlist("answer")[:60]]
    if said := _UNSEEN.sub("", data.get("said", "")).replace("=", " ").strip()[:LONGEST_ANSWER]:
        pairs.append((data.get("said-key", ""), "=", said))
    return Typed(kind, fields, tuple((key, choice) for key, _equals, choice in pairs if key))


def _fields(kind: str, data: QueryDict) -> dict[str, str]:
    names = {"door": ["text"], "exception": ["text"], "day": ["day"]}.get(kind) or [
        name for name in data if name.startswith(("grid-", "drop-"))
    ][:100]
    return {name: _UNSEEN.sub("", data.get(name, "").replace("\r\n", "\n")) for name in names}


def typed_weekly(kind: str, data: QueryDict, untouched: Mapping[str, str]) -> Typed:
    """The two ways to write the week as they were sent in one form. ``untouched`` is the grid before anybody types.

    Who typed in one of them alone and pressed the button of the other, or Enter, means what was typed.
    """
    grid = _fields("week", data) | {
        f"grid-{state}-{day}": data.get(f"grid-{state}-{day}", "") for state in added_states(data) for day in WEEKDAYS
    }
    box = _fields("door", data)
    beside = {"door": box if box["text"].strip() else {}, "week": grid if _is_touched(grid, untouched) else {}}
    other = other_way(kind)
    if beside[other] and not beside[kind] and "lisaa" not in data:
        kind, other = other, kind
    typed = typed_from(kind, data)
    fields = grid if kind == "week" else typed.fields
    return replace(typed, kind=kind, fields=fields, beside=beside[other])


def other_way(kind: str) -> str:
    """The other of the two ways to write the week."""
    return WEEKLY[1 - WEEKLY.index(kind)]


def _is_touched(grid: Mapping[str, str], untouched: Mapping[str, str]) -> bool:
    names = {*grid, *untouched} if grid else ()
    return any(grid.get(name, "").strip() != untouched.get(name, "") for name in names)


def added_states(data: QueryDict) -> list[str]:
    """Kinds of time that a press adds to the grid."""
    return [state for state in data.getlist("lisaa")[:6] if state in STATES]


def _read_on(data: QueryDict) -> str:
    """The day on which the text was said back: "tomorrow" stays that day if midnight passes before the yes."""
    days = [(clock.today() - timedelta(days=back)).isoformat() for back in range(2)]
    return next((day for day in days if day == data.get("on")), days[0])


def read_typed(typed: Typed, document: Document, today: date, language: str) -> Reading:
    """What the typed change makes of the hours as they stand now."""
    read = {"door": _read_door, "exception": _read_exception, "week": _read_week, "day": _read_day}[typed.kind]
    reading = read(typed, document, today, language)
    if reading.document is None:
        return reading
    try:
        parse_plan(reading.document)
    except PlanFault as fault:
        told = _("These hours do not fit together: %(fault)s") % {"fault": fault}
        return replace(reading, document=None, faults={first_field(typed): told})
    return reading


def first_field(typed: Typed) -> str:
    return next(iter(typed.fields), "text")


def _drafted(typed: Typed, today: date, language: str) -> Draft:
    on = date.fromisoformat(typed.fields["on"]) if typed.fields.get("on") else today
    draft = read_door_text(typed.fields.get("text", ""), today=on, language=language)
    for key, choice in typed.answers:
        try:
            draft = answer(draft, key, choice)
        except KeyError:
            continue  # another answer has made this question needless
    return draft


def _read_door(typed: Typed, document: Document, today: date, language: str) -> Reading:
    if fault := _fault_of(typed.fields.get("text", "")):
        return Reading(faults={"text": fault})
    draft = _drafted(typed, today, language)
    if draft.settled and not draft.document.get("layers"):
        told = _("There are only single days in the text. Write the whole week here, or tell them in one line.")
        return Reading(faults={"text": told}, draft=draft)
    changed = with_door_text(document, draft.document, today) if draft.settled else None
    gone = tuple(left_out(document, changed)) if changed else ()
    return Reading(changed, {}, draft.questions, draft.unread, draft.notes, gone, draft)


def _read_exception(typed: Typed, document: Document, today: date, language: str) -> Reading:
    if fault := _fault_of(typed.fields.get("text", "")):
        return Reading(faults={"text": fault})
    draft = _drafted(typed, today, language)
    exceptions = dated_exceptions(draft.document)
    if draft.settled and not exceptions:
        told = _("This is not about single days. Hours that come back every week or year belong to the whole week.")
        return Reading(faults={"text": told}, draft=draft)
    if missing := unknown_layers(document, exceptions or ()):
        states = ", ".join(state_name(state, language) for state in sorted(missing))
        return Reading(faults={"text": _("The place has no such hours: %(states)s.") % {"states": states}}, draft=draft)
    changed = with_exceptions(document, exceptions or ()) if draft.settled else None
    return Reading(changed, {}, _single_days(draft.questions), draft.unread, draft.notes, (), draft)


def _single_days(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """A day of one year: what comes back every year belongs to the whole week."""
    return tuple(
        replace(one, choices=tuple(c for c in one.choices if c not in ("every", "weekly"))) for one in questions
    )


def _fault_of(text: str) -> str:
    if not text.strip():
        return _("Write the hours first.")
    if len(text) > MOST_CHARACTERS:
        told = _("The text is %(length)d characters long. Make it %(most)d at most.")
        return told % {"length": len(text), "most": MOST_CHARACTERS}
    return ""


def _read_day(typed: Typed, document: Document, today: date, language: str) -> Reading:
    """One day closed."""
    try:
        day = date.fromisoformat(typed.fields.get("day", ""))
    except ValueError:
        return Reading(faults={"day": _("Choose a day.")})
    if not 0 <= (day - today).days <= FARTHEST:
        return Reading(faults={"day": _("Choose a day that is still to come.")})
    return Reading(with_exceptions(document, [{"date": day.isoformat(), "do": "closed"}]))


def _read_week(typed: Typed, document: Document, today: date, language: str) -> Reading:
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
