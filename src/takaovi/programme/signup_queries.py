"""Reads of sign-ups: whose code it is, how much room is left, how many come."""

from collections.abc import Collection
from typing import NamedTuple

from django.conf import settings
from django.db.models import Sum

from takaovi.core import clock
from takaovi.core.codes import hash_form
from takaovi.core.errors import NotThere
from takaovi.core.viewer import Viewer
from takaovi.programme.models import Occurrence, Signup
from takaovi.programme.rules import may_see_signups
from takaovi.programme.signup_values import CODES, HEARING, HOLDING, WORDS


class Counts(NamedTuple):
    """People at one time: those with a place, those who were offered one, those in line."""

    coming: int = 0
    offered: int = 0
    waiting: int = 0


def counts_of(occurrence_ids: Collection[int]) -> dict[int, Counts]:
    """How many people have signed up for each of these times, for those who host them. One query."""
    found = dict.fromkeys(occurrence_ids, Counts())
    rows = Signup.objects.filter(occurrence__in=occurrence_ids, state__in=HEARING)
    for occurrence_id, state, people in rows.values_list("occurrence_id", "state").annotate(Sum("people")):
        column = {"in": "coming", "offered": "offered", "waiting": "waiting"}[state]
        found[occurrence_id] = found[occurrence_id]._replace(**{column: people})
    return found


def signups_of(occurrence: Occurrence) -> list[Signup]:
    """Everybody who comes or waits, in order: for a page behind ``rules.may_see_signups``. One query."""
    return list(Signup.objects.filter(occurrence=occurrence, state__in=HEARING).order_by("pk"))


def signups_for(viewer: Viewer, slug: str, occurrence_id: int) -> tuple[Occurrence, list[Signup]]:
    """A time of an activity with everybody who comes or waits, for those who may see them.

    Raises NotThere whether there is no such time or it is not theirs to see. Whoever looks is to be put down in the
    audit book by ``signup_actions.look_at_signups``.
    """
    found = Occurrence.objects.select_related("activity__place", "place")
    occurrence = found.filter(pk=occurrence_id, activity__slug=slug).first()
    if occurrence is None or not may_see_signups(viewer, occurrence.activity):
        raise NotThere(f"no sign-ups for {slug} {occurrence_id}")
    return occurrence, signups_of(occurrence)


def signup_with(code: str) -> Signup:
    """The sign-up of a code as it was typed. Raises NotThere. One query.

    Ask ``core.limits`` first: this hashes slowly, and codes must not be tried out.
    """
    read = CODES.read(code)
    found = _whole().filter(code_hash=CODES.hash(read)).first() if read else None
    if found is None:
        raise NotThere("no such code")
    found.code = read
    return found


def signup_sent(once: str) -> Signup | None:
    """What came of a form that has been sent already, with its code: a second tap is no second sign-up."""
    found = _whole().filter(once=hash_form(once)).first() if once else None
    if found is not None:
        found.code = CODES.find(settings.SECRET_KEY, once, found.code_hash, WORDS[found.language])
    return found


def _whole():  # type: ignore[no-untyped-def]
    return Signup.objects.select_related("occurrence__activity__place", "occurrence__place")


def time_to_sign_up(slug: str, occurrence_id: int) -> Occurrence:
    """A time of a published activity that takes sign-ups on its own page. Raises NotThere for anything else."""
    found = Occurrence.objects.select_related("activity__place", "place").filter(
        pk=occurrence_id, activity__slug=slug, activity__published__isnull=False, activity__sign_up_here=True
    )
    occurrence = found.first()
    if occurrence is None:
        raise NotThere(f"{slug} takes no sign-ups for {occurrence_id}")
    return occurrence


def held(occurrence_id: int) -> Occurrence:
    """The time as it is now, held against other sign-ups to the end of the transaction. Raises NotThere."""
    found = Occurrence.objects.select_for_update(of=("self",)).select_related("activity__place", "place")
    occurrence = found.filter(pk=occurrence_id).first()
    if occurrence is None:
        raise NotThere(f"no time {occurrence_id}")
    return occurrence


def taken(occurrence: Occurrence) -> int:
    """People who have a place or are offered one."""
    rows = Signup.objects.filter(occurrence=occurrence, state__in=HOLDING)
    return int(rows.aggregate(all=Sum("people"))["all"] or 0)


def free_places(occurrence: Occurrence, people: int) -> int | None:
    """How many more may come when ``people`` have a place; None where there is no end.

    A host who has marked the time as full by hand means it, whatever the count says.
    """
    capacity = occurrence.activity.capacity
    if occurrence.full and (capacity is None or people < capacity):
        return 0
    return None if capacity is None else max(capacity - people, 0)


def is_open(occurrence: Occurrence) -> bool:
    """One may still sign up: it is on and has not begun."""
    return occurrence.status != "cancelled" and occurrence.start > clock.to_minute(clock.now())
