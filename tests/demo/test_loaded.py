"""The region as it stands in a database, read and left alone: loaded once for this file."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from takaovi.core import clock
from takaovi.core.journal.models import Fact
from takaovi.demo.queries import is_due
from takaovi.hours.models import OpeningSpan
from takaovi.hours.queries import truths
from takaovi.places.models import Place
from takaovi.programme.models import Activity, Occurrence
from takaovi.programme.values import COMPANIES
from tests.demo.conftest import NOON

pytestmark = [pytest.mark.usefixtures("region"), pytest.mark.django_db]


def test_every_photo_is_small_described_and_named_by_its_content() -> None:
    with_photo = [place for place in Place.objects.all() if place.photo]
    assert len(with_photo) == 58
    for place in with_photo:
        content = place.photo.read()
        assert len(content) <= 40_000
        assert content[8:12] == b"WEBP"
        assert place.photo.name == f"doors/{hashlib.blake2b(content, digest_size=12).hexdigest()}.webp"
        assert place.photo_alt_fi
        assert place.photo_alt_sv
        assert place.photo_alt_en
    assert len({place.photo.name for place in with_photo}) >= 20


def test_hours_are_fresh_stale_hearsay_or_not_known() -> None:
    ids = dict(Place.objects.values_list("slug", "id"))
    found = truths(list(ids.values()))
    fresh = [slug for slug, pk in ids.items() if any(layer.is_fresh(clock.now()) for layer in found[pk])]
    assert len(fresh) >= 40
    assert "kahvitupa-lampi" in fresh
    (stale,) = found[ids["naapurin-kammari"]]
    assert (stale.certainty, stale.confirmed_as, stale.is_fresh(clock.now())) == ("sure", "keeper", False)
    assert stale.phone == "014 000 1801"
    (heard,) = found[ids["asemapaallikon-keittio"]]
    assert (heard.certainty, heard.is_fresh(clock.now())) == ("hearsay", False)
    (unknown,) = found[ids["kannonnokka"]]
    assert (unknown.known, unknown.confirmed) == (False, None)
    assert found[ids["asukastila-leppakerttu"]] == []


def test_one_group_has_no_room_left() -> None:
    full = Occurrence.objects.filter(full=True, start__gt=clock.to_minute(clock.now()))
    assert {one.activity.slug for one in full.select_related("activity")} >= {"ystavapiiri-murusen-olohuone"}


def test_every_activity_tells_how_many_usually_come() -> None:
    told = dict(Activity.objects.values_list("slug", "company"))
    assert set(told.values()) == set(COMPANIES)
    assert (told["seniortanssit-soutajien-tupa"], told["kylabussi-kinnula"]) == ("many", "few")


def test_the_bus_stands_at_a_stop_of_its_own_in_four_municipalities() -> None:
    bus = Place.objects.get(slug="kylabussi-mutka")
    stops = dict(bus.venues.values_list("pk", "municipality"))
    assert set(stops.values()) == {"256", "265", "216", "312"}
    assert set(OpeningSpan.objects.filter(place=bus).values_list("venue", flat=True)) == set(stops)


def test_fourteen_asked_for_a_tuesday_evening_in_keuruu() -> None:
    asked = [fact for fact in Fact.objects.filter(kind="asked", municipality="249") if fact.detail["weekday"] == 1]
    assert len(asked) == 14
    assert {fact.detail["found"] for fact in asked} == {0}
    assert max(fact.hour for fact in asked) < clock.to_minute(NOON) // 60


def test_a_quick_look_finds_nothing_to_do() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert not is_due()
    assert len(queries) == 1
