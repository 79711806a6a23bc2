"""The pages for signing up: without JavaScript, without an account, and nothing that was typed is lost."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from takaovi.core.clock import stopped_at
from takaovi.programme.actions import save_series
from takaovi.programme.models import Activity, Occurrence, Signup
from takaovi.programme.signup_queries import signup_with
from tests.factories.programme import WEDNESDAYS, a_place, an_activity

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)
ONCE = "x" * 22


@pytest.fixture(autouse=True)
def _first_of_december() -> Iterator[None]:
    with stopped_at(NOON):
        yield


@pytest.fixture
def time() -> Occurrence:
    club = an_activity(slug="kuoro", sign_up="needed", sign_up_here=True, capacity=1, place=a_place())
    save_series(by="test", activity=club, plan=WEDNESDAYS)
    return Occurrence.objects.filter(activity=club).order_by("start")[1]


def form_of(time: Occurrence) -> str:
    return f"/fi/ilmoittaudu/kuoro/{time.pk}"


def send(client: Client, path: str, **typed: str) -> Any:
    return client.post(path, {"maara": "1", "nimi": "", "yhteys": "", "kerta": ONCE, **typed})


def test_the_form_asks_for_nothing_that_is_not_needed(client: Client, time: Occurrence) -> None:
    response = client.get(form_of(time))
    page = response.content.decode()
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    assert " required" not in page
    assert "Et tarvitse tunnusta." in page
    assert "ke 9.12. klo\xa017–19" in page


def test_one_press_gives_a_code_and_its_page(client: Client, time: Occurrence) -> None:
    response = send(client, form_of(time), nimi="Aila")
    way, _slash, code = response.headers["Location"].rpartition("/")
    assert (response.status_code, way, signup_with(code)) == (303, "/fi/oma-ilmoittautuminen", Signup.objects.get())
    page = client.get(response.headers["Location"]).content.decode()
    assert f"Koodisi: {code}" in page
    assert "Sinulla on paikka. Tervetuloa." in page
    assert 'value="Aila"' in page


def test_a_form_sent_twice_leads_to_the_same_code(client: Client, time: Occurrence) -> None:
    pages = {send(client, form_of(time)).headers["Location"] for _ in range(2)}
    assert len(pages) == 1
    assert Signup.objects.count() == 1


def test_a_form_sent_twice_leads_to_where_the_code_is_asked_when_nobody_knows_it_any_more(
    client: Client, time: Occurrence, settings: Any
) -> None:
    send(client, form_of(time))
    settings.SECRET_KEY = "another-secret-" + "y" * 32
    assert send(client, form_of(time)).headers["Location"] == "/fi/oma-ilmoittautuminen"
    assert Signup.objects.count() == 1


def test_what_was_typed_stays_and_each_fault_has_its_sentence(client: Client, time: Occurrence) -> None:
    typed = {"maara": "monta", "nimi": "Aila <b>", "yhteys": "soita"}
    page = send(client, form_of(time), **typed).content.decode()
    assert "Kerro, montako tulee" in page
    assert "Kirjoita sähköposti tai puhelinnumero, tai jätä tyhjäksi." in page
    assert [f'value="{text}"' in page for text in ("monta", "Aila &lt;b&gt;", "soita", ONCE)] == [True] * 4
    assert Signup.objects.count() == 0


def test_an_address_is_kept_only_with_leave_to_use_it(client: Client, time: Occurrence) -> None:
    page = send(client, form_of(time), yhteys="aila@lampi.example").content.decode()
    assert "Rastita ruutu, jos saamme ilmoittaa sinulle." in page
    send(client, form_of(time), yhteys="aila@lampi.example", lupa="kylla")
    signup = Signup.objects.get()
    assert (signup.channel, signup.contact, signup.consented) == ("email", "aila@lampi.example", NOON)


def test_a_full_time_tells_of_its_waiting_list_beforehand(client: Client, time: Occurrence) -> None:
    send(client, form_of(time))
    page = client.get(form_of(time)).content.decode()
    assert "Tule jonoon" in page
    code = send(client, form_of(time), kerta="y" * 22).headers["Location"]
    assert "Nyt on täynnä. Olet jonossa." in client.get(code).content.decode()


def test_with_the_code_one_changes_and_leaves(client: Client, time: Occurrence) -> None:
    Activity.objects.update(capacity=4)
    page = send(client, form_of(time)).headers["Location"]
    assert send(client, page, teko="muuta", maara="2", nimi="Tom").status_code == 303
    assert Signup.objects.values_list("people", "name").get() == (2, "Tom")
    wrong = send(client, page, teko="muuta", maara="99", nimi="Tom").content.decode()
    assert 'value="99"' in wrong
    assert "faults" in wrong
    assert send(client, page, teko="peru").status_code == 303
    left = client.get(page).content.decode()
    assert "Olet perunut. Kiitos, kun kerroit." in left
    assert "teko" not in left


def test_an_offer_is_taken_with_one_press(client: Client, time: Occurrence) -> None:
    first = send(client, form_of(time)).headers["Location"]
    second = send(client, form_of(time), kerta="y" * 22).headers["Location"]
    send(client, first, teko="peru")
    assert "Vastaa viimeistään ke 2.12. klo\xa012." in client.get(second).content.decode()
    send(client, second, teko="otan")
    assert "Sinulla on paikka." in client.get(second).content.decode()


def test_a_code_is_found_as_people_write_it(client: Client, time: Occurrence) -> None:
    page = send(client, form_of(time)).headers["Location"]
    word, digits = page.rpartition("/")[2].split("-")
    found = client.post("/fi/oma-ilmoittautuminen", {"koodi": f"{word.lower()} {digits}"})
    assert found.headers["Location"] == page
    lost = client.post("/fi/oma-ilmoittautuminen", {"koodi": "Kahvi 00"})
    assert lost.status_code == 200
    assert "Emme tunne tätä koodia." in lost.content.decode()
    assert 'value="Kahvi 00"' in lost.content.decode()


def test_codes_cannot_be_guessed_for_long(client: Client) -> None:
    statuses = [client.get("/fi/oma-ilmoittautuminen/KAHVI-00000").status_code for _ in range(41)]
    assert statuses == [404] * 40 + [429]
    assert client.post("/fi/oma-ilmoittautuminen", {"koodi": "KAHVI-00000"}).status_code == 429


@pytest.mark.parametrize("path", ["kuoro/0", "kuoro/x", "kuoro/99999999999999", "muu/1"])
def test_a_time_that_is_not_there_is_a_page_that_leads_on(client: Client, time: Occurrence, path: str) -> None:
    assert client.get(f"/fi/ilmoittaudu/{path}").status_code == 404


def test_a_hidden_activity_takes_nobody(client: Client, time: Occurrence) -> None:
    Activity.objects.update(published=None)
    assert client.get(form_of(time)).status_code == 404


@pytest.mark.parametrize("name", ["a" * 10_000, "‮olleh", "😀" * 41, "<script>"])
def test_odd_names_do_no_harm(client: Client, time: Occurrence, name: str) -> None:
    response = send(client, form_of(time), nimi=name)
    assert response.status_code in (200, 303)
    assert b"<script>" not in response.content


@pytest.mark.parametrize("language", ["sv", "en", "selko"])
def test_the_form_speaks_every_language(client: Client, time: Occurrence, language: str) -> None:
    path = {"sv": "anmal-dig", "en": "sign-up", "selko": "ilmoittaudu"}[language]
    assert client.get(f"/{language}/{path}/kuoro/{time.pk}").status_code == 200


def test_the_pages_ask_the_same_few_questions(client: Client, time: Occurrence, django_assert_num_queries: Any) -> None:
    client.get(form_of(time))
    for number in range(3):
        code = send(client, form_of(time), kerta=f"{number}" * 22).headers["Location"]
        client.get(code)  # today's salt is made
        if number in (0, 2):
            with django_assert_num_queries(1):
                client.get(form_of(time))
