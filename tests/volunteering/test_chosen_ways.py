"""Letters about shifts and doors reach a person by the way they chose, and others by the address they left."""

from datetime import datetime, timedelta

import pytest

from takaovi.core.clock import now, stopped_at
from takaovi.core.models import Letter, Subscription
from takaovi.people.digest_actions import send_digests
from takaovi.people.models import Contact, Notice, Person
from takaovi.people.notice_actions import choose_notices
from takaovi.places.models import Place
from takaovi.volunteering.actions import (
    answer_greeting,
    ask_stand_ins,
    cancel_shift,
    change_greeting,
    forget_greetings,
    leave_shift,
    remind_takers,
    take_back_greeting,
    take_shift,
    wish_questions,
)
from takaovi.volunteering.bridge_values import Coming, Meet
from takaovi.volunteering.hand_over_actions import hand_over, take_back_hand_over
from takaovi.volunteering.models import GreetingAsk, ShiftTake, StandInAsk
from takaovi.volunteering.values import Asked
from tests.factories.bridge import THURSDAY_AT_17, a_door, all_sent, asked_to_meet, letters_to
from tests.factories.places import make_place
from tests.factories.volunteering import MONDAY, a_task, an_evening, at, somebody, taken, viewer_of

pytestmark = pytest.mark.django_db
NUMBER, HELPER = "+358401234567", "helper@lampi.example"


def chooses(person: Person, way: str, *, hour: int = 9, quiet: str = "21-8") -> None:
    choose_notices(by="test", person=person, ways={"shifts": way}, hour=hour, quiet=quiet)


def a_helper(place: Place, way: str, **times: object) -> Person:
    """Somebody with an e-mail address, a number and a browser, who chose this way for shifts."""
    person = somebody("helper", place, HELPER)
    Contact.objects.create(person=person, channel="sms", address=NUMBER, verified=now())
    Subscription.objects.create(person_id=person.pk, endpoint="https://push.example/1", p256dh="k", auth="a")
    chooses(person, way, **times)  # type: ignore[arg-type]
    return person


def left() -> list[tuple[str, str, datetime]]:
    return list(Letter.objects.order_by("pk").values_list("channel", "to", "due"))


@pytest.mark.parametrize("way", ["email", "sms", "push"])
def test_a_stand_in_with_an_account_is_asked_by_the_way_they_chose(way: str, settings: object) -> None:
    settings.PUSH = True  # type: ignore[attr-defined]
    with stopped_at(MONDAY):
        shift = an_evening()
        person = a_helper(shift.task.place, way)
        ask_stand_ins(by="test", shift=shift)
        address = {"email": HELPER, "sms": NUMBER, "push": f"push:{person.pk}"}[way]
        assert left() == [(way, address, MONDAY)]
        assert ("Kirjoita K tai E" in Letter.objects.get().text) is (way == "sms")


def test_a_way_wished_for_the_questions_of_a_place_goes_before_the_way_of_all_letters() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        person = a_helper(shift.task.place, "daily")
        wish_questions(by="test", place=shift.task.place, person_id=person.pk, wanted=True, channel="sms")
        ask_stand_ins(by="test", shift=shift)
        assert left() == [("sms", NUMBER, MONDAY)]


def test_a_question_in_the_daily_letter_is_answered_within_hours_of_that_letter() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(day=MONDAY.date() + timedelta(days=10))
        a_helper(shift.task.place, "daily", hour=12)
        ask = ask_stand_ins(by="test", shift=shift)
        assert ask is not None
        assert (left(), ask.answer_by) == ([], at(23, 16))
    with stopped_at(at(23, 12)):
        assert send_digests() == 1
    assert "Voisitko tulla?" in Letter.objects.get().text


def test_a_question_that_the_daily_letter_would_bring_too_late_is_asked_at_once() -> None:
    with stopped_at(at(25, 9, 30)):
        shift = an_evening()  # closes at 17 today: the next daily letter is tomorrow's
        a_helper(shift.task.place, "daily")
        ask = ask_stand_ins(by="test", shift=shift)
        assert ask is not None
        assert [row[:2] for row in left()] == [("email", HELPER)]
        assert ask.answer_by < at(25, 17)


def test_longer_quiet_hours_of_a_stand_in_give_them_the_same_time_to_answer() -> None:
    with stopped_at(at(23, 22)):
        shift = an_evening(day=MONDAY.date() + timedelta(days=10))
        a_helper(shift.task.place, "first", quiet="20-9")
        ask = ask_stand_ins(by="test", shift=shift)
        assert ask is not None
        assert (left(), ask.answer_by) == ([("email", HELPER, at(24, 9))], at(24, 13))


def test_whoever_took_a_shift_signed_in_hears_of_it_by_their_own_way_and_others_where_they_said() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(places=2)
        person = a_helper(shift.task.place, "sms")
        take_shift(by=viewer_of(person), shift=shift, asked=Asked())
        taken(shift, channel="email", contact="tulija@kyla.example")
        assert [row[:2] for row in left()] == [("sms", NUMBER), ("email", "tulija@kyla.example")]
        cancel_shift(by="test", shift=shift)
    assert [row[:2] for row in left()[2:]] == [("sms", NUMBER), ("email", "tulija@kyla.example")]
    assert Letter.objects.order_by("pk")[2].text.count("–") == 0


def test_a_reminder_waits_for_the_daily_letter_only_if_that_comes_before_one_leaves() -> None:
    with stopped_at(MONDAY):
        early = an_evening(a_task(make_place()), start=9 * 60 + 30, end=12 * 60)
        evening = an_evening(a_task(make_place()))
        for shift in (early, evening):
            person = somebody("helper", shift.task.place)
            chooses(person, "daily")
            take_shift(by=viewer_of(person), shift=shift, asked=Asked())
        Notice.objects.all().delete()
    with stopped_at(at(25, 18)):
        assert remind_takers() == 2
        assert [row[2] for row in left()] == [at(25, 18)]
    waiting = Notice.objects.get()
    assert waiting.ref == f"volunteering.ShiftTake:{ShiftTake.objects.get(shift=evening).pk}"
    assert "Olet luvannut tulla." in waiting.text


def test_a_greeters_question_that_has_not_left_is_recalled_when_the_guest_takes_it_back() -> None:
    door = a_door()
    with stopped_at(at(23, 22)):
        a_helper(door, "first")
        somebody("greeter", door, "paivi@lampi.example")
        greeting = asked_to_meet(door)
        assert Letter.objects.get().state == "waiting"
        take_back_greeting(by="guest", greeting=greeting)
    letter = Letter.objects.get()
    assert (letter.state, letter.fault, letter.to, letter.text) == ("dropped", "recalled", "", "")


def test_it_is_recalled_from_the_daily_letter_too() -> None:
    door = a_door()
    with stopped_at(MONDAY):
        chooses(somebody("greeter", door), "daily", hour=12)
        greeting = asked_to_meet(door)
        assert Notice.objects.get().keep_until <= MONDAY + timedelta(days=5)  # type: ignore[operator]
        take_back_greeting(by="guest", greeting=greeting)
        assert (Notice.objects.count(), left()) == (0, [])


def test_at_another_time_only_the_question_about_the_new_one_arrives() -> None:
    door = a_door()
    with stopped_at(at(23, 22)):
        somebody("greeter", door, "paivi@lampi.example")
        greeting = asked_to_meet(door)
        change_greeting(by="guest", greeting=greeting, start=THURSDAY_AT_17 + 30, asked=Meet(sign="mug"))
    assert [text.split(":")[0] for text in letters_to("paivi@lampi.example")] == ["Tupa, to 26.11. klo 17.30"]


def test_a_letter_about_a_meeting_that_is_forgotten_never_leaves_later() -> None:
    door = a_door()
    with stopped_at(MONDAY):
        somebody("greeter", door, "paivi@lampi.example")
        asked_to_meet(door)  # and no gateway took the letter
    with stopped_at(at(28, 9)):
        assert forget_greetings() == 1
    assert Letter.objects.get().state == "dropped"


def test_whoever_promised_hears_that_nobody_comes_even_if_nothing_else_has_left() -> None:
    door = a_door()
    with stopped_at(MONDAY):
        somebody("greeter", door, "paivi@lampi.example")
        greeting = asked_to_meet(door)
        all_sent()
        answer_greeting(by="greeter", ask=GreetingAsk.objects.get(), yes=True)
        take_back_greeting(by="guest", greeting=greeting)
    assert Letter.objects.filter(state="waiting").count() == 1


def test_a_place_that_has_not_heard_of_a_guest_does_not_hear_that_they_stay_away() -> None:
    door = a_door()
    with stopped_at(at(23, 22)):
        somebody("keeper", door, "keeper@lampi.example")
        take_back_hand_over(by="guest", row=hand_over(by="guest", place=door, coming=Coming(at(26, 9).date())))
    assert [row.state for row in Letter.objects.all()] == ["dropped"]


def test_the_late_drop_out_of_somebody_asked_in_a_daily_letter_asks_the_next_one() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(day=MONDAY.date() + timedelta(days=10))
        person = a_helper(shift.task.place, "daily")
        take = take_shift(by=viewer_of(person), shift=shift, asked=Asked()).take
        other = somebody("helper", shift.task.place, "toinen@lampi.example")
        leave_shift(by="test", take=take)
    assert StandInAsk.objects.get().stand_in.person_id == other.pk
