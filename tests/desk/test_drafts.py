"""What was typed at the desk comes back after a lost connection and a closed tab, and goes when it is saved."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from takaovi.core.clock import stopped_at
from takaovi.core.drafts.models import Draft
from takaovi.core.viewer import Scope
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.programme.models import Activity
from tests.desk.conftest import LetIn

pytestmark = pytest.mark.django_db
NEW = "/fi/poyta/paikka/kahvitupa/ohjelma/uusi"
CAFE = {"title_fi": "Kahvit", "summary_fi": "Kahvia.", "days": ["wed", "fri"], "start": "13", "end": "15"}
SEASON = {"first": "1.9.2026", "last": "31.5.2027", "rests": "w8", "once": "a"}
TOLD = "Tämän kirjoitit viimeksi. Sitä ei ole vielä tallennettu."


def test_a_series_that_was_only_said_back_comes_back_and_goes_with_the_yes(client: Client, keeper: Person) -> None:
    with stopped_at(datetime(2026, 8, 20, 9, tzinfo=UTC)):
        client.post(NEW, CAFE | SEASON)
        page = client.get(NEW).content.decode()
        assert TOLD in page
        assert 'value="Kahvit"' in page
        assert 'value="1.9.2026"' in page
        assert [f'value="{day}" checked' in page for day in ("mon", "wed", "fri")] == [False, True, True]
        client.post(NEW, CAFE | SEASON | {"do": "draft"})
        assert Activity.objects.count() == 1
        assert Draft.objects.count() == 0
        assert TOLD not in client.get(NEW).content.decode()


def test_what_was_typed_wrong_is_kept_too_and_can_be_thrown_away(client: Client, keeper: Person) -> None:
    client.post(NEW, CAFE | {"start": "kello yks"})
    assert 'value="kello yks"' in client.get(NEW).content.decode()
    client.post(NEW, {"do": "forget"})
    assert Draft.objects.count() == 0
    assert 'value="kello yks"' not in client.get(NEW).content.decode()


def test_nobody_else_sees_what_one_has_typed(client: Client, let_in: LetIn, keeper: Person, place: Place) -> None:
    client.post(NEW, CAFE)
    let_in("keeper", Scope("place", place.pk), "Toinen")
    assert 'value="Kahvit"' not in client.get(NEW).content.decode()


def test_a_text_that_came_back_still_meets_another_writers(client: Client, keeper: Person, place: Place) -> None:
    path = "/fi/poyta/paikka/kahvitupa/tekstit/welcome"
    page = client.get(path).content.decode()
    mark = page.partition('name="mark" value="')[2].partition('"')[0]
    client.post(path, {"mark": mark, "welcome_fi": "x" * 161})
    Place.objects.filter(pk=place.pk).update(welcome_fi="Toisen sana.")
    page = client.get(path).content.decode()
    assert TOLD in page
    assert "x" * 161 in page
    assert f'name="mark" value="{mark}"' in page
    clash = client.post(path, {"mark": mark, "welcome_fi": "Minun sana."}).content.decode()
    assert "Toisen sana." in clash
    assert "Minun sana." in clash


def test_the_script_keeps_what_is_typed_and_nothing_is_saved_by_it(
    client: Client, keeper: Person, place: Place
) -> None:
    path = "/fi/poyta/paikka/kahvitupa/tekstit/welcome"
    assert "data-keep" in client.get(path).content.decode()
    kept = client.post(path, {"step": "keep", "mark": "x", "welcome_fi": "Tule si"})
    assert (kept.status_code, kept["Cache-Control"]) == (204, "no-store")
    place.refresh_from_db()
    assert place.welcome == ""
    page = client.get(path).content.decode()
    assert TOLD in page
    assert 'value="Tule si"' in page


def test_facts_and_qualities_come_back_with_every_tick(client: Client, keeper: Person) -> None:
    facts, qualities = (f"/fi/poyta/paikka/kahvitupa/{page}" for page in ("tiedot", "piirteet"))
    client.post(facts, {"step": "keep", "mark": "x", "phone": "soita", "languages": ["fi", "ar"]})
    page = client.get(facts).content.decode()
    assert TOLD in page
    assert 'value="soita"' in page
    assert [f'value="{code}" checked' in page for code in ("fi", "sv", "ar")] == [True, False, True]
    client.post(qualities, {"step": "keep", "mark": "x", "traits": ["0", "8"]})
    page = client.get(qualities).content.decode()
    assert [f'value="{number}" checked' in page for number in (0, 1, 8)] == [True, False, True]
    client.post(qualities, {"do": "forget"})
    client.post(facts, {"do": "forget"})
    assert Draft.objects.count() == 0
