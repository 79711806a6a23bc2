"""Reading places: one doorway, fixed query counts, languages that fall back aloud."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from takaovi.core.errors import NotThere
from takaovi.core.geo import Point
from takaovi.core.viewer import Viewer
from takaovi.places.actions import set_arrival_answer
from takaovi.places.queries import cards, counts_by_municipality, place_for, place_named, venue_days
from takaovi.places.values import Question, VenueDays
from tests.factories.places import make_organisation, make_place

pytestmark = pytest.mark.django_db


def test_a_hidden_place_and_a_missing_one_look_alike() -> None:
    make_place(slug="piilossa", published=None)
    with pytest.raises(NotThere):
        place_for(Viewer(), "piilossa")
    with pytest.raises(NotThere):
        place_for(Viewer(), "olematon")


@pytest.mark.parametrize("amount", [1, 3])
def test_cards_take_one_query(amount: int) -> None:
    ids = [make_place().pk for _ in range(amount)]
    with CaptureQueriesContext(connection) as queries:
        found = cards(ids, "sv")
    assert len(queries) == 1
    assert sorted(found) == ids


@pytest.mark.parametrize("amount", [1, 3])
def test_a_place_page_takes_seven_queries_however_much_it_tells(amount: int) -> None:
    place = make_place(slug="tupa")
    for number in range(amount):
        place.keepings.create(organisation=make_organisation(), leads=number == 0)
        place.spaces.create(name_fi=f"Sali {number}")
        place.trait_notes.create(trait=number, note_fi="Näin.")
        set_arrival_answer(by="t", place=place, question=Question(number + 1), texts={"fi": "Punainen ovi."})
    with CaptureQueriesContext(connection) as queries:
        found = place_for(Viewer(), "tupa")
        told = [
            *found.keepings.all(), *found.spaces.all(), *found.ways.all(), *found.venues.all(),
            *found.trait_notes.all(), *found.arrival.all(),
        ]  # fmt: skip
        organisations = [keeping.organisation.name for keeping in found.keepings.all()]
    assert len(queries) == 7
    assert len(told) == 4 * amount
    assert len(organisations) == amount


def test_a_text_missing_in_swedish_comes_in_finnish_and_says_so() -> None:
    place = make_place(name_fi="Kahvitupa", name_sv=None)
    card = cards([place.pk], "sv")[place.pk]
    assert str(card.name) == "Kahvitupa"
    assert card.name.language.code == "fi"


def test_plain_finnish_falls_back_to_finnish() -> None:
    place = make_place(name_fi="Kahvitupa", summary_fi="Pitkä lause.", summary_fi_simple="Täällä on kahvia.")
    card = cards([place.pk], "fi-simple")[place.pk]
    assert (str(card.name), str(card.summary)) == ("Kahvitupa", "Täällä on kahvia.")


def test_municipalities_are_counted_by_their_published_places() -> None:
    make_place(name_fi="Öljytupa", municipality="249")
    make_place(name_fi="Aittatupa", municipality="249")
    make_place(name_fi="Piilo", municipality="249", published=None)
    make_place(name_fi="Muualla", municipality="179")
    assert counts_by_municipality() == {"249": 2, "179": 1}


@pytest.mark.parametrize("amount", [1, 3])
def test_the_venues_of_places_are_told_with_their_seasons_and_keys_in_one_query(amount: int) -> None:
    places = [make_place() for _ in range(amount)]
    expected = {}
    for place in places:
        shore = place.venues.create(name_fi="Ranta", lat=62.3, lon=25.1, from_day=601, to_day=815)
        stop = place.venues.create(name_fi="Kirkon piha", key="kirkonkyla", lat=62.4, lon=25.2)
        expected[place.pk] = [VenueDays(shore.pk, season=(601, 815)), VenueDays(stop.pk, key="kirkonkyla")]
    with CaptureQueriesContext(connection) as queries:
        assert venue_days([*expected, 999_999]) == expected
    assert len(queries) == 1


def test_a_card_tells_the_venues_of_its_place() -> None:
    bus, house = make_place(lat=None, lon=None), make_place()
    first = bus.venues.create(name_fi="Piha", name_sv="Gården", key="a", municipality="256", lat=63.3, lon=24.9)
    second = bus.venues.create(name_fi="Tori", key="b", village="Kylä", lat=63.1, lon=25.3)
    found = cards([bus.pk, house.pk], "sv")
    assert {key: (str(v.name), v.municipality, v.village, v.point) for key, v in found[bus.pk].venues.items()} == {
        first.pk: ("Gården", "256", "", Point(63.3, 24.9)),
        second.pk: ("Tori", "", "Kylä", Point(63.1, 25.3)),
    }
    assert found[house.pk].venues == {}


def test_a_command_may_name_a_hidden_place_and_is_told_of_a_missing_one() -> None:
    place = make_place(slug="piilossa", published=None)
    assert place_named("piilossa") == place
    with pytest.raises(NotThere, match="there is no place olematon"):
        place_named("olematon")
