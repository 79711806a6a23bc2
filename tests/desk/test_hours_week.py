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
    """Where each way to write the week is sent, in their order in the one form that holds both."""
    (form,) = [one.partition("</form>")[0] for one in page.split("<form")[1:] if "data-keep" in one]
    buttons = [one for one in form.split("<button")[1:] if 'value="read"' in one]
    ways = [one.partition('formaction="')[2].partition('"')[0] for one in buttons]
    assert form.partition('action="')[2].partition('"')[0] == ways[0]
    return ways


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


def grid(**days: str) -> dict[str, str]:
    """The grid as it is sent: the week as it stands, but for these days."""
    week = {day: days.get(day, "9–17" if day in DAYS[:5] else "") for day in DAYS}
    return {f"grid-staffed-{day}": words for day, words in week.items()} | {
        f"grid-self_service-{day}": "" for day in DAYS
    }


def test_what_was_typed_in_the_other_way_comes_back_with_a_fault(client: Client, liisa: Person) -> None:
    in_the_box = sent(client, DOOR, text="hupsis", **grid(mon="10-12"), step="edit")
    in_the_grid = sent(client, WEEK, text="ma-to 10-14", **grid(tue="aamulla"), step="read")
    for page, words, day in ((in_the_box, "hupsis", "10-12"), (in_the_grid, "ma-to 10-14", "aamulla")):
        assert f"{words}</textarea>" in page
        assert (page.count(f'value="{day}"'), page.count('value="9–17"')) == (1, 4)


def test_what_was_typed_in_the_other_way_goes_along_until_the_yes_and_is_kept_after_it(
    client: Client, liisa: Person, tupa: Place
) -> None:
    said = sent(client, DOOR, text="ma-to 10-14", **grid(mon="10-12"), step="read")
    assert 'type="hidden" name="grid-staffed-mon" value="10-12"' in said
    assert "Kirjoitit viikkoa myös toisella tavalla." in said
    seen = PlaceHours.objects.get(pk=tupa.pk).version
    client.post(DOOR, {"text": "ma-to 10-14", **grid(mon="10-12"), "seen": seen, "step": "save"})
    assert document(tupa)["layers"][0]["periods"][0]["rules"][0]["days"] == "mon-thu"
    assert [draft.thing.rpartition(":")[2] for draft in Draft.objects.all()] == ["week"]
    assert 'value="10-12"' in shown(client, f"{WEEK}?jatka=1")


def test_what_is_untouched_does_not_go_along(client: Client, liisa: Person, tupa: Place) -> None:
    said = sent(client, DOOR, text="ma-to 10-14", **grid(), step="read")
    assert ("grid-" in said, "toisella tavalla" in said) == (False, False)
    assert Draft.objects.get().body == {"fields": {"text": "ma-to 10-14", "on": "2026-12-01"}, "answers": []}


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        (DOOR, {"text": "", **grid(mon="10–12")}, "Ma 10–12."),
        (WEEK, {"text": "ma-to 10-14", **grid()}, "Ma–to 10–14."),
    ],
)
def test_the_button_of_the_way_that_was_left_alone_sends_what_was_typed(
    client: Client, liisa: Person, path: str, typed: dict[str, str], said: str
) -> None:
    """Enter in the grid presses the first button of the form."""
    page = sent(client, path, **typed, step="read")
    assert ("Onko näin?" in page, said in page) == (True, True)
    again = dict(one.partition('" value="')[::2] for one in page.split('type="hidden" name="')[1:])
    back = {name: value.partition('"')[0] for name, value in again.items() if "grid-" in name or name == "text"}
    assert said in sent(client, path, **back, step="read")


def test_both_as_typed_are_kept_by_the_script_and_come_back_together(client: Client, liisa: Person) -> None:
    assert client.post(DOOR, {"text": "ma-to 1", **grid(mon="9-1"), "step": "keep"}).status_code == 204
    again = shown(client, f"{DOOR}?jatka=1")
    assert ("ma-to 1</textarea>" in again, 'value="9-1"' in again) == (True, True)


def test_another_kind_of_time_is_added_without_losing_anything(client: Client, liisa: Person) -> None:
    page = sent(client, WEEK, text="ma-to 1", **grid(mon="9-1"), lisaa="phone")
    assert ('name="grid-phone-mon"' in page, "ma-to 1</textarea>" in page, 'value="9-1"' in page) == (True, True, True)
    assert f'formaction="{WEEK}#grid-online-mon" name="lisaa" value="online"' in page
    assert 'value="phone"' not in page
    assert 'name="grid-phone-mon"' in sent(client, WEEK, text="ma-to 1", **grid(), lisaa="phone")


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
