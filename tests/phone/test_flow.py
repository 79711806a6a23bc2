"""A call, step by step: what is pressed becomes what is said and what follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takaovi.phone.asks import MOST_TRIES
from takaovi.phone.flow import begin, step
from takaovi.phone.prompts import prompts, written
from takaovi.phone.values import (
    CallBack,
    CallState,
    Connect,
    Digits,
    End,
    Heard,
    Joined,
    KeepMessage,
    Listen,
    Place,
    Record,
    Recorded,
    Topic,
    Turn,
    Wished,
)
from tests.phone.worlds import SmallWorld

SILENCE = Digits("")


def walk(*heard: str | Heard, world: SmallWorld | None = None) -> Turn:
    """The turn after pressing these one after the other from the first words on."""
    turn = begin()
    for one in heard:
        turn = step(turn.state, Digits(one) if isinstance(one, str) else one, world or SmallWorld())
    return turn


def told(turn: Turn) -> list[str]:
    return [written(said, turn.state.language) for said in turn.said]


def ids(turn: Turn) -> list[str]:
    return [said.prompt for said in turn.said]


def test_a_call_begins_with_a_greeting_in_three_languages() -> None:
    turn = begin()
    assert told(turn) == [
        "Hei. Soitit kohtaamispaikkojen puhelimeen.",
        "Suomeksi: paina 1.",
        "På svenska: tryck 2.",
        "In English: press 3.",
    ]
    assert turn.then == Listen(most=1, seconds=8)


def test_the_language_is_one_key_and_the_number_for_danger_is_told_once() -> None:
    turn = walk("2")
    assert turn.state == CallState(Place.WHERE, "sv")
    assert told(turn)[0] == "Om du är i fara, ring 1 1 2."
    assert turn.then == Listen(most=12, seconds=10)


def test_a_postcode_tells_what_is_open_now_and_next() -> None:
    assert told(walk("1", "42700")) == [
        "Keuruu.",
        "Nyt on auki:",
        "Olohuone Lampi, Rantatie 2. Sulkeutuu klo 18.",
        "Seuraavaksi aukeaa:",
        "Kylätupa, tänään. Aukeaa klo 12, sulkeutuu klo 18.",
        "Jos haluat puhua ihmisen kanssa nyt, paina 1.",
        "Jos haluat, että soitamme sinulle, paina 2.",
        "Jätä viesti: paina 3.",
        "Mitä tänään tapahtuu: paina 4. Vaihda paikkaa: paina 5. Kuuntele uudelleen: paina 0.",
    ]


def test_keys_that_may_mean_two_places_are_asked_about() -> None:
    turn = walk("1", "53")
    assert told(turn) == ["Löysin monta.", "Lehtimäki: paina 1.", "Lestijärvi: paina 2."]
    assert walk("1", "53", "2").state.area == "421"


def test_a_place_nobody_knows_is_asked_twice_more_and_then_the_whole_network_is_told() -> None:
    turn = walk("1", "99", "99")
    assert (ids(turn)[0], turn.state.at) == ("place_unknown", Place.WHERE)
    turn = walk("1", "99", "99", "99")
    assert (ids(turn)[0], turn.state) == ("everywhere", CallState(Place.MENU))


@pytest.mark.parametrize("duty", [True, False])
def test_only_a_person_on_duty_is_offered(duty: bool) -> None:
    turn = walk("1", "42700", world=SmallWorld(duty=duty))
    assert ("menu_duty" in ids(turn), "menu_nobody" in ids(turn)) == (duty, not duty)


def test_one_connects_to_the_person_on_duty() -> None:
    turn = walk("1", "42700", "1")
    assert (ids(turn), turn.then) == (["connecting"], Connect(seconds=25))
    assert walk("1", "42700", "1", Joined(spoke=True)).then == End()


def test_one_does_nothing_when_nobody_is_on_duty() -> None:
    turn = walk("1", "42700", "1", world=SmallWorld(duty=False))
    assert (ids(turn)[0], turn.state.at) == ("not_understood", Place.MENU)


def test_a_call_nobody_answers_comes_back_to_the_choices() -> None:
    turn = walk("1", "42700", "1", Joined(spoke=False))
    assert ids(turn) == ["nobody_answered", "menu_duty", "menu_back", "menu_message", "menu"]
    assert turn.then == Listen(seconds=10)


def test_a_call_back_is_asked_with_time_topic_and_consent() -> None:
    turn = walk("1", "42700", "2", "3", "1", "1")
    assert turn.deed == CallBack(Wished.AFTERNOON, Topic.COMPANY, "")
    assert told(turn)[0] == "Kiitos. Soitamme keskiviikkona 2.12., viimeistään klo 18."


def test_without_a_yes_no_number_is_kept() -> None:
    for refusal in (["3"], ["", "", ""], ["7", "7", "7"]):
        turn = walk("1", "42700", "2", "1", "1", *refusal)
        assert (turn.deed, ids(turn)[0], turn.state.at) == (None, "nothing_kept", Place.MENU)


def test_another_number_can_be_keyed_in() -> None:
    assert walk("1", "42700", "2", "1", "4", "2", "0401234567").deed == CallBack(
        Wished.SOON, Topic.UNSAID, "0401234567"
    )


def test_a_hidden_number_has_to_be_keyed_in() -> None:
    turn = walk("1", "42700", "2", "1", "1", world=SmallWorld(number_known=False))
    assert (ids(turn), turn.then) == (["back_key_in"], Listen(most=15, seconds=15))


def test_a_message_is_kept_and_a_silent_one_is_not() -> None:
    assert walk("1", "42700", "3").then == Record(seconds=120)
    kept = walk("1", "42700", "3", Recorded("a1", 9))
    assert (kept.deed, ids(kept)[0]) == (KeepMessage("a1"), "message_kept")
    silent = walk("1", "42700", "3", Recorded("a1", 1))
    assert (silent.deed, ids(silent)[0]) == (None, "message_empty")


def test_where_no_message_can_be_kept_none_is_offered() -> None:
    world = SmallWorld(takes_messages=False)
    assert "menu_message" not in ids(walk("1", "42700", world=world))
    assert ids(walk("1", "42700", "3", world=world))[0] == "not_understood"


def test_a_promise_without_anybody_on_duty_says_so() -> None:
    turn = walk("1", "42700", "2", "1", "4", "1", world=SmallWorld(sure=False))
    assert told(turn)[0] == (
        "Kiitos. Kukaan ei päivystä vielä. Yritämme soittaa keskiviikkona 2.12., viimeistään klo 18."
    )


def test_what_is_on_is_told_in_the_language_that_was_chosen() -> None:
    assert told(walk("3", "42700", "4"))[:2] == ["Still to come today:", "12:00: Laulutuokio. Place: Kylätupa."]


def test_zero_says_it_again() -> None:
    assert ids(walk("1", "42700", "4", "0")) == ids(walk("1", "42700"))[1:]


def test_five_changes_the_place() -> None:
    assert walk("1", "42700", "5").state == CallState(Place.WHERE)


def test_silence_at_the_menu_ends_with_a_farewell() -> None:
    assert ids(walk("1", "42700", "", ""))[0] == "not_heard"
    assert (ids(walk("1", "42700", "", "", "")), walk("1", "42700", "", "", "").then) == (["farewell"], End())


def test_nothing_at_all_still_tells_what_is_open() -> None:
    turn = walk(*[""] * (2 * MOST_TRIES + 2))
    assert turn.state.at is Place.MENU
    assert "open_now" in ids(turn)


KEYS = st.one_of(
    st.text("0123456789#*", max_size=15).map(Digits),
    st.booleans().map(Joined),
    st.builds(Recorded, st.just("a"), st.integers(0, 120)),
)


@given(st.lists(KEYS, max_size=25), st.booleans(), st.booleans())
def test_whatever_is_pressed_every_turn_says_something_and_can_be_left(
    heard: list[Heard], duty: bool, number_known: bool
) -> None:
    world = SmallWorld(duty=duty, number_known=number_known)
    turn = begin()
    for one in heard:
        turn = step(turn.state, one, world)
        assert all(told(turn))
        assert set(ids(turn)) <= set(prompts())
        assert not isinstance(turn.then, Connect) or duty
        assert turn.deed is None or ids(turn)[0] in {"back_promised", "message_kept"}


@given(st.lists(KEYS, max_size=12), st.booleans())
def test_a_call_in_which_nothing_more_is_heard_ends_by_itself(heard: list[Heard], duty: bool) -> None:
    world = SmallWorld(duty=duty)
    turn = begin()
    for one in heard:
        turn = step(turn.state, one, world)
    silent = 0
    while turn.then != End():
        turn = step(turn.state, SILENCE, world)
        silent += 1
    assert silent <= 16
