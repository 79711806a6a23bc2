"""Which pages have a quick way out: those a person may have to hide, and none of the finder."""

import pytest
from django.test import Client

from tests.factories.hours import make_open_place
from tests.finder.page_words import get

pytestmark = pytest.mark.django_db
HIDDEN = ("/fi/apua-heti", "/sv/hjalp-nu", "/en/help-now", "/selko/apua-heti", "/fi/soita")
OPEN = (
    "/fi/", "/fi/auki?missa=Keuruu", "/fi/kysymykset", "/fi/yllata", "/fi/kartta", "/fi/kunnat", "/fi/kunta/keuruu",
    "/fi/paikka/tupa", "/fi/paiva/2026-11-25", "/fi/viikko/2026-W48",
)  # fmt: skip


@pytest.mark.parametrize("path", HIDDEN)
def test_a_page_that_may_have_to_be_hidden_has_the_button_and_its_explanation(client: Client, path: str) -> None:
    page = get(client, path)
    assert page.count("data-quick-exit") == 2
    assert f"?sivu={path}" in page


@pytest.mark.parametrize("path", OPEN)
def test_the_finder_has_none(client: Client, path: str) -> None:
    """It would tell people that the service is not for them."""
    make_open_place(slug="tupa")
    assert "data-quick-exit" not in get(client, path)
