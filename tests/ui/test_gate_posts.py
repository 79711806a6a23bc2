"""What is sent to us: from our own pages only, of a size and a kind that a form of ours has."""

import pytest
from django.test import Client, RequestFactory, override_settings

from takaovi.ui.gate import MOST_BODY, refusal_of_body
from tests.ui.soup import Soup

pytestmark = pytest.mark.urls("tests.ui.urls")
FORM = "/fi/form"
URLENCODED = "application/x-www-form-urlencoded"


def test_a_form_of_our_own_is_taken(client: Client) -> None:
    answer = client.post(FORM, "a=b", URLENCODED, headers={"sec-fetch-site": "same-origin"})
    assert (answer.status_code, answer.text) == (200, "b")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
        ({"sec-fetch-site": "none"}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "http://testserver.evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://testserver"}, 200),
        ({}, 200),
    ],
)
def test_only_our_own_pages_send(client: Client, headers: dict[str, str], status: int) -> None:
    answer = client.post(FORM, "a=b", URLENCODED, headers=headers)
    assert answer.status_code == status
    if status == 403:
        assert Soup(answer.text).one("h1").text == "Emme voineet ottaa tätä vastaan"
        assert answer.headers["Cache-Control"] == "no-store"


@override_settings(SITE_URL="https://takaovi.example")
def test_the_public_address_counts_as_ours_behind_a_proxy(client: Client) -> None:
    assert client.post(FORM, "a=b", URLENCODED, headers={"origin": "https://takaovi.example"}).status_code == 200


@pytest.mark.parametrize(
    ("kind", "length", "status"),
    [
        (URLENCODED, "500000", 0),
        (URLENCODED, "500001", 413),
        ("multipart/form-data; boundary=x", "12000000", 0),
        ("multipart/form-data; boundary=x", "12000001", 413),
        ("application/json", "100001", 413),
        ("text/plain", "5", 415),
        ("application/xml", "5", 415),
        ("", "0", 0),
        ("", "1", 413),
        (URLENCODED, "-1", 400),
        (URLENCODED, "9e9", 400),
        (URLENCODED, "٣", 400),
    ],
)
def test_a_body_has_a_kind_and_a_size(kind: str, length: str, status: int) -> None:
    request = RequestFactory().generic("POST", FORM, CONTENT_TYPE=kind, CONTENT_LENGTH=length)
    assert refusal_of_body(request) == status
    assert set(MOST_BODY) == {"", URLENCODED, "multipart/form-data", "application/json"}


def test_a_view_that_did_not_ask_for_posts_gets_none(client: Client) -> None:
    answer = client.post("/fi/house/kahvitupa", "a=b", URLENCODED)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_what_is_too_large_gets_a_page_that_says_so(client: Client) -> None:
    answer = client.post(FORM, "a=" + "b" * 500_000, URLENCODED)
    assert answer.status_code == 413
    assert "Se oli liian suuri. Lyhennä tekstiä tai pienennä kuvaa ja lähetä uudelleen." in answer.text


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/fi/leave/abc", "List-Unsubscribe=One-Click", 200),
        ("/fi/leave/abc", "List-Unsubscribe=One-Click&a=b", 403),
        ("/fi/leave/abc", "List-Unsubscribe=yes", 403),
        ("/fi/leave/abc", "a=" + "b" * 999, 403),
        ("/fi/leave/abc", "", 403),
        (FORM, "List-Unsubscribe=One-Click", 403),
        ("/fi/house/kahvitupa", "List-Unsubscribe=One-Click", 405),
    ],
)
def test_from_elsewhere_only_a_mail_programs_one_click_is_taken(
    client: Client, path: str, body: str, status: int
) -> None:
    headers = {"sec-fetch-site": "cross-site", "origin": "https://mail.example"}
    assert client.post(path, body, URLENCODED, headers=headers).status_code == status


def test_a_one_click_is_no_body_of_another_kind(client: Client) -> None:
    headers = {"origin": "https://mail.example"}
    answer = client.post("/fi/leave/abc", '{"List-Unsubscribe": "One-Click"}', "application/json", headers=headers)
    assert answer.status_code == 403
