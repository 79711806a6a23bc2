"""Writing activities and showing them. Called through :mod:`takaovi.programme.actions`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.core.text import written
from takaovi.places.models import Organisation, Place
from takaovi.programme import phrases
from takaovi.programme.events import ActivityChanged
from takaovi.programme.models import Activity, Hosting
from takaovi.programme.rewriting import rewrite


def save_activity(
    *, by: str, slug: str, fields: Mapping[str, Any], hosts: Sequence[Organisation] | None = None
) -> Activity:
    """Create the activity with this slug, or change it. ``fields`` are columns of Activity.

    ``hosts`` are all its organisations, the leading one first; None leaves them. A new place or zone moves the
    occurrences to come. Raises DomainError when it would be nowhere, or a value contradicts another.
    """
    with transaction.atomic():
        activity = Activity.objects.filter(slug=slug).first() or Activity(slug=slug)
        made, before = activity.pk is None, activity.place_id
        for name, value in {**fields, "changed": clock.now()}.items():
            setattr(activity, name, value)
        _check(activity)
        activity.save()
        if hosts is not None:
            activity.hostings.all().delete()
            Hosting.objects.bulk_create(
                Hosting(activity=activity, organisation=host, leads=number == 0) for number, host in enumerate(hosts)
            )
        for series in activity.series.all():
            rewrite(series)
        record_deed(
            by=by, deed="make_activity" if made else "change_activity", thing=f"programme.Activity:{activity.pk}"
        )
        bus.announce(ActivityChanged(activity.pk, left=before if before != activity.place_id else None))
    return activity


def _check(activity: Activity) -> None:
    if not (activity.place or activity.online_url or activity.phone or activity.part_of):
        raise DomainError(phrases.NOWHERE)
    if activity.online_url and not activity.online_url.startswith(("https://", "http://")):
        raise DomainError(phrases.NO_LINK)  # a link of another kind could run a script on our page
    if activity.space and activity.space.place_id != activity.place_id:
        raise DomainError(phrases.SPACE_ELSEWHERE)
    if activity.min_age is not None and activity.max_age is not None and activity.min_age > activity.max_age:
        raise DomainError(phrases.AGES_REVERSED)
    if activity.part_of and (activity.part_of.part_of_id or (activity.pk and activity.parts.exists())):
        raise DomainError(phrases.PART_OF_PART)


def publish_activity(*, by: str, activity: Activity) -> Activity:
    """Show the activity to everybody.

    Raises DomainError while it has no name or sentence in Finnish, or its place is hidden.
    """
    if not (written(activity, "title") and written(activity, "summary")):
        raise DomainError(phrases.NO_TITLE)
    if activity.place_id and not Place.objects.filter(pk=activity.place_id, published__isnull=False).exists():
        raise DomainError(phrases.PLACE_HIDDEN)
    return _show(by, activity, "publish_activity", activity.published or clock.now())


def hide_activity(*, by: str, activity: Activity) -> Activity:
    """Take the activity off every public page. Nothing of it is lost."""
    return _show(by, activity, "hide_activity", None)


def _show(by: str, activity: Activity, deed: str, published: datetime | None) -> Activity:
    with transaction.atomic():
        activity.published, activity.changed = published, clock.now()
        activity.save(update_fields=["published", "changed"])
        record_deed(by=by, deed=deed, thing=f"programme.Activity:{activity.pk}")
        bus.announce(ActivityChanged(activity.pk))
    return activity
