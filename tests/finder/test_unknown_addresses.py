"""An address that nobody made is told so at once; one with a closing slash leads to its page."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/fi/olematon",
        "/fi/olematon/",
        "/sv/finns-inte",
        "/en/a/b/c",
        "/selko/olematon/x/",
        "/fi//evil.example/",
        "/de/",
    ],
)
def test_an_unknown_address_is_not_sent_to_and_fro(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1" in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/fi/auki/?missa=Keuruu", "/fi/auki?missa=Keuruu"),
        ("/sv/kommuner/", "/sv/kommuner"),
        ("/en/day/2026-11-24/", "/en/day/2026-11-24"),
        ("/fi", "/fi/"),
        ("/selko", "/selko/"),
    ],
)
def test_a_slash_too_many_or_too_few_leads_to_the_page(client: Client, path: str, address: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (301, address)
