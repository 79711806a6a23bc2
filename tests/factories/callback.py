"""Requests for a call and volunteers, for tests."""

from datetime import datetime
from itertools import count
from typing import Any

from takaovi.callback.actions import ask_call, take_duty
from takaovi.callback.models import CallRequest, RingPair
from takaovi.callback.ring_actions import Agreement, agree_ring
from takaovi.callback.values import Asked, Topic, Wished
from takaovi.core.clock import HELSINKI, now
from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.people.models import Contact, Person, Role
from takaovi.people.queries import grants_of
from takaovi.places.models import Place
from tests.factories.people import make_person
from tests.factories.programme import a_place

_numbers = count(1)


def wall(day: int, hour: int, minute: int = 0) -> datetime:
    """March 2026 by the clock on the wall; the 2nd is a Monday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=HELSINKI)


def a_number() -> str:
    """A number of its own each time, as somebody types it."""
    return f"040 55 {next(_numbers):05}"


def asked(**wish: Any) -> Asked:
    known = {"by": "guest", "number": a_number(), "language": "fi", "wished": Wished.SOON, "topic": Topic.COMPANY}
    return ask_call(**(known | wish))


def a_request(**wish: Any) -> CallRequest:
    made = asked(**wish)
    request = CallRequest.objects.get(pk=made.request_id)
    request.code = made.code
    return request


def a_caller(nickname: str = "Liisa", scope: Scope = NETWORK, kind: str = "caller", reachable: bool = False) -> Person:
    person = make_person(nickname)
    Role.objects.create(person=person, kind=kind, scope_kind=scope.kind, scope_id=scope.id)
    if reachable:
        address = f"caller-{next(_numbers)}@lampi.example"
        Contact.objects.create(person=person, channel="email", address=address, verified=now())
    return person


def viewer_of(person: Person) -> Viewer:
    return Viewer("fi", person.pk, grants_of(person.pk))


def on_duty(person: Person, day: int, first: int, last: int) -> None:
    """By hours of the wall clock of a day in March 2026; some place plans the phone."""
    if not Place.objects.exists():
        a_place()
    take_duty(by="test", person=person, day=wall(day, 0).date(), first=first * 60, last=last * 60)


def a_ring(volunteer: Person, place: Place | None = None, **agreed: Any) -> RingPair:
    """Tuesdays at two; a new number each time."""
    known = {"name": "Helmi", "number": a_number(), "language": "fi", "weekday": 1, "minute": 14 * 60}
    pair, code = agree_ring(
        by="test", place=place or a_place(), volunteer=volunteer, agreed=Agreement(**(known | agreed))
    )
    pair.code = code  # type: ignore[attr-defined]
    return pair
