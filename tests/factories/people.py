"""People for tests."""

from datetime import date

from takaovi.people.actions import meet_person
from takaovi.people.models import Consent, Contact, Person


def make_person(nickname: str = "Liisa", keep_until: date | None = None) -> Person:
    return meet_person(by="test", purpose="keeps the door", nickname=nickname, keep_until=keep_until)


def make_reachable_person() -> Person:
    """A person with a phone number and a consent."""
    person = make_person()
    Contact.objects.create(person=person, channel=Contact.Channel.PHONE, address="040 000 0000")
    Consent.objects.create(person=person, purpose="call", wording="You may call me.", ends=date(2027, 1, 1))
    return person
