"""A place, those who keep it, and what they were asked."""

from datetime import UTC, date, datetime
from typing import Any

from takaovi.core.clock import now
from takaovi.core.outbox.models import Letter
from takaovi.hours.ask_actions import ask_place
from takaovi.hours.ask_values import Kind
from takaovi.hours.models import Ask
from takaovi.people.models import Contact, Person, Role
from takaovi.places.models import Place
from tests.factories.hours import make_open_place
from tests.factories.people import make_person

# Thursday 26 November 2026, ten o'clock in Helsinki; the week of the question begins on Monday 30.
THURSDAY = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
MONDAY, SUNDAY = date(2026, 11, 30), date(2026, 12, 6)
NUMBER = "+358401234567"


def keeper_of(
    place: Place, address: str = "keeper@lampi.example", *, language: str = "fi", kind: str = "keeper"
) -> Person:
    """Somebody who keeps the place and is reached at this address or number."""
    person = make_person()
    Person.objects.filter(pk=person.pk).update(language=language)
    channel = "email" if "@" in address else "sms"
    Contact.objects.create(person=person, channel=channel, address=address, verified=now())
    Role.objects.create(person=person, kind=kind, scope_kind="place", scope_id=place.pk)
    person.refresh_from_db()
    return person


def a_kept_place(address: str = "keeper@lampi.example", *layers: dict[str, Any], **fields: Any) -> Place:
    """A place that is open Monday to Friday 9-17, called Kahvitupa, with one keeper."""
    language = fields.pop("language", "fi")
    place = make_open_place(*layers, **({"name": "Kahvitupa"} | fields))
    keeper_of(place, address, language=language)
    return place


def asked(place: Place, kind: Kind = Kind.WEEK, first: date = MONDAY, last: date = SUNDAY) -> Ask:
    """The question, asked at the stopped clock."""
    ask = ask_place(by="test", place=place, kind=kind, first=first, last=last)
    assert ask is not None
    return ask


def letters() -> list[Letter]:
    """In the order they were written."""
    return list(Letter.objects.order_by("pk"))


def path_in(letter: Letter) -> str:
    """The path of the question's page in the letter."""
    (word,) = [
        word for word in letter.text.split() if "/vahvista/" in word or "/bekrafta/" in word or "/confirm/" in word
    ]
    return "/" + word.split("/", 3)[3]
