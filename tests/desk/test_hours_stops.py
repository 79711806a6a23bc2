"""When a place on the move is at which stop: written as on a door, said back, saved by a yes, undone."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core.clock import stopped_at
from takaovi.core.models import Draft
from takaovi.core.viewer import Scope
from takaovi.hours.actions import set_hours
from takaovi.hours.models import Layer, OpeningSpan, PlaceHours
from takaovi.hours.queries import documents
from takaovi.people.models import Person
from takaovi.places.models import Place, Venue
from takaovi.places.part_actions import save_venue
from tests.desk.conftest import LetIn
from tests.factories.places import make_place

pytestmark = pytest.mark.django_db
HOURS = "/fi/poyta/paikka/bussi/ajat"
SHORE, CHURCH = f"{HOURS}/stop-ranta", f"{HOURS}/stop-kirkonkyla"


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with stopped_at(datetime(2026, 12, 1, 10, tzinfo=UTC)):  # a Tuesday
        yield


@pytest.fixture
def bus() -> Place:
    place = make_place(slug="bussi", name="Bussi")
    for name in ("Kirkonkylä", "Ranta"):
        save_venue(by="x", place=place, fields={"name_fi": name, "lat": 62.3, "lon": 24.7})
    rules = [{"days": "mon", "from": "11:00", "to": "13:00", "venue": "kirkonkyla"}]
    set_hours(by="x", place=place, plan={"layers": [{"state": "staffed", "periods": [{"rules": rules}]}]})
    return place


@pytest.fixture
def liisa(let_in: LetIn, bus: Place) -> Person:
    return let_in("keeper", Scope("place", bus.pk))


def rules_of(place: Place) -> list[dict]:
    return documents([place.pk])[place.pk]["layers"][0]["periods"][0]["rules"]


def sent(client: Client, path: str, **fields: object) -> str:
    response = client.post(path, fields)
    assert response.status_code == 200
    return response.content.decode()


def test_each_stop_stands_on_the_page_of_the_hours_and_in_the_list_of_stops(client: Client, liisa: Person) -> None:
    hours, stops = (client.get(path).content.decode() for path in (HOURS, "/fi/poyta/paikka/bussi/pysakit"))
    assert ("<h2>Pysäkit</h2>" in hours, "Ma 11–13." in hours, "Aikoja ei ole kerrottu." in hours) == (True,) * 3
    for page in (hours, stops):
        assert (f'href="{SHORE}"' in page, f'href="{CHURCH}"' in page) == (True, True)
    box = client.get(CHURCH).content.decode()
    assert ("Milloin olet tällä pysäkillä?" in box, "Nyt: Ma 11–13." in box) == (True, True)


def test_the_times_of_a_stop_are_said_back_saved_by_a_yes_and_undone(client: Client, liisa: Person, bus: Place) -> None:
    before = rules_of(bus)
    said = sent(client, SHORE, text="to 9-10", step="read")
    assert ("Ranta: To 9–10." in said, "Kaikki ajat yhdessä" in said) == (True, True)
    assert rules_of(bus) == before
    seen = PlaceHours.objects.get(pk=bus.pk).version
    assert client.post(SHORE, {"text": "to 9-10", "seen": seen, "step": "save"})["Location"] == f"{HOURS}?tehty=saved"
    assert rules_of(bus) == [*before, {"days": "thu", "from": "09:00", "to": "10:00", "venue": "ranta"}]
    shore = Venue.objects.get(key="ranta")
    assert OpeningSpan.objects.filter(venue=shore.pk).count() > 5
    assert (Layer.objects.get(place=bus).confirmed_as, Draft.objects.count()) == ("keeper", 0)
    client.post(HOURS, {"undo": "1", "seen": seen + 1})
    assert rules_of(bus) == before


def test_what_is_open_in_the_text_is_asked(client: Client, liisa: Person, bus: Place) -> None:
    asked = sent(client, SHORE, text="to 9-10, pe", step="read")
    key = asked.partition('name="said-key" value="')[2].partition('"')[0]
    assert (key.startswith("time:"), "Ranta: " in asked) == (True, False)
    said = sent(client, SHORE, text="to 9-10, pe", **{"said-key": key, "said": "12-13"})
    assert "Ranta: To 9–10. Pe 12–13." in said


def test_a_stop_is_left(client: Client, liisa: Person, bus: Place) -> None:
    said = sent(client, CHURCH, text="", gone="1")
    assert "Et ole enää tällä pysäkillä: Kirkonkylä." in said
    assert 'name="gone" value="1"' in said
    seen = PlaceHours.objects.get(pk=bus.pk).version
    client.post(CHURCH, {"text": "", "gone": "1", "seen": seen, "step": "save"})
    assert rules_of(bus) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("ma 12-14", "Olet silloin toisella pysäkillä."),
        ("1.6.-31.8.2027 to 9-10", "Kirjoita vain tämän pysäkin päivät ja ajat"),
        ("", "Kirjoita ensin ajat."),
        ("x" * 10_000, "Tekstissä on 10000 merkkiä."),
        ("to hupsis 9-10", "Tätä emme ymmärtäneet"),
    ],
)
def test_what_cannot_be_the_times_of_a_stop_is_told_and_changes_nothing(
    client: Client, liisa: Person, bus: Place, text: str, sentence: str
) -> None:
    before, seen = rules_of(bus), PlaceHours.objects.get(pk=bus.pk).version
    assert sentence in sent(client, SHORE, text=text, seen=seen, step="save")
    assert rules_of(bus) == before


def test_hours_as_on_the_door_say_that_they_take_the_stops_away(client: Client, liisa: Person, bus: Place) -> None:
    assert "Ajat eivät enää kerro pysäkeistä." in sent(client, f"{HOURS}/door", text="ma-to 11-15", step="read")
    assert "pysäkeistä" not in sent(client, f"{HOURS}/exception", text="suljettu 24.12.2026", step="read")


def test_two_keepers_of_a_stop_see_both(client: Client, liisa: Person, bus: Place) -> None:
    both = sent(client, SHORE, text="to 9-10", seen="0", step="save")
    assert ("Joku muu tallensi nämä ajat" in both, "To 9–10." in both, 'value="theirs"' in both) == (True, True, True)


def test_what_was_typed_for_a_stop_comes_back(client: Client, liisa: Person) -> None:
    client.post(SHORE, {"text": "to 9-1", "step": "keep"})
    for path in (SHORE, HOURS):
        assert f'href="{SHORE}?jatka=1"' in client.get(path).content.decode()
    assert "to 9-1" in client.get(f"{SHORE}?jatka=1").content.decode()


def test_a_stop_that_is_not_there_and_one_of_another_place_are_alike(
    client: Client, let_in: LetIn, liisa: Person
) -> None:
    assert [client.get(f"{HOURS}/stop-{key}").status_code for key in ("", "ei-ole", "ranta")] == [404, 404, 200]
    let_in("keeper", Scope("place", make_place().pk))
    assert client.get(SHORE).status_code == 404


def test_the_form_of_a_stop_asks_few_questions(
    client: Client, liisa: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(HOURS)
    with django_assert_num_queries(10):
        client.get(SHORE)
