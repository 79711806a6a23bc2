"""A new activity with its series in one deed, and last season again."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from django.db import transaction

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.text import slug as as_slug
from takaovi.places.models import Organisation
from takaovi.programme import phrases
from takaovi.programme.actions import save_activity, save_series
from takaovi.programme.history import columns
from takaovi.programme.models import Activity, Series
from takaovi.programme.rewriting import plan_of
from takaovi.programme.seasons import next_season

SLUG_MAX = 76  # four letters are left for a number


def make_activity(
    *, by: str, fields: Mapping[str, Any], hosts: Sequence[Organisation], plan: Mapping[str, Any] | None = None
) -> Activity:
    """A new draft with its hosts and, if told, its series: one deed, one document (``seasons.weekly_plan``).

    Raises DomainError without a name in Finnish, and as ``save_activity`` and ``save_series`` do.
    """
    title = str(fields.get("title_fi") or "").strip()
    if not title:
        raise DomainError(phrases.NO_TITLE)
    with transaction.atomic():
        activity = save_activity(by=by, slug=_free_slug(title), fields=fields, hosts=hosts)
        if plan is not None:
            save_series(by=by, activity=activity, plan=plan)
    return activity


def begin_series(*, by: str, activity: Activity, fields: Mapping[str, Any], plan: Mapping[str, Any]) -> Activity:
    """A draft without times gets its words and its first series in one deed; a second tap writes the same once more.

    Raises DomainError and PlanFault as ``save_activity`` and ``save_series`` do.
    """
    with transaction.atomic():
        saved = save_activity(by=by, slug=activity.slug, fields=fields)
        save_series(by=by, activity=saved, plan=plan)
    return saved


def _free_slug(title: str) -> str:
    """A word for the address, made from the name, that no activity has."""
    word = as_slug(title)[:SLUG_MAX].strip("-") or "ohjelma"
    known = set(Activity.objects.filter(slug__startswith=word).values_list("slug", flat=True))
    if word not in known:
        return word
    return next(name for number in count(2) if (name := f"{word}-{number}") not in known)


def copy_season(
    *,
    by: str,
    activity: Activity,
    first: date,
    last: date,
    breaks: Sequence[Mapping[str, Any]],
    holidays: str | None = None,
) -> list[Series]:
    """Its series again from ``first`` to ``last``, with the breaks that were answered (``seasons.breaks_to_ask``).

    A series that is over takes the new dates; beside one that still goes on a new one is made. Its dated changes are
    not copied. Raises DomainError without a series or for days in the wrong order.
    """
    if last < first:
        raise DomainError(phrases.NO_SEASON)
    made = []
    with transaction.atomic():
        for old in _last_season(activity):
            plan = next_season(old.plan, first, last, breaks=breaks, holidays=holidays)
            over = (plan_of(old).last or date.max) < clock.today()
            made.append(
                save_series(by=by, activity=activity, plan=plan, series=old if over else Series(activity=activity))
            )
    return made


def _last_season(activity: Activity) -> list[Series]:
    """The series that went on last, as a season may have several; those of earlier seasons are left alone."""
    rows = list(activity.series.select_related("activity__place").order_by("pk"))
    ends = {row.pk: plan_of(row).last or date.max for row in rows}
    if not rows:
        raise DomainError(phrases.NO_SEASON)
    return [row for row in rows if ends[row.pk] == max(ends.values())]


def copy_activity(
    *,
    by: str,
    activity: Activity,
    first: date,
    last: date,
    breaks: Sequence[Mapping[str, Any]],
    holidays: str | None = None,
    fields: Mapping[str, Any] | None = None,
) -> Activity:
    """A draft like this one, with its hosts and its last season at new dates; ``fields`` are what is to differ."""
    if last < first:
        raise DomainError(phrases.NO_SEASON)
    kept = Activity.objects.filter(pk=activity.pk).values(*columns()).get()
    hosts = [
        hosting.organisation for hosting in activity.hostings.select_related("organisation").order_by("-leads", "pk")
    ]
    with transaction.atomic():
        copy = make_activity(by=by, fields={**kept, **(fields or {})}, hosts=hosts)
        for old in _last_season(activity):
            plan = next_season(old.plan, first, last, breaks=breaks, holidays=holidays)
            save_series(by=by, activity=copy, plan=plan, series=Series(activity=copy))
    return copy
