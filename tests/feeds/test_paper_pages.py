"""The sheets as pages: what they tell, what they do not claim, and what they say to whoever prints them."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from takaovi.core.clock import stopped_at, to_minute
from takaovi.core.pagecache import shelf
from takaovi.people.device_actions import add_device
from takaovi.people.models import Role
from tests.factories.hours import staffed
from tests.factories.people import make_person
from tests.factories.programme import an_activity, an_occurrence
from tests.feeds.sheets import MONDAY, TUESDAY, page, tupa

pytestmark = pytest.mark.django_db
POSTER, SIGN, LEAFLET = "/fi/paikka/tupa/juliste", "/fi/paikka/tupa/ovikyltti", "/fi/paikka/tupa/kuukausi"
ALL, SCREEN = "/fi/paikka/tupa/tulosteet", "/fi/paikka/tupa/ovinaytto"
ARRIVAL = "/fi/paikka/tupa/kun-tulet-paperi"
WEDNESDAY = to_minute(TUESDAY + timedelta(days=1))


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()
    shelf.clear()


def test_a_poster_has_hours_and_programme_of_each_day(client: Client) -> None:
    place = tupa(street="Kaivokuja 4", postcode="42700")
    with stopped_at(TUESDAY):
        an_occurrence(an_activity(place=place, title_fi="Tuolijumppa"), WEDNESDAY, 60)
    told = page(client, POSTER)
    assert "Viikko 48, 23.–29.11." in told
    assert "Kaivokuja 4, 42700 Keuruu" in told
    assert "Ke 25.11. klo 9–17 klo 12–13 Tuolijumppa To 26.11. klo 9–17" in told
    assert "La 28.11. Kiinni Su 29.11. Kiinni" in told
    assert f"Voimassa 29.11. asti. Tarkista: 127.0.0.1:8000/fi/{place.pk} tai soita 040 123 4567." in told


def test_next_weeks_poster_tells_the_holiday_and_its_hours(client: Client) -> None:
    tupa(staffed(holidays={"public": "closed"}))
    told = page(client, POSTER + "?viikko=2026-W49")
    assert "Su 6.12. itsenäisyyspäivä Kiinni" in told
    assert "Voimassa 6.12. asti." in told


def test_what_is_cancelled_or_moved_is_struck_through_and_said(client: Client) -> None:
    place = tupa()
    with stopped_at(TUESDAY):
        off = an_activity(place=place, title_fi="Kuoro")
        an_occurrence(off, WEDNESDAY, 60, status="cancelled", reason_fi="Ohjaaja on sairaana.")
        moved = an_activity(place=place, title_fi="Jumppa")
        an_occurrence(moved, WEDNESDAY + 1440, 60, planned=WEDNESDAY, status="moved")
        html = client.get(POSTER).content.decode()
    told = page(client, POSTER)
    assert "klo 12–13 Kuoro Peruttu tällä kertaa. Ohjaaja on sairaana." in told
    assert "Jumppa Siirretty: to 26.11. klo 12–13. To 26.11." in told
    assert "Jumppa Siirretty: ke 25.11. sijasta to 26.11." in told
    assert "<s>Kuoro</s>" in html


def test_unconfirmed_hours_are_doubted_and_never_called_closed(client: Client) -> None:
    tupa(staffed(certainty="hearsay"), confirmed=None)
    for path in (POSTER, LEAFLET, SIGN):
        told = page(client, path)
        assert "Ei vahvistettu. Kysy ennen kuin lähdet: 040 123 4567" in told, path
    assert "Kiinni" not in page(client, POSTER)


def test_a_day_without_an_hour_is_promised_and_not_told_as_closed(client: Client) -> None:
    tupa({"state": "staffed", "periods": [{"rules": [{"days": "wed", "time": "unknown"}]}]})
    assert "Ke 25.11. Ehkä auki. Soita ja kysy kellonaika." in page(client, POSTER)


def test_a_door_sign_ends_when_its_hours_have_to_be_confirmed_anew(client: Client) -> None:
    tupa(staffed(term_days=30), confirmed=MONDAY - timedelta(days=10))
    told = page(client, SIGN)
    assert "Aukioloajat Ma–pe 9–17." in told
    assert "Voimassa 13.12. asti." in told


def test_a_month_has_its_programme_inside_and_the_hours_on_the_back(client: Client) -> None:
    place = tupa()
    with stopped_at(TUESDAY):
        an_occurrence(an_activity(place=place, title_fi="Joulukahvit"), to_minute(TUESDAY + timedelta(days=20)), 60)
    told = page(client, LEAFLET + "?kuukausi=2026-12")
    assert "Joulukuu 2026" in told
    assert "Ma 14.12. klo 12–13 Joulukahvit" in told
    assert "Voimassa 31.12. asti." in told
    assert "Tälle kuulle ei ole tiedossa ohjelmaa." in page(client, LEAFLET)


def test_the_questions_of_a_phone_line_are_asked_as_on_the_phone(client: Client) -> None:
    place = tupa(kind="phone_line", lat=None, lon=None)
    place.arrival.create(question=1, text_fi="Soita tähän numeroon.")
    told = page(client, ARRIVAL)
    assert "Kun soitat: näin se menee" in told
    assert "Mihin soitan? Soita tähän numeroon." in told


def test_a_place_that_answered_nothing_says_so(client: Client) -> None:
    tupa()
    assert "Kukaan ei ole vielä vastannut kysymyksiin." in page(client, ARRIVAL)


def test_missing_translations_are_told_before_printing_and_marked_on_the_print(client: Client) -> None:
    place = tupa(name_sv="Stugan")
    with stopped_at(TUESDAY):
        an_occurrence(an_activity(place=place, title_fi="Jumppa", title_sv=""), WEDNESDAY, 60)
        an_occurrence(an_activity(place=place, title_fi="Kuoro", title_sv="Kör"), WEDNESDAY, 60)
        html = client.get("/sv/plats/tupa/affisch").content.decode()
    told = page(client, "/sv/plats/tupa/affisch")
    assert "De här delarna saknar ännu text på svenska: presentationen, “Jumppa”." in told
    assert "Jumppa (på finska)" in told
    assert "En del av texterna är på ett annat språk." in told
    assert '<span lang="fi">Jumppa</span>' in html
    assert "Kör (" not in told


def test_a_reason_in_another_language_is_marked_too(client: Client) -> None:
    place = tupa(summary_sv="Kaffe.")
    with stopped_at(TUESDAY):
        off = an_activity(place=place, title_sv="Kör", audience_fi="Naisille")
        an_occurrence(off, WEDNESDAY, 60, status="cancelled", reason_fi="Ohjaaja on sairaana.")
    told = page(client, "/sv/plats/tupa/affisch")
    assert "Kör Inställt den här gången. Ohjaaja on sairaana. (på finska)" in told


def test_a_sheet_in_its_own_language_has_nothing_to_say_of_languages(client: Client) -> None:
    tupa(happenings=3)
    told = page(client, POSTER)
    assert "kirjoitettu" not in told
    assert "muulla kielellä" not in told


def test_plain_finnish_is_called_what_it_is_and_no_more(client: Client) -> None:
    tupa(happenings=1)
    told = page(client, "/selko/paikka/tupa/juliste")
    assert "Selkeää suomea. Asiantuntija ei ole vielä tarkistanut tekstiä." in told
    assert "Nämä osat eivät ole vielä selkeää suomea: esittely, “Kahvihetki numero 0”." in told
    assert "Osa teksteistä on tavallista suomea." in told
    assert "selkokiel" not in told.lower()


@pytest.mark.parametrize("path", [POSTER, LEAFLET, SIGN, ARRIVAL])
def test_the_page_leads_to_its_pdf_and_is_no_search_result(client: Client, path: str) -> None:
    tupa()
    with stopped_at(TUESDAY):
        response = client.get(path)
    assert f'href="{path}.pdf' in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def test_all_sheets_are_listed_and_the_page_of_the_place_leads_there(client: Client) -> None:
    tupa()
    told = page(client, "/fi/paikka/tupa/tulosteet")
    assert all(name in told for name in ("Viikkojuliste", "Kuukauden vihkonen", "Ovikyltti", "Kun tulet, paperilla"))
    with stopped_at(TUESDAY):
        assert 'href="/fi/paikka/tupa/tulosteet"' in client.get("/fi/paikka/tupa").content.decode()


@pytest.mark.parametrize("path", [POSTER, POSTER + ".pdf", SIGN, ALL, SCREEN])
def test_a_place_that_is_not_published_has_no_sheets(client: Client, path: str) -> None:
    place = tupa(published=None)
    with stopped_at(TUESDAY):
        assert client.get(path).status_code == 404
        assert client.get(f"/fi/{place.pk}").status_code == 404
        assert client.get(f"/fi/{place.pk + 1}").status_code == 404


def test_the_keeper_of_a_draft_prints_it_before_it_is_shown(client: Client) -> None:
    place, person = tupa(published=None), make_person("Liisa")
    Role.objects.create(person=person, kind="keeper", scope_kind="place", scope_id=place.pk)
    with stopped_at(TUESDAY):
        client.cookies["device"] = add_device(by="test", person=person, name="Firefox")[1]
        response = client.get(POSTER)
    assert response.status_code == 200
    assert "public" not in response["Cache-Control"]


@pytest.mark.parametrize("happenings", [1, 3])
def test_a_sheet_takes_sixteen_queries_however_much_it_tells(client: Client, happenings: int) -> None:
    tupa(happenings=happenings)
    with stopped_at(TUESDAY), CaptureQueriesContext(connection) as queries:
        assert client.get(POSTER).status_code == 200
    assert len(queries) == 16
