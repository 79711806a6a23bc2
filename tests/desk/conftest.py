"""Keepers at their desk."""

from collections.abc import Callable

import pytest
from django.test import Client

from takaovi.core.viewer import Scope
from takaovi.people.device_actions import add_device
from takaovi.people.models import Person, Role
from takaovi.places.models import Keeping, Place
from tests.factories.people import make_person
from tests.factories.places import make_organisation, make_place

LetIn = Callable[..., Person]


@pytest.fixture
def let_in(client: Client) -> LetIn:
    """Signs somebody with one role in, as ``client``; who was at the desk before is signed out."""

    def let(kind: str, scope: Scope, nickname: str = "Liisa") -> Person:
        person = make_person(nickname)
        Role.objects.create(person=person, kind=kind, scope_kind=scope.kind, scope_id=scope.id)
        _, token = add_device(by="test", person=person, name="Firefox · Android")
        client.cookies["device"] = token
        return person

    return let


@pytest.fixture
def place() -> Place:
    """A place in Keuruu with a keeping association."""
    made = make_place(slug="kahvitupa", name="Kahvitupa")
    Keeping.objects.create(place=made, organisation=make_organisation(name="Kahvin ystävät ry"), leads=True)
    return made


@pytest.fixture
def keeper(let_in: LetIn, place: Place) -> Person:
    """The keeper of the place, signed in."""
    return let_in("keeper", Scope("place", place.pk))
