"""Going back to how an activity was: its texts, hosts and series at once. What is over stays as it was."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.journal.actions import record_deed
from takaovi.core.versions.queries import number_before_last, version_numbered
from takaovi.places.models import Organisation
from takaovi.programme.editing import ended
from takaovi.programme.history import columns, keep, thing_of
from takaovi.programme.models import Activity, Series
from takaovi.programme.publishing import write_activity
from takaovi.programme.rewriting import plan_of, rewrite


def restore_version(*, by: str, activity: Activity, number: int) -> Activity:
    """Bring texts, hosts and series back as they were after deed ``number``; this is a version of its own.

    Those who signed up for a time that is now another or none are told. Raises NotThere for an unknown number,
    PlanFault or DomainError if it cannot be so any more.
    """
    state = version_numbered(thing_of(activity), number).state
    with transaction.atomic():
        known = set(columns())  # a column that came or went since is left alone
        fields = {name: value for name, value in state["fields"].items() if name in known}
        found = {organisation.pk: organisation for organisation in Organisation.objects.filter(pk__in=state["hosts"])}
        fresh = Activity.objects.select_for_update().get(pk=activity.pk)
        write_activity(fresh, fields, [found[pk] for pk in state["hosts"] if pk in found])
        with bus.hushed():  # the activity is told of once, above
            _bring_series(fresh, state["series"])
        keep(by, "restore_version", fresh)
        detail: dict[str, object] = {"number": number}
        record_deed(by=by, deed="restore_version", thing=thing_of(fresh), detail=detail)
    return fresh


def undo(*, by: str, activity: Activity) -> Activity:
    """As it was before the last deed; done again, it takes itself back. Raises DomainError if nothing was done yet."""
    return restore_version(by=by, activity=activity, number=number_before_last(thing_of(activity)))


def _bring_series(activity: Activity, wanted: list[Mapping[str, Any]]) -> None:
    """Each series with its document of then. One that came later ends yesterday, so that its past is still told."""
    rows = {series.pk: series for series in Series.objects.select_for_update().filter(activity=activity)}
    for one in wanted:
        series = rows.pop(one["id"], None) or Series()
        _set(series, activity, one["plan"])
    for series in rows.values():
        _set(series, activity, ended(series.plan, clock.today()))


def _set(series: Series, activity: Activity, plan: Mapping[str, Any]) -> None:
    series.activity = activity
    series.plan = dict(plan)
    plan_of(series)
    series.version += 1
    series.save()
    rewrite(series)
