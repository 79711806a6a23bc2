"""How an activity is, as plain data that can bring it back: its columns, its hosts and the documents of its series.

Whether it is shown is not part of it: to undo a text never shows or hides anything. Nor is its picture, whose file
is cleared away once nobody shows it.
"""

from typing import Any

from takaovi.core import bus
from takaovi.core.versions.actions import keep_before, keep_version
from takaovi.core.versions.models import Version
from takaovi.core.versions.queries import kept_columns
from takaovi.programme.models import Activity, Hosting, Series

NOT_KEPT = frozenset({"id", "slug", "published", "publish_at", "changed"})


def thing_of(activity: Activity) -> str:
    """Under which name the versions of an activity are kept."""
    return f"programme.Activity:{activity.pk}"


def columns() -> list[str]:
    """The columns that are kept, as they are called today."""
    return kept_columns(Activity, NOT_KEPT)


def state_of(activity: Activity) -> dict[str, Any]:
    """The activity as it stands in the database. Three queries."""
    hosts = Hosting.objects.filter(activity=activity.pk).order_by("-leads", "pk")
    return {
        "fields": Activity.objects.filter(pk=activity.pk).values(*columns()).get(),
        "hosts": list(hosts.values_list("organisation_id", flat=True)),
        "series": list(Series.objects.filter(activity=activity.pk).order_by("pk").values("id", "plan")),
    }


def keep_first(activity: Activity) -> None:
    """Before a deed: if none was kept yet, how it was until then."""
    if activity.pk:
        keep_before(thing=thing_of(activity), state=lambda: state_of(activity))


def keep(by: str, deed: str, activity: Activity) -> Version | None:
    """After a deed, how it is now. A load in bulk keeps nothing: it can be loaded again."""
    if bus.is_hushed():
        return None
    Activity.objects.select_for_update().filter(pk=activity.pk).first()  # two deeds at once get two numbers
    return keep_version(by=by, deed=deed, thing=thing_of(activity), state=state_of(activity))
