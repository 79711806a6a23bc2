"""A day and a week of the programme have one address each; other ways to write them lead there for good."""

import pytest
from django.test import Client

from takaovi.core.clock import stopped_at
from tests.finder.page_words import TUESDAY, get

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/fi/paiva/20261124", "/fi/paiva/2026-11-24"),
        ("/fi/paiva/2026W482?missa=Keuruu&x=1", "/fi/paiva/2026-11-24?missa=Keuruu&x=1"),
        ("/sv/dag/2026-W48-2", "/sv/dag/2026-11-24"),
        ("/en/week/2027-W1?missa=%C3%84%C3%A4nekoski", "/en/week/2027-W01?missa=%C3%84%C3%A4nekoski"),
        ("/selko/viikko/2026-W4", "/selko/viikko/2026-W04"),
    ],
)
def test_another_way_to_write_a_day_leads_to_its_address_for_good(client: Client, written: str, address: str) -> None:
    with stopped_at(TUESDAY):
        answer = client.get(written)
    assert (answer.status_code, answer.headers["Location"]) == (301, address)
    assert get(client, address)


@pytest.mark.parametrize(
    "path", ["/fi/paiva/20261324", "/fi/paiva/20200101", "/fi/paiva/huomenna", "/fi/viikko/2026W48"]
)
def test_what_is_no_day_near_us_is_not_there(client: Client, path: str) -> None:
    with stopped_at(TUESDAY):
        assert client.get(path).status_code == 404
