"""News travels upwards, and only what was really done."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction

from takaovi.core import bus


@dataclass(frozen=True, slots=True)
class DoorOpened:
    place_id: int


@pytest.fixture
def heard() -> Iterator[list[DoorOpened]]:
    news: list[DoorOpened] = []
    bus.listen(DoorOpened)(news.append)
    yield news
    bus._listeners.pop(DoorOpened)


@pytest.mark.django_db(transaction=True)
def test_news_is_heard_after_the_transaction(heard: list[DoorOpened]) -> None:
    with transaction.atomic():
        bus.announce(DoorOpened(7))
        assert heard == []
    assert heard == [DoorOpened(7)]


@pytest.mark.django_db(transaction=True)
def test_nobody_hears_of_what_was_rolled_back(heard: list[DoorOpened]) -> None:
    with transaction.atomic():
        bus.announce(DoorOpened(7))
        transaction.set_rollback(True)
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_a_receiver_that_listens_twice_hears_once() -> None:
    news: list[DoorOpened] = []
    bus.listen(DoorOpened)(news.append)
    bus.listen(DoorOpened)(news.append)
    bus.announce(DoorOpened(7))
    bus._listeners.pop(DoorOpened)
    assert news == [DoorOpened(7)]


@pytest.mark.django_db(transaction=True)
def test_a_load_in_bulk_is_hushed(heard: list[DoorOpened]) -> None:
    with bus.hushed():
        bus.announce(DoorOpened(7))
    bus.announce(DoorOpened(8))
    assert heard == [DoorOpened(8)]


@pytest.mark.django_db(transaction=True)
def test_in_a_hush_nothing_is_told_and_afterwards_everything(heard: list[DoorOpened]) -> None:
    with bus.hushed():
        bus.announce(DoorOpened(7))
    bus.announce(DoorOpened(8))
    assert heard == [DoorOpened(8)]
