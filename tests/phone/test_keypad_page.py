"""The page with keys: the same call as on the telephone, without a script, a cookie, or a trace."""

import re
from datetime import datetime

import pytest
from django.test import Client

from takaovi.callback.models import CallRequest
from takaovi.core.clock import HELSINKI, stopped_at
from takaovi.phone import keypad_views
from takaovi.phone.models import Message
from tests.factories.hours import make_open_place

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 13, 0, tzinfo=HELSINKI)
PATH = "/fi/puhelin"


class Caller:
    """Somebody at the page: presses keys, hears sentences."""

    def __init__(self, path: str = PATH) -> None:
        self.client, self.path = Client(), path
        self.status = 0
        self._took(self.client.get(path))

    def press(self, key: str) -> list[str]:
        return self.send(nappain=key)

    def send(self, **fields: str) -> list[str]:
        return self._took(self.client.post(self.path, {"tila": self.state, **fields}))

    def _took(self, response) -> list[str]:  # type: ignore[no-untyped-def]
        self.status, self.html = response.status_code, response.content.decode().replace("\u00a0", " ")
        self.state = (re.findall(r'name="tila" value="([^"]+)"', self.html) or [""])[0]
        assert not response.cookies
        self.heard = re.findall(r'<li(?: lang="\w+")?>([^<]+)</li>', self.html)
        return self.heard


def at_the_menu() -> Caller:
    caller = Caller()
    caller.press("1")
    caller.send(numero="42700")
    return caller


def test_the_first_page_greets_in_the_language_of_the_page() -> None:
    assert Caller().heard[0] == "Hei. Soitit kohtaamispaikkojen puhelimeen."
    assert Caller("/sv/telefon").heard[0] == "Hej. Du ringde mötesplatsernas telefon."


def test_a_postcode_tells_what_is_open() -> None:
    with stopped_at(TUESDAY):
        make_open_place(confirmed=TUESDAY, name="Tupa", street="Kotitie 1")
        assert at_the_menu().heard[:3] == ["Keuruu.", "Nyt on auki:", "Tupa, Kotitie 1. Sulkeutuu klo 17."]


def test_a_call_back_is_queued_and_promised() -> None:
    with stopped_at(TUESDAY):
        caller = at_the_menu()
        caller.press("2")
        caller.press("3")
        caller.press("1")
        heard = caller.send(numero="040 123 4567")
    request = CallRequest.objects.get()
    assert (request.language, request.wished, request.topic, request.area, request.source) == (
        "fi", "afternoon", "company", "249", "web",
    )  # fmt: skip
    assert heard[0].startswith("Kiitos. Kukaan ei päivystä vielä. Yritämme soittaa ")
    assert "123 4567" not in caller.html
    assert "1234567" not in request.number


def test_the_same_press_sent_twice_asks_for_one_call() -> None:
    with stopped_at(TUESDAY):
        caller = at_the_menu()
        for key in ("2", "1", "4"):
            caller.press(key)
        state = caller.state
        first = caller.send(numero="0401234567")
        caller.state = state
        assert caller.send(numero="0401234567") == first
    assert CallRequest.objects.count() == 1


def test_a_number_that_costs_extra_is_refused_kindly() -> None:
    with stopped_at(TUESDAY):
        caller = at_the_menu()
        for key in ("2", "1", "4"):
            caller.press(key)
        assert caller.send(numero="0600123456")[0] == "Tähän numeroon emme voi soittaa. Mitään ei tallennettu."
    assert not CallRequest.objects.exists()


def test_a_written_message_is_kept_once() -> None:
    with stopped_at(TUESDAY):
        caller = at_the_menu()
        caller.press("3")
        state = caller.state
        assert caller.send(viesti="  Tulen mielelläni torstaina.\r\nMaija ")[0] == "Kiitos, viestisi on tallessa."
        caller.state = state
        caller.send(viesti="  Tulen mielelläni torstaina.\r\nMaija ")
    message = Message.objects.get()
    assert (message.words, message.language, message.area) == ("Tulen mielelläni torstaina.\nMaija", "fi", "42700")


def test_an_empty_message_is_not_kept() -> None:
    caller = at_the_menu()
    caller.press("3")
    assert caller.send(viesti=" ")[0] == "Viestiä ei kuulunut. Mitään ei tallennettu."
    assert not Message.objects.exists()


@pytest.mark.parametrize("state", ["", "x", "eyJhIjoxfQ:1:2", "\x00"])
def test_a_state_that_is_not_ours_begins_anew_and_says_so(state: str) -> None:
    caller = Caller()
    caller.state = state
    caller.press("1")
    assert (caller.status, caller.heard[0]) == (200, "Hei. Soitit kohtaamispaikkojen puhelimeen.")
    assert "Sivu oli kauan auki" in caller.html


def test_an_old_state_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    caller = Caller()
    monkeypatch.setattr("takaovi.phone.keypad_forms.CALL_SECONDS", -1)
    caller.press("1")
    assert "Sivu oli kauan auki" in caller.html


def test_whoever_tries_without_end_is_told_to_wait_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keypad_views, "DEEDS_AN_HOUR", 1)
    with stopped_at(TUESDAY):
        caller = at_the_menu()
        caller.press("3")
        caller.send(viesti="yksi")
        caller.press("3")
        caller.send(viesti="kaksi")
        assert caller.status == 429
        assert "Täältä on yritetty monta kertaa" in caller.html
        assert caller.state
    assert [message.words for message in Message.objects.all()] == ["yksi"]


def test_a_page_of_the_call_is_light_and_is_not_listed() -> None:
    with stopped_at(TUESDAY):
        caller = at_the_menu()
    assert len(caller.html.encode()) < 20_000
    assert 'name="robots" content="noindex' in caller.html
    assert "noindex" not in Caller().html
