"""Writing the programme: each deed in one transaction, told to the journal, announced when it is certain.

A series is its document (docs/programme.md). A deed on one day writes a dated change into it and makes the
occurrences anew, so the rest is never touched. Texts for people (``reason``, ``note``) are by language code; days
are local days as the rules say them, ``at`` ("18:00") tells which of several times that day.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.places.models import Place
from takaovi.programme import editing, phrases
from takaovi.programme.events import ActivityChanged
from takaovi.programme.models import Activity, Occurrence, Series
from takaovi.programme.publishing import hide_activity as hide_activity
from takaovi.programme.publishing import publish_activity as publish_activity
from takaovi.programme.publishing import publish_due as publish_due
from takaovi.programme.publishing import publish_later as publish_later
from takaovi.programme.publishing import save_activity as save_activity
from takaovi.programme.rewriting import locked, plan_of, resting_days
from takaovi.programme.rolling import roll_programme as roll_programme
from takaovi.programme.storing import ahead, breath, store
from takaovi.programme.values import Texts

KEPT_UNLESS_TOLD = ("breaks", "changes")


def save_series(*, by: str, activity: Activity, plan: Mapping[str, Any], series: Series | None = None) -> Series:
    """Give the activity this series, or its series this plan. ``series`` names one of several; an unsaved
    ``Series(activity=activity)`` adds one.

    A document that does not mention breaks or changes leaves those of before. What is over stays as it was.
    Raises PlanFault with the path of what cannot be read, DomainError for a place that does not exist or if it is not
    clear which series is meant.
    """
    with transaction.atomic():
        series = series or _only_series(activity)
        kept = {key: series.plan[key] for key in KEPT_UNLESS_TOLD if series.pk and key in series.plan}
        store(by, "save_series", series, kept | dict(plan))
    return series


def _only_series(activity: Activity) -> Series:
    known = list(Series.objects.select_for_update().filter(activity=activity)[:2])
    if len(known) > 1:
        raise DomainError(phrases.SEVERAL_SERIES)
    return known[0] if known else Series(activity=activity)


def skip_occurrence(*, by: str, series: Series, day: date, at: str | None = None) -> None:
    """Leave one time out, as if it had never been planned."""
    _change(by, series, day, at, {"do": "skip"})


def cancel_occurrence(*, by: str, series: Series, day: date, reason: Texts, at: str | None = None) -> Occurrence | None:
    """Call one time off. It stays on the pages, marked, with the reason. Raises DomainError without a reason."""
    if not any(text.strip() for text in reason.values()):
        raise DomainError(phrases.WHY_CANCELLED)
    return _change(by, series, day, at, {"do": "cancel", "reason": reason})


def move_occurrence(
    *,
    by: str,
    series: Series,
    day: date,
    at: str | None = None,
    to: date | None = None,
    start: str | None = None,
    end: str | None = None,
    place: Place | None = None,
    reason: Texts | None = None,
) -> Occurrence | None:
    """Move one time to another day, hour ("18:00") or place. Raises DomainError if none of them is told."""
    if not (to or start or place):
        raise DomainError(phrases.NOTHING_NEW)
    return _change(by, series, day, at, {"do": "move"} | _told(to=to, start=start, end=end, place=place, reason=reason))


def change_occurrence(
    *,
    by: str,
    series: Series,
    day: date,
    at: str | None = None,
    start: str | None = None,
    end: str | None = None,
    place: Place | None = None,
    reason: Texts | None = None,
) -> Occurrence | None:
    """Change one time's hours or place within its day, or tell what is different (``reason``)."""
    told = _told(start=start, end=end, place=place, reason=reason)
    if not told:
        raise DomainError(phrases.NOTHING_CHANGED)
    return _change(by, series, day, at, {"do": "change"} | told)


def _told(*, place: Place | None, to: date | None = None, **values: Any) -> dict[str, Any]:
    """The given parts of a change as the document writes them."""
    written = {"place": place and place.slug, "to": to and to.isoformat(), **values}
    return {key: value for key, value in written.items() if value}


def _change(by: str, series: Series, day: date, at: str | None, change: dict[str, Any]) -> Occurrence | None:
    """Write one dated change in place of the one before it. Returns the occurrence, None once it is skipped.

    Raises DomainError if no such time is planned, or it is over or would be over.
    """
    breath(change.get("reason", {}))
    with transaction.atomic():
        series = locked(series)
        plan = plan_of(series)
        classes = resting_days(plan, series.activity, day)
        slot = editing.find_slot(plan, day, at, classes)
        ahead(editing.held(plan, slot, classes) or slot, phrases.OVER)
        document = editing.with_change(series.plan, editing.slots_on(plan, day), slot, change)
        new = editing.held(plan_of(Series(activity=series.activity, plan=document)), slot, classes)
        ahead(new or slot, phrases.NEW_TIME_OVER)
        store(by, f"{change['do']}_occurrence", series, document, day)
    return Occurrence.objects.filter(series=series, planned=slot.planned).first()


def restore_occurrence(*, by: str, series: Series, day: date, at: str | None = None) -> Occurrence | None:
    """Take back what was changed on one day; in a break or on a skipped holiday, hold it all the same.

    Raises DomainError if nothing is planned then, it is over, or it is on as planned.
    """
    with transaction.atomic():
        series = locked(series)
        plan = plan_of(series)
        classes = resting_days(plan, series.activity, day)
        slot = editing.find_slot(plan, day, at, classes, resting_too=True)
        ahead(slot, phrases.OVER)
        if editing.held(plan, slot, classes) == slot:
            raise DomainError(phrases.AS_PLANNED)
        slots = editing.slots_on(plan, day)
        document = editing.without_change(series.plan, slots, slot)
        if not editing.held(plan_of(Series(activity=series.activity, plan=document)), slot, classes):
            document = editing.with_change(series.plan, slots, slot, {"do": "keep"})
        store(by, "restore_occurrence", series, document, day)
    return Occurrence.objects.filter(series=series, planned=slot.planned).first()


def add_break(*, by: str, series: Series, first: date, last: date, note: Texts | None = None) -> Series:
    """Rest from ``first`` to ``last``: each time between them is left out, and the changes made to it go too.

    Raises DomainError for a break that is reversed, over, or there already.
    """
    if last < first:
        raise DomainError(phrases.BREAK_REVERSED)
    if last < clock.today():
        raise DomainError(phrases.BREAK_OVER)
    breath(note or {})
    with transaction.atomic():
        series = locked(series)
        store(by, "add_break", series, editing.with_break(series.plan, first, last, note or {}), first)
    return series


def remove_break(*, by: str, series: Series, first: date, last: date) -> Series:
    """Take a break back; what is still to come of it is on again. Raises DomainError if there is no such break."""
    with transaction.atomic():
        series = locked(series)
        store(by, "remove_break", series, editing.without_break(series.plan, first, last), first)
    return series


def mark_full(*, by: str, occurrence: Occurrence, full: bool = True) -> Occurrence:
    """Tell that there is no room left this time, or that there is again. Raises DomainError once it is over."""
    ahead(occurrence, phrases.OVER)
    with transaction.atomic():
        occurrence.full = full
        occurrence.save(update_fields=["full"])
        detail: dict[str, object] = {"full": full}
        record_deed(by=by, deed="mark_full", thing=f"programme.Occurrence:{occurrence.pk}", detail=detail)
        bus.announce(ActivityChanged(occurrence.activity_id))
    return occurrence
