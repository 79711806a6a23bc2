"""What is not published, or no longer, is told on no page, in no list and to no machine."""

from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from takaovi.core.clock import HELSINKI, stopped_at, to_minute
from takaovi.places.models import Place
from takaovi.programme.models import Activity
from tests.factories.hours import make_open_place
from tests.factories.programme import an_activity, an_occurrence

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 13, 0, tzinfo=HELSINKI)
HIDDEN_PHONE = "014 555 0199"
SECRETS = ("Suojattu", "suojattu", "Salainen", "salainen", "Kätkötie", HIDDEN_PHONE)


@pytest.fixture
def hidden() -> Place:
    """A place that was taken away from view (a shelter, say), with an activity that was not."""
    cache.clear()
    with stopped_at(TUESDAY):
        place = make_open_place(
            confirmed=TUESDAY - timedelta(days=1),
            name_fi="Suojattu talo",
            summary_fi="Salainen paikka.",
            slug="suojattu-talo",
            street="Kätkötie 1",
            phone=HIDDEN_PHONE,
            lat=62.26,
            lon=24.71,
            published=None,
        )
        secret = an_activity(place=place, slug="salainen", title_fi="Salainen kokous", published=None)
        shown = an_activity(place=place, slug="lauluilta", title_fi="Lauluilta", part_of=secret)
        online = an_activity(place=place, slug="etana", title_fi="Etähetki", online_url="https://meet.example/x")
        for activity in (secret, shown, online):
            an_occurrence(activity, to_minute(TUESDAY) + 60)
    return place


@pytest.mark.parametrize(
    "path",
    [
        "/fi/auki?missa=Keuruu", "/fi/auki?missa=salainen", "/fi/auki?missa=suojatu", "/fi/yllata?missa=Keuruu",
        "/fi/kartta", "/fi/kartta?rajaus=62.2,24.6,62.3,24.8", "/fi/paiva/2026-11-24", "/fi/viikko/2026-W48",
        "/fi/kunnat", "/fi/ohjelma/lauluilta", "/en/programme/etana", "/sitemap.xml", "/sitemap-pages.xml",
    ],
)  # fmt: skip
def test_no_page_tells_of_what_is_not_published(client: Client, hidden: Place, path: str) -> None:
    with stopped_at(TUESDAY):
        answer = client.get(path)
    assert answer.status_code == 200
    body = answer.text.replace("missa=salainen", "").replace('value="salainen"', "").replace("missa=suojatu", "")
    assert [secret for secret in SECRETS if secret in body] == []


@pytest.mark.parametrize(
    "path", ["/fi/paikka/suojattu-talo", "/fi/paikka/suojattu-talo/kun-tulet", "/fi/ohjelma/salainen"]
)
def test_an_unpublished_page_looks_like_one_that_never_was(client: Client, hidden: Place, path: str) -> None:
    known, never = client.get(path), client.get(path.replace("suojattu-talo", "x").replace("salainen", "x"))
    assert (known.status_code, never.status_code) == (404, 404)
    same = known.text.replace("/suojattu-talo", "/x").replace("/salainen", "/x")
    assert same == never.text


def test_the_map_of_the_site_names_published_pages_only(client: Client, hidden: Place) -> None:
    assert "suojattu" not in client.get("/sitemap-places-0.xml").text
    assert "salainen" not in client.get("/sitemap-activities-0.xml").text
    assert Activity.objects.get(slug="salainen").published is None
