"""Choosing that the line rings in a browser, choosing the telephone again, and forgetting the choice."""

import logging
from secrets import token_hex

from django.db import transaction

from takaovi.callback.queries import takers_of
from takaovi.core.journal.actions import record_deed
from takaovi.people.models import Person
from takaovi.phone.line_queries import browser_of
from takaovi.phone.models import BrowserLine
from takaovi.phone.provider import ProviderFault, drop_client

log = logging.getLogger(__name__)


def choose_browser(*, by: str, person: Person) -> None:
    """From now on the line rings in a browser of this person, while its page is open."""
    with transaction.atomic():
        _line, new = BrowserLine.objects.get_or_create(person=person, defaults={"name": f"b-{token_hex(8)}"})
        if new:
            record_deed(by=by, deed="choose_browser", thing="phone.BrowserLine")


def choose_telephone(*, by: str, person: Person) -> None:
    """From now on the line rings the telephone. The browser's key ends at once where the switchboard can be reached,
    and by itself within the hour where not.
    """
    name = browser_of(person.pk)
    with transaction.atomic():
        if BrowserLine.objects.filter(person=person).delete()[0]:
            record_deed(by=by, deed="choose_telephone", thing="phone.BrowserLine")
    try:
        if name:
            drop_client(name)
    except ProviderFault as fault:
        log.warning("the key of a browser was not taken back: %s", fault)


def forget_browser(*, by: str, person_id: int) -> None:
    """The person is forgotten."""
    if BrowserLine.objects.filter(person=person_id).delete()[0]:
        record_deed(by=by, deed="choose_telephone", thing="phone.BrowserLine")


def forget_browsers(*, by: str = "nightly") -> int:
    """Erase what those chose who may take no calls any more. Returns how many. For every night."""
    return BrowserLine.objects.exclude(person__in=takers_of("").values("person")).delete()[0]
