"""The ordinary week on one page: the grid and the box as on the door; odd and endless text in both."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client

from takaovi.core.clock import stopped_at
from takaovi.core.models import Draft
from takaovi.core.viewer import Scope
from takaovi.hours.models import PlaceHours
from takaovi.hours.queries import documents
from takaovi.people.models import Person
from takaovi.places.models import Place
from tests.desk.conftest import LetIn
from tests.factories.hours import make_open_place, staffed

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)  # a Tuesday
HOURS = "/fi/poyta/paikka/tupa/ajat"
DOOR, WEEK, ONE = f"{HOURS}/door", f"{HOURS}/week", f"{HOURS}/exception"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with stopped_at(NOON):
        yield


@pytest.fixture
def tupa() -> Place:
    return make_open_place(staffed(), {"state": "self_service"}, slug="tupa", name="Tupa")


@pytest.fixture
def liisa(let_in: LetIn, tupa: Place) -> Person:
    return let_in("keeper", Scope("place", tupa.pk))


def document(place: Place) -> dict:
    return documents([place.pk])[place.pk]


def shown(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def sent(client: Client, path: str, **fields: object) -> str:
    response = client.post(path, fields)
    assert response.status_code == 200
    return response.content.decode()


def forms(page: str) -> list[str]:
    """Where each form that keeps what is typed is sent, in their order on the page."""
    return [one.partition('action="')[2].partition('"')[0] for one in page.split("<form")[1:] if "data-keep" in one]


@pytest.mark.parametrize(
    ("path", "order"),
    [(HOURS, [DOOR, WEEK]), (WEEK, [WEEK, DOOR]), (DOOR, [DOOR, WEEK]), (f"{DOOR}?jatka=1", [DOOR, WEEK])],
)
def test_the_grid_and_the_box_stand_on_one_page(client: Client, liisa: Person, path: str, order: list[str]) -> None:
    page = shown(client, path)
    assert forms(page) == order
    assert page.count('<div class="sidebar">') == 1
    assert page.count('value="9–17"') == 5
    assert page.count('<textarea class="') == 1
    assert len(set(page.split('id="')[1:])) == page.count('id="')


def test_a_fault_in_the_box_stands_at_the_box_and_the_grid_is_as_it_was(client: Client, liisa: Person) -> None:
    page = sent(client, DOOR, text="", step="read")
    assert forms(page) == [DOOR, WEEK]
    assert page.count("Kirjoita ensin ajat.") == 2  # in the summary and at the field
    assert page.count('value="9–17"') == 5


def test_a_fault_in_the_grid_stands_in_the_grid_and_the_box_is_empty(client: Client, liisa: Person) -> None:
    page = sent(client, WEEK, **{f"grid-staffed-{day}": "aamulla" for day in DAYS}, step="read")
    assert forms(page) == [WEEK, DOOR]
    assert page.count('value="aamulla"') == 7
    assert "</textarea>" in page
    assert page.partition("<textarea")[2].partition(">")[2].startswith("</textarea>")


def test_what_was_typed_in_either_is_offered_on_the_page_of_both(client: Client, liisa: Person) -> None:
    client.post(DOOR, {"text": "ma-to 1", "step": "keep"})
    client.post(WEEK, {"grid-staffed-mon": "9-1", "step": "keep"})
    for path in (HOURS, DOOR, WEEK):
        page = shown(client, path)
        assert (page.count(f"{DOOR}?jatka=1"), page.count(f"{WEEK}?jatka=1")) == (1, 1)
    again = shown(client, f"{WEEK}?jatka=1")
    offered = [f'button--second" href="{path}?jatka=1"' in again for path in (DOOR, WEEK)]
    assert ('value="9-1"' in again, *offered) == (True, True, False)


ENDLESS = {
    "letters": "ä" * 10_000,
    "hours": "ma-pe 9-17, " * 834,
    "digits": "9" * 10_000,
    "emoji": "😀" * 10_000,
    "right to left": "\u0627\u0644 " * 3_334,
    "tags": "<b>" * 3_334,
}


@pytest.mark.parametrize("kind", ENDLESS)
@pytest.mark.parametrize("path", [DOOR, ONE])
def test_ten_thousand_characters_get_a_kind_sentence_and_nothing_is_lost(
    client: Client, liisa: Person, tupa: Place, path: str, kind: str
) -> None:
    text, before = ENDLESS[kind].strip(), document(tupa)
    page = sent(client, path, text=text, step="read")
    assert f"Tekstissä on {len(text)} merkkiä. Lyhennä se enintään 5000 merkkiin." in page
    assert text.replace("<", "&lt;").replace(">", "&gt;") in page
    assert Draft.objects.get().body["fields"]["text"] == text
    assert document(tupa) == before


def test_ten_thousand_characters_in_each_day_of_the_grid_get_a_kind_sentence(
    client: Client, liisa: Person, tupa: Place
) -> None:
    before = document(tupa)
    page = sent(client, WEEK, **{f"grid-staffed-{day}": "9-17, " * 1_700 for day in DAYS}, step="read")
    assert "Teksti on liian pitkä säilytettäväksi." in page
    assert page.count("9-17, 9-17, ") > 7
    assert document(tupa) == before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("😀😀 ma 9-12", "”😀”"),
        ("\u202eساعات العمل", "”ساعات”"),
        ('"><img src=x onerror=alert(1)>', "&lt;img src=x onerror"),
        ("31.2.2027 klo 10-12", "”31.2.2027”: sellaista päivää ei ole."),
        ("32.13. suljettu", "”32.13.”"),
        ("ma 9-61", "”9-61”"),
        ("\x00\x07\u200e", "Kirjoita ensin ajat."),
    ],
)
@pytest.mark.parametrize("path", [DOOR, ONE])
def test_odd_text_is_named_kept_and_never_saved(
    client: Client, liisa: Person, tupa: Place, path: str, text: str, sentence: str
) -> None:
    before, version = document(tupa), PlaceHours.objects.get(pk=tupa.pk).version
    page = sent(client, path, text=text, step="save", seen=version)
    assert sentence in page
    assert "<img" not in page
    assert document(tupa) == before


def test_of_many_words_that_were_not_understood_a_few_are_named(client: Client, liisa: Person) -> None:
    words = [f"hupsis{letter}{other}" for letter in "abcdef" for other in "abcdefgh"]
    page = sent(client, DOOR, text=" ".join(words), step="read")
    assert page.count("Tätä emme ymmärtäneet") == 8
    assert "Ja 40 muuta." in page


def test_of_many_questions_a_few_are_asked_at_a_time(client: Client, liisa: Person) -> None:
    page = sent(client, DOOR, text="1-2-" * 1_200, step="read")
    assert page.count("<h2>") == 8
    assert len(page) < 60_000
