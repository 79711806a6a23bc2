"""The list for the door, to print: who comes, boxes to tick, when it is to be torn up; never where one is reached."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core.clock import stopped_at, to_minute
from takaovi.core.journal.models import AuditEntry
from takaovi.core.viewer import Scope, Viewer
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.programme.models import Occurrence
from takaovi.programme.rules import may_print_signups
from takaovi.programme.signup_actions import sign_up
from takaovi.programme.signup_values import Asked
from tests.desk.conftest import LetIn
from tests.factories.places import make_place
from tests.factories.programme import an_activity, an_occurrence
from tests.ui.soup import Soup

pytestmark = pytest.mark.django_db
WEDNESDAY = datetime(2026, 9, 2, 10, tzinfo=UTC)  # at 13 in Helsinki


@pytest.fixture(autouse=True)
def late_august() -> Iterator[None]:
    with stopped_at(datetime(2026, 8, 20, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def time(place: Place) -> Occurrence:
    """A time with room for three."""
    fields = {"title_fi": "Kahvit", "sign_up": "needed", "sign_up_here": True, "capacity": 3}
    return an_occurrence(an_activity(place=place, slug="kahvit", **fields), to_minute(WEDNESDAY))


def path_of(time: Occurrence) -> str:
    return f"/fi/poyta/ohjelma/kahvit/ilmoittautuneet/{time.pk}/lista"


def rows(page: str) -> list[str]:
    return [row.text for row in Soup(page).all("tr")]


def test_names_to_tick_the_line_last_and_no_address(client: Client, keeper: Person, time: Occurrence) -> None:
    for number, asked in enumerate(
        (
            Asked(2, "Aino", "email", "aino@example.org"),
            Asked(2, "Eila", "sms", "+358401234567"),
            Asked(1),
        )
    ):
        sign_up(by="guest", occurrence=time, asked=asked, once=str(number))
    page = client.get(path_of(time)).content.decode().replace("\u00a0", " ")
    assert rows(page) == ["Tuli Nimi tai lempinimi Montako", "Aino 2", "Ei nimeä 1", "Eila (jonossa) 2", *[""] * 4]
    assert page.count('class="sheet__tick"') == 7
    assert ("aino@example.org" in page, "1234567" in page) == (False, False)
    assert "ke 2.9. klo 13–15" in page
    assert "Revi tämä lista, kun kerta on ohi. Me poistamme nimet 16.9.</p>" in page
    assert "<form" not in page.partition('<article class="sheet')[2].partition("</article>")[0]
    looks = AuditEntry.objects.filter(deed="look_at_signups").values_list("by", flat=True)
    assert list(looks) == [f"person:{keeper.pk}"]


def test_the_page_of_who_comes_leads_to_it(client: Client, keeper: Person, time: Occurrence) -> None:
    assert f'href="{path_of(time)}"' in client.get(path_of(time).removesuffix("/lista")).content.decode()


def test_it_is_for_those_who_may_see_names(client: Client, let_in: LetIn, place: Place, time: Occurrence) -> None:
    assert client.get(path_of(time)).status_code == 303
    let_in("greeter", Scope("place", place.pk))
    assert client.get(path_of(time)).status_code == 200
    assert client.get(path_of(time).replace(str(time.pk), "999")).status_code == 404
    let_in("keeper", Scope("place", make_place().pk))
    assert client.get(path_of(time)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_the_same_few_queries(
    client: Client, keeper: Person, time: Occurrence, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        sign_up(by="guest", occurrence=time, asked=Asked(1, f"Nimi {number}"), once=str(number))
    client.get(path_of(time))
    with django_assert_num_queries(11):
        assert client.get(path_of(time)).content.decode().count("Nimi ") == count + 1


def test_names_on_paper_need_the_right_to_print_too(place: Place, time: Occurrence) -> None:
    here = Scope("place", place.pk)
    sees, prints = ("signup.see", here), ("print.make", here)
    allowed = [may_print_signups(Viewer("fi", 1, frozenset(held)), time.activity) for held in ([sees], [prints], [])]
    assert allowed == [False, False, False]
    assert may_print_signups(Viewer("fi", 1, frozenset([sees, prints])), time.activity)
