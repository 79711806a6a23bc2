"""Writing activities and showing them. Called through :mod:`takaovi.programme.actions`."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.core.meanwhile import ChangedMeanwhile, same_as_seen
from takaovi.core.text import written
from takaovi.places.models import Organisation, Place
from takaovi.programme import phrases
from takaovi.programme.events import ActivityChanged
from takaovi.programme.history import keep, keep_first
from takaovi.programme.models import Activity, Hosting
from takaovi.programme.rewriting import rewrite
from takaovi.programme.signup_queries import taken
from takaovi.programme.signup_values import HOLDING
from takaovi.programme.storing import breath
from takaovi.programme.values import NO_REASON, Texts

log = logging.getLogger(__name__)


def save_activity(
    *,
    by: str,
    slug: str,
    fields: Mapping[str, Any],
    hosts: Sequence[Organisation] | None = None,
    seen: Activity | None = None,
    why: Texts | None = None,
) -> Activity:
    """Create the activity with this slug, or change it. ``fields`` are columns of Activity.

    ``hosts`` are all its organisations, the leading one first; None leaves them. A new place or zone moves the
    occurrences to come, and ``why`` is told to those who signed up for them. Raises DomainError when it would be
    nowhere, a value contradicts another, or the reason is too long, and ChangedMeanwhile if one of these columns is
    another by now than its writer saw (``seen``).
    """
    breath(why or {})
    with transaction.atomic():
        activity = Activity.objects.select_for_update().filter(slug=slug).first() or Activity(slug=slug)
        if seen is not None and not same_as_seen(seen, activity, fields):
            raise ChangedMeanwhile(phrases.SAVED_MEANWHILE)
        deed = "change_activity" if activity.pk else "make_activity"
        keep_first(activity)
        write_activity(activity, fields, hosts, why or {})
        keep(by, deed, activity)
        record_deed(by=by, deed=deed, thing=f"programme.Activity:{activity.pk}")
    return activity


def write_activity(
    activity: Activity, fields: Mapping[str, Any], hosts: Sequence[Organisation] | None = None, why: Texts = NO_REASON
) -> None:
    """Write columns and hosts, and bring the times along. Call within a transaction."""
    before, capacity = activity.place_id, activity.capacity
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
        rewrite(series, why=why)
    if capacity != activity.capacity:
        _fit_full(activity, capacity)
    bus.announce(ActivityChanged(activity.pk, left=before if before != activity.place_id else None))


def _fit_full(activity: Activity, before: int | None) -> None:
    """Where the count had made a coming time full, it is full by the new count or no longer."""
    ahead = activity.occurrences.filter(start__gt=clock.to_minute(clock.now()))
    for occurrence in ahead.filter(signups__state__in=HOLDING).distinct():
        people = taken(occurrence)
        was = before is not None and people >= before
        full = activity.capacity is not None and people >= activity.capacity
        if was != full:
            activity.occurrences.filter(pk=occurrence.pk).update(full=full)


def _check(activity: Activity) -> None:
    if not (activity.place or activity.online_url or activity.phone or activity.part_of):
        raise DomainError(phrases.NOWHERE)
    if activity.online_url and not activity.online_url.startswith(("https://", "http://")):
        raise DomainError(phrases.NO_LINK)  # a link of another kind could run a script on our page
    if activity.space and activity.space.place_id != activity.place_id:
        raise DomainError(phrases.SPACE_ELSEWHERE)
    if activity.min_age is not None and activity.max_age is not None and activity.min_age > activity.max_age:
        raise DomainError(phrases.AGES_REVERSED)
    if activity.sign_up_here and activity.sign_up == "none":
        raise DomainError(phrases.NOTHING_TO_SIGN)
    if activity.part_of and (activity.part_of.part_of_id or (activity.pk and activity.parts.exists())):
        raise DomainError(phrases.PART_OF_PART)


def publish_activity(*, by: str, activity: Activity) -> Activity:
    """Show the activity to everybody.

    Raises DomainError while it has no name or sentence in Finnish, or its place is hidden.
    """
    _ready(activity)
    return _show(by, activity, "publish_activity", activity.published or clock.now())


def _ready(activity: Activity) -> None:
    if not (written(activity, "title") and written(activity, "summary")):
        raise DomainError(phrases.NO_TITLE)
    if activity.place_id and not Place.objects.filter(pk=activity.place_id, published__isnull=False).exists():
        raise DomainError(phrases.PLACE_HIDDEN)


def publish_later(*, by: str, activity: Activity, at: datetime | None) -> Activity:
    """A draft that shows itself from ``at`` on; None takes the time away. Raises DomainError as publish_activity does,
    for a time that is over, and for what is shown already.
    """
    if activity.published:
        raise DomainError(phrases.SHOWN_ALREADY)
    if at is not None:
        _ready(activity)
        if at <= clock.now():
            raise DomainError(phrases.SHOW_TIME_OVER)
    with transaction.atomic():
        activity.publish_at, activity.changed = at, clock.now()
        activity.save(update_fields=["publish_at", "changed"])
        detail: dict[str, object] = {"at": at.isoformat() if at else ""}
        record_deed(by=by, deed="publish_later", thing=f"programme.Activity:{activity.pk}", detail=detail)
    return activity


def publish_due(*, by: str = "often") -> int:
    """Show every draft whose time has come. One that cannot be shown any more is left and told in the log.

    Returns how many are shown now.
    """
    shown = 0
    for activity in Activity.objects.filter(publish_at__lte=clock.now()).order_by("publish_at", "pk"):
        try:
            publish_activity(by=by, activity=activity)
            shown += 1
        except DomainError as refusal:
            log.error("activity %s is not shown at its time: %s", activity.pk, refusal)
            Activity.objects.filter(pk=activity.pk).update(publish_at=None)
    return shown


def hide_activity(*, by: str, activity: Activity) -> Activity:
    """Take the activity off every public page. Nothing of it is lost."""
    return _show(by, activity, "hide_activity", None)


def _show(by: str, activity: Activity, deed: str, published: datetime | None) -> Activity:
    with transaction.atomic():
        activity.published, activity.publish_at, activity.changed = published, None, clock.now()
        activity.save(update_fields=["published", "publish_at", "changed"])
        record_deed(by=by, deed=deed, thing=f"programme.Activity:{activity.pk}")
        bus.announce(ActivityChanged(activity.pk))
    return activity
