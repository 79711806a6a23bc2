"""Proposals and feedback at the desk: what waits, yes, no, a question, and the second keeper."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core.clock import now, today
from takaovi.core.models import Letter
from takaovi.core.viewer import NETWORK, Scope
from takaovi.people.models import Contact, Device, NoticeChoice, NoticeTimes, Person
from takaovi.people.notice_values import FIRST, KINDS
from takaovi.places.models import Place
from takaovi.programme.models import Activity
from takaovi.proposals.actions import accept_proposal
from takaovi.proposals.models import Proposal
from tests.desk.conftest import LetIn
from tests.factories.places import make_place
from tests.factories.proposals import ACTIVITY, FEEDBACK, HOURS, NEW_PLACE, a_proposal

pytestmark = pytest.mark.django_db
LIST = "/fi/poyta/ehdotukset"


def test_the_keeper_sees_what_waits_for_the_own_place_and_declines_with_a_reason(
    client: Client, keeper: Person, place: Place
) -> None:
    mine = a_proposal(HOURS, place=place)
    other = a_proposal(HOURS, place=make_place())
    page = client.get(LIST).content.decode()
    assert f'href="{LIST}/{mine.pk}"' in page
    assert f'href="{LIST}/{other.pk}"' not in page
    assert client.get(f"{LIST}/{other.pk}").status_code == 404
    assert "Kerro lähettäjälle" in client.post(f"{LIST}/{mine.pk}", {"do": "decline"}).content.decode()
    said = client.post(f"{LIST}/{mine.pk}", {"do": "decline", "answer": "Ajat ovat oikein."})
    assert said["Location"] == f"{LIST}/{mine.pk}?tehty=answered"
    mine.refresh_from_db()
    assert mine.state == "declined"
    assert "Ajat ovat oikein." in client.get(f"{LIST}/{mine.pk}").content.decode()
    assert "Mikään ei odota sinua." in client.get(LIST).content.decode()


def test_the_letter_about_a_proposal_leads_to_its_page_at_the_desk_through_sign_in_if_need_be(
    client: Client, keeper: Person, place: Place
) -> None:
    Contact.objects.create(person=keeper, channel="email", address="keeper@lampi.example", verified=now())
    NoticeChoice.objects.bulk_create(NoticeChoice(person=keeper, kind=kind, way=FIRST) for kind in KINDS)
    NoticeTimes.objects.create(person=keeper, quiet="0-0")
    sent = a_proposal(HOURS, place=place)
    (path,) = re.findall(r"https?://[^/\s]+(/\S+)", Letter.objects.get().text)
    assert path == f"{LIST}/{sent.pk}"
    assert client.get(path).status_code == 200
    Device.objects.update(ends=today() - timedelta(days=1))
    led = client.get(path)
    assert (led.status_code, led["Location"]) == (303, f"/fi/kirjaudu?next=%2Ffi%2Fpoyta%2Fehdotukset%2F{sent.pk}")
    client.post("/fi/kirjaudu", {"address": "keeper@lampi.example", "next": path})
    (code,) = re.findall(r"\b\d{6}\b", Letter.objects.latest("pk").subject)
    assert client.post("/fi/kirjaudu/koodi", {"code": code})["Location"] == path
    assert client.get(path).status_code == 200


def test_an_offered_activity_becomes_a_draft_that_one_goes_on_with(
    client: Client, keeper: Person, place: Place
) -> None:
    offered = a_proposal(ACTIVITY, place=place)
    client.post(f"{LIST}/{offered.pk}", {"do": "accept", "answer": "Kiitos."})
    made = Activity.objects.get()
    assert made.published is None
    assert f'href="/fi/poyta/ohjelma/{made.slug}"' in client.get(f"{LIST}/{offered.pk}").content.decode()
    assert client.get(f"/fi/poyta/ohjelma/{made.slug}").status_code == 200


def test_the_second_keeper_sees_that_it_was_decided(client: Client, keeper: Person, place: Place) -> None:
    offered = a_proposal(ACTIVITY, place=place)
    accept_proposal(by="person:99", proposal=Proposal.objects.get(pk=offered.pk), answer="Tervetuloa.")
    page = client.post(f"{LIST}/{offered.pk}", {"do": "decline", "answer": "Ei nyt."}).content.decode()
    assert "Tähän vastattiin jo" in page
    assert "Tervetuloa." in page
    assert "Ei nyt." not in page
    offered.refresh_from_db()
    assert offered.state == "accepted"


def test_the_sender_is_asked_back_and_the_matter_stays_open(client: Client, keeper: Person, place: Place) -> None:
    offered = a_proposal(ACTIVITY, place=place)
    client.post(f"{LIST}/{offered.pk}", {"do": "ask", "answer": "Mikä päivä sopii?"})
    page = client.get(f"{LIST}/{offered.pk}").content.decode()
    assert "Lähettäjältä on kysytty jotakin." in page
    assert "Mikä päivä sopii?" in page
    assert "Kyllä, hyväksy" in page


def test_feedback_has_its_clock_of_fourteen_days_and_is_the_networks(
    client: Client, let_in: LetIn, keeper: Person
) -> None:
    sent = a_proposal(FEEDBACK)
    assert client.get(f"{LIST}/{sent.pk}").status_code == 404
    let_in("pesavahti", NETWORK)
    assert "Aikaa vastata: 14 päivää." in client.get(LIST).content.decode()
    client.post(f"{LIST}/{sent.pk}", {"do": "accept", "answer": "Korjaamme kartan."})
    sent.refresh_from_db()
    assert sent.state == "accepted"
    answered = client.get(f"{LIST}/{sent.pk}").content.decode()
    assert ("Vastattu " in answered, "Verkosto" in answered, "Hyväksytty" in answered) == (True, True, False)


def test_a_new_place_asks_for_its_municipality_by_name(client: Client, let_in: LetIn) -> None:
    let_in("pesavahti", NETWORK)
    offered = a_proposal(NEW_PLACE)
    Proposal.objects.filter(pk=offered.pk).update(municipality="")
    path = f"{LIST}/{offered.pk}"
    assert "Missä kunnassa se on?" in client.get(path).content.decode()
    assert "Emme löydä tätä kuntaa." in client.post(path, {"do": "accept", "municipality": "Ei-ole"}).content.decode()
    client.post(path, {"do": "accept", "municipality": "keuruu"})
    offered.refresh_from_db()
    assert offered.place is not None
    assert (offered.place.municipality, offered.place.published) == ("249", None)


def test_an_offer_for_no_known_place_goes_to_a_place_named_by_the_keeper(
    client: Client, let_in: LetIn, place: Place
) -> None:
    let_in("pesavahti", NETWORK)
    offered = a_proposal(ACTIVITY)
    path = f"{LIST}/{offered.pk}"
    assert "Emme löydä tätä paikkaa." in client.post(path, {"do": "accept", "place": "Ei-ole"}).content.decode()
    client.post(path, {"do": "accept", "place": "kahvitupa"})
    assert Activity.objects.get().place == place


def test_a_guest_is_led_to_sign_in(client: Client, place: Place) -> None:
    sent = a_proposal(HOURS, place=place)
    assert client.get(LIST).status_code == 303
    assert client.post(f"{LIST}/{sent.pk}", {"do": "decline", "answer": "x"}).status_code == 303
    sent.refresh_from_db()
    assert sent.state == "open"


@pytest.mark.parametrize("count", [1, 3, 60])
def test_the_list_asks_the_same_few_queries_at_any_size(
    client: Client, keeper: Person, place: Place, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _number in range(count):
        a_proposal(HOURS, place=place)
    client.get(LIST)
    with django_assert_num_queries(3):
        page = client.get(LIST).content.decode()
    assert page.count(f'href="{LIST}/') == count


@pytest.mark.parametrize("prefix", ["fi", "sv", "en", "selko"])
def test_each_page_is_there_in_every_language_within_fifteen_queries(
    client: Client, keeper: Person, place: Place, django_assert_max_num_queries: DjangoAssertNumQueries, prefix: str
) -> None:
    offered = a_proposal(ACTIVITY, place=place)
    for path in (LIST, f"{LIST}/{offered.pk}"):
        finnish = client.get(path).content.decode()
        hrefs = [part.partition('"')[0] for part in finnish.split('class="readings__link" href="')[1:]]
        with django_assert_max_num_queries(15):
            answer = client.get(next(href for href in hrefs if href.startswith(f"/{prefix}/")))
        assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")


def test_another_keeper_finds_no_proposal_of_this_place(client: Client, let_in: LetIn, place: Place) -> None:
    sent = a_proposal(HOURS, place=place)
    let_in("keeper", Scope("place", make_place().pk))
    assert client.get(f"{LIST}/{sent.pk}").status_code == 404
    assert client.post(f"{LIST}/{sent.pk}", {"do": "accept"}).status_code == 404


def test_a_correction_of_hours_leads_to_the_box_with_its_words(client: Client, keeper: Person, place: Place) -> None:
    sent = a_proposal(HOURS, place=place)
    page = client.get(f"{LIST}/{sent.pk}").content.decode()
    href = page.partition("?ehdotus=")[0].rpartition('href="')[2]
    assert f"{href}?ehdotus={sent.pk}" in page
    assert client.get(f"{href}?ehdotus={sent.pk}").status_code == 200
    assert "Ma-pe 10-16" in client.get(f"{href}?ehdotus={sent.pk}").content.decode()
