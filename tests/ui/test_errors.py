"""When something is missing or breaks, there is a sentence, a way on and a phone number; no database is asked."""

import logging

import pytest
from django.test import Client, override_settings

from takaovi.ui.errors import last_page
from tests.ui.soup import Soup

pytestmark = [pytest.mark.urls("tests.ui.urls")]

NOT_FOUND = {
    "fi": "Sivua ei löydy täältä",
    "sv": "Sidan finns inte här",
    "en": "This page is not here",
    "selko": "Sivua ei löydy täältä",
}
OUR_FAULT = {
    "fi": "Palvelussa on vika",
    "sv": "Det är fel på tjänsten",
    "en": "There is a fault in the service",
    "selko": "Palvelu ei toimi nyt",
}


@pytest.fixture
def patient() -> Client:
    """A visitor who gets the fault page instead of the test's own stack trace."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("prefix", NOT_FOUND)
def test_a_missing_page_says_so_in_the_language_of_the_address(client: Client, prefix: str) -> None:
    answer = client.get(f"/{prefix}/nowhere")
    soup = Soup(answer.text)
    assert answer.status_code == 404
    assert soup.one("h1").text == NOT_FOUND[prefix]
    assert soup.one("main").text.count(NOT_FOUND[prefix]) == 1
    assert f"/{prefix}/" in [link["href"] for link in soup.all("a", class_="button--main")]
    assert answer.headers["Cache-Control"] == "no-store"


@override_settings(NETWORK_PHONE="014 000 0000")
@pytest.mark.parametrize("prefix", OUR_FAULT)
def test_a_fault_of_ours_is_called_ours_and_gives_the_phone(patient: Client, prefix: str) -> None:
    answer = patient.get(f"/{prefix}/broken")
    soup = Soup(answer.text)
    assert answer.status_code == 500
    assert soup.one("h1").text == OUR_FAULT[prefix]
    assert {link["href"] for link in soup.all("a") if link["href"].startswith("tel:")} == {"tel:0140000000"}


def test_an_address_of_an_unknown_language_is_answered_in_finnish(client: Client) -> None:
    answer = client.get("/de/haus")
    assert answer.status_code == 404
    assert Soup(answer.text).one("h1").text == NOT_FOUND["fi"]


@override_settings(NETWORK_PHONE="014 000 0000", TEMPLATES=[])
def test_when_templates_fail_too_there_are_still_words_and_a_number(
    patient: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "takaovi.ui.errors"):
        answer = patient.get("/sv/broken")
    assert answer.status_code == 500
    assert answer.text == last_page()
    assert "Du kan också ringa: 014 000 0000" in answer.text
    assert "the fault page itself failed" in caplog.text


@override_settings(NETWORK_PHONE="", NETWORK_NAME="Ovi & <kumppanit>")
def test_the_last_page_is_whole_and_escapes_its_name() -> None:
    soup = Soup(last_page())
    assert soup.one("h1").text == "Ovi & <kumppanit>"
    assert [block["lang"] for block in soup.all("div")] == ["fi", "sv", "en"]
    assert "soittaa" not in last_page()
