"""When a time changes, those who signed up for it are told, in the transaction that changes it."""

from collections.abc import Mapping

from takaovi.core.clock import from_minute
from takaovi.programme.models import Occurrence, Signup
from takaovi.programme.signup_letters import tell
from takaovi.programme.signup_values import HEARING, erased_on
from takaovi.programme.values import NO_REASON, Texts


def with_signups(occurrence_ids: list[int]) -> set[int]:
    """Those of these times for which somebody has signed up. One query, none for an empty list."""
    if not occurrence_ids:
        return set()
    rows = Signup.objects.filter(occurrence__in=occurrence_ids, state__in=HEARING)
    return set(rows.values_list("occurrence_id", flat=True).distinct())


def tell_of(changes: Mapping[int, str], why: Texts = NO_REASON) -> int:
    """Tell everybody who comes or waits what happened to their time; ``changes`` is by occurrence id. ``why`` is the
    reason where the time has none of its own.

    Call it after the rows are written: a sign-up of the same moment is then either seen here or refused there.
    Returns how many letters were posted.
    """
    told = {occurrence_id: what for occurrence_id, what in changes.items() if what}
    if not told:
        return 0
    for occurrence in Occurrence.objects.filter(pk__in=[pk for pk, what in told.items() if what == "moved"]):
        # Nobody is forgotten before the time has been.
        known = Signup.objects.filter(occurrence=occurrence, keep_until__isnull=False)
        known.update(keep_until=erased_on(from_minute(occurrence.end).date()))
    rows = Signup.objects.filter(occurrence__in=told, state__in=HEARING, contact__gt="")
    listed = rows.select_related("occurrence__activity", "occurrence__place").order_by("pk")
    return sum(tell(signup, told[signup.occurrence_id], why) for signup in listed)


def what_changed(before: Mapping[str, object], row: Occurrence) -> str:
    """What those who signed up have to know, or nothing. ``before`` is the row's earlier state."""
    if row.status == "cancelled":
        return "" if before["status"] == "cancelled" else "cancelled"
    if before["status"] == "cancelled":
        return "on_again"
    if (before["start"], before["place_id"]) != (row.start, row.place_id):
        return "moved"
    new_note = any(getattr(row, name) != before[name] for name in before if name.startswith("reason"))
    return "changed" if new_note or before["end"] != row.end else ""
