"""What search engines are told: where they may ask, and which pages there are."""

import re

import pytest
from django.test import Client

from takaovi.finder import sitemap_queries
from tests.factories.programme import a_place

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "shut"),
    [("/fi/auki?missa=x&milloin=huomenna", False), ("/fi/yllata?n=3", True), ("/fi/yllata?missa=x&n=3", True)],
)
def test_they_may_ask_for_another_time_but_not_for_every_turn_of_chance(client: Client, path: str, shut: bool) -> None:
    rules = re.findall(r"^Disallow: (.+)$", client.get("/robots.txt").text, re.MULTILINE)
    assert any(re.match(re.escape(rule).replace(r"\*", ".*"), path) for rule in rules) is shut


def test_the_map_of_the_site_comes_in_parts_and_ends(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap_queries, "PART", 2)
    monkeypatch.setattr("takaovi.finder.machine_views.PART", 2)
    for number in range(3):
        a_place(slug=f"tupa-{number}")
    assert client.get("/sitemap.xml").text.count("/sitemap-places-") == 2
    assert client.get("/sitemap-places-1.xml").text.count("<loc>http://127.0.0.1:8000/fi/paikka/tupa-2</loc>") == 1
    for part in ("2", "99999", "9" * 20, "-1", "", "x"):
        assert client.get(f"/sitemap-places-{part}.xml").status_code == 404
