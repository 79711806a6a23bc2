"""The page of an activity leads to signing up, tells of the waiting list, and shows a draft to its hosts only."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from takaovi.core.clock import stopped_at
from takaovi.core.errors import NotThere
from takaovi.core.viewer import Scope, Viewer
from takaovi.finder.programme_queries import find_activity
from takaovi.finder.programme_views import activity as activity_page
from takaovi.programme.actions import save_series
from takaovi.programme.models import Activity, Occurrence
from takaovi.programme.signup_actions import sign_up
from takaovi.programme.signup_values import Asked
from tests.factories.programme import WEDNESDAYS, a_place, an_activity

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _first_of_december() -> Iterator[None]:
    with stopped_at(NOON):
        yield


def a_club(**fields: Any) -> Activity:
    known = {"slug": "kuoro", "sign_up": "needed", "sign_up_here": True, "capacity": 1, "place": a_place()}
    club = an_activity(**(known | fields))
    save_series(by="test", activity=club, plan=WEDNESDAYS)
    return club


def page_of(client: Client) -> str:
    return client.get("/fi/ohjelma/kuoro").content.decode().replace("\xa0", " ")


def times(club: Activity) -> list[Occurrence]:
    return list(Occurrence.objects.filter(activity=club).order_by("start"))


def test_the_next_times_each_have_their_way_to_sign_up(client: Client) -> None:
    club = a_club()
    page = page_of(client)
    assert page.count("Ilmoittaudu: ") == 4
    assert f'href="/fi/ilmoittaudu/kuoro/{times(club)[0].pk}"' in page
    assert "Ilmoittaudu: ke 9.12. klo 17–19" in page
    assert 'href="/fi/oma-ilmoittautuminen"' in page


def test_a_full_time_leads_to_the_waiting_list(client: Client) -> None:
    club = a_club()
    sign_up(by="guest", occurrence=times(club)[1], asked=Asked(), once="")
    page = page_of(client)
    assert "Täynnä, tule jonoon: ke 9.12. klo 17–19" in page
    assert page.count("Ilmoittaudu: ") == 3


def test_when_every_time_is_full_the_waiting_list_is_told_once(client: Client) -> None:
    club = a_club()
    for time in times(club)[:4]:
        sign_up(by="guest", occurrence=time, asked=Asked(), once="")
    assert "Ryhmä on täynnä. Voit tulla jonoon." in page_of(client)


def test_a_cancelled_time_is_not_signed_up_for(client: Client) -> None:
    club = a_club()
    Occurrence.objects.filter(pk=times(club)[1].pk).update(status="cancelled")
    page = page_of(client)
    assert "Ilmoittaudu: ke 9.12." not in page
    assert page.count("Ilmoittaudu: ") == 3


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"sign_up": "none", "sign_up_here": False}, "Ei tarvitse ilmoittautua"),
        ({"sign_up_here": False, "sign_up_note_fi": "Soita 014 123."}, "Ilmoittaudu ensin. Soita 014 123."),
    ],
)
def test_where_one_need_not_or_cannot_sign_up_here_there_is_no_way(
    client: Client, fields: dict[str, Any], sentence: str
) -> None:
    a_club(**fields)
    page = page_of(client)
    assert sentence in page
    assert "/fi/ilmoittaudu/" not in page


def host_of(club: Activity) -> Viewer:
    return Viewer("fi", 7, frozenset({("programme.edit", Scope("activity", club.pk))}))


def test_a_draft_is_seen_by_those_who_may_edit_it_and_by_nobody_else(client: Client) -> None:
    club = a_club(published=None)
    assert client.get("/fi/ohjelma/kuoro").status_code == 404
    request = RequestFactory().get("/fi/ohjelma/kuoro")
    request.viewer = host_of(club)  # type: ignore[attr-defined]
    response = activity_page(request, "kuoro")
    page = response.content.decode()
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert "Tämä on luonnos." in page
    assert "klo\xa017–19" in page
    assert "/fi/ilmoittaudu/" not in page
    stranger = Viewer("fi", 8, frozenset({("programme.edit", Scope("activity", club.pk + 1))}))
    with pytest.raises(NotThere):
        find_activity(stranger, "kuoro", 0, 4)


def test_the_picture_has_its_words_and_its_size(client: Client) -> None:
    a_club(photo="activities/0a1b.webp", photo_alt_fi="Kahvipannu")
    assert '<img class="door" src="/media/activities/0a1b.webp" width="800" height="600" alt="Kahvipannu"' in page_of(
        client
    )


def test_signing_up_asks_no_further_question(client: Client, django_assert_num_queries: Any) -> None:
    club = a_club()
    with django_assert_num_queries(8):
        find_activity(Viewer("fi"), "kuoro", 29_000_000, 4)
    for time in times(club)[:3]:
        sign_up(by="guest", occurrence=time, asked=Asked(), once="")
    with django_assert_num_queries(8):
        page_of(client)


def test_a_time_can_be_joined_by_text_message_where_messages_come_in(client: Client, settings: Settings) -> None:
    club = a_club()
    assert "MUKAAN" not in page_of(client)
    settings.SMS_SENDER, settings.REPLY_SECRET = "+358145550100", "s" * 16
    page = page_of(client)
    assert f"MUKAAN {times(club)[1].pk} numeroon +358145550100: ke 9.12. klo 17–19." in page
    assert page.count("MUKAAN ") == 4
    assert "MED " in client.get("/sv/program/kuoro").content.decode()
    settings.SMS_SENDER = "Takaovi"  # a name: nobody can send to it
    assert "MUKAAN" not in page_of(client)


def test_the_words_for_text_messages_are_told_where_one_talks_with_a_person(client: Client, settings: Settings) -> None:
    path = reverse("finder:call")
    assert "TÄNÄÄN 42700" not in client.get(path).content.decode()
    settings.SMS_SENDER, settings.REPLY_SECRET = "+358145550100", "s" * 16
    page = client.get(path).content.decode()
    assert "Lähetä jokin näistä numeroon +358145550100:" in page
    assert "SOITA: soitamme sinulle." in page
