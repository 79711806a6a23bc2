"""Tasks, shifts and takes for tests: the least that is valid, changed by keywords."""

from datetime import date, datetime, timedelta
from typing import Any

from takaovi.core.clock import HELSINKI, now
from takaovi.core.viewer import Scope, Viewer
from takaovi.people.models import Contact, Person, Role
from takaovi.people.queries import grants_of
from takaovi.places.models import Place
from takaovi.volunteering.actions import Plan, make_task, plan_shift, publish_task, take_shift
from takaovi.volunteering.models import Shift, ShiftTake, VolunteerTask
from takaovi.volunteering.values import Asked
from tests.factories.people import make_person
from tests.factories.places import make_place

MONDAY = datetime(2026, 11, 23, 9, tzinfo=HELSINKI)
THURSDAY = date(2026, 11, 26)
GUEST = Viewer("fi")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 by the clock of the place."""
    return datetime(2026, 11, day, hour, minute, tzinfo=HELSINKI)


def a_task(place: Place | None = None, **facts: Any) -> VolunteerTask:
    """A shown task that anybody may take."""
    texts = {"title_fi": "Illan isäntä", "title_sv": "Kvällens värd", "title_en": "Host of the evening"}
    task = make_task(by="test", place=place or make_place(), texts=texts, **facts)
    return publish_task(by="test", task=task)


def an_evening(task: VolunteerTask | None = None, day: date = THURSDAY, **plan: Any) -> Shift:
    """A shift from 17 to 20; its door hangs on it unless told otherwise."""
    known = {"start": 17 * 60, "end": 20 * 60, "opens": True}
    return plan_shift(by="test", task=task or a_task(), day=day, plan=Plan(**(known | plan)))


def taken(shift: Shift, **asked: Any) -> ShiftTake:
    return take_shift(by=GUEST, shift=shift, asked=Asked(**asked)).take


def somebody(kind: str, place: Place, address: str = "") -> Person:
    """A person with a role at the place, reached by e-mail."""
    person = make_person(kind.title())
    Role.objects.create(person=person, kind=kind, scope_kind="place", scope_id=place.pk)
    Contact.objects.create(
        person=person,
        channel="email",
        address=address or f"{kind}-{person.pk}@lampi.example",
        verified=now() - timedelta(days=1),
    )
    return person


def viewer_of(person: Person) -> Viewer:
    return Viewer("fi", person.pk, grants_of(person.pk))


def scope(place: Place) -> Scope:
    return Scope("place", place.pk)
