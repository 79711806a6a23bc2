"""A stopped clock, and somebody at the door."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from takaovi.core.clock import stopped_at
from takaovi.core.viewer import NETWORK, Scope
from takaovi.people.device_actions import add_device
from takaovi.people.models import Person
from tests.factories.callback import a_caller, wall

Let = Callable[..., Person]


@pytest.fixture
def let_in(client: Client) -> Let:
    """Signs a volunteer in, as ``client`` or another browser."""

    def let(nickname: str = "Liisa", scope: Scope = NETWORK, kind: str = "caller", browser: Any = client) -> Person:
        person = a_caller(nickname, scope, kind)
        _, token = add_device(by="test", person=person, name="Firefox · Android")
        browser.cookies["device"] = token
        return person

    return let


@pytest.fixture
def tuesday_noon() -> Iterator[None]:
    with stopped_at(wall(3, 12)):
        yield
