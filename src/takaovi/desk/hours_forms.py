"""Changes of hours as they are typed at the desk, read kindly: nothing is guessed, and every fault is a sentence."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from django.http import QueryDict
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.desk.hours_values import STOP, Reading, Typed
from takaovi.desk.hours_week_forms import added_states, is_touched, other_way, read_week
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
from takaovi.hours.plan import PlanFault, parse_plan
from takaovi.hours.sentences import state_name
from takaovi.hours.stop_values import met_stop, weekly_rules, with_stop
from takaovi.hours.values import WEEKDAYS

FARTHEST = 400  # days ahead that may be closed by a tap
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
    names = {"door": ["text"], "exception": ["text"], "day": ["day"]}.get(kind)
    if kind.startswith(STOP):
        names = ["text", *(["gone"] if data.get("gone") else [])]
    names = names or [name for name in data if name.startswith(("grid-", "drop-"))][:100]
    return {name: _UNSEEN.sub("", data.get(name, "").replace("\r\n", "\n")) for name in names}


def typed_weekly(kind: str, data: QueryDict, untouched: Mapping[str, str]) -> Typed:
    """The two ways to write the week as they were sent in one form. ``untouched`` is the grid before anybody types.

    Who typed in one of them alone and pressed the button of the other, or Enter, means what was typed.
    """
    grid = _fields("week", data) | {
        f"grid-{state}-{day}": data.get(f"grid-{state}-{day}", "") for state in added_states(data) for day in WEEKDAYS
    }
    box = _fields("door", data)
    beside = {"door": box if box["text"].strip() else {}, "week": grid if is_touched(grid, untouched) else {}}
    other = other_way(kind)
    if beside[other] and not beside[kind] and "lisaa" not in data:
        kind, other = other, kind
    typed = typed_from(kind, data)
    fields = grid if kind == "week" else typed.fields
    return replace(typed, kind=kind, fields=fields, beside=beside[other])


def _read_on(data: QueryDict) -> str:
    """The day on which the text was said back: "tomorrow" stays that day if midnight passes before the yes."""
    days = [(clock.today() - timedelta(days=back)).isoformat() for back in range(2)]
    return next((day for day in days if day == data.get("on")), days[0])


def read_typed(typed: Typed, document: Document, today: date, language: str) -> Reading:
    """What the typed change makes of the hours as they stand now."""
    read = {"door": _read_door, "exception": _read_exception, "week": read_week, "day": _read_day}.get(typed.kind)
    read = read or partial(_read_stop, typed.kind.removeprefix(STOP))
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


def _read_stop(key: str, typed: Typed, document: Document, today: date, language: str) -> Reading:
    """When the place is at one stop: days and times. ``gone``: it does not come there any more."""
    if typed.fields.get("gone"):
        return Reading(with_stop(document, key, [], today))
    if fault := _fault_of(typed.fields.get("text", "")):
        return Reading(faults={"text": fault})
    draft = _drafted(typed, today, language)
    rules = weekly_rules(draft.document) if draft.settled else None
    if draft.settled and rules is None:
        told = _("Write only days and times of this stop, such as: Mon 11–13. Write breaks as days that are different.")
        return Reading(faults={"text": told}, draft=draft)
    changed = with_stop(document, key, rules, today, draft.document["layers"][0]["state"]) if rules else None
    if changed and met_stop(changed, key, today):
        return Reading(
            faults={"text": _("You are at another stop at that time. Look at its times first.")}, draft=draft
        )
    return Reading(changed, {}, draft.questions, draft.unread, draft.notes, (), draft)


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
