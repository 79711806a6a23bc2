"""A proposal of shifts: own choices stay, the cheapest is found, work is spread, and every seat says why."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takaovi.volunteering.rota_flow import propose
from takaovi.volunteering.rota_next import next_person, propose_in_company
from takaovi.volunteering.rota_values import Given, Helper, Left, Reason, Rota, Seats, check, cost_of, seat_kinds

MONDAY = date(2026, 11, 30)


def shift(number: int, day: int = 0, places: int = 1, *skills: str) -> Seats:
    """Shift ``number``, ``day`` days after Monday, four hours long."""
    return Seats(number, day * 1440, day * 1440 + 240, MONDAY + timedelta(days=day), places, skills)


def helper(number: int, can: set[int], **more: object) -> Helper:
    sets = {"wishes", "has", "skills"}
    kept = {name: frozenset(value) if name in sets else value for name, value in more.items()}  # type: ignore[call-overload]
    return Helper(number, frozenset(can), **kept)  # type: ignore[arg-type]


def rota(shifts: list[Seats], helpers: list[Helper]) -> Rota:
    return Rota(tuple(shifts), tuple(helpers))


def pairs(found: Rota) -> list[tuple[int, int]]:
    return [(seat.shift, seat.person) for seat in propose(found).given]


def test_what_somebody_took_themselves_is_never_moved() -> None:
    found = propose(rota([shift(1)], [helper(1, {1}, has={1}, behind=9), helper(2, {1})]))
    assert found.given == (Given(1, 1, "", (Reason.OWN_CHOICE,)),)


def test_work_goes_to_whoever_has_done_least() -> None:
    found = propose(rota([shift(1)], [helper(1, {1}, behind=3), helper(2, {1})]))
    assert found.given == (Given(1, 2, "", (Reason.FEWEST_SO_FAR,)),)


def test_a_wish_weighs_as_much_as_one_shift_more_and_says_so() -> None:
    found = propose(rota([shift(1)], [helper(1, {1}, wishes={1}, behind=1), helper(2, {1})]))
    assert found.given == (Given(1, 1, "", (Reason.WISHED,)),)


def test_two_shifts_are_spread_over_two_people() -> None:
    assert pairs(rota([shift(1), shift(2, 1)], [helper(1, {1, 2}), helper(2, {1, 2})])) in (
        [(1, 1), (2, 2)],
        [(1, 2), (2, 1)],
    )


def test_nobody_has_two_shifts_on_a_day_or_more_than_they_want_in_a_week() -> None:
    assert len(pairs(rota([shift(1), shift(2)], [helper(1, {1, 2})]))) == 1
    assert len(pairs(rota([shift(1), shift(2, 1)], [helper(1, {1, 2}, a_week=1)]))) == 1
    assert len(pairs(rota([shift(1), shift(2, 7)], [helper(1, {1, 2}, a_week=1)]))) == 2


def test_own_choices_count_against_the_week() -> None:
    found = rota([shift(1), shift(2, 1)], [helper(1, {1, 2}, has={1}, a_week=1)])
    assert pairs(found) == [(1, 1)]
    assert propose(found).left == (Left(2, "", Reason.ALL_HAVE_ENOUGH),)


def test_a_keyholder_is_kept_for_the_seat_that_needs_one() -> None:
    found = propose(rota([shift(1, 0, 2, "keyholder")], [helper(1, {1}, skills={"keyholder"}), helper(2, {1})]))
    assert [(seat.person, seat.skill) for seat in found.given] == [(1, "keyholder"), (2, "")]
    assert Reason.HAS_THE_SKILL in found.given[0].reasons


def test_an_empty_seat_says_why() -> None:
    found = propose(rota([shift(1), shift(2, 1, 1, "keyholder"), shift(3, 2)], [helper(1, {2, 3}, a_week=0)]))
    assert [(left.shift, left.reason) for left in found.left] == [
        (1, Reason.NOBODY_CAN),
        (2, Reason.NOBODY_WITH_THE_SKILL),
        (3, Reason.ALL_HAVE_ENOUGH),
    ]


def test_more_own_choices_than_seats_are_told() -> None:
    with pytest.raises(ValueError, match="more have taken shift 1"):
        propose(rota([shift(1)], [helper(1, {1}, has={1}), helper(2, {1}, has={1})]))


def test_an_empty_rota_is_an_empty_proposal() -> None:
    assert propose(rota([], [])).given == ()


def all_ways(found: Rota) -> Iterator[list[tuple[int, int, str]]]:
    """Every way to fill the seats, for a rota small enough to try them all."""
    seats = [
        (one.shift, skill) for one in found.shifts for skill, places in seat_kinds(one).items() for _ in range(places)
    ]
    people = [None, *(one.person for one in found.helpers)]
    for choice in product(people, repeat=len(seats)):
        chosen = zip(seats, choice, strict=True)
        yield [(shift, person, skill) for (shift, skill), person in chosen if person is not None]


def allowed(found: Rota, given: list[tuple[int, int, str]]) -> bool:
    try:
        check(found, given)
    except ValueError:
        return False
    return len({(shift, person) for shift, person, _ in given}) == len(given)


@st.composite
def small_rotas(draw: st.DrawFn) -> Rota:
    skills = st.lists(st.sampled_from(["keyholder", "coffee"]), max_size=1)
    shifts = [
        shift(number, draw(st.integers(0, 8)), draw(st.integers(1, 2)), *draw(skills))
        for number in range(draw(st.integers(1, 3)))
    ]
    ids = st.sets(st.sampled_from([one.shift for one in shifts]))
    helpers = [
        helper(
            number,
            draw(ids),
            wishes=draw(ids),
            skills=draw(st.sets(st.sampled_from(["keyholder", "coffee"]))),
            behind=draw(st.integers(0, 3)),
            a_week=draw(st.integers(0, 2)),
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    return rota(shifts, helpers)


@settings(max_examples=60, deadline=None)
@given(small_rotas())
def test_no_other_way_is_cheaper(found: Rota) -> None:
    best = min(cost_of(found, way) for way in all_ways(found) if allowed(found, way))
    assert propose(found).cost == best


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_a_whole_month_keeps_every_rule_and_every_seat_has_its_reason(seed: int) -> None:
    chance = Random(seed)
    keyholders: tuple[list[str], list[str]] = (["keyholder"], [])
    shifts = [shift(n, chance.randrange(28), chance.randint(1, 3), *chance.choice(keyholders)) for n in range(30)]
    helpers = [
        helper(n, {one.shift for one in shifts if chance.random() < 0.3}, a_week=2, behind=chance.randrange(4))
        for n in range(20)
    ]
    found = rota(shifts, helpers)
    proposal = propose(found)
    check(found, [(seat.shift, seat.person, seat.skill) for seat in proposal.given])
    assert all(seat.reasons for seat in proposal.given)
    assert len(proposal.given) + len(proposal.left) == sum(one.places for one in shifts)


def test_nobody_has_more_turns_in_the_rota_than_they_want() -> None:
    found = rota([shift(1), shift(2, 7), shift(3, 14)], [helper(1, {1, 2, 3}, at_most=2)])
    assert len(propose(found).given) == 2
    assert [left.reason for left in propose(found).left] == [Reason.ALL_HAVE_ENOUGH]
    with pytest.raises(ValueError, match="person 1 has more than they want"):
        check(found, [(1, 1, ""), (2, 1, ""), (3, 1, "")])


def test_after_a_no_whoever_has_had_least_is_asked_and_nobody_twice() -> None:
    found = rota([shift(1), shift(2)], [helper(1, {1}, behind=2), helper(2, {1}), helper(3, {1}), helper(4, {1, 2})])
    asked_last = {3: 5, 2: 9}
    assert next_person(found, 1, [(2, 4)], {4}, asked_last) == 3  # 2 was asked later
    assert next_person(found, 1, [(2, 4)], {3}, asked_last) == 2  # 4 has a shift on that day
    assert next_person(found, 1, [(2, 4)], {2, 3}, asked_last) == 1
    assert next_person(found, 1, [(2, 4)], {1, 2, 3}, asked_last) is None


def test_who_wishes_for_company_gets_it_where_no_seat_is_left_empty_for_it() -> None:
    shifts = [shift(1, 0, 2), shift(2, 1, 2)]
    cans = {1: {1, 2}, 2: {1, 2}, 3: {1}, 4: {2}}
    four = [helper(number, can, a_week=1) for number, can in cans.items()]
    of: dict[int, set[int]] = {}
    for seat in propose_in_company(rota(shifts, four), {2: [3]}).given:
        of.setdefault(seat.person, set()).add(seat.shift)
    assert of[2] == of[3]
    assert propose_in_company(rota(shifts, four), {}) == propose(rota(shifts, four))
