"""Somebody at the door, and letters that came."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from takaovi.core.clock import now
from takaovi.core.models import Letter
from takaovi.core.viewer import Scope
from takaovi.people.device_actions import add_device
from takaovi.people.models import Contact, Person, Role
from tests.factories.people import make_person

Let = Callable[..., Person]


@pytest.fixture
def let_in(client: Client) -> Let:
    """Signs somebody with roles in, as ``client``."""

    def let(nickname: str = "Liisa", **held: Scope) -> Person:
        person = make_person(nickname)
        for kind, scope in held.items():
            Role.objects.create(person=person, kind=kind, scope_kind=scope.kind, scope_id=scope.id)
        _, token = add_device(by="test", person=person, name="Firefox · Android")
        client.cookies["device"] = token
        return person

    return let


def reach(person: Person, address: str = "keeper@lampi.example") -> Contact:
    return Contact.objects.create(person=person, channel="email", address=address, verified=now())


def code_of(letter: Letter) -> str:
    found = re.search(r"\b\d{6}\b", letter.text)
    assert found is not None
    return found[0]


def link_of(letter: Letter) -> str:
    """The path of the link in a letter."""
    found = re.search(r"https?://[^/\s]+(/\S+)", letter.text)
    assert found is not None
    return found[1]
