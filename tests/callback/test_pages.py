"""The pages of whoever asks and of the volunteers, as a browser without JavaScript sees them."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from takaovi.callback import views
from takaovi.callback.models import Call, CallRequest
from takaovi.callback.mouths import add_mouth, drop_mouth
from takaovi.core.clock import now, stopped_at
from takaovi.core.models import Letter
from takaovi.core.viewer import Scope
from takaovi.people.models import Person
from takaovi.ui import code_pages
from tests.factories.callback import a_caller, a_request, on_duty, wall
from tests.factories.programme import a_place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_noon")]
ASK, CODE, QUEUE, ENTER, DUTY = (
    "/fi/pyyda-soitto",
    "/fi/soittoni",
    "/fi/soitot",
    "/fi/soitot/uusi",
    "/fi/soitot/paivystys",
)
NUMBER = "040 123 4567"
WISH = {
    "numero": NUMBER,
    "milloin": "soon",
    "aihe": "company",
    "kieli": "fi",
    "lupa": "kylla",
    "kerta": "a-form-of-its-own",
}
Let = Callable[..., Person]


def words_of(response: object) -> str:
    """The visible words of the main part."""
    text = response.content.decode()  # type: ignore[attr-defined]
    main = re.search(r"<main.*?</main>", text, re.DOTALL)
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main[0] if main else text))).replace("\u00a0", " ")


def test_somebody_asks_follows_the_code_and_takes_it_back(client: Client) -> None:
    on_duty(a_caller(), 3, 10, 18)
    sent = client.post(ASK, WISH)
    assert (sent.status_code, sent["Cache-Control"]) == (303, "no-store")
    assert re.fullmatch(r"/fi/soittoni/[A-Z]+-\d{5}", sent["Location"])
    seen = client.get(sent["Location"])
    assert "Kiitos. Soitamme viimeistään tänään klo 12.30." in words_of(seen)
    assert "Emme koskaan kysy pankkitunnuksia." in words_of(seen)
    found = client.post(CODE, {"koodi": sent["Location"].rpartition("/")[2].lower().replace("-", " ")})
    assert found["Location"] == sent["Location"]
    gone = client.post(sent["Location"], {"teko": "peru"}, follow=True)
    assert "Peruit pyynnön. Numerosi on poistettu." in words_of(gone)
    assert CallRequest.objects.get().number == ""
    assert client.cookies == {}


def test_sent_twice_it_is_one_request_with_one_code(client: Client) -> None:
    assert client.post(ASK, WISH)["Location"] == client.post(ASK, WISH)["Location"]
    assert CallRequest.objects.count() == 1


def test_what_is_missing_is_told_and_nothing_typed_is_lost(client: Client) -> None:
    told = client.post(ASK, {"numero": "040 12", "aihe": "first_visit", "kunta": "Atlantis", "posti": "aino"})
    text = told.content.decode()
    assert told.status_code == 200
    for sentence in (
        "Kirjoita puhelinnumero, johon voimme soittaa.",
        "Emme tunne tätä kuntaa. Voit jättää tämän tyhjäksi.",
        "Kirjoita sähköpostiosoite tai jätä tämä tyhjäksi.",
        "Merkitse ruutu, jos saamme soittaa sinulle.",
    ):
        assert sentence in words_of(told)
    assert 'value="040 12"' in text
    assert 'value="Atlantis"' in text
    assert re.search(r'value="first_visit" checked', text)
    assert CallRequest.objects.count() == 0


def test_the_municipality_is_understood_and_may_come_with_the_link(client: Client) -> None:
    assert 'value="Keuruu"' in client.get(f"{ASK}?kunta=249").content.decode()
    client.post(ASK, WISH | {"kunta": "keuruulla"})
    assert CallRequest.objects.get().area == "249"


def test_a_library_is_not_locked_out_and_a_flood_is_told_kindly(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "CALLS_AN_HOUR", 2)
    statuses = [
        client.post(ASK, WISH | {"numero": f"040 123 456{n}", "kerta": f"form-number-{n}"}).status_code
        for n in range(3)
    ]
    assert statuses == [303, 303, 429]
    assert client.get(ASK).status_code == 200


def test_wrong_codes_cannot_be_tried_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_pages, "CODES_IN_TEN_MINUTES", 2)
    statuses = [client.post(CODE, {"koodi": "aho 12345"}).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert client.get(f"{CODE}/AHO-12345").status_code == 429


@pytest.mark.parametrize("language", ["fi", "sv", "en", "selko"])
def test_the_form_is_small_and_tells_where_to_call_in_danger(client: Client, language: str) -> None:
    path = {"fi": ASK, "sv": "/sv/be-om-ett-samtal", "en": "/en/ask-for-a-call", "selko": "/selko/pyyda-soitto"}[
        language
    ]
    shown = client.get(path)
    assert 'href="tel:112"' in shown.content.decode()
    assert len(shown.content) <= 20_000
    assert "Set-Cookie" not in shown.headers


@pytest.mark.parametrize("path", [QUEUE, ENTER, DUTY])
def test_the_pages_of_the_volunteers_are_for_them(client: Client, let_in: Let, path: str) -> None:
    assert client.get(path).status_code == 303
    let_in(kind="greeter", scope=Scope("place", a_place().pk))
    assert client.get(path).status_code == 404
    let_in()
    shown = client.get(path)
    assert (shown.status_code, shown["Cache-Control"]) == (200, "no-store")
    assert 'href="tel:112"' in shown.content.decode()


def test_a_volunteer_takes_calls_and_closes(client: Client, let_in: Let) -> None:
    request = a_request(number=NUMBER, area="249", language="sv")
    let_in("Liisa")
    queue = client.get(QUEUE)
    assert "1 ihminen odottaa soittoa." in words_of(queue)
    assert "123" not in words_of(queue)
    path = f"{QUEUE}/{request.pk}"
    taken = client.post(path, {"teko": "ota"}, follow=True)
    assert "Hei, täällä Liisa" in words_of(taken)
    assert 'href="/sv/oppet?missa=Keuruu"' in taken.content.decode()
    assert "040" not in words_of(taken)
    shown = client.post(path, {"teko": "soita"})
    assert 'href="tel:+358401234567"' in shown.content.decode()
    assert "Numero näkyy vain tällä sivulla. Katsominen on kirjattu." in words_of(shown)
    assert (shown.status_code, shown["Cache-Control"]) == (200, "no-store")
    again = client.get(path)
    assert "4567" not in again.content.decode()
    unsure = client.post(path, {"teko": "valmis"})
    assert "Valitse" in words_of(unsure)
    assert unsure.content.decode().count("Valitse yksi.") == 2  # above, leading to the question, and at it
    assert 'href="#teema' in unsure.content.decode()
    closed = client.post(path, {"teko": "valmis", "teema": "company"}, follow=True)
    assert "Kukaan ei odota soittoa." in words_of(closed)
    assert "Luvatut soitot ajallaan 30 päivän aikana: 1 / 1." in words_of(closed)
    row = CallRequest.objects.get()
    assert (row.number, row.theme) == ("", "company")


def test_the_own_page_leads_to_the_calls_whoever_takes_them_and_nobody_else(client: Client, let_in: Let) -> None:
    let_in(kind="greeter", scope=Scope("place", a_place().pk))
    assert f'href="{QUEUE}"' not in client.get("/fi/sina").content.decode()
    let_in()
    assert f'href="{QUEUE}"' in client.get("/fi/sina").content.decode()


def test_whoever_comes_second_is_told_kindly(client: Client, let_in: Let) -> None:
    request, other = a_request(), Client()
    let_in("Aino", browser=other)
    let_in("Eero")
    path = f"{QUEUE}/{request.pk}"
    other.post(path, {"teko": "ota"})
    told = client.post(path, {"teko": "ota"})
    assert "Aino otti jo tämän soiton. Kiitos, että olit nopea." in words_of(told)
    assert "Tämä soitto on jollakulla toisella." not in words_of(told)
    assert "Tämä soitto on jollakulla toisella." in words_of(client.get(path))


def test_with_a_service_number_no_number_is_shown(client: Client, let_in: Let) -> None:
    add_mouth("test", lambda: True)
    try:
        request = a_request(number=NUMBER)
        let_in()
        path = f"{QUEUE}/{request.pk}"
        client.post(path, {"teko": "ota"})
        called = client.post(path, {"teko": "soita"}, follow=True)
    finally:
        drop_mouth("test")
    assert "Soitamme sinulle. Vastaa omaan puhelimeesi ja paina 1." in words_of(called)
    assert "4567" not in called.content.decode()
    assert Call.objects.get().state == "ordered"


@pytest.mark.parametrize(
    ("state", "minutes", "told", "again"),
    [
        ("ordered", 0, "Soitamme sinulle. Vastaa omaan puhelimeesi ja paina 1.", False),
        ("placed", 2, "Eikö puhelimesi soinut? Silloin kenellekään ei ole vielä soitettu.", True),
        ("dialled", 9, "Soitamme hänelle. Kuulet sen puhelimestasi.", False),
        ("failed", 0, "Puhelu ei onnistunut. Hänelle ei ole soitettu.", True),
        ("missed", 1, "Hän ei vastannut.", False),
    ],
)
def test_the_sheet_tells_how_the_call_goes_and_what_one_can_do(
    client: Client, let_in: Let, state: str, minutes: int, told: str, again: bool
) -> None:
    add_mouth("test", lambda: True)
    try:
        path = f"{QUEUE}/{a_request().pk}"
        let_in()
        client.post(path, {"teko": "ota"})
        client.post(path, {"teko": "soita"})
        Call.objects.update(state=state)
        with stopped_at(now() + timedelta(minutes=minutes)):
            words = words_of(client.get(path))
    finally:
        drop_mouth("test")
    assert told in words
    assert ("Soittakaa minulle uudestaan" in words) is again


def test_nobody_answers_or_it_is_handed_on(client: Client, let_in: Let) -> None:
    first, second = a_request(), a_request()
    let_in()
    for request, deed in ((first, {"teko": "anna", "syy": "language"}), (second, {"teko": "ei-vastannut"})):
        path = f"{QUEUE}/{request.pk}"
        client.post(path, {"teko": "ota"})
        client.post(path, {"teko": "soita"})
        assert client.post(path, deed)["Location"] == QUEUE
    words = words_of(client.get(QUEUE))
    assert "Annettu eteenpäin: En osaa kieltä tarpeeksi hyvin." in words
    assert "Uusi yritys aikaisintaan klo 14." in words


def test_what_was_not_offered_is_not_done(client: Client, let_in: Let) -> None:
    request = a_request()
    let_in()
    assert client.post(f"{QUEUE}/{request.pk}", {"teko": "poista"}).status_code == 404
    assert client.get(f"{QUEUE}/999999").status_code == 404


def test_somebody_is_entered_by_word_of_mouth_and_gets_a_code(client: Client, let_in: Let) -> None:
    let_in(kind="coordinator", scope=Scope("place", a_place().pk))
    made = client.post(ENTER, WISH)
    assert re.search(r"Hänen koodinsa: [A-Z]+-\d{5}", words_of(made))
    assert "4567" not in made.content.decode()
    row = CallRequest.objects.get()
    assert (row.source, row.consent) == ("staff", "staff-1")


def test_who_wanted_no_calls_is_entered_when_they_say_so_themselves(client: Client, let_in: Let) -> None:
    made = client.post(ASK, WISH)
    client.post(made["Location"], {"teko": "peru", "esto": "kylla"})
    let_in()
    refused = client.post(ENTER, WISH | {"kerta": "another-form-1"})
    assert "Hän itse haluaa taas soittoja." in words_of(refused)
    assert client.post(ENTER, WISH | {"kerta": "another-form-1", "taas": "kylla"}).status_code == 200
    assert CallRequest.objects.filter(state="waiting").count() == 1


def test_a_volunteer_takes_a_time_on_duty_and_leaves_it(client: Client, let_in: Let) -> None:
    a_place()
    let_in("Liisa")
    taken = client.post(DUTY, {"paiva": "2026-03-04", "alku": "12", "loppu": "13.30"}, follow=True)
    assert "huomenna klo 12–13.30" in words_of(taken)
    told = client.post(DUTY, {"paiva": "2026-03-04", "alku": "13:00", "loppu": "15:00"})
    assert "Sinulla on silloin jo päivystys." in words_of(told)
    assert "Päivystys kestää vähintään puoli tuntia" in words_of(client.post(DUTY, {"alku": "x", "loppu": "25"}))
    number = re.search(r'name="jata" value="(\d+)"', taken.content.decode())
    assert number is not None
    left = client.post(DUTY, {"jata": number[1]}, follow=True)
    assert "13.30" not in words_of(left).partition("Ota aika")[0]


def test_who_waits_is_told_on_the_page_what_happened_meanwhile(client: Client, let_in: Let) -> None:
    on_duty(a_caller(), 3, 12, 13)
    made = client.post(ASK, WISH)["Location"]
    with stopped_at(wall(3, 13)):
        assert "Olemme myöhässä ja pahoillamme." in words_of(client.get(made))
    let_in()
    path = f"{QUEUE}/{CallRequest.objects.get().pk}"
    client.post(path, {"teko": "ota"})
    assert "Joku soittaa sinulle juuri nyt." in words_of(client.get(made))
    client.post(path, {"teko": "soita"})
    client.post(path, {"teko": "ei-vastannut"})
    assert "Soitimme sinulle, emmekä tavoittaneet sinua." in words_of(client.get(made))
    assert Letter.objects.count() == 0
