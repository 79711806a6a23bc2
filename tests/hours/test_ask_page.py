"""The page behind the link: looking changes nothing, a link works once, and says so kindly."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core.clock import stopped_at
from takaovi.hours.ask_values import Kind
from takaovi.hours.models import Ask, Layer, PlaceHours
from takaovi.people.actions import forget_person
from takaovi.people.models import Role
from takaovi.places.models import Place
from tests.hours.keepers import MONDAY, NUMBER, THURSDAY, a_kept_place, asked, keeper_of, letters, path_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def path() -> str:
    with stopped_at(THURSDAY):
        asked(a_kept_place())
    return path_in(letters()[0])


def at(client: Client, path: str, sent: dict[str, object] | None = None, *, days: int = 0) -> tuple[int, str]:
    """Status and text of the page that one ends at."""
    with stopped_at(THURSDAY + timedelta(days=days)):
        response = client.get(path) if sent is None else client.post(path, sent, follow=True)
    return response.status_code, response.content.decode()


def test_scanners_of_links_change_nothing(client: Client, path: str) -> None:
    with stopped_at(THURSDAY):
        for _ in range(3):
            assert client.head(path).status_code == 200
            assert client.get(path).status_code == 200
            assert client.get(f"{path}/paivat").status_code == 200
            assert client.get(f"{path}?answer=yes").status_code == 200
    assert (Ask.objects.get().answer, Layer.objects.get().confirmed) == ("", None)


def test_the_link_is_kept_by_nobody(client: Client, path: str) -> None:
    with stopped_at(THURSDAY):
        response = client.get(path)
    assert (response.headers["Cache-Control"], response.headers["X-Robots-Tag"]) == ("no-store", "noindex")
    assert response.cookies == {}


def test_one_tap_confirms_and_the_page_says_so(client: Client, path: str) -> None:
    status, page = at(client, path, {"answer": "yes"})
    assert status == 200
    assert "Kiitos. Tähän vastattiin 26.11." in page
    assert "Ajat pidetään 30.11.–6.12." in page
    assert Layer.objects.get().confirmed == THURSDAY


def test_a_link_used_twice_says_what_was_answered_and_how_to_change_it(client: Client, path: str) -> None:
    at(client, path, {"answer": "yes"})
    for sent in (None, {"answer": "no"}, {"answer": "yes"}):
        status, page = at(client, path, sent, days=1)
        assert status == 200
        assert "Kiitos. Tähän vastattiin 26.11." in page
        assert "Muuttuuko jokin sittenkin?" in page
    status, page = at(client, f"{path}/paivat", {"closed": "2026-12-01"}, days=1)
    assert "Kiitos. Tähän vastattiin 26.11." in page
    assert PlaceHours.objects.get().exceptions == []


def test_no_leads_to_the_days_and_closes_those_that_are_ticked(client: Client, path: str) -> None:
    _, page = at(client, path, {"answer": "no"})
    assert "Mitkä päivät ovat suljettuja?" in page
    assert page.count('type="checkbox"') == 5
    status, page = at(client, f"{path}/paivat", {"closed": ["2026-12-01", "2026-12-03"]})
    assert (status, "Suljettu ti 1.12. ja to 3.12." in page) == (200, True)
    assert [one["date"] for one in PlaceHours.objects.get().exceptions] == ["2026-12-01", "2026-12-03"]


def test_no_day_ticked_says_what_is_missing_and_changes_nothing(client: Client, path: str) -> None:
    for sent in ({}, {"closed": "x"}, {"closed": "2027-01-01"}):
        status, page = at(client, f"{path}/paivat", sent)
        assert (status, page.count("Valitse päivät, jolloin on suljettu.")) == (200, 2)
    assert Ask.objects.get().answer == ""


@pytest.mark.parametrize("sent", [{}, {"answer": ""}, {"answer": "maybe"}, {"answer": "yes" * 2000}])
def test_an_unknown_answer_shows_the_question_again(client: Client, path: str, sent: dict[str, object]) -> None:
    assert at(client, path, sent)[0] == 200
    assert Ask.objects.get().answer == ""


def test_after_the_week_the_link_says_that_nothing_is_needed(client: Client, path: str) -> None:
    for sent in (None, {"answer": "yes"}):
        status, page = at(client, path, sent, days=11)
        assert (status, "Tämä aika on mennyt." in page) == (200, True)
    assert Layer.objects.get().confirmed is None


def test_a_place_that_was_hidden_meanwhile_needs_no_answer(client: Client, path: str) -> None:
    Place.objects.update(published=None)
    for sent in (None, {"answer": "yes"}):
        status, page = at(client, path, sent)
        assert (status, "ei ole nyt näkyvissä" in page) == (200, True)
    assert Layer.objects.get().confirmed is None


def test_a_link_dies_with_the_role_and_with_the_person(client: Client, path: str) -> None:
    role = Role.objects.get()
    Role.objects.all().delete()
    assert [at(client, path)[0], at(client, path, {"answer": "yes"})[0]] == [404, 404]
    role.save(force_insert=True)
    assert at(client, path)[0] == 200
    forget_person(by="test", person=role.person)
    assert at(client, path)[0] == 404


@pytest.mark.parametrize("token", ["x", "A" * 16, "A" * 200, "..%2Fx"])
def test_an_invented_link_is_not_found(client: Client, path: str, token: str) -> None:
    assert client.get(f"/fi/vahvista/{token}").status_code == 404


def test_of_two_keepers_the_second_sees_the_first_ones_answer(client: Client) -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place()
        keeper_of(place, NUMBER)
        asked(place)
    first, second = (path_in(letter) for letter in letters())
    at(client, first, {"answer": "yes"})
    assert "Ajat pidetään 30.11.–6.12." in at(client, second, {"answer": "no"})[1]


def test_a_season_needs_no_days(client: Client) -> None:
    with stopped_at(THURSDAY):
        asked(a_kept_place(), Kind.SEASON, MONDAY, MONDAY)
    path = path_in(letters()[0])
    assert "Ajat muuttuvat ma 30.11." in at(client, path, {"answer": "no"})[1]


def test_the_page_is_there_in_every_language(client: Client, path: str) -> None:
    token = path.rpartition("/")[2]
    assert "gäller tiderna veckan" in at(client, f"/sv/bekrafta/{token}")[1]
    assert "do these hours hold" in at(client, f"/en/confirm/{token}")[1]
    assert "pidetäänkö viikolla" in at(client, f"/selko/vahvista/{token}")[1]


@pytest.mark.parametrize("keepers", [1, 3])
def test_the_page_asks_seven_times_however_many_keepers_there_are(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, keepers: int
) -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place()
        for number in range(1, keepers):
            keeper_of(place, f"keeper{number}@lampi.example")
        asked(place)
        path = path_in(letters()[0])
        with django_assert_num_queries(7):
            client.get(path)
