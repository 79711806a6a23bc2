"""What people type becomes a question; nothing they can type is an error."""

from datetime import datetime

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from takaovi.core.clock import HELSINKI
from takaovi.core.geo import Point
from takaovi.finder.forms import NOTES, read_need, read_wishes
from takaovi.finder.values import Need, When, Wish
from takaovi.places.values import Trait

NOW = datetime(2026, 11, 24, 16, 40, tzinfo=HELSINKI)


def ask(query: str) -> Need:
    return read_need(QueryDict(query), NOW, HELSINKI)


def test_a_village_an_evening_and_a_wish() -> None:
    need = ask("missa=Keuruulla&milloin=illalla&toive=hiljainen")
    assert (need.area.name, need.area.municipality) == ("Keuruu", "249")
    assert need.window.when is When.TONIGHT
    assert need.wishes == (Wish.GENTLE,)
    assert need.notes == ()


def test_a_former_municipality_is_known_and_belongs_to_the_new_one() -> None:
    need = ask("missa=Pylkönmäki")
    assert (need.area.name, need.area.municipality) == ("Pylkönmäki", "729")


def test_words_beside_the_place_are_searched_for() -> None:
    need = ask("missa=perhekahvila+Keuruulla")
    assert (need.area.name, need.words) == ("Keuruu", "perhekahvila")


def test_a_slip_of_the_finger_is_mended_with_a_note() -> None:
    need = ask("missa=Jyvskylä")
    assert need.area.name == "Jyväskylä"
    assert need.notes == ("where_corrected",)


def test_a_position_is_rounded_to_a_kilometre_and_belongs_to_the_nearest_municipality() -> None:
    need = ask("missa=62.257891,24.709876")
    assert need.area.point == Point(62.26, 24.71)
    assert need.area.is_position
    assert need.area.municipality == "249"


def test_a_position_abroad_leads_back_home() -> None:
    assert ask("missa=40.4,-3.7").notes == ("position_abroad",)


def test_wishes_come_once_each_and_not_sure_is_left_out() -> None:
    assert read_wishes(["hiljainen", "enosaa", "maksuton,hiljainen", "olematon", "shy"]) == (Wish.GENTLE, Wish.FREE)


def test_only_hard_wishes_shut_places_out() -> None:
    assert ask("toive=maksuton&toive=koira&toive=hiljainen").must == Trait.FREE.bit | Trait.DOGS.bit


def test_a_long_question_is_read_from_its_beginning() -> None:
    need = ask("missa=" + "a" * 10_000)
    assert len(need.raw_where) == 200
    assert "where_long" in need.notes


@given(
    st.dictionaries(
        st.sampled_from(["missa", "milloin", "toive", "kaikki", "n"]),
        st.text(max_size=300) | st.sampled_from(["2026-02-30", "99999999999999", "\x00", "1e9,1e9", "-0,-0", "62,25"]),
    )
)
def test_nothing_that_can_be_typed_raises(values: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update(values)
    need = read_need(query, NOW, HELSINKI)
    assert need.window.start < need.window.end
    assert set(need.notes) <= set(NOTES)


@pytest.mark.parametrize("note", sorted(NOTES))
def test_every_note_is_a_sentence(note: str) -> None:
    assert str(NOTES[note]).endswith(".")
