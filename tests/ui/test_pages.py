"""A page carries its own address, its addresses in other languages, and how long it may be kept."""

import pytest
from django.template import engines
from django.test import Client, RequestFactory, override_settings

from takaovi.ui import pages
from tests.ui.soup import Soup

pytestmark = pytest.mark.urls("tests.ui.urls")


def links(soup: Soup, rel: str) -> dict[str, str]:
    return {link.attributes.get("hreflang", ""): link["href"] for link in soup.all("link", rel=rel)}


@override_settings(SITE_URL="https://takaovi.example")
def test_the_canonical_address_keeps_only_the_keys_that_make_a_page(client: Client) -> None:
    answer = client.get("/fi/house/kahvitupa?missa=Jyv%C3%A4skyl%C3%A4&utm_source=x&milloin=")
    assert links(Soup(answer.text), "canonical") == {
        "": "https://takaovi.example/fi/house/kahvitupa?missa=Jyv%C3%A4skyl%C3%A4"
    }


@override_settings(SITE_URL="https://takaovi.example")
def test_a_page_names_itself_in_every_language_with_its_own_tag(client: Client) -> None:
    soup = Soup(client.get("/sv/house/kahvitupa?missa=Petäjävesi&n=3").text)
    tail = "house/kahvitupa?missa=Pet%C3%A4j%C3%A4vesi"
    assert links(soup, "alternate") == {
        "fi": f"https://takaovi.example/fi/{tail}",
        "sv": f"https://takaovi.example/sv/{tail}",
        "en": f"https://takaovi.example/en/{tail}",
        "fi-simple": f"https://takaovi.example/selko/{tail}",
        "x-default": f"https://takaovi.example/fi/{tail}",
    }


def test_translated_addresses_are_followed(client: Client) -> None:
    soup = Soup(client.get("/fi/galleria").text)
    assert [link["href"] for link in soup.all("a", class_="readings__link")] == [
        "/fi/galleria",
        "/sv/galleri",
        "/en/gallery",
        "/selko/galleria",
    ]


def test_the_reading_switch_keeps_the_question_and_marks_where_we_are(client: Client) -> None:
    soup = Soup(client.get("/selko/house/kahvitupa?missa=x&n=3").text)
    switch = soup.all("a", class_="readings__link")
    assert [(link.text, link["lang"], link["hreflang"]) for link in switch] == [
        ("Suomi", "fi", "fi"),
        ("Svenska", "sv", "sv"),
        ("English", "en", "en"),
        ("Selko", "fi", "fi-simple"),
    ]
    assert [link["href"] for link in switch][1] == "/sv/house/kahvitupa?missa=x&n=3"
    assert [link.text for link in switch if link.attributes.get("aria-current") == "true"] == ["Selko"]


@pytest.mark.parametrize(("prefix", "lang"), [("fi", "fi"), ("sv", "sv"), ("en", "en"), ("selko", "fi")])
def test_the_page_says_its_language(client: Client, prefix: str, lang: str) -> None:
    answer = client.get(f"/{prefix}/house/x")
    assert Soup(answer.text).one("html")["lang"] == lang
    assert answer.headers["Content-Language"] == lang


def test_a_public_page_may_be_kept_for_a_minute_and_sets_no_cookie(client: Client) -> None:
    answer = client.get("/fi/house/x")
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert not answer.cookies


def test_a_page_of_ones_own_is_never_kept_and_has_its_status(client: Client) -> None:
    answer = client.get("/fi/desk")
    assert answer.status_code == 201
    assert answer.headers["Cache-Control"] == "no-store"


@override_settings(SITE_URL="https://takaovi.example")
def test_the_share_card_tells_the_page_and_has_an_absolute_picture(client: Client) -> None:
    soup = Soup(client.get("/en/house/x").text)
    told = {meta["property"]: meta["content"] for meta in soup.all("meta") if "property" in meta.attributes}
    assert told["og:title"] == "This page is not here"
    assert told["og:url"] == "https://takaovi.example/en/house/x"
    assert told["og:image"].startswith("https://takaovi.example/static/pictures/card")
    assert told["og:description"] == soup.one("meta", name="description")["content"]


def test_the_gallery_stays_out_of_search_engines(client: Client) -> None:
    answer = client.get("/fi/galleria")
    soup = Soup(answer.text)
    assert soup.one("meta", name="robots")["content"] == "noindex"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert links(soup, "canonical") == {}


@override_settings(GALLERY=False)
def test_the_gallery_is_not_there_when_it_is_turned_off(client: Client) -> None:
    assert client.get("/fi/galleria").status_code == 404


@pytest.mark.parametrize("path", ["/fi/house/x", "/fi/desk", "/fi/galleria", "/fi/nowhere", "/fi/poistu", "/"])
def test_every_answer_shuts_third_parties_frames_and_inline_code_out(client: Client, path: str) -> None:
    policy = client.get(path).headers["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_the_way_out_leads_to_the_weather_and_leaves_nothing_behind(client: Client) -> None:
    answer = client.get("/sv/lamna")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "https://www.ilmatieteenlaitos.fi/"
    assert answer.headers["Clear-Site-Data"] == '"cookies", "storage"'
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_web_font_is_not_sent_to_one_who_saves_data(client: Client) -> None:
    path = "/static/fonts/atkinson-next-latin.woff2"
    answer = client.get(path, headers={"Save-Data": "on"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert (answer.headers["Vary"], answer.headers["Cache-Control"]) == ("Save-Data", "no-store")
    assert client.get(path).status_code != 204
    assert client.get("/fi/house/x", headers={"Save-Data": "on"}).status_code == 200


def test_a_room_above_puts_a_link_into_the_footer_once(client: Client) -> None:

    pages.add_footer_link("ui:gallery", "Galleria")
    pages.add_footer_link("ui:gallery", "Galleria")
    footer = Soup(client.get("/sv/house/x").text).one("ul", class_="ground__links")
    assert footer.text == "Galleria"
    assert "/sv/galleri" in [link["href"] for link in Soup(client.get("/sv/house/x").text).all("a")]


@pytest.mark.parametrize("name", ['Kahvila "Lempi"', '"><script>alert(1)</script>', "Ääni & <b>kuva</b>"])
def test_a_name_stays_text_in_the_title_and_on_the_share_card(rf: RequestFactory, name: str) -> None:
    """Filters in a set block of Jinja give back safe text: quotes of a name ended the attribute."""
    block = "{% extends 'ui/base.html' %}{% block title %}{{ name }}{% endblock %}{% block description %}{{ name }}"
    template = engines["jinja2"].from_string(block + "{% endblock %}")
    soup = Soup(template.render({"name": name, "shell": pages.shell_for(rf.get("/fi/"), (), True), "x_default": "/"}))
    assert soup.one("title").text.startswith(name)
    meta = {tag.attributes.get("name") or tag.attributes.get("property"): tag.attributes for tag in soup.all("meta")}
    for told in ("description", "og:description", "og:title"):
        assert meta[told]["content"] == name
    assert soup.all("script") == []
