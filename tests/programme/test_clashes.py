"""Hints about what happens on top of each other, from values alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takaovi.core.language import BY_CODE
from takaovi.core.text import Said
from takaovi.programme.clashes import clashes
from takaovi.programme.values import Happening

FI = BY_CODE["fi"]
NONE = Said("", FI)
COFFEE = Happening(
    occurrence_id=1,
    activity_id=1,
    slug="kahvihetki",
    place_id=10,
    usual_place_id=10,
    space_id=None,
    part_of=None,
    planned=1000,
    start=1000,
    end=1120,
    status="on",
    kind="regular",
    zone="Europe/Helsinki",
    sign_up="none",
    cost_cents=0,
    min_age=None,
    max_age=None,
    traits=0,
    company="",
    online_url="",
    phone="",
    full=False,
    exclusive=False,
    sign_up_here=False,
    title=Said("Kahvihetki", FI),
    reason=NONE,
    audience=NONE,
)
SINGING = COFFEE._replace(occurrence_id=2, activity_id=2, start=1060, end=1180)
VILLAGES = {10: "179 Korpilahti", 11: "179 Korpilahti", 12: "179 Palokka"}


def why(a: Happening, b: Happening) -> list[str]:
    return [clash.why for clash in clashes([b, a], VILLAGES)]


def test_two_activities_in_the_same_room_clash() -> None:
    (clash,) = clashes([SINGING._replace(space_id=5), COFFEE._replace(space_id=5)])
    assert (clash.a.activity_id, clash.b.activity_id, clash.why) == (1, 2, "same_space")


def test_two_rooms_of_a_house_do_not_clash() -> None:
    assert why(COFFEE._replace(space_id=5), SINGING._replace(space_id=6)) == []


def test_two_activities_in_a_place_without_rooms_clash() -> None:
    assert why(COFFEE, SINGING) == ["same_place"]


def test_a_time_kept_for_a_group_clashes_with_an_open_one() -> None:
    assert why(COFFEE._replace(exclusive=True), SINGING) == ["kept_for_group"]
    assert why(COFFEE._replace(exclusive=True), SINGING._replace(space_id=5)) == ["kept_for_group"]


def test_a_room_kept_for_a_group_leaves_the_other_room_alone() -> None:
    assert clashes([COFFEE._replace(exclusive=True, space_id=5), SINGING._replace(space_id=6)]) == []


def test_the_same_people_in_one_village_are_a_hint() -> None:
    assert why(COFFEE, SINGING._replace(place_id=11)) == ["same_people"]
    assert why(COFFEE, SINGING._replace(place_id=12)) == []
    assert clashes([COFFEE, SINGING._replace(place_id=11)]) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ({"audience": Said("Nuoret", FI)}, {"audience": Said("nuoret ", FI)}, ["same_people"]),
        ({"audience": Said("Nuoret", FI)}, {"audience": NONE}, []),
        ({"max_age": 12}, {"min_age": 13}, []),
        ({"max_age": 13}, {"min_age": 13}, ["same_people"]),
        ({"min_age": 18, "max_age": 30}, {"max_age": 17}, []),
    ],
)
def test_the_same_people_are_told_by_words_and_ages(
    ours: dict[str, object], theirs: dict[str, object], expected: list[str]
) -> None:
    assert why(COFFEE._replace(**ours), SINGING._replace(place_id=11, **theirs)) == expected  # type: ignore[arg-type]


def test_what_only_touches_does_not_clash() -> None:
    assert why(COFFEE, SINGING._replace(start=1120)) == []


def test_cancelled_and_remote_ones_clash_with_nothing() -> None:
    assert why(COFFEE._replace(status="cancelled"), SINGING) == []
    assert why(COFFEE._replace(place_id=None), SINGING._replace(place_id=None)) == []


def test_a_conference_does_not_clash_with_its_own_sessions() -> None:
    session = SINGING._replace(part_of=1)
    assert why(COFFEE._replace(kind="conference"), session) == []
    other = session._replace(occurrence_id=3, activity_id=3)
    assert why(session, other) == []
    assert why(session._replace(space_id=5), other._replace(space_id=5)) == ["same_space"]


def test_three_at_once_are_three_pairs_in_order_of_time() -> None:
    third = SINGING._replace(occurrence_id=3, activity_id=3, start=1100)
    pairs = [(clash.a.activity_id, clash.b.activity_id) for clash in clashes([third, SINGING, COFFEE])]
    assert pairs == [(1, 2), (1, 3), (2, 3)]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)), max_size=12))
def test_every_overlapping_pair_is_found_once(times: list[tuple[int, int]]) -> None:
    listed = [
        COFFEE._replace(occurrence_id=number, activity_id=number, start=start, end=start + length)
        for number, (start, length) in enumerate(times)
    ]
    naive = {
        frozenset({a.activity_id, b.activity_id})
        for a in listed
        for b in listed
        if a is not b and a.start < b.end and b.start < a.end
    }
    found = [frozenset({clash.a.activity_id, clash.b.activity_id}) for clash in clashes(listed)]
    assert len(found) == len(naive)
    assert set(found) == naive
