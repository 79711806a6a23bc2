"""The list of how the hours were: who, when, what changed in a sentence, and any of them brought back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core.clock import stopped_at
from takaovi.core.viewer import Scope
from takaovi.hours.actions import add_exception, set_hours
from takaovi.hours.models import PlaceHours
from takaovi.hours.queries import documents
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.places.part_actions import remove_venue, save_venue
from tests.desk.conftest import LetIn
from tests.factories.hours import make_open_place, staffed

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)  # a Tuesday
HOURS = "/fi/poyta/paikka/tupa/ajat"
BEFORE = f"{HOURS}/aiemmin"
FRIDAY = {"date": "2026-12-04", "do": "closed"}
SHORT = {"days": "mon-thu", "from": "10:00", "to": "14:00"}


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with stopped_at(NOON):
        yield


@pytest.fixture
def tupa() -> Place:
    return make_open_place(slug="tupa", name="Tupa")


@pytest.fixture
def liisa(let_in: LetIn, tupa: Place) -> Person:
    return let_in("keeper", Scope("place", tupa.pk))


def shown(client: Client) -> str:
    return client.get(BEFORE).content.decode().replace("\xad", "").replace("\xa0", " ")


def seen(place: Place) -> str:
    return str(PlaceHours.objects.get(pk=place.pk).version)


def test_each_change_is_told_with_who_when_and_what(client: Client, liisa: Person, tupa: Place) -> None:
    by = f"person:{liisa.pk}"
    add_exception(by=by, place=tupa, exception=FRIDAY)
    with stopped_at(NOON + timedelta(hours=1)):
        set_hours(by="person:99", place=tupa, plan={"layers": [staffed(SHORT)], "exceptions": [FRIDAY]})
    page = shown(client)
    forms = page.split("<form")[1:]
    assert len(forms) == 4
    for words in (
        "Ajat muutettu",
        "ti 1.12. klo 13",
        "Uutta: Ma–to 10–14.",
        "Ei enää: Ma–pe 9–17.",
        "Näin se on nyt.",
    ):
        assert words in forms[0]
    for words in ("Poikkeavat päivät kirjoitettu", "ti 1.12. klo 12", "Sinä", "Uutta: pe 4.12.: suljettu"):
        assert words in forms[1]
    assert ("Uutta: Ma–pe 9–17." in forms[2], "Aikoja ei ollut kirjoitettu." in forms[3]) == (True, True)
    assert ("<h1>Millaiset ajat olivat aiemmin</h1>" in page, f'href="{HOURS}"' in page) == (True, True)


def test_any_of_them_is_brought_back_and_that_is_a_change_of_its_own(
    client: Client, liisa: Person, tupa: Place
) -> None:
    before = documents([tupa.pk])[tupa.pk]
    add_exception(by="x", place=tupa, exception=FRIDAY)
    set_hours(by="x", place=tupa, plan={"layers": [staffed(SHORT)]})
    answer = client.post(BEFORE, {"number": "2", "seen": seen(tupa)})
    assert (answer["Location"], documents([tupa.pk])[tupa.pk]) == (f"{HOURS}?tehty=undone", before)
    assert shown(client).count("<form") == 5


def test_a_list_that_is_old_brings_nothing_back(client: Client, liisa: Person, tupa: Place) -> None:
    old = seen(tupa)
    add_exception(by="x", place=tupa, exception=FRIDAY)
    assert client.post(BEFORE, {"number": "1", "seen": old})["Location"] == f"{HOURS}?tehty=quick"
    assert documents([tupa.pk])[tupa.pk]["exceptions"] == [FRIDAY]


def test_hours_at_a_stop_that_is_gone_cannot_come_back_and_it_is_said(
    client: Client, liisa: Person, tupa: Place
) -> None:
    stop = save_venue(by="x", place=tupa, fields={"name_fi": "Tori", "lat": 62.3, "lon": 24.7})
    set_hours(by="x", place=tupa, plan={"layers": [staffed({**SHORT, "venue": stop.key})]})
    set_hours(by="x", place=tupa, plan={"layers": [staffed(SHORT)]})
    remove_venue(by="x", place=tupa, venue=stop)
    told = [client.post(BEFORE, {"number": "3", "seen": seen(tupa)}), client.post(HOURS, {"undo": "1"})]
    for answer in told:
        assert answer.status_code == 200
        assert "Nämä ajat eivät voi palata. Niissä on pysäkki, jota ei enää ole." in answer.content.decode()


def test_hours_that_nobody_changed_say_so(client: Client, let_in: LetIn, place: Place) -> None:
    let_in("keeper", Scope("place", place.pk))
    page = client.get("/fi/poyta/paikka/kahvitupa/ajat/aiemmin").content.decode()
    assert "Täällä ei ole vielä muutettu mitään." in page


@pytest.mark.parametrize("number", ["99", "0", "x", ""])
def test_what_never_was_is_not_there(client: Client, liisa: Person, tupa: Place, number: str) -> None:
    assert client.post(BEFORE, {"number": number, "seen": seen(tupa)}).status_code == 404


def test_a_greeter_and_another_keeper_find_nothing(client: Client, let_in: LetIn, tupa: Place) -> None:
    told = []
    for kind, scope in (("greeter", Scope("place", tupa.pk)), ("keeper", Scope("place", make_open_place().pk))):
        let_in(kind, scope)
        told += [client.get(BEFORE).status_code, client.post(BEFORE, {"number": "1"}).status_code]
    assert told == [404] * 4


@pytest.mark.parametrize("changes", [1, 3, 40])
def test_the_page_asks_as_much_whatever_was_changed(
    client: Client, liisa: Person, tupa: Place, django_assert_num_queries: DjangoAssertNumQueries, changes: int
) -> None:
    for number in range(changes):
        rule = {**SHORT, "to": f"{14 + number % 2}:00"}
        set_hours(by=f"person:{liisa.pk}", place=tupa, plan={"layers": [staffed(rule)]})
    client.get(BEFORE)
    with django_assert_num_queries(10):
        page = shown(client)
    assert page.count("<form") == min(changes + 2, 30)
