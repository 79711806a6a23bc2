"""The order of suggestions and their stated reasons."""

from dataclasses import replace
from datetime import date

from takaovi.finder.suggest import suggest
from takaovi.finder.values import (
    Area,
    Caution,
    Mode,
    Need,
    Option,
    Reason,
    Reservation,
    When,
    Window,
    Wish,
)
from takaovi.places.values import Trait, mask

NOW = 29_900_000
NOW_WINDOW = Window(When.NOW, NOW, NOW + 1, date(2026, 11, 24))
NEED = Need(Area("Keuruu", "Keuruu", "249", is_exact=True), NOW_WINDOW)
OPEN = Option(1, 1.0, mask((Trait.FREE,)), Mode.STAFFED, NOW - 60, NOW + 120, open_at_start=True, shown=Mode.STAFFED)


def order(need: Need, *options: Option) -> list[int]:
    answer = suggest(options, need)
    return [s.option.place_id for s in (*answer.open, *answer.ask_first, *answer.later)]


def test_a_confirmed_door_with_a_person_comes_before_a_nearer_one_without() -> None:
    self_service = OPEN._replace(place_id=2, km=0.1, mode=Mode.SELF_SERVICE)
    assert order(NEED, self_service, OPEN) == [1, 2]


def test_a_door_that_needs_a_key_or_a_call_is_told_apart_from_open_ones() -> None:
    with_card = OPEN._replace(place_id=2, mode=Mode.SELF_SERVICE, needs_key=True)
    by_call = OPEN._replace(place_id=3, mode=Mode.BY_ARRANGEMENT)
    without_host = OPEN._replace(place_id=4, mode=Mode.IF_SHIFT_FILLED)
    answer = suggest([by_call, without_host, with_card], NEED)
    assert (answer.found, [s.option.place_id for s in answer.keyed]) == (0, [2, 4, 3])


def test_close_enough_to_walk_is_not_said_of_a_whole_municipality() -> None:
    vague = replace(NEED, area=Area("Keuruu", "Keuruu", "249"))
    assert Reason.NEAR in suggest([OPEN], NEED).open[0].reasons
    assert Reason.NEAR not in suggest([OPEN], vague).open[0].reasons


def test_a_place_for_the_young_comes_after_places_for_all_unless_a_child_comes_along() -> None:
    young = OPEN._replace(place_id=2, km=0.1, kept_for=Trait.YOUNG, traits=OPEN.traits | Trait.CHILDREN.bit)
    everybody = OPEN._replace(traits=OPEN.traits | Trait.CHILDREN.bit)
    assert order(NEED, young, everybody) == [1, 2]
    assert order(replace(NEED, wishes=(Wish.CHILDREN,)), everybody._replace(km=9.0), young) == [2, 1]


def test_unknown_is_told_apart_from_closed_and_never_lost() -> None:
    unknown = OPEN._replace(place_id=2, mode=Mode.UNKNOWN, start=None, end=None)
    closed = OPEN._replace(place_id=3, mode=Mode.CLOSED, start=NOW + 900, end=NOW + 1000)
    stale = OPEN._replace(place_id=4, mode=Mode.NOT_CONFIRMED)
    answer = suggest([closed, unknown, stale, OPEN], NEED)
    assert [s.option.place_id for s in answer.open] == [1]
    assert [s.option.place_id for s in answer.ask_first] == [4, 2]
    assert [s.option.place_id for s in answer.later] == [3]


def test_a_wish_met_comes_before_a_shorter_way() -> None:
    quiet = OPEN._replace(place_id=2, km=9.0, traits=mask((Trait.QUIET_CORNER,)))
    need = replace(NEED, wishes=(Wish.GENTLE,))
    assert order(need, OPEN, quiet) == [2, 1]
    assert order(NEED, OPEN, quiet) == [1, 2]


def test_without_money_only_free_places_are_suggested() -> None:
    costs = OPEN._replace(place_id=2, traits=0)
    assert order(replace(NEED, wishes=(Wish.FREE,)), costs, OPEN) == [1]


def test_reasons_say_why_it_stands_there() -> None:
    option = OPEN._replace(traits=mask((Trait.FREE, Trait.GREETER, Trait.QUIET_CORNER)), happening=True)
    told = suggest([option], replace(NEED, wishes=(Wish.GENTLE,))).open[0]
    assert told.reasons == (
        Reason.OPEN_NOW, Reason.NEAR, Reason.STAFFED, Reason.MEETS_WISH, Reason.FREE, Reason.HAPPENING,
    )  # fmt: skip
    assert told.met == (Trait.QUIET_CORNER, Trait.GREETER)
    assert told.cautions == ()


def test_cautions_say_what_could_disappoint() -> None:
    option = OPEN._replace(
        mode=Mode.SELF_SERVICE, km=40.0, end=NOW + 30, reservations=(Reservation(NOW, NOW + 60, "naisten tunti"),)
    )
    told = suggest([option], replace(NEED, wishes=(Wish.PEERS,))).far[0]
    assert told.cautions == (
        Caution.RESERVED, Caution.WISH_NOT_TOLD, Caution.CLOSES_SOON, Caution.FAR,
    )  # fmt: skip


def test_what_opens_next_is_ordered_by_time() -> None:
    late = OPEN._replace(place_id=2, mode=Mode.CLOSED, start=NOW + 900, km=1.0)
    early = OPEN._replace(place_id=3, mode=Mode.CLOSED, start=NOW + 100, km=3.0)
    never = OPEN._replace(place_id=4, mode=Mode.CLOSED, start=None)
    assert [s.option.place_id for s in suggest([late, early, never], NEED).later] == [3, 2]


def test_the_same_options_always_give_the_same_order() -> None:
    twins = [OPEN._replace(place_id=n) for n in (5, 3, 4)]
    assert order(NEED, *twins) == order(NEED, *reversed(twins)) == [3, 4, 5]


def test_what_is_open_far_away_is_told_apart_and_counts_as_nothing_near() -> None:
    answer = suggest([OPEN._replace(km=40.0)], NEED)
    assert (answer.found, [s.option.place_id for s in answer.far]) == (0, [1])


def test_an_unsure_place_that_opens_another_day_waits_with_the_closed_ones() -> None:
    tomorrow = OPEN._replace(mode=Mode.NOT_CONFIRMED, start=NOW + 1440, end=NOW + 1500)
    answer = suggest([tomorrow], NEED)
    assert (answer.ask_first, [s.option.place_id for s in answer.later]) == ((), [1])


def test_a_local_door_that_opens_soon_comes_before_an_earlier_one_elsewhere() -> None:
    own = OPEN._replace(place_id=2, mode=Mode.CLOSED, start=NOW + 900, km=2.0)
    elsewhere = OPEN._replace(place_id=3, mode=Mode.CLOSED, start=NOW + 100, km=20.0, local=False)
    next_week = own._replace(place_id=4, start=NOW + 5 * 1440)
    assert [s.option.place_id for s in suggest([elsewhere, own, next_week], NEED).later] == [2, 3, 4]
