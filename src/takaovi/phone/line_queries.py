"""Where the line rings for a volunteer: the telephone they have confirmed, or their browser if they chose that."""

from collections.abc import Collection

from django.conf import settings

from takaovi.callback.queries import on_duty
from takaovi.core.clock import now, to_minute
from takaovi.people.models import Contact
from takaovi.phone.models import BrowserLine
from takaovi.phone.provider import has_provider
from takaovi.phone.values import Lines

CLIENT = "client:"  # how a browser is named where a number could stand; the providers' own way


def has_browser_phones() -> bool:
    """Whether there is a switchboard that browsers can be telephones of."""
    return bool(settings.VOICE_SOCKET) and has_provider()


def duty_lines() -> Lines:
    """Whom to ring of those on duty now. Three queries, two where browsers are no telephones."""
    return lines_of([duty.person_id for duty in on_duty(to_minute(now()))])


def duty_until(person_id: int) -> int:
    """Until which UTC minute somebody is on duty now; 0 for who is not. One query."""
    return max((duty.end for duty in on_duty(to_minute(now())) if duty.person_id == person_id), default=0)


def lines_of(people: Collection[int]) -> Lines:
    """The telephones that these people have confirmed, and the browsers of those who chose so. Two queries at most."""
    names = _browsers_of(people)
    known = Contact.objects.filter(person__in=set(people) - names.keys(), channel="sms", verified__isnull=False)
    numbers = known.order_by("person", "pk").values_list("address", flat=True)
    return Lines(tuple(numbers), tuple(names[person] for person in sorted(names)))


def _browsers_of(people: Collection[int]) -> dict[int, str]:
    if not has_browser_phones():
        return {}
    return dict(BrowserLine.objects.filter(person__in=people).values_list("person", "name"))


def line_to(person_id: int) -> str:
    """Where a volunteer is rung: ``client:NAME`` of a browser, else a number, else "". Two queries at most."""
    lines = lines_of([person_id])
    return next(iter((*(f"{CLIENT}{name}" for name in lines.names), *lines.numbers)), "")


def can_be_called(person_id: int) -> bool:
    """Whether the line can ring a volunteer at all. Two queries at most."""
    return bool(line_to(person_id))


def browser_of(person_id: int) -> str:
    """The name of the browser that the line rings for a person; "" where it rings their telephone. One query."""
    return _browsers_of([person_id]).get(person_id, "")


def telephone_of(person_id: int) -> str:
    """The number that rings for a person who chose no browser; "" where they have confirmed none. One query."""
    known = Contact.objects.filter(person=person_id, channel="sms", verified__isnull=False)
    return known.order_by("pk").values_list("address", flat=True).first() or ""
