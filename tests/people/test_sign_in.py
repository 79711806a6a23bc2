"""The way in by code and by link, and what somebody with bad intent gets."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from takaovi.core import clock
from takaovi.core.models import Letter
from takaovi.people.models import Device, SignInCode
from tests.factories.people import make_person
from tests.people.conftest import code_of, link_of, reach
from tests.ui.soup import Soup

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
KNOWN, UNKNOWN = "keeper@lampi.example", "nobody@lampi.example"
ASK, CODE, LINK = "/fi/kirjaudu", "/fi/kirjaudu/koodi", "/fi/kirjaudu/linkki"
FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:120.0) Gecko/120.0 Firefox/120.0"


def ask(client: Client, address: str = KNOWN, **extra: str) -> int:
    return client.post(ASK, {"address": address, **extra}).status_code


def faults(client: Client, code: str) -> list[str]:
    answer = client.post(CODE, {"code": code})
    return [line.text for line in Soup(answer.text).all("a", href="#id_code")]


def test_a_code_from_a_letter_signs_a_device_in_for_a_year(client: Client) -> None:
    reach(make_person())
    with clock.stopped_at(WHEN):
        assert ask(client, "  Keeper@LAMPI.example ") == 303
        letter = Letter.objects.get()
        answer = client.post(
            CODE, {"code": f" {code_of(letter)[:3]} {code_of(letter)[3:]}"}, headers={"user-agent": FIREFOX}
        )
        assert (answer.status_code, answer.headers["Location"]) == (303, "/fi/poyta")
        device = Device.objects.get()
        assert (device.name, device.seen.isoformat(), device.ends.isoformat()) == (
            "Firefox · Android",
            "2026-11-01",
            "2027-11-24",
        )
        cookie = answer.cookies["device"]
        assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 365 * 86_400)
        assert cookie.value not in {device.token_hash, ""}
        assert client.get("/fi/sina").status_code == 200
    assert letter.to == KNOWN
    assert "Sinun ei tarvitse" not in letter.subject


def test_a_link_from_a_letter_signs_in_by_a_button_and_not_by_opening_it(client: Client) -> None:
    reach(make_person())
    ask(client)
    path = link_of(Letter.objects.get())
    scanner, phone = Client(), Client()
    for _ in range(3):
        looked = scanner.get(path)
        assert (looked.status_code, looked.headers["Location"]) == (303, LINK)
        assert looked.headers["Referrer-Policy"] == "no-referrer"
        assert scanner.get(LINK).status_code == 200
    assert Device.objects.count() == 0
    phone.get(path)
    assert phone.post(LINK).headers["Location"] == "/fi/poyta"
    assert Device.objects.count() == 1


def test_a_link_used_twice_says_so_kindly(client: Client) -> None:
    reach(make_person())
    ask(client)
    path = link_of(Letter.objects.get())
    first, second = Client(), Client()
    first.get(path)
    second.get(path)
    first.post(LINK)
    told = "Linkki on jo käytetty. Jos käytit sen itse, kaikki on hyvin. Muuten pyydä uusi."
    for answer in (second.get(LINK), second.post(LINK)):
        assert answer.status_code == 200
        assert told in answer.text
        assert "device" not in answer.cookies
    assert Device.objects.count() == 1


def test_a_used_code_does_not_open_the_link_and_the_other_way_round(client: Client) -> None:
    reach(make_person())
    ask(client)
    letter = Letter.objects.get()
    other = Client()
    other.get(link_of(letter))
    other.post(LINK)
    assert faults(client, code_of(letter)) == ["Koodi on jo käytetty. Pyydä uusi."]
    assert Device.objects.count() == 1


def test_after_ten_minutes_neither_works(client: Client) -> None:
    reach(make_person())
    with clock.stopped_at(WHEN):
        ask(client)
    letter = Letter.objects.get()
    with clock.stopped_at(WHEN + timedelta(minutes=10)):
        assert faults(client, code_of(letter)) == ["Koodi on liian vanha. Pyydä uusi."]
        client.get(link_of(letter))
        assert "Linkki on liian vanha. Pyydä uusi." in client.post(LINK).text
    assert Device.objects.count() == 0


def test_five_guesses_and_the_right_code_comes_too_late(client: Client) -> None:
    reach(make_person())
    ask(client)
    right = code_of(Letter.objects.get())
    wrong = "000000" if right != "000000" else "111111"
    told = [faults(client, wrong) for _ in range(5)]
    assert told == [["Koodi ei ole oikea. Katso uusin viesti ja yritä uudelleen."]] * 5
    assert faults(client, right) == ["Koodia on yritetty viisi kertaa. Pyydä uusi koodi."]
    assert Device.objects.count() == 0


def test_a_code_is_of_no_use_in_another_browser(client: Client) -> None:
    reach(make_person())
    ask(client)
    thief = Client()
    ask(thief, UNKNOWN)
    assert faults(thief, code_of(Letter.objects.get())) == [
        "Koodi ei ole oikea. Katso uusin viesti ja yritä uudelleen."
    ]


def test_a_stolen_database_tells_neither_code_nor_link(client: Client) -> None:
    reach(make_person())
    ask(client)
    letter, row = Letter.objects.get(), SignInCode.objects.get()
    held = f"{row.ticket_hash} {row.code_hash} {row.link_hash}"
    assert code_of(letter) not in held
    assert link_of(letter).rpartition("/")[2] not in held
    assert client.cookies["ticket"].value not in held


def test_known_and_unknown_addresses_look_and_count_alike() -> None:
    reach(make_person())
    ask(Client(), "first@lampi.example")  # makes the salt of the day
    seen, queries = [], []
    for address in (KNOWN, UNKNOWN):
        client = Client()
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(ASK, {"address": address})
        queries.append(sum("core_letter" not in query["sql"] for query in asked.captured_queries))
        page = client.get(CODE).text
        guesses = [faults(client, "00000x") for _ in range(6)]
        seen.append((answer.status_code, answer.headers["Location"], sorted(answer.cookies), page, guesses))
    assert seen[0] == seen[1]
    assert queries[0] == queries[1]
    assert Letter.objects.count() == 1


def test_five_codes_an_hour_to_one_address_from_one_network_and_no_library_is_locked_out(client: Client) -> None:
    reach(make_person())
    with clock.stopped_at(WHEN):
        assert [ask(client) for _ in range(6)] == [303] * 5 + [429]
        assert [ask(client, UNKNOWN) for _ in range(6)] == [303] * 5 + [429]
        assert [ask(client, f"{number}@lampi.example") for number in range(20)] == [303] * 20
        elsewhere = Client(REMOTE_ADDR="198.51.100.7")
        assert ask(elsewhere) == 303
        answer = client.post(ASK, {"address": KNOWN})
        assert "Tätä on pyydetty monta kertaa. Odota tunti ja yritä uudelleen." in answer.text
        assert f'value="{KNOWN}"' in answer.text
    with clock.stopped_at(WHEN + timedelta(hours=1)):
        assert ask(client) == 303


@pytest.mark.parametrize(
    "text",
    ["", "liisa", "a@b", "<script>@x.example", "x" * 400 + "@x.example", "a@x.example\r\nBcc: b@x.example", "12"],
)
def test_what_is_no_address_gets_a_sentence_and_keeps_what_was_typed(client: Client, text: str) -> None:
    answer = client.post(ASK, {"address": text})
    assert answer.status_code == 200
    told = "Kirjoita sähköposti tai puhelinnumero, esimerkiksi nimi@example.org tai 040 123 4567."
    assert Soup(answer.text).one("a", href="#id_address").text == told
    assert SignInCode.objects.count() == 0


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/fi/sina/laitteet", "/fi/sina/laitteet"),
        ("https://evil.example/", "/fi/poyta"),
        ("//evil.example/", "/fi/poyta"),
        ("/\\evil.example", "/fi/poyta"),
        ("javascript:alert(1)", "/fi/poyta"),
    ],
)
def test_afterwards_one_comes_back_to_a_page_of_this_site_only(client: Client, asked: str, led: str) -> None:
    reach(make_person())
    ask(client, next=asked)
    assert client.post(CODE, {"code": code_of(Letter.objects.get())}).headers["Location"] == led


def test_a_page_of_the_desk_leads_a_guest_to_sign_in_and_back(client: Client) -> None:
    answer = client.get("/sv/du/enheter")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sv/logga-in?next=%2Fsv%2Fdu%2Fenheter")


@pytest.mark.parametrize("path", [ASK, CODE, LINK])
def test_another_site_cannot_sign_anybody_in(client: Client, path: str) -> None:
    reach(make_person())
    ask(client)
    client.get(link_of(Letter.objects.get()))
    data = {"address": KNOWN, "code": code_of(Letter.objects.get())}
    answer = client.post(path, data, headers={"sec-fetch-site": "cross-site", "origin": "https://evil.example"})
    assert answer.status_code == 403
    assert Device.objects.count() == 0


def test_a_cookie_that_was_made_up_is_a_guest(client: Client) -> None:
    client.cookies["device"] = "x" * 43
    assert client.get("/fi/sina").status_code == 303


def test_a_page_that_keeps_a_cookie_says_so_and_the_others_keep_none(client: Client) -> None:
    reach(make_person())
    page = client.get(ASK)
    assert (page.cookies, "Tämä sivu ei käytä evästeitä" in page.text) == ({}, True)
    ask(client)
    page = client.get(CODE)
    assert "Kymmenen minuutin eväste kuuluu koodiisi." in page.text
    assert "ei käytä evästeitä" not in page.text
