"""Names spelt on the keys of a telephone."""

import pytest

from takaovi.phone.keys_values import keyed, means
from takaovi.phone.queries import area_for, localities
from takaovi.phone.state_values import as_json, from_json
from takaovi.phone.values import CallState, Locality, Place, Topic, Wished


def test_letters_of_a_name_become_keys() -> None:
    assert [keyed(name) for name in ("Keuruu", "Äänekoski", "Pedersöre")] == ["538788", "226356754", "733377673"]


@pytest.mark.parametrize(("keys", "meant"), [("538", True), ("53", True), ("5", False), ("539", False), ("", False)])
def test_the_first_keys_are_enough_and_one_is_too_few(keys: str, meant: bool) -> None:
    assert means(keys, ("Keuruu", "")) is meant


@pytest.mark.django_db
def test_five_digits_are_a_postcode() -> None:
    assert localities("40100") == (Locality("40100", "Jyväskylä"),)
    assert area_for("40100").municipality == "179"


@pytest.mark.django_db
def test_letters_name_a_municipality_also_in_swedish() -> None:
    assert Locality("249", "Keuruu") in localities("538788")
    assert Locality("740", "Nyslott") in localities(keyed("Nyslott"), "sv")


@pytest.mark.django_db
@pytest.mark.parametrize("keys", ["", "1", "00000", "*", "12345678901"])
def test_keys_that_mean_nothing_find_nothing(keys: str) -> None:
    assert localities(keys) == ()


def test_a_code_nobody_has_is_the_whole_network() -> None:
    assert area_for("").point is None


def test_a_state_is_the_same_after_it_was_kept() -> None:
    state = CallState(Place.CHOOSE, "sv", "", 1, (Locality("249", "Keuruu"),), Wished.EVENING, Topic.NEARBY)
    assert from_json(as_json(state)) == state
