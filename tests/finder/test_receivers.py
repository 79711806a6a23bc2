"""The search follows what is published, told by events from below."""

import pytest

from takaovi.finder.search import search_places
from takaovi.places.actions import hide_place, publish_place, save_place
from takaovi.places.models import Place
from tests.factories.places import make_place

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
