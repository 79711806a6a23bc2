"""The call ring: an agreed hour, an agreed plan for no answer, somebody else when ill, and an end with dignity."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from takaovi.callback import phrases
from takaovi.callback.actions import block_number, take_order
from takaovi.callback.line_actions import AlreadyTaken
from takaovi.callback.models import RingPair, RingTurn
from takaovi.callback.mouths import add_mouth, drop_mouth
from takaovi.callback.ring_actions import change_volunteer, end_ring, keep_ring, renew_ring
from takaovi.callback.ring_letters import farewell
from takaovi.callback.ring_queries import pair_for, ring_for, turn_for
from takaovi.callback.ring_values import Missed
from takaovi.callback.turn_actions import (
    cannot_call,
    close_turns,
    leave_turns_of,
    pass_on_turns,
    spoke,
    start_turn,
    take_turn,
    turn_missed,
)
from takaovi.core.clock import now, stopped_at, to_minute
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.journal.models import Fact
from takaovi.core.models import Letter
from takaovi.core.viewer import Scope
from takaovi.people.models import Contact, Person, Role
from tests.callback.test_pages import words_of
from tests.factories.callback import a_caller, a_ring, viewer_of, wall
from tests.factories.programme import a_place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_noon")]
NUMBER, CONTACT = "+358401234567", "+358407654321"
NAMED = {"missed": Missed.CONTACT, "contact_name": "Veli", "contact_number": CONTACT}
RING = "/fi/soitot/rinki"


def turn_of(pair: RingPair) -> RingTurn:
    return RingTurn.objects.filter(pair=pair).latest("day")


def test_the_first_turn_is_the_next_agreed_hour() -> None:
    volunteer = a_caller()
    assert turn_of(a_ring(volunteer)).due == to_minute(wall(3, 14))
    assert turn_of(a_ring(volunteer, minute=11 * 60)).due == to_minute(wall(10, 11))
    assert turn_of(a_ring(volunteer, weekday=0)).due == to_minute(wall(9, 14))


@pytest.mark.parametrize(
    ("wrong", "phrase"),
    [
        ({"name": " "}, phrases.RING_NAME),
        ({"number": "0600 12345"}, phrases.NOT_A_NUMBER),
        ({"minute": 20 * 60 + 45}, phrases.RING_QUIET),
        ({"minute": -1}, phrases.RING_QUIET),
        ({"missed": Missed.CONTACT, "contact_name": "Veli"}, phrases.RING_CONTACT),
    ],
)
def test_what_cannot_be_agreed_is_told(wrong: dict[str, object], phrase: object) -> None:
    with pytest.raises(DomainError) as told:
        a_ring(a_caller(), **wrong)
    assert told.value.phrase is phrase
    assert RingPair.objects.count() == 0


def test_a_number_is_in_one_ring_and_in_none_when_it_wants_no_calls() -> None:
    volunteer = a_caller()
    a_ring(volunteer, number=NUMBER)
    with pytest.raises(DomainError):
        a_ring(volunteer, number=NUMBER)
    block_number(by="test", number=CONTACT)
    with pytest.raises(DomainError):
        a_ring(volunteer, number=CONTACT)


def test_it_is_called_at_the_agreed_hour_and_not_before() -> None:
    volunteer = a_caller()
    turn = turn_of(a_ring(volunteer, number=NUMBER))
    with pytest.raises(DomainError) as told:
        start_turn(by="test", turn=turn, person=volunteer)
    assert told.value.phrase is phrases.RING_TOO_EARLY
    with stopped_at(wall(3, 13, 50)):
        assert start_turn(by="test", turn=turn, person=volunteer).number == NUMBER
        spoke(by="test", turn=turn, person=volunteer)
    assert list(Fact.objects.filter(kind="ring_turn").values_list("detail", flat=True)) == [{"ended": "done"}]
    turn.refresh_from_db()
    assert (turn.state, turn.caller) == ("done", None)


def test_no_answer_follows_what_was_agreed_and_nothing_more() -> None:
    volunteer = a_caller()
    alone, named = turn_of(a_ring(volunteer)), turn_of(a_ring(volunteer, **NAMED))
    for turn in (alone, named):
        with stopped_at(wall(3, 14)):
            turn_missed(by="test", turn=turn, person=volunteer)
        turn.refresh_from_db()
        assert (turn.state, turn.due) == ("again", to_minute(wall(3, 14, 30)))
        with stopped_at(wall(3, 14, 30)):
            turn_missed(by="test", turn=turn, person=volunteer)
        turn.refresh_from_db()
    assert (alone.state, named.state) == ("missed", "contact")
    with stopped_at(wall(3, 14, 31)):
        assert start_turn(by="test", turn=named, person=volunteer).number == CONTACT
        turn_missed(by="test", turn=named, person=volunteer)
    named.refresh_from_db()
    assert named.state == "missed"


def test_with_a_mouth_the_order_goes_to_whom_the_plan_says() -> None:
    volunteer = a_caller()
    turn = turn_of(a_ring(volunteer, number=NUMBER, **NAMED))
    add_mouth("test", lambda: True)
    try:
        with stopped_at(wall(3, 14)):
            order = start_turn(by="test", turn=turn, person=volunteer)
            placed = take_order(by="mouth", call_id=order.call_id)
    finally:
        drop_mouth("test")
    assert order.number == ""
    assert placed is not None
    assert (placed.number, placed.volunteer_id) == (NUMBER, volunteer.pk)


def test_when_ill_another_of_the_place_is_asked_and_one_takes_it() -> None:
    place = a_place()
    scope = Scope("place", place.pk)
    usual, quick, slow = a_caller(), a_caller("Aino", scope, reachable=True), a_caller("Eero", scope)
    turn = turn_of(a_ring(usual, place, swap=True, number=NUMBER))
    cannot_call(by="test", turn=turn, person=usual)
    letter = Letter.objects.get()
    assert "ti 3.3. klo 14" in letter.text
    assert "Helmi" not in letter.text
    assert [one.pk for one in ring_for(viewer_of(quick)).open] == [turn.pk]
    take_turn(by="test", turn=turn, person=quick)
    with pytest.raises(AlreadyTaken):
        take_turn(by="test", turn=turn, person=slow)
    with pytest.raises(NotThere):
        turn_for(viewer_of(slow), turn.pk)
    assert turn_for(viewer_of(quick), turn.pk) == turn


def test_where_nobody_else_was_agreed_the_call_falls_out() -> None:
    volunteer = a_caller()
    turn = turn_of(a_ring(volunteer))
    cannot_call(by="test", turn=turn, person=volunteer)
    turn.refresh_from_db()
    assert turn.state == "skipped"


def test_it_ends_with_thanks_and_nothing_of_it_stays() -> None:
    volunteer = a_caller(reachable=True)
    pair = a_ring(volunteer, number=NUMBER)
    assert farewell(pair)[0] == "Hyvä Helmi,"
    end_ring(by="test", pair=pair)
    end_ring(by="test", pair=pair)
    assert (RingPair.objects.count(), RingTurn.objects.count()) == (0, 0)
    letter = Letter.objects.get()
    assert letter.subject == "Soittorinki on päättynyt"
    assert "Helmi" not in letter.text


def test_the_night_plans_the_week_and_ends_what_was_not_renewed() -> None:
    volunteer = a_caller()
    ends, goes_on = a_ring(volunteer), a_ring(volunteer)
    with stopped_at(wall(4, 3, 10)):
        assert (keep_ring(), keep_ring()) == (2, 2)
        assert RingTurn.objects.filter(pair=ends).count() == 2
        assert close_turns() == 0
    with stopped_at(wall(5, 3, 10)):
        assert close_turns() == 2
    with stopped_at(wall(3, 12) + timedelta(days=300)):
        renew_ring(by="test", pair=goes_on)
    with stopped_at(wall(3, 12) + timedelta(days=366)):
        close_turns()
        assert keep_ring() == 1
    assert [pair.pk for pair in RingPair.objects.all()] == [goes_on.pk]
    assert RingTurn.objects.count() == 1


def test_another_caller_takes_the_turns_along_and_a_forgotten_one_leaves_them() -> None:
    first, second = a_caller(), a_caller()
    pair = a_ring(first, swap=True)
    change_volunteer(by="test", pair=pair, volunteer=second)
    assert turn_of(pair).caller == second
    leave_turns_of(by="people", person_id=second.pk)
    assert (turn_of(pair).state, turn_of(pair).caller) == ("open", None)


def test_a_pair_is_seen_by_whoever_looks_after_the_ring_of_its_place() -> None:
    place = a_place()
    pair = a_ring(a_caller(), place)
    near = a_caller(kind="coordinator", scope=Scope("place", place.pk))
    far = a_caller(kind="coordinator", scope=Scope("place", a_place().pk))
    assert pair_for(viewer_of(near), pair.pk) == pair
    with pytest.raises(NotThere):
        pair_for(viewer_of(far), pair.pk)
    assert (len(ring_for(viewer_of(near)).pairs), len(ring_for(viewer_of(far)).pairs)) == (1, 0)


def test_the_database_keeps_a_pair_whole() -> None:
    pair = a_ring(a_caller())
    for broken in ({"weekday": 7}, {"minute": 1440}, {"missed": "contact"}, {"contact_name": "Veli"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RingPair.objects.filter(pk=pair.pk).update(**broken)
    for wrong in ({"state": "open"}, {"caller": None}, {"state": "asleep"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RingTurn.objects.filter(pair=pair).update(**wrong)


def test_the_ring_costs_the_same_for_one_and_for_three(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    place = a_place()
    volunteer = a_caller(kind="coordinator", scope=Scope("place", place.pk))
    viewer = viewer_of(volunteer)
    for more in (1, 2):
        for _ in range(more):
            a_ring(volunteer, place)
        with django_assert_num_queries(5):
            ring_for(viewer)


def test_the_pages_from_the_agreement_to_the_end(client: Client, let_in: Callable[..., Person]) -> None:
    place = a_place()
    person = let_in("Liisa", kind="coordinator", scope=Scope("place", place.pk))
    Contact.objects.create(person=person, channel="email", address="liisa@lampi.example", verified=now())
    new = f"{RING}/uusi/{place.slug}"
    form = words_of(client.get(new))
    assert "Uusi soittoringin pari" in form
    assert form.count("Numero poistetaan, kun soittorinki päättyy.") == 2
    typed = {"nimi": "Helmi", "numero": NUMBER, "paiva": "1", "klo": "14:00", "soittaja": str(person.pk)}
    assert "Merkitse ruutu, kun hän on suostunut." in words_of(client.post(new, typed))
    made = words_of(client.post(new, typed | {"lupa": "kylla"}))
    code = re.search(r"Hänen koodinsa: ([A-Z]+-\d{5})", made)
    assert code is not None
    pair, turn = RingPair.objects.get(), RingTurn.objects.get()
    assert "Helmi" in words_of(client.get(RING))
    path = f"{RING}/{turn.pk}"
    assert "Näytä numero ja soita" not in words_of(client.get(path))
    with stopped_at(wall(3, 14)):
        shown = client.post(path, {"teko": "soita"})
        assert f'href="tel:{NUMBER}"' in shown.content.decode()
        assert NUMBER not in client.get(path).content.decode()
        assert client.post(path, {"teko": "ei-vastannut"})["Location"] == RING
        assert "Jos nyt ei vastata, muuta ei tehdä. Niin sovittiin." in words_of(client.get(path))
        client.post(path, {"teko": "puhuttiin"})
        assert client.get(path).status_code == 404
    assert "Hyvä Helmi," in words_of(client.get(f"{RING}/pari/{pair.pk}"))
    client.post(f"{RING}/pari/{pair.pk}", {"teko": "jatka"})
    stranger = Client()
    assert "Emme tunne tätä koodia." in words_of(stranger.post("/fi/lopeta-soittorinki", {"koodi": "aho 11111"}))
    ended = stranger.post("/fi/lopeta-soittorinki", {"koodi": code[1].lower()})
    assert "Soittorinki on päättynyt. Nimesi ja numerosi on poistettu." in words_of(ended)
    assert RingPair.objects.count() == 0


def test_the_pages_of_the_ring_are_for_its_people(client: Client, let_in: Callable[..., Person]) -> None:
    pair = a_ring(a_caller())
    paths = (RING, f"{RING}/{turn_of(pair).pk}", f"{RING}/pari/{pair.pk}", f"{RING}/uusi/{pair.place.slug}")
    assert [client.get(path).status_code for path in paths] == [303] * 4
    let_in(kind="caller", scope=Scope("place", a_place().pk))
    assert [client.get(path).status_code for path in paths] == [200, 404, 404, 404]


def test_no_turn_is_told_before_its_time_for_then_nobody_has_agreed_to_be_called() -> None:
    volunteer = a_caller()
    turn = turn_of(a_ring(volunteer))
    for told in (turn_missed, spoke):
        with pytest.raises(DomainError, match=str(phrases.RING_TOO_EARLY)):
            told(by="test", turn=turn, person=volunteer)
    assert turn_of(turn.pair).due == to_minute(wall(3, 14))


@pytest.mark.parametrize("swap", [True, False])
def test_whose_trust_was_taken_back_sees_no_number_and_another_is_asked(swap: bool) -> None:
    place = a_place()
    volunteer = a_caller(scope=Scope("place", place.pk))
    a_caller("Toinen", Scope("place", a_place().pk))
    turn = turn_of(a_ring(volunteer, place, swap=swap))
    Role.objects.filter(person=volunteer).update(scope_id=a_place().pk)
    with pytest.raises(NotThere):
        turn_for(viewer_of(volunteer), turn.pk)
    assert ring_for(viewer_of(volunteer)).mine == []
    assert [pass_on_turns(), pass_on_turns()] == [1, 0]
    assert turn_of(turn.pair).state == ("open" if swap else "skipped")


def test_a_big_network_hides_no_pair_from_who_looks_after_it() -> None:
    other, own = a_place(), a_place()
    a_ring(a_caller(), other)
    planner = a_caller(scope=Scope("place", own.pk), kind="coordinator")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("takaovi.callback.ring_queries.MOST_SHOWN", 1)
        mine = a_ring(a_caller(), own, weekday=4)
        assert ring_for(viewer_of(planner)).pairs == [mine]
