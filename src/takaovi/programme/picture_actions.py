"""The picture of an activity: taken in, described, and cleared away when nobody shows it any more."""

from collections.abc import Mapping

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.journal.actions import record_deed
from takaovi.programme.events import ActivityChanged
from takaovi.programme.models import Activity
from takaovi.ui.pictures import described, drop_pictures, keep_picture, read_picture

FOLDER = "activities"


def set_activity_photo(*, by: str, activity: Activity, raw: bytes, alt: Mapping[str, str]) -> Activity:
    """Show this picture of the activity; ``alt`` tells by language code what is seen, in Finnish at least.

    Raises DomainError for what is no picture, or without its words.
    """
    columns = described(alt)
    name = keep_picture(read_picture(raw), FOLDER)
    return _show(by, activity, "set_activity_photo", name, columns)


def describe_activity_photo(*, by: str, activity: Activity, alt: Mapping[str, str]) -> Activity:
    """Other words for the same picture. Raises DomainError without words in Finnish."""
    return _show(by, activity, "describe_activity_photo", activity.photo.name or "", described(alt))


def remove_activity_photo(*, by: str, activity: Activity) -> Activity:
    return _show(by, activity, "remove_activity_photo", "", {})


def _show(by: str, activity: Activity, deed: str, name: str, columns: Mapping[str, str | None]) -> Activity:
    with transaction.atomic():
        Activity.objects.filter(pk=activity.pk).update(photo=name, changed=clock.now(), **columns)
        record_deed(by=by, deed=deed, thing=f"programme.Activity:{activity.pk}")
        bus.announce(ActivityChanged(activity.pk))
    activity.refresh_from_db()
    return activity


def drop_activity_photos(*, by: str = "nightly") -> int:
    """Remove the files that no activity shows. Returns how many; nothing is written, so the audit book is not asked."""
    return drop_pictures(FOLDER, set(Activity.objects.exclude(photo="").values_list("photo", flat=True)))
