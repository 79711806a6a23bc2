"""People for tests."""

from datetime import date

from takaovi.people.actions import meet_person
from takaovi.people.models import Person


def make_person(nickname: str = "Liisa", keep_until: date | None = None) -> Person:
    return meet_person(by="test", purpose="keeps the door", nickname=nickname, keep_until=keep_until)
