"""Dated changes and breaks written into the document of a series. Pure: documents in, documents out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from takaovi.core.errors import DomainError
from takaovi.programme import phrases
from takaovi.programme.occurrences import Planned, occurrences
from takaovi.programme.values import SeriesPlan

Classes = Mapping[date, frozenset[str]]
Document = Mapping[str, Any]


def slots_on(plan: SeriesPlan, day: date) -> list[Planned]:
    """What the rules say of a day, breaks, holidays and changes aside."""
    return occurrences(replace(plan, changes=(), breaks=(), holidays="keep"), day, day)


def find_slot(plan: SeriesPlan, day: date, at: str | None, classes: Classes, *, resting_too: bool = False) -> Planned:
    """The one time of ``day`` that is meant; ``at`` ("18:00") tells which of several.

    With ``resting_too`` a time in a break or on a skipped holiday counts as well. Raises DomainError when there is
    none, or several and it is not told which.
    """
    slots = slots_on(plan, day)
    if not resting_too:
        skipped = {change.at for change in plan.changes if change.day == day and change.do == "skip"}
        held = {one.at for one in occurrences(plan, day, day, classes)}
        slots = [one for one in slots if one.at in held | skipped or None in skipped]
    if at is not None:
        slots = [one for one in slots if clock(one.at) == at]
    if not slots:
        raise DomainError(phrases.NOT_PLANNED, date=day.isoformat())
    if len(slots) > 1:
        raise DomainError(phrases.SEVERAL_PLANNED, date=day.isoformat())
    return slots[0]


def held(plan: SeriesPlan, slot: Planned, classes: Classes) -> Planned | None:
    """What has become of the slot: moved, cancelled, as planned; None if it is skipped or rests."""
    return next((one for one in occurrences(plan, slot.day, slot.day, classes) if one.at == slot.at), None)


def with_change(document: Document, slots: Sequence[Planned], slot: Planned, change: Mapping[str, Any]) -> Document:
    """``change`` (without its date) in place of what was changed of the slot before."""
    entry = {"date": slot.day.isoformat(), **change}
    if len(slots) > 1:
        entry["at"] = clock(slot.at)
    return {**document, "changes": [*_other_changes(document, slots, slot), entry]}


def without_change(document: Document, slots: Sequence[Planned], slot: Planned) -> Document:
    """The slot as planned."""
    return {**document, "changes": _other_changes(document, slots, slot)}


def _other_changes(document: Document, slots: Sequence[Planned], slot: Planned) -> list[Mapping[str, Any]]:
    """The changes less those of the slot. One that named no hour goes on for the day's other times."""
    kept: list[Mapping[str, Any]] = []
    for change in document.get("changes", []):
        if change["date"] != slot.day.isoformat() or change.get("at", clock(slot.at)) != clock(slot.at):
            kept.append(change)
        elif "at" not in change:
            kept += [{**change, "at": clock(other.at)} for other in slots if other.at != slot.at]
    return kept


def with_break(document: Document, first: date, last: date, note: Mapping[str, str]) -> Document:
    """A break more, and no changes left within it. Raises DomainError for a break that is there already."""
    pause: dict[str, Any] = {"from": first.isoformat(), "to": last.isoformat()}
    if _index_of(document, first, last) is not None:
        raise DomainError(phrases.BREAK_THERE)
    if note:
        pause["note"] = dict(note)
    outside = [change for change in document.get("changes", []) if not pause["from"] <= change["date"] <= pause["to"]]
    return {**document, "breaks": [*document.get("breaks", []), pause], "changes": outside}


def without_break(document: Document, first: date, last: date) -> Document:
    """One break less. Raises DomainError if there is no such break."""
    index = _index_of(document, first, last)
    if index is None:
        raise DomainError(phrases.NO_SUCH_BREAK)
    breaks = document["breaks"]
    return {**document, "breaks": [*breaks[:index], *breaks[index + 1 :]]}


def _index_of(document: Document, first: date, last: date) -> int | None:
    bounds = (first.isoformat(), last.isoformat())
    found = [n for n, b in enumerate(document.get("breaks", [])) if (b.get("from"), b.get("to")) == bounds]
    return found[0] if found else None


def ended(document: Document, today: date) -> Document:
    """The series with nothing to come: its last day is yesterday at the latest."""
    yesterday = (today - timedelta(days=1)).isoformat()
    first = document.get("from")
    if first is None or first <= yesterday:
        return {**document, "to": min(document.get("to") or yesterday, yesterday)}
    rest = {"from": first, "to": first}
    return {**document, "to": first, "breaks": [*document.get("breaks", []), rest], "changes": []}


def clock(minute: int) -> str:
    """Minutes from midnight as the document writes them."""
    return f"{minute // 60:02}:{minute % 60:02}"
