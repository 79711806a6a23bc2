"""The quick way out, and the page that tells what it does before anybody needs it."""

import pytest
from django.test import Client

from tests.ui.soup import Soup

pytestmark = pytest.mark.urls("tests.ui.urls")
ABOUT = {
    "/fi/poistu/mita-nappi-tekee": "Nappi vie sinut heti sääsivulle",
    "/sv/lamna/vad-knappen-gor": "Knappen tar dig genast till en sida om vädret",
    "/en/leave/what-happens": "The button takes you to the weather at once",
    "/selko/poistu/mita-nappi-tekee": "Nappi vie sinut heti sääsivulle",
}
STAYS = {
    "fi": "Selaimen historia jää",
    "sv": "Webbläsarens historik blir kvar",
    "en": "The history of the browser stays",
}


@pytest.mark.parametrize(("path", "headline"), ABOUT.items())
def test_it_is_explained_in_every_language_and_nobody_keeps_the_page(client: Client, path: str, headline: str) -> None:
    answer = client.get(path)
    soup = Soup(answer.text)
    assert (answer.status_code, soup.one("h1").text) == (200, headline)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert soup.one("meta", name="robots")["content"] == "noindex"
    assert not answer.cookies


@pytest.mark.parametrize("path", ABOUT)
def test_it_says_that_the_history_stays_and_how_to_remove_it(client: Client, path: str) -> None:
    soup = Soup(client.get(path).text)
    assert soup.one("h2").text == STAYS.get(path[1:3], "Selain muistaa sivut")
    assert len([item for item in soup.all("li") if "Takaovi" in item.text]) == 1
    ways_out = [link for link in soup.all("a") if "data-quick-exit" in link.attributes]
    assert len(ways_out) == 2
    assert {link["href"] for link in ways_out} == {path.rsplit("/", 1)[0]}


@pytest.mark.parametrize(
    ("asked", "back"),
    [
        ("/fi/galleria", "/sv/galleri"),
        ("/sv/galleri", "/sv/galleri"),
        ("/en/house/tupa", "/sv/house/tupa"),
        ("", "/sv/"),
        ("//evil.example/fi/galleria", "/sv/"),
        ("https://evil.example/", "/sv/"),
        ("/fi//evil.example/", "/sv/"),
        ("javascript:alert(1)", "/sv/"),
        ("/fi/ei-ole", "/sv/"),
        ("/de/galleria", "/sv/"),
        ("/", "/sv/"),
        ("/fi/\x00", "/sv/"),
    ],
)
def test_the_way_back_is_a_page_of_ours_in_the_language_that_is_read(client: Client, asked: str, back: str) -> None:
    page = client.get("/sv/lamna/vad-knappen-gor", query_params={"sivu": asked}).text
    (link,) = [e for e in Soup(page).all("a") if e.attributes.get("class") == "button button--main"]
    assert link["href"] == back


def test_the_button_stands_beside_its_explanation_and_leads_straight_away(client: Client) -> None:
    soup = Soup(client.get("/fi/galleria").text)
    told = [link["href"] for link in soup.all("a") if link.text == "Mitä tämä nappi tekee?"]
    assert told == ["/fi/poistu/mita-nappi-tekee?sivu=/fi/galleria"]
    ways_out = [link for link in soup.all("a") if "data-quick-exit" in link.attributes]
    assert [link.text for link in ways_out] == ["Siirry heti sääsivulle", "Poistu nopeasti"]
    for link in ways_out:
        answer = client.get(link["href"])
        assert (answer.status_code, answer.headers["Location"]) == (303, "https://www.ilmatieteenlaitos.fi/")
