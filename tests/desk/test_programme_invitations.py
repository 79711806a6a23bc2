"""Asked to host at the desk: what one may answer, yes, no, and the way back from every page of the programme."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core.viewer import NETWORK, Scope
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.programme.hosting_actions import invite_host
from takaovi.programme.models import HostInvitation
from tests.desk.conftest import LetIn
from tests.factories.programme import a_series, an_activity, an_occurrence, an_organisation

pytestmark = pytest.mark.django_db
DESK, LIST = "/fi/poyta", "/fi/poyta/kutsut"


def test_whoever_answers_for_the_organisation_finds_what_is_asked_and_says_yes_or_no(
    client: Client, let_in: LetIn
) -> None:
    asked = an_organisation(name="Kylä ry")
    choir, market = an_activity(title_fi="Kuoro"), an_activity(title_fi="Tori")
    yes, no = (invite_host(by="x", activity=one, organisation=asked) for one in (choir, market))
    other = invite_host(by="x", activity=an_activity(title_fi="Toisten"), organisation=an_organisation())
    let_in("keeper", Scope("organisation", asked.pk))
    page = client.get(LIST).content.decode()
    assert ("Kylä ry" in page, "Kuoro" in page, "Tori" in page, "Toisten" in page) == (True, True, True, False)
    assert client.post(LIST, {"invitation": yes.pk, "answer": "yes"})["Location"] == f"{LIST}?tehty=answered"
    client.post(LIST, {"invitation": no.pk, "answer": "no"})
    assert [row.organisation for row in choir.hostings.all()] == [asked]
    assert market.hostings.count() == 0
    assert (
        "Tämä kutsu ei ole enää auki." in client.post(LIST, {"invitation": other.pk, "answer": "yes"}).content.decode()
    )
    assert list(HostInvitation.objects.all()) == [other]
    assert "Kukaan ei odota vastaustasi nyt." in client.get(LIST).content.decode()


def test_a_keeper_of_a_place_alone_answers_for_no_organisation_and_the_pesavahti_for_all(
    client: Client, let_in: LetIn, keeper: Person
) -> None:
    invite_host(by="x", activity=an_activity(title_fi="Kuoro"), organisation=an_organisation())
    assert "Kuoro" not in client.get(LIST).content.decode()
    let_in("pesavahti", NETWORK)
    assert "Kuoro" in client.get(LIST).content.decode()
    client.cookies.clear()
    assert client.get(LIST).status_code == 303


@pytest.mark.parametrize(("count", "told"), [(1, "1 toiminta"), (3, "3 toimintaa")])
def test_the_first_page_of_the_desk_tells_of_open_invitations_and_the_own_page_leads_to_them(
    client: Client, let_in: LetIn, django_assert_num_queries: DjangoAssertNumQueries, count: int, told: str
) -> None:
    asked = an_organisation()
    let_in("keeper", Scope("organisation", asked.pk))
    assert LIST not in client.get(DESK).content.decode()
    made = [invite_host(by="x", activity=an_activity(), organisation=asked) for _number in range(count)]
    with django_assert_num_queries(6):
        page = client.get(DESK).content.decode()
    assert (f'href="{LIST}"' in page, f"Sinua pyydetään järjestämään {told}." in page) == (True, True)
    assert f'href="{LIST}"' in client.get("/fi/sina").content.decode()
    for one in made:
        client.post(LIST, {"invitation": one.pk, "answer": "no"})
    assert LIST not in client.get(DESK).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_few_queries(
    client: Client, let_in: LetIn, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    asked = an_organisation()
    for _number in range(count):
        invite_host(by="x", activity=an_activity(), organisation=asked)
    let_in("keeper", Scope("organisation", asked.pk))
    client.get(LIST)
    with django_assert_num_queries(3):
        assert client.get(LIST).content.decode().count('value="yes"') == count


OF_AN_ACTIVITY = (
    "", "/tekstit", "/missa", "/milloin", "/kuva", "/jarjestajat", "/aiemmin", "/muuta", "/uusi-kausi",
    "/ilmoittautuneet/{time}", "/ilmoittautuneet/{time}/lista",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["keeper", "host"])
def test_every_page_of_the_programme_has_a_way_back_that_is_open(
    client: Client, let_in: LetIn, place: Place, kind: str
) -> None:
    activity = an_activity(place=place, sign_up="needed", sign_up_here=True)
    a_series(activity)
    time = an_occurrence(activity, 30_000_000)
    let_in(kind, Scope("place", place.pk) if kind == "keeper" else Scope("activity", activity.pk))
    pages = [f"/fi/poyta/ohjelma/{activity.slug}{page.format(time=time.pk)}" for page in OF_AN_ACTIVITY]
    if kind == "keeper":
        pages += [f"/fi/poyta/paikka/{place.slug}/ohjelma", f"/fi/poyta/paikka/{place.slug}/ohjelma/uusi", LIST]
    ways: dict[str, int] = {}
    for page in pages:
        href = re.search(r'class="back"[^>]*>.*?href="([^"]+)"', client.get(page).content.decode(), re.DOTALL)
        ways[page] = client.get(href[1]).status_code if href else 0
    assert ways == dict.fromkeys(pages, 200)
