"""An accepted offer goes on to a series: what its sender wrote stands in the form, read as on a door."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core.clock import stopped_at
from takaovi.core.viewer import Scope
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.programme.models import Activity
from takaovi.proposals.actions import accept_proposal
from takaovi.proposals.models import Proposal
from tests.desk.conftest import LetIn
from tests.factories.places import make_place
from tests.factories.proposals import ACTIVITY, a_proposal

pytestmark = pytest.mark.django_db
SEASON = {"first": "1.9.2026", "last": "31.5.2027"}


@pytest.fixture(autouse=True)
def late_august() -> Iterator[None]:
    with stopped_at(datetime(2026, 8, 20, 9, tzinfo=UTC)):
        yield


def text_at(client: Client, path: str) -> str:
    return client.get(path).content.decode().replace("\u00a0", " ")


def value_of(page: str, name: str) -> str:
    return page.partition(f'name="{name}"')[2].partition('value="')[2].partition('"')[0]


def accepted(place: Place, language: str = "fi", **words: str) -> str:
    """An offer that a keeper has said yes to; the address where one goes on with it."""
    offered = a_proposal(ACTIVITY._replace(**words), place=place, language=language)
    made = accept_proposal(by="person:1", proposal=offered).activity
    assert made is not None
    return f"/fi/poyta/ohjelma/{made.slug}/ensimmaiset-ajat"


def test_a_yes_to_an_offer_leads_to_its_times_which_are_read_already(
    client: Client, keeper: Person, place: Place
) -> None:
    offered = a_proposal(ACTIVITY, place=place)
    answer = client.post(f"/fi/poyta/ehdotukset/{offered.pk}", {"do": "accept", "answer": "Kiitos."})
    made = Activity.objects.get()
    path = f"/fi/poyta/ohjelma/{made.slug}/ensimmaiset-ajat"
    assert (answer.status_code, answer["Location"], made.published) == (303, path, None)
    page = text_at(client, path)
    assert (value_of(page, "title_fi"), value_of(page, "summary_fi")) == ("Neulekerho", "Neulotaan")
    assert value_of(page, "door_text") == "ti 17-19"
    assert "Lähettäjä kirjoitti ajan näin: ”ti 17-19”." in page
    assert "Luimme sen näin: Joka tiistai klo 17–19." in page
    assert 'class="faults"' not in page


def test_nothing_is_typed_twice_and_only_a_yes_shows_it(client: Client, keeper: Person, place: Place) -> None:
    path = accepted(place)
    page = text_at(client, path)
    typed = {name: value_of(page, name) for name in ("title_fi", "summary_fi", "door_text")} | SEASON
    said = client.post(path, typed).content.decode().replace("\u00a0", " ")
    assert "Joka tiistai klo 17–19, alkaen 1.9., 31.5.2027 asti." in said
    made = Activity.objects.get()
    assert (made.series.count(), made.published) == (0, None)
    done = client.post(path, typed | {"do": "show"})
    assert done["Location"] == f"/fi/poyta/ohjelma/{made.slug}?tehty=shown"
    made.refresh_from_db()
    assert made.published is not None
    assert made.series.get().plan["rules"] == [{"days": "tue", "from": "17:00", "to": "19:00"}]
    assert client.post(path, typed | {"do": "show"})["Location"] == f"/fi/poyta/ohjelma/{made.slug}"
    assert made.series.count() == 1


def test_it_may_stay_a_draft_with_its_times(client: Client, keeper: Person, place: Place) -> None:
    path = accepted(place)
    typed = {"title_fi": "Neulekerho", "summary_fi": "Neulotaan.", "door_text": "ti 17-19", **SEASON, "do": "draft"}
    assert client.post(path, typed)["Location"].endswith("?tehty=made")
    made = Activity.objects.get()
    assert (made.published, made.summary_fi, made.series.count()) == (None, "Neulotaan.", 1)


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("joka toinen ti 17-19", 'name="door_answer_anchor:0"'),
        ("ti iltaisin", "Tätä ei ymmärretty: ”iltaisin”. Sano se toisin."),
        ("", "Tämä on luonnos. Muut näkevät sen vasta, kun näytät sen."),
        ("<script>alert(1)</script>", "&lt;script&gt;"),
        ("la 12.12.2026 klo 12-15", "Luimme sen näin: La 12.12. klo 12–15."),
    ],
)
def test_what_the_sender_left_open_is_asked_or_told(
    client: Client, keeper: Person, place: Place, when: str, sentence: str
) -> None:
    page = text_at(client, accepted(place, when_text=when))
    assert sentence in page
    assert "<script>alert" not in page


def test_a_single_day_needs_no_season(client: Client, keeper: Person, place: Place) -> None:
    path = accepted(place, when_text="la 12.12.2026 klo 12-15")
    typed = {"title_fi": "Myyjäiset", "summary_fi": "Myydään.", "door_text": "la 12.12.2026 klo 12-15", "do": "draft"}
    assert client.post(path, typed).status_code == 303
    plan = Activity.objects.get().series.get().plan
    assert (plan["from"], plan["to"]) == ("2026-12-12", "2026-12-12")


def test_words_of_another_language_stay_and_finnish_is_asked_for(client: Client, keeper: Person, place: Place) -> None:
    path = accepted(place, language="sv", title="Stickcafé", when_text="tis 17-19")
    made = Activity.objects.get()
    assert (made.title_fi or "", made.title_sv) == ("", "Stickcafé")
    page = text_at(client, path)
    assert value_of(page, "title_fi") == ""
    assert "Luimme sen näin: Joka tiistai klo 17–19." in page
    refused = client.post(path, {"door_text": "tis 17-19", **SEASON, "do": "show"}).content.decode()
    assert "Kirjoita nimi suomeksi." in refused
    assert Activity.objects.get().series.count() == 0


def test_who_writes_in_plain_finnish_writes_finnish(place: Place) -> None:
    accepted(place, language="fi-simple")
    made = Activity.objects.get()
    assert (made.title_fi, made.title_fi_simple or "") == ("Neulekerho", "")


def test_the_offer_is_found_again_from_its_page_and_from_the_activity(
    client: Client, keeper: Person, place: Place
) -> None:
    path = accepted(place)
    assert f'href="{path}"' in text_at(client, f"/fi/poyta/ehdotukset/{Proposal.objects.get().pk}")
    assert f'href="{path}"' in text_at(client, path.removesuffix("/ensimmaiset-ajat"))


def test_the_page_is_the_keepers_own_and_asks_ten_queries(
    client: Client,
    let_in: LetIn,
    keeper: Person,
    place: Place,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    path = accepted(place)
    client.get(path)
    with django_assert_num_queries(10):
        assert client.get(path).status_code == 200
    let_in("keeper", Scope("place", make_place().pk))
    assert (client.get(path).status_code, client.post(path, SEASON).status_code) == (404, 404)
