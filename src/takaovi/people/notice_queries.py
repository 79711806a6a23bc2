"""How a person wants to be told, and what waits for them."""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings

from takaovi.core import clock
from takaovi.core.outbox.models import Subscription
from takaovi.people.models import Contact, NoticeChoice, NoticeTimes, Person
from takaovi.people.notice_values import DAILY, DEFAULTS, FIRST, after_quiet, next_digest


class Ways(NamedTuple):
    """The proved addresses by channel, the first of each, and whether a browser shows messages."""

    addresses: dict[str, str]
    first: str
    pushes: bool


def way_of(person_id: int, kind: str) -> str:
    """The chosen way of a kind, or its default. One query. Raises KeyError for a kind that is not in the list."""
    chosen = NoticeChoice.objects.filter(person=person_id, kind=kind).values_list("way", flat=True).first()
    return chosen or DEFAULTS[kind]


def times_of(person_id: int) -> NoticeTimes:
    """The row, or an unsaved one with the usual times. One query."""
    return NoticeTimes.objects.filter(person=person_id).first() or NoticeTimes(person_id=person_id)


def heard_at(person_id: int, kind: str, moment: datetime, *, wished: bool = False) -> datetime:
    """When a person hears of what is told at that moment: by their daily letter, or after their quiet hours.

    ``wished`` as in :func:`notice_actions.tell`. Two queries. Raises KeyError for a kind that is not in the list.
    """
    times = times_of(person_id)
    if not wished and way_of(person_id, kind) == DAILY:
        return next_digest(moment, times.hour, times.quiet, clock.HELSINKI)
    return after_quiet(moment, times.quiet, clock.HELSINKI)


def ways_of(person_id: int) -> Ways:
    """What can be used now. At most two queries."""
    rows = Contact.objects.filter(person=person_id, verified__isnull=False).order_by("verified", "id")
    listed = list(rows.values_list("channel", "address"))
    pushes = settings.PUSH and Subscription.objects.filter(person_id=person_id).exists()
    return Ways(dict(reversed(listed)), listed[0][0] if listed else "", pushes)


def chosen_ways(person: Person) -> dict[str, str]:
    """The way of every kind, chosen or usual. One query."""
    return DEFAULTS | dict(person.notice_choices.values_list("kind", "way"))


def open_ways(ways: Ways) -> tuple[str, ...]:
    """Which ways somebody with these addresses may choose. With one kind of address the first is that one."""
    channels = [channel for channel in ("email", "sms") if channel in ways.addresses and len(ways.addresses) > 1]
    push = ("push",) if ways.pushes else ()
    return ("daily", FIRST, *channels, *push)
