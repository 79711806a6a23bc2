"""What nobody needs to ask of us is refused kindly, cheaply and with the same strict headers."""

import pytest
from django.test import Client, override_settings

from takaovi.core.pagecache import shelf
from takaovi.ui.gate import METHODS, MOST_KEYS, MOST_PATH, MOST_QUERY
from takaovi.ui.safety import HEADERS
from tests.ui.soup import Soup

pytestmark = pytest.mark.urls("tests.ui.urls")
PAGE = "/fi/house/kahvitupa"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_only_reading_is_answered(client: Client, method: str) -> None:
    answer = client.generic(method, PAGE, b"a=b")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert Soup(answer.text).one("h1").text == "Emme ymmärtäneet osoitetta"


@pytest.mark.parametrize("method", METHODS)
def test_reading_is_let_through(client: Client, method: str) -> None:
    assert client.generic(method, PAGE + "?missa=" + "%C3%A4" * 200).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/fi/house/" + "a" * MOST_PATH, 404),
        (PAGE + "?missa=" + "a" * MOST_QUERY, 414),
        (PAGE + "?" + "&" * MOST_KEYS, 414),
        (PAGE + "?" + "&".join(f"k{number}=1" for number in range(2_000)), 414),
    ],
)
def test_an_endless_question_gets_a_short_page(client: Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert len(answer.content) < 4_000 + len(address)
    assert "/fi/" in [link["href"] for link in Soup(answer.text).all("a", class_="button--main")]


def test_the_longest_question_that_is_read_does_not_grow_much(client: Client) -> None:
    query = "&".join(["milloin="] * 99 + ["missa=" + "a" * (MOST_QUERY - 99 * 9 - 6)])
    answer = client.get(f"{PAGE}?{query}")
    assert answer.status_code == 200
    assert len(answer.content) < 60_000


@pytest.mark.parametrize(
    ("address", "method", "host", "status"),
    [
        (PAGE, "POST", "testserver", 405),
        ("/fi/" + "a" * 9_000, "GET", "testserver", 404),
        (PAGE + "?" + "a" * 9_000, "GET", "testserver", 414),
        (PAGE, "GET", "evil.example", 400),
        ("/fi/nowhere", "GET", "testserver", 404),
    ],
)
def test_every_refusal_has_the_strict_headers(
    client: Client, address: str, method: str, host: str, status: int
) -> None:
    answer = client.generic(method, address, headers={"host": host})
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies


@override_settings(PAGE_CACHE_SECONDS=60)
def test_a_strange_host_neither_reads_nor_fills_the_page_cache(client: Client) -> None:
    shelf.clear()
    assert client.get(PAGE, headers={"host": "evil.example"}).status_code == 400
    assert len(shelf) == 0
    assert client.get(PAGE).status_code == 200
    assert len(shelf) == 1
    assert client.get(PAGE, headers={"host": "evil.example"}).status_code == 400
    shelf.clear()


@override_settings(SITE_URL="https://takaovi.example")
def test_no_header_of_a_proxy_gets_into_a_page(client: Client) -> None:
    strange = {"x-forwarded-host": "evil.example", "x-forwarded-proto": "gopher", "forwarded": "host=evil.example"}
    answer = client.get(PAGE, headers=strange)
    assert answer.status_code == 200
    assert "evil.example" not in answer.text
    assert "gopher" not in answer.text


def test_over_tls_the_browser_is_told_to_stay_with_it(client: Client) -> None:
    assert "Strict-Transport-Security" not in client.get(PAGE).headers
    with override_settings(SECURE_HSTS_SECONDS=31_536_000):
        assert client.get(PAGE).headers["Strict-Transport-Security"] == "max-age=31536000"
        assert client.post(PAGE).headers["Strict-Transport-Security"] == "max-age=31536000"
