"""Being met at the door: who is asked, one yes, a no that goes on, silence that is told, and a day after, nothing."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import IntegrityError

from takaovi.core.clock import stopped_at
from takaovi.core.errors import DomainError
from takaovi.core.models import AuditEntry, Fact, Letter
from takaovi.people.actions import forget_person, give_consent
from takaovi.people.consent_values import name_purpose
from takaovi.places.models import Place
from takaovi.volunteering import phrases
from takaovi.volunteering.actions import (
    answer_greeting,
    cancel_shift,
    change_greeting,
    choose_signs,
    close_unfilled,
    forget_greetings,
    leave_shift,
    move_greetings,
    shut_doors,
    take_back_greeting,
)
from takaovi.volunteering.bridge_queries import place_signs, times_to_meet, yes_of
from takaovi.volunteering.bridge_values import Meet, Sign
from takaovi.volunteering.models import DoorSigns, Greeting, GreetingAsk
from takaovi.volunteering.values import Kind
from tests.factories.bridge import THURSDAY_AT_17, a_door, all_sent, asked_to_meet, letters_to
from tests.factories.volunteering import MONDAY, THURSDAY, a_task, an_evening, at, scope, somebody, taken

pytestmark = pytest.mark.django_db
GREETER, KEEPER, GUEST = "paivi@lampi.example", "keeper@lampi.example", "guest@kyla.example"


@pytest.fixture(autouse=True)
def on_monday() -> Iterator[None]:
    with stopped_at(MONDAY):
        yield


@pytest.fixture
def door() -> Place:
    return a_door()


def ask_of(greeting: Greeting, number: int = 0) -> GreetingAsk:
    return GreetingAsk.objects.select_related("greeting__place", "person", "take").order_by("pk")[number]


def test_one_may_be_met_while_somebody_is_there_but_only_if_somebody_can_be_asked(door: Place) -> None:
    assert times_to_meet(door) == ()
    somebody("greeter", door)
    assert THURSDAY_AT_17 in times_to_meet(door)


def test_a_shift_at_the_door_gives_times_where_the_hours_say_nothing(door: Place) -> None:
    shift = an_evening(a_task(door, kind=Kind.GREETER), day=THURSDAY.replace(day=28), opens=False)
    assert times_to_meet(door) == ()
    taken(shift, channel="email", contact=GREETER)
    assert len(times_to_meet(door)) == 6


def test_whoever_has_the_shift_is_asked_and_nobody_else(door: Place) -> None:
    somebody("keeper", door, KEEPER)
    taken(an_evening(a_task(door, kind=Kind.GREETER), opens=False), name="Päivi", channel="email", contact=GREETER)
    asked_to_meet(door)
    assert letters_to(KEEPER) == []
    assert "Tupa, to 26.11. klo 17: tulija toivoo jonkun ovelle vastaan. Voisitko sinä?" in letters_to(GREETER)[-1]
    assert "Tulija tunnistaa sinut tästä: vihreä huivi." in letters_to(GREETER)[-1]


def test_without_a_shift_those_with_a_role_are_asked_and_the_letter_has_no_name(door: Place) -> None:
    somebody("greeter", door, GREETER)
    somebody("keeper", door, KEEPER)
    somebody("helper", door, "helper@lampi.example")
    asked_to_meet(door, name="Siiri", sign="", own_sign="punainen pipo")
    assert [len(letters_to(one)) for one in (GREETER, KEEPER, "helper@lampi.example")] == [1, 1, 0]
    assert "Siiri" not in letters_to(GREETER)[0]
    assert "Tunnistat tulijan tästä: punainen pipo." in letters_to(GREETER)[0]


def test_a_time_that_is_not_offered_is_not_agreed(door: Place) -> None:
    somebody("greeter", door)
    with pytest.raises(DomainError) as fault:
        asked_to_meet(door, THURSDAY_AT_17 + 7)
    assert str(fault.value) == str(phrases.TIME_GONE)
    assert Greeting.objects.count() == 0


def test_a_yes_tells_the_guest_and_names_the_greeter_only_if_they_agreed(door: Place) -> None:
    somebody("greeter", door, GREETER)
    asked_to_meet(door, channel="email", contact=GUEST)
    answer_greeting(by="greeter", ask=ask_of(Greeting.objects.get()), yes=True)
    assert (
        "Tupa, to 26.11. klo 17: joku on ovella vastassa. Tunnistat hänet tästä: vihreä huivi." in letters_to(GUEST)[0]
    )
    assert Greeting.objects.get().greeter_name == ""


def test_a_name_is_told_where_it_was_allowed_for_this_once_or_stands_on_the_page(door: Place) -> None:
    person = somebody("greeter", door, GREETER)
    asked_to_meet(door, channel="email", contact=GUEST)
    ask = ask_of(Greeting.objects.get())
    answer_greeting(by="greeter", ask=ask, yes=True, tell_name=True)
    assert "Greeter on ovella vastassa." in letters_to(GUEST)[0]
    answer_greeting(by="greeter", ask=ask, yes=False)
    assert Greeting.objects.get().greeter_name == ""
    ends = MONDAY.date() + timedelta(days=365)
    give_consent(by="test", person=person, purpose=name_purpose(scope(door)), wording="Nimi sivulla", ends=ends)
    answer_greeting(by="greeter", ask=ask, yes=True)
    assert Greeting.objects.get().greeter_name == "Greeter"


def test_of_two_who_say_yes_the_second_is_thanked(door: Place) -> None:
    somebody("greeter", door, GREETER)
    somebody("keeper", door, KEEPER)
    greeting = asked_to_meet(door)
    answer_greeting(by="one", ask=ask_of(greeting), yes=True)
    answer_greeting(by="one", ask=ask_of(greeting), yes=True)
    with pytest.raises(DomainError) as fault:
        answer_greeting(by="two", ask=ask_of(greeting, 1), yes=True)
    assert str(fault.value) == str(phrases.ANOTHER_MEETS)
    with pytest.raises(IntegrityError):
        GreetingAsk.objects.all().update(answer="yes")


def test_a_no_of_the_shift_asks_those_with_a_role_and_no_of_all_is_told(door: Place) -> None:
    somebody("keeper", door, KEEPER)
    taken(an_evening(a_task(door, kind=Kind.GREETER), opens=False), channel="email", contact=GREETER)
    greeting = asked_to_meet(door, channel="email", contact=GUEST)
    answer_greeting(by="greeter", ask=ask_of(greeting), yes=False)
    assert len(letters_to(KEEPER)) == 1
    assert letters_to(GUEST) == []
    answer_greeting(by="keeper", ask=ask_of(greeting, 1), yes=False)
    assert "kukaan ei ole vielä vastannut. Voit soittaa paikkaan: 040 123 4567." in letters_to(GUEST)[0]


def test_silence_asks_others_at_half_time_and_is_told_the_evening_before(door: Place) -> None:
    somebody("keeper", door, KEEPER)
    taken(an_evening(a_task(door, kind=Kind.GREETER), opens=False), channel="email", contact=GREETER)
    asked_to_meet(door, channel="email", contact=GUEST)
    assert move_greetings() == 0
    with stopped_at(at(24, 14)):
        assert move_greetings() == 1
        assert len(letters_to(KEEPER)) == 1
        assert move_greetings() == 0
    with stopped_at(at(25, 18)):
        assert move_greetings() == 1
        assert "kukaan ei ole vielä vastannut" in letters_to(GUEST)[0]
        assert move_greetings() == 0
        answer_greeting(by="keeper", ask=ask_of(Greeting.objects.get(), 1), yes=True)
        assert "joku on ovella vastassa" in letters_to(GUEST)[1]


def test_another_time_asks_anew_and_frees_the_one_who_promised(door: Place) -> None:
    somebody("greeter", door, GREETER)
    greeting = asked_to_meet(door)
    all_sent()
    answer_greeting(by="greeter", ask=ask_of(greeting), yes=True)
    change_greeting(by="guest", greeting=greeting, start=THURSDAY_AT_17 + 30, asked=Meet(sign="mug"))
    assert "sinun ei tarvitse olla ovella" in letters_to(GREETER)[1]
    assert "klo 17.30: tulija toivoo" in letters_to(GREETER)[2]
    assert yes_of(greeting) is None


def test_another_sign_keeps_the_promise_and_is_told_to_the_greeter(door: Place) -> None:
    somebody("greeter", door, GREETER)
    greeting = asked_to_meet(door)
    answer_greeting(by="greeter", ask=ask_of(greeting), yes=True)
    change_greeting(by="guest", greeting=greeting, start=THURSDAY_AT_17, asked=Meet(sign="mug"))
    assert "merkki on vaihtunut. Tulija tunnistaa sinut tästä: keltainen muki." in letters_to(GREETER)[1]
    assert yes_of(greeting) is not None


def test_taken_back_the_row_is_gone_and_the_greeter_need_not_wait(door: Place) -> None:
    somebody("greeter", door, GREETER)
    greeting = asked_to_meet(door)
    all_sent()
    answer_greeting(by="greeter", ask=ask_of(greeting), yes=True)
    take_back_greeting(by="guest", greeting=greeting)
    assert Greeting.objects.count() == GreetingAsk.objects.count() == 0
    assert "Tulija ei tulekaan silloin." in letters_to(GREETER)[-1]


def test_a_day_after_the_meeting_nothing_is_left_of_the_guest(door: Place) -> None:
    somebody("greeter", door, GREETER)
    greeting = asked_to_meet(door, name="Siiri", sign="", own_sign="punainen pipo", channel="email", contact=GUEST)
    answer_greeting(by="greeter", ask=ask_of(greeting), yes=True)
    Letter.objects.all().update(state="sent", sent=MONDAY)
    with stopped_at(at(27, 16, 59)):
        assert forget_greetings() == 0
    with stopped_at(at(27, 17)):
        assert forget_greetings() == 1
    assert Greeting.objects.count() == GreetingAsk.objects.count() == 0
    left = [*AuditEntry.objects.values(), *Fact.objects.values(), *Letter.objects.values()]
    assert [word for word in ("Siiri", "pipo", GUEST) if any(word in str(row) for row in left)] == []


def test_the_facts_tell_the_hour_and_nobody(door: Place) -> None:
    somebody("greeter", door)
    greeting = asked_to_meet(door, name="Siiri")
    answer_greeting(by="greeter", ask=ask_of(greeting), yes=True)
    facts = list(Fact.objects.filter(kind__in=("asked_to_be_met", "met_at_the_door")).values_list("kind", "detail"))
    assert facts == [("asked_to_be_met", {}), ("met_at_the_door", {})]


def test_a_forgotten_greeter_leaves_the_question_to_others(
    door: Place, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    person = somebody("greeter", door, GREETER)
    somebody("keeper", door, KEEPER)
    greeting = asked_to_meet(door, channel="email", contact=GUEST)
    answer_greeting(by="greeter", ask=ask_of(greeting), yes=True)
    with django_capture_on_commit_callbacks(execute=True):
        forget_person(by="test", person=person)
    assert yes_of(greeting) is None
    assert GreetingAsk.objects.filter(person=person).count() == 0
    assert "lupautunut ei pääsekään" in letters_to(GUEST)[1]


@pytest.mark.parametrize("yes_first", [True, False])
def test_who_leaves_the_shift_leaves_the_guest_to_others(door: Place, yes_first: bool) -> None:
    somebody("keeper", door, KEEPER)
    take = taken(an_evening(a_task(door, kind=Kind.GREETER), opens=False), channel="email", contact=GREETER)
    greeting = asked_to_meet(door, channel="email", contact=GUEST)
    if yes_first:
        answer_greeting(by="greeter", ask=ask_of(greeting), yes=True)
    leave_shift(by="guest", take=take)
    assert yes_of(greeting) is None
    assert len([text for text in letters_to(KEEPER) if "Voisitko sinä?" in text]) == 1
    assert [("lupautunut ei pääsekään" in text) for text in letters_to(GUEST)] == [False, True] * yes_first


@pytest.mark.parametrize("way", ["called off", "not found", "hours"])
def test_a_guest_hears_that_the_place_is_shut_and_the_greeter_need_not_come(door: Place, way: str) -> None:
    somebody("keeper", door, KEEPER)
    saturday = THURSDAY.replace(day=28)
    at_17 = THURSDAY_AT_17 + 2 * 1440
    shift = an_evening(a_task(door, kind=Kind.HOST), day=saturday, least=2 if way == "not found" else 1, places=3)
    take = taken(shift, channel="email", contact=GREETER)
    greeting = asked_to_meet(door, at_17, channel="email", contact=GUEST)
    answer_greeting(by="greeter", ask=ask_of(greeting), yes=True)
    if way == "called off":
        cancel_shift(by="keeper", shift=shift)
    elif way == "not found":
        with stopped_at(at(27, 17, 1)):
            assert close_unfilled() == 1
    else:
        leave_shift(by="guest", take=take)
        assert shut_doors(by="hours", place_id=door.pk) == 0  # somebody may still be found
        with stopped_at(at(27, 17, 1)):
            assert close_unfilled() == 1
    assert "Tupa, la 28.11. klo 17: paikka ei olekaan silloin auki." in letters_to(GUEST)[-1]
    assert GreetingAsk.objects.count() == 0
    assert shut_doors(by="hours", place_id=door.pk) == 0


def test_a_place_chooses_its_signs(door: Place) -> None:
    assert place_signs(door.pk) == (Sign.SCARF, Sign.MUG, Sign.LANTERN)
    choose_signs(by="test", place=door, signs=("flower", "hat"))
    assert place_signs(door.pk) == (Sign.HAT, Sign.FLOWER)
    assert DoorSigns.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"sign": "scarf", "own_sign": "punainen pipo"},
        {"contact": "x@kyla.example", "channel": "email", "consented": None},
        {"forget_at": THURSDAY_AT_17 + 1441},
        {"forget_at": THURSDAY_AT_17},
    ],
)
def test_the_database_keeps_to_one_sign_a_consent_and_a_day(door: Place, wrong: dict[str, object]) -> None:
    somebody("greeter", door)
    asked_to_meet(door)
    with pytest.raises(IntegrityError):
        Greeting.objects.all().update(**wrong)


@pytest.mark.parametrize("others", [1, 3])
def test_the_times_cost_the_same_however_many_could_be_asked(
    door: Place, others: int, django_assert_num_queries: object
) -> None:
    for number in range(others):
        somebody("greeter", door, f"g{number}@lampi.example")
    fresh = Place.objects.prefetch_related("keepings").get(pk=door.pk)
    list(fresh.keepings.all())
    with django_assert_num_queries(6):  # type: ignore[operator]
        assert len(times_to_meet(fresh)) > 10
