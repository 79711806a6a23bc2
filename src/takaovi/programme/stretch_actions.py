"""Calling off or moving one time, some, or all that are to come: one document for each series, one transaction.

Everybody who signed up is told why, in the way they asked to be told, when the transaction is certain.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.places.models import Place
from takaovi.programme import editing, phrases
from takaovi.programme.models import Activity, Series
from takaovi.programme.occurrences import Planned, occurrences
from takaovi.programme.rewriting import horizon, locked, plan_of, resting_days
from takaovi.programme.storing import breath, store
from takaovi.programme.values import SeriesPlan, Texts

Edit = Callable[[SeriesPlan, Mapping[str, Any], Planned], Mapping[str, Any]]


def cancel_times(*, by: str, activity: Activity, first: date, last: date | None, reason: Texts) -> int:
    """Call off every time from ``first`` to ``last`` (None: as far as times are made). Returns how many.

    Raises DomainError without a reason, or where nothing is planned then.
    """
    if not any(text.strip() for text in reason.values()):
        raise DomainError(phrases.WHY_CANCELLED)
    breath(reason)
    change = {"do": "cancel", "reason": dict(reason)}
    return _each(by, "cancel_times", activity, first, last, _changing(lambda _slot: change))


def move_times(
    *,
    by: str,
    activity: Activity,
    first: date,
    last: date | None,
    days: int = 0,
    start: str | None = None,
    end: str | None = None,
    place: Place | None = None,
    reason: Texts | None = None,
) -> int:
    """Move every time of a stretch by ``days``, to another hour ("18:00") or place. Returns how many.

    Raises DomainError if none of them is told, or where nothing is planned then.
    """
    if not (days or start or place):
        raise DomainError(phrases.NOTHING_NEW)
    breath(reason or {})
    told = {"start": start, "end": end, "place": place.slug if place else None, "reason": dict(reason or {})}
    fixed = {key: value for key, value in told.items() if value}

    def change(slot: Planned) -> Mapping[str, Any]:
        to = {"to": (slot.day + timedelta(days=days)).isoformat()} if days else {}
        return {"do": "move", **to, **fixed}

    return _each(by, "move_times", activity, first, last, _changing(change))


def restore_times(*, by: str, activity: Activity, first: date, last: date | None) -> int:
    """Take back what was changed on the days of a stretch. Returns how many times are as planned again."""
    return _each(by, "restore_times", activity, first, last, _unchanged)


def _changing(change: Callable[[Planned], Mapping[str, Any]]) -> Edit:
    def edit(plan: SeriesPlan, document: Mapping[str, Any], slot: Planned) -> Mapping[str, Any]:
        return editing.with_change(document, editing.slots_on(plan, slot.day), slot, change(slot))

    return edit


def _unchanged(plan: SeriesPlan, document: Mapping[str, Any], slot: Planned) -> Mapping[str, Any]:
    return editing.without_change(document, editing.slots_on(plan, slot.day), slot)


def _each(by: str, deed: str, activity: Activity, first: date, last: date | None, edit: Edit) -> int:
    """Edit every slot of the stretch that is still to come and not as wanted already."""
    if last is not None and last < first:
        raise DomainError(phrases.STRETCH_REVERSED)
    count = 0
    with transaction.atomic():
        for row in Series.objects.filter(activity=activity).order_by("pk"):
            count += _edit_series(by, deed, locked(row), first, last or horizon(clock.today()), edit)
        if not count:
            raise DomainError(phrases.NOTHING_IN_STRETCH)
    return count


def _edit_series(by: str, deed: str, series: Series, first: date, last: date, edit: Edit) -> int:
    plan = plan_of(series)
    classes = resting_days(plan, series.activity, first)
    now = clock.to_minute(clock.now())
    held = {(one.day, one.at) for one in occurrences(plan, first, last, classes)}
    skipped = {(change.day, change.at) for change in plan.changes if change.do == "skip"}
    document: Mapping[str, Any] = series.plan
    count = 0
    for day in sorted({day for day, _at in held | skipped if first <= day <= last}):
        for slot in editing.slots_on(plan, day):
            known = (day, slot.at) in held or bool({(day, slot.at), (day, None)} & skipped)
            new = edit(plan, document, slot) if known and slot.end > now else document
            if new != document:
                document, count = new, count + 1
    if count:
        store(by, deed, series, document, first)
    return count
