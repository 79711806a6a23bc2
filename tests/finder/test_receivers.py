"""The search follows what is published, told by events from below."""

import pytest

from takaovi.finder.search import search_places
from takaovi.places.actions import hide_place, publish_place, save_place
from takaovi.places.models import Place
from takaovi.programme.actions import save_activity
from tests.factories.places import make_place
from tests.factories.programme import an_activity

pytestmark = pytest.mark.django_db(transaction=True)


def found(words: str) -> list[str]:
    return [Place.objects.get(pk=place_id).slug for place_id in search_places(words, "fi").place_ids]


def test_a_published_place_is_found_by_its_words_and_a_hidden_one_is_not() -> None:
    place = make_place(slug="neulekerho", published=None, summary_fi="Neulomme yhdessä villasukkia.")
    assert found("villasukkia") == []
    publish_place(by="t", place=place)
    assert found("villasukat") == ["neulekerho"]
    hide_place(by="t", place=place)
    assert found("villasukat") == []


def test_new_words_replace_the_old_ones() -> None:
    place = make_place(slug="tupa", summary_fi="Neulomme yhdessä.")
    publish_place(by="t", place=place)
    save_place(by="t", slug="tupa", fields={"summary_fi": "Pelaamme shakkia."})
    assert (found("neulomaan"), found("shakkia")) == ([], ["tupa"])


def test_a_moved_activity_is_found_at_its_new_place_and_no_more_at_the_old_one() -> None:
    old, new = make_place(slug="vanha-tupa"), make_place(slug="uusi-tupa")
    an_activity(slug="verhoilu", title_fi="Verhoilupaja", place=old)
    save_activity(by="t", slug="verhoilu", fields={"summary_fi": "Verhoilemme tuoleja."})
    assert found("verhoilemme") == ["vanha-tupa"]
    save_activity(by="t", slug="verhoilu", fields={"place": new})
    assert found("verhoilemme") == ["uusi-tupa"]
    save_activity(by="t", slug="verhoilu", fields={"place": None, "phone": "040 123 4567"})
    assert found("verhoilemme") == []
