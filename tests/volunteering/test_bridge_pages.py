"""The pages of a first visit: asking, the code, the greeter's link, the hand-over and its paper. No account."""

import re
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.test import Client

from takaovi.core.clock import stopped_at
from takaovi.people.device_actions import add_device
from takaovi.places.models import Place
from takaovi.volunteering.models import DoorSigns, Greeting, SoftHandover
from tests.factories.bridge import THURSDAY_AT_17, a_door, all_sent, letters_to, link_in
from tests.factories.places import make_place
from tests.factories.volunteering import MONDAY, at, somebody

pytestmark = pytest.mark.django_db
GREETER = "paivi@lampi.example"


@pytest.fixture(autouse=True)
def on_monday() -> Iterator[None]:
    with stopped_at(MONDAY):
        yield


@pytest.fixture
def door() -> Place:
    place = a_door(slug="tupa")
    somebody("greeter", place, GREETER)
    return place


def main(page: object) -> str:
    text = page.content.decode()  # type: ignore[attr-defined]
    found = re.search(r"<main.*?</main>", text, re.DOTALL)
    assert found is not None
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0])).replace("\xa0", " ").replace("\xad", "")


def ask(client: Client, **typed: str) -> object:
    form = {"aika": str(THURSDAY_AT_17), "merkki": "scarf", "kerta": "kerta-abcdefgh"}
    return client.post("/fi/ovella-vastassa/tupa", form | typed)


def test_the_times_are_links_and_set_no_cookie(client: Client, door: Place) -> None:
    page = client.get("/fi/ovella-vastassa/tupa")
    assert page.cookies == {}
    assert page["Cache-Control"].startswith("public")
    assert len(page.content) < 20_000
    shown = main(page)
    assert "Et tarvitse tiliä etkä nimeä." in shown
    assert f'href="/fi/ovella-vastassa/tupa?aika={THURSDAY_AT_17}"' in page.content.decode()
    assert "huomenna" in shown


def test_a_guest_asks_with_a_tap_and_sees_whom_they_will_meet(client: Client, door: Place) -> None:
    assert "Tulet to 26.11. klo 17" in main(client.get(f"/fi/ovella-vastassa/tupa?aika={THURSDAY_AT_17}"))
    sent = ask(client)
    assert sent.status_code == 303  # type: ignore[attr-defined]
    mine = sent["Location"]  # type: ignore[index]
    assert "Kukaan ei ole vielä vastannut. Tunnistat hänet tästä: vihreä huivi." in main(client.get(mine))
    assert "Kuulet viimeistään ke 25.11. klo 18." in main(client.get(mine))
    link = link_in(letters_to(GREETER)[0])
    assert "Voisitko olla ovella?" in main(client.get(link))
    assert Greeting.objects.get().asks.get().answer == ""
    assert client.post(link, {"teko": "tulen", "nimi": "1"}).status_code == 303
    assert "Greeter on ovella vastassa. Tunnistat hänet tästä: vihreä huivi." in main(client.get(mine))
    assert "Olet luvannut olla ovella. Kiitos." in main(client.get(link))


def test_the_greeter_is_named_only_after_ticking(client: Client, door: Place) -> None:
    mine = ask(client)["Location"]  # type: ignore[index]
    client.post(link_in(letters_to(GREETER)[0]), {"teko": "tulen"})
    shown = main(client.get(mine))
    assert "Joku on ovella vastassa." in shown
    assert "Greeter" not in shown


def test_a_guest_changes_the_sign_and_takes_it_back(client: Client, door: Place) -> None:
    mine = ask(client)["Location"]  # type: ignore[index]
    form = {"aika": str(THURSDAY_AT_17), "merkki": "oma", "oma": "punainen pipo", "nimi": "Siiri"}
    assert client.post(f"{mine}/muuta", form)["Location"] == mine
    assert "Sinut tunnistetaan tästä: punainen pipo." in main(client.get(mine))
    assert "Tulijan nimi on Siiri." in main(client.get(link_in(letters_to(GREETER)[0])))
    assert "Se, mitä kirjoitit, on poistettu." in main(client.post(mine, {"teko": "perun"}))
    assert Greeting.objects.count() == 0
    assert client.get(mine).status_code == 404


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"merkki": ""}, "Valitse, mistä tunnistatte toisenne."),
        ({"merkki": "hat"}, "Valitse, mistä tunnistatte toisenne."),
        ({"merkki": "oma"}, "Kirjoita, mistä sinut tunnistaa."),
        ({"merkki": "oma", "oma": "x" * 41}, "enintään 40"),
        ({"yhteys": "qqq"}, "Kirjoita sähköposti"),
        ({"yhteys": "a@kyla.example"}, "Rastita"),
        ({"aika": "1"}, "Tätä aikaa ei enää ole."),
        ({"aika": "x" * 4000}, "Tätä aikaa ei enää ole."),
    ],
)
def test_what_cannot_be_is_told_kindly_and_nothing_is_kept(
    client: Client, door: Place, typed: dict[str, str], fault: str
) -> None:
    assert fault in main(ask(client, **typed))
    assert Greeting.objects.count() == 0


def test_a_double_tap_asks_once(client: Client, door: Place) -> None:
    assert ask(client)["Location"] == ask(client)["Location"]  # type: ignore[index]
    assert len(letters_to(GREETER)) == 1


def test_where_nobody_can_be_asked_the_page_says_so_and_gives_the_number(client: Client) -> None:
    a_door(slug="yksin")
    shown = main(client.get("/fi/ovella-vastassa/yksin"))
    assert "Juuri nyt ei ole aikaa, jonka voi valita." in shown
    assert "040 123 4567" in shown


def test_a_place_that_meets_nobody_has_no_such_page_and_no_link_to_it(client: Client, door: Place) -> None:
    make_place(slug="muu")
    assert client.get("/fi/ovella-vastassa/muu").status_code == 404
    assert "/fi/ovella-vastassa/" not in client.get("/fi/paikka/muu").content.decode()
    assert "/fi/ovella-vastassa/tupa" in client.get("/fi/paikka/tupa").content.decode()


def test_thirty_people_of_a_library_ask_and_a_flood_is_stopped(client: Client, door: Place) -> None:
    codes = [ask(client, kerta=f"kerta-abcdef{number:02d}").status_code for number in range(31)]  # type: ignore[attr-defined]
    assert codes == [303] * 30 + [429]


def test_one_address_does_not_use_up_the_day_of_a_place(client: Client, door: Place) -> None:
    with patch("takaovi.volunteering.greeting_views.ASKS_A_DAY_OF_ONE", 2):
        codes = [ask(client, kerta=f"kerta-abcdef{number:02d}").status_code for number in range(3)]  # type: ignore[attr-defined]
    other = Client(REMOTE_ADDR="198.51.100.7")
    assert (codes, ask(other, kerta="kerta-toinen01").status_code) == ([303, 303, 429], 303)  # type: ignore[attr-defined]
    with patch("takaovi.volunteering.greeting_views.ASKS_A_DAY_OF_A_PLACE", 3):
        assert ask(other, kerta="kerta-toinen02").status_code == 429  # type: ignore[attr-defined]


def test_a_day_later_the_pages_know_nothing_even_before_the_sweep(client: Client, door: Place) -> None:
    mine = ask(client)["Location"]  # type: ignore[index]
    link = link_in(letters_to(GREETER)[0])
    with stopped_at(at(27, 17)):
        assert [client.get(path).status_code for path in (mine, link)] == [404, 404]


def test_a_professional_tells_the_place_and_prints_the_paper(client: Client, door: Place) -> None:
    form = client.get("/fi/joku-voi-tulla/tupa")
    assert form.cookies == {}
    assert "Älä kirjoita nimeä tai mitään sairaudesta." in main(form)
    typed = {"paiva": "2026-12-01", "toive": ["quiet"], "yhteys": "worker@kunta.example", "lupa": "kerro"}
    sent = client.post("/fi/joku-voi-tulla/tupa", typed)
    paper = sent["Location"]
    assert "Voit tulla ti 1.12. mihin aikaan vain, muuna päivänä tai olla tulematta." in main(client.get(paper))
    code = SoftHandover.objects.get() and paper.rpartition("/")[2]
    assert client.post("/fi/tulin", {"koodi": code.lower()})["Location"] == paper
    assert "Kerromme, että tulit." in main(client.post(paper, {"teko": "tuli"}))
    assert len(letters_to("worker@kunta.example")) == 1
    assert client.get(paper).status_code == 404


def test_a_code_that_tells_nobody_stands_beside_the_paper_and_not_on_it(client: Client, door: Place) -> None:
    paper = client.post("/fi/joku-voi-tulla/tupa", {"paiva": "2026-12-01"})["Location"]
    shown = client.get(paper).content.decode()
    sheet = re.search(r'<article class="sheet.*?</article>', shown, re.DOTALL)
    assert sheet is not None
    code = paper.rpartition("/")[2]
    assert (code in sheet[0], shown.count(f"Koodisi: {code}")) == (False, 1)
    assert "Kun hän on paikalla" not in main(client.get(paper))


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({}, "Valitse päivä."),
        ({"paiva": "2027-01-01"}, "Valitse päivä."),
        ({"paiva": "2026-12-01", "lisa": "x" * 81}, "enintään 80"),
        ({"paiva": "2026-12-01", "yhteys": "a@kunta.example"}, "Rastita"),
    ],
)
def test_what_cannot_be_told_to_a_place_is_asked_again(
    client: Client, door: Place, typed: dict[str, str], fault: str
) -> None:
    assert fault in main(client.post("/fi/joku-voi-tulla/tupa", typed))
    assert SoftHandover.objects.count() == 0


def test_an_unknown_code_is_asked_once_more(client: Client) -> None:
    assert "Emme tunne tätä koodia." in main(client.post("/fi/tulin", {"koodi": "kahvi 11111"}))


def test_a_keeper_ticks_the_signs_that_hang_by_the_door(client: Client, door: Place) -> None:
    _, token = add_device(by="test", person=somebody("keeper", door), name="Firefox")
    client.cookies["device"] = token
    page = "/fi/vuorot/tupa/merkit"
    assert "vihreä huivi" in main(client.get(page))
    assert "Valitse yhdestä neljään." in main(client.post(page, {}))
    assert client.post(page, {"merkki": ["flower", "hat", "axe"]}).status_code == 303
    assert DoorSigns.objects.get().chosen == "hat,flower"
    assert "kukka" in main(Client().get(f"/fi/ovella-vastassa/tupa?aika={THURSDAY_AT_17}"))


def test_nobody_has_the_greeters_asked_again_and_again_by_changing_one_meeting(client: Client, door: Place) -> None:
    met = ask(client)["Location"]  # type: ignore[index]
    times = [THURSDAY_AT_17, THURSDAY_AT_17 + 30]
    for number in range(10):
        all_sent()
        last = client.post(f"{met}/muuta", {"aika": str(times[(number + 1) % 2]), "merkki": "scarf"})
    assert last.status_code == 429
    assert len([text for text in letters_to(GREETER) if "Voisitko sinä?" in text]) == 7


def test_a_guests_name_is_told_to_nobody_who_does_not_meet_them(client: Client, door: Place) -> None:
    somebody("keeper", door, "keeper@lampi.example")
    ask(client, nimi="Siiri")
    mine, other = (link_in(letters_to(one)[0]) for one in (GREETER, "keeper@lampi.example"))
    assert "Tulijan nimi on Siiri." in main(client.get(other))
    client.post(mine, {"teko": "tulen"})
    assert ["Siiri" in main(client.get(path)) for path in (mine, other)] == [True, False]
