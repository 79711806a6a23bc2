"""From the plan of a series to its occurrences: local days and wall times first, the zone last.

An occurrence is known by ``planned``, the UTC minute its rule says. Skipping, moving, changing or cancelling one
touches no other, and moving keeps ``planned``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from takaovi.hours.engine import localise
from takaovi.hours.recurrence import DAY, Rule, rule_days
from takaovi.programme.values import RESTING_CLASSES, Change, SeriesPlan, Texts

ONE_DAY = timedelta(days=1)
NO_CLASSES: Mapping[date, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Planned:
    """One time it happens. ``day`` and ``at`` (minutes from midnight) are as the rule says, ``planned``, ``start``
    and ``end`` are UTC minutes, ``place`` is a slug where it differs from the activity's own place.
    """

    day: date
    at: int
    planned: int
    start: int
    end: int
    status: str = "on"
    place: str | None = None
    reason: Texts = field(default_factory=dict)


def occurrences(
    plan: SeriesPlan, first: date, last: date, day_classes: Mapping[date, frozenset[str]] = NO_CLASSES
) -> list[Planned]:
    """The occurrences planned for the local days ``first`` to ``last``, both included, in planned order.

    A moved occurrence belongs to the day it was planned for, wherever it has moved. A change of one day is narrower
    than a break or a holiday and holds in it. ``day_classes`` is needed for these days where the plan rests on
    holidays.
    """
    changes = {(change.day, change.at): change for change in plan.changes}
    found = []
    for planned, (day, rule) in sorted(_slots(plan, first, last).items()):
        change = changes.get((day, rule.start)) or changes.get((day, None))
        if change.do != "skip" if change else not _rests(plan, day, day_classes):
            found.append(_occurrence(plan, planned, day, rule, change))
    return found


def _slots(plan: SeriesPlan, first: date, last: date) -> dict[int, tuple[date, Rule]]:
    """Planned minute -> day and rule. Where two rules say the same minute, the one written later holds.

    A day more is looked at on both sides: on the night of a clock change two days may say the same minute.
    """
    begin = max(first - ONE_DAY, plan.first or date.min)
    finish = min(last + ONE_DAY, plan.last or date.max)
    slots: dict[int, tuple[date, Rule]] = {}
    for rule in plan.rules:
        for day in rule_days(rule, begin, finish, since=plan.first):
            slots[localise(day, rule.start, plan.zone)] = (day, rule)
    return {planned: (day, rule) for planned, (day, rule) in slots.items() if first <= day <= last}


def _rests(plan: SeriesPlan, day: date, day_classes: Mapping[date, frozenset[str]]) -> bool:
    if plan.holidays == "skip" and RESTING_CLASSES & day_classes.get(day, frozenset()):
        return True
    return any(pause.covers(day) for pause in plan.breaks)


def _occurrence(plan: SeriesPlan, planned: int, day: date, rule: Rule, change: Change | None) -> Planned:
    change = change or Change(day, "keep")
    start_minute = rule.start if change.start is None else change.start
    end_minute = start_minute + rule.end - rule.start
    if change.end is not None:
        end_minute = change.end if change.end > start_minute else change.end + DAY
    start = localise(change.to or day, start_minute, plan.zone)
    end = localise(change.to or day, end_minute, plan.zone)
    if end <= start:  # the hour between was jumped over by the clock: it lasts as long as it was meant to
        end = start + end_minute - start_minute
    moved = start != planned or change.place is not None
    status = "cancelled" if change.do == "cancel" else "moved" if moved else "on"
    return Planned(day, rule.start, planned, start, end, status, change.place, change.reason)
