"""Meeting and forgetting a person."""

from datetime import date

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.journal.actions import record_deed
from takaovi.people.events import PersonForgotten
from takaovi.people.models import Person
from takaovi.people.values import default_end


def meet_person(*, by: str, purpose: str, nickname: str = "", keep_until: date | None = None) -> Person:
    """A new person, with the reason we hold the record and the day it ends."""
    with transaction.atomic():
        person = Person.objects.create(
            nickname=nickname, purpose=purpose, keep_until=keep_until or default_end(clock.today())
        )
        record_deed(by=by, deed="meet_person", thing=f"people.Person:{person.pk}")
    return person


def forget_person(*, by: str, person: Person) -> None:
    """Empty the record; the row stays so that nothing above it breaks."""
    with transaction.atomic():
        person.nickname, person.purpose, person.keep_until = "", "", None
        person.forgotten = clock.now()
        person.save()
        record_deed(by=by, deed="forget_person", thing=f"people.Person:{person.pk}")
        bus.announce(PersonForgotten(person.pk))


def forget_overdue(*, by: str = "nightly") -> int:
    """Forget everybody whose end date has passed. Returns how many."""
    overdue = Person.objects.filter(keep_until__lt=clock.today())
    for person in overdue:
        forget_person(by=by, person=person)
    return len(overdue)
