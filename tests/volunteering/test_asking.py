"""Stand-ins: one at a time, whoever was asked longest ago first, in the way they wished, awake, with time to answer."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from takaovi.core.clock import from_minute, stopped_at
from takaovi.core.errors import DomainError
from takaovi.core.models import Letter
from takaovi.core.outbox.events import ReplyArrived
from takaovi.people.actions import forget_person
from takaovi.people.models import Contact, Role
from takaovi.places.models import Place
from takaovi.volunteering import phrases
from takaovi.volunteering.actions import (
    accept_ask,
    ask_stand_ins,
    decline_ask,
    forget_takers,
    leave_shift,
    move_searches,
    stop_questions,
    wish_questions,
)
from takaovi.volunteering.models import Shift, ShiftTake, StandIn, StandInAsk, VolunteerTask
from takaovi.volunteering.reply_actions import take_reply
from takaovi.volunteering.reply_values import read_word
from takaovi.volunteering.values import Trust
from tests.factories.places import make_place
from tests.factories.volunteering import MONDAY, a_task, an_evening, at, somebody, taken

pytestmark = pytest.mark.django_db


def a_stand_in(place: Place, contact: str, channel: str = "email") -> StandIn:
    return StandIn.objects.create(
        place=place, channel=channel, contact=contact, keep_until=MONDAY.date() + timedelta(days=365)
    )


def asked_in_order(shift: Shift) -> list[str]:
    rows = StandInAsk.objects.filter(shift=shift).select_related("stand_in").order_by("pk")
    return [row.stand_in.contact for row in rows]


def test_whoever_was_asked_longest_ago_is_asked_first_and_one_at_a_time() -> None:
    with stopped_at(MONDAY):
        task = a_task()
        for name in ("a", "b", "c"):
            a_stand_in(task.place, f"{name}@lampi.example")
        first = ask_stand_ins(by="test", shift=an_evening(task))
        assert first is not None
        decline_ask(by="test", ask=first)  # a, then b
    with stopped_at(MONDAY + timedelta(minutes=5)):
        other = an_evening(task, day=MONDAY.date() + timedelta(days=4))
        ask_stand_ins(by="test", shift=other)
        ask_stand_ins(by="test", shift=other)
        assert asked_in_order(other) == ["c@lampi.example"]
        decline_ask(by="test", ask=StandInAsk.objects.get(shift=other))
        assert asked_in_order(other) == ["c@lampi.example", "a@lampi.example"]


def test_two_questions_at_once_about_a_shift_are_refused_by_the_database() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        rows = [a_stand_in(shift.task.place, f"{name}@lampi.example") for name in "ab"]
        common = {"shift": shift, "answer_by": MONDAY + timedelta(hours=1)}
        StandInAsk.objects.create(stand_in=rows[0], token_hash="1", **common)
        with pytest.raises(IntegrityError), transaction.atomic():
            StandInAsk.objects.create(stand_in=rows[1], token_hash="2", **common)


def test_silence_is_passed_on_when_the_time_is_over_and_not_before() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        for name in ("a", "b"):
            a_stand_in(shift.task.place, f"{name}@lampi.example")
        ask = ask_stand_ins(by="test", shift=shift)
        assert ask is not None
        assert ask.answer_by == MONDAY + timedelta(hours=4)
    with stopped_at(ask.answer_by - timedelta(minutes=1)):
        assert move_searches() == 0
    with stopped_at(ask.answer_by):
        assert move_searches() == 1
    assert [row.answer for row in StandInAsk.objects.order_by("pk")] == ["passed", ""]


def test_at_night_the_question_waits_for_the_morning_and_so_does_its_time() -> None:
    with stopped_at(at(23, 22)):
        shift = an_evening()
        a_stand_in(shift.task.place, "a@lampi.example")
        ask = ask_stand_ins(by="test", shift=shift)
    assert ask is not None
    assert ask.answer_by == at(24, 12)
    assert Letter.objects.get(to="a@lampi.example").due == at(24, 8)


def test_when_nobody_is_left_the_planners_hear_of_it_once() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        keeper = somebody("keeper", shift.task.place)
        wish_questions(by="test", place=shift.task.place, person_id=keeper.pk, wanted=False)
        assert ask_stand_ins(by="test", shift=shift) is None
        move_searches()
    letters = Letter.objects.filter(to=f"keeper-{keeper.pk}@lampi.example", text__contains="ei ole enää kysyttävänä")
    assert letters.count() == 1
    shift.refresh_from_db()
    assert not shift.searching


def test_people_with_a_role_are_asked_in_the_way_they_wished_or_not_at_all() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(a_task(trust="known"))
        place = shift.task.place
        quiet, mobile = somebody("helper", place), somebody("helper", place)
        Contact.objects.create(person=mobile, channel="sms", address="+358401234567", verified=MONDAY)
        wish_questions(by="test", place=place, person_id=quiet.pk, wanted=False)
        wish_questions(by="test", place=place, person_id=mobile.pk, wanted=True, channel="sms")
        a_stand_in(place, "tuntematon@lampi.example")
        ask_stand_ins(by="test", shift=shift)
    assert [(letter.channel, letter.to) for letter in Letter.objects.all()] == [("sms", "+358401234567")]
    assert "Kirjoita K tai E" in Letter.objects.get().text


def test_a_yes_by_text_message_takes_the_shift_and_a_second_one_changes_nothing() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        a_stand_in(shift.task.place, "+358401234567", "sms")
        ask_stand_ins(by="test", shift=shift)
        reply = ReplyArrived("sms", "+358401234567", "K")
        assert take_reply(by="reply", channel=reply.channel, sender=reply.sender, text=reply.text) == "yes"
        assert take_reply(by="reply", channel=reply.channel, sender=reply.sender, text=reply.text) == ""
    shift.refresh_from_db()
    assert shift.filled
    assert ShiftTake.objects.get().contact == "+358401234567"


@pytest.mark.parametrize(
    ("text", "word"),
    [("K", "yes"), ("Kyllä.\n> Voisitko tulla?", "yes"), ("nej", "no"), ("E", "no"), ("Ehkä", ""), ("", "")],
)
def test_one_word_is_understood_and_nothing_else(text: str, word: str) -> None:
    assert read_word(text) == word


def test_who_comes_or_has_just_left_is_not_asked() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        first = taken(shift, channel="email", contact="eka@lampi.example", again=True)
        leave_shift(by="guest", take=first)
    assert not StandInAsk.objects.exists()


def test_a_late_yes_is_good_as_long_as_there_is_room() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        a_stand_in(shift.task.place, "a@lampi.example")
        ask = ask_stand_ins(by="test", shift=shift)
        assert ask is not None
        decline_ask(by="test", ask=ask)
        accept_ask(by="test", ask=ask)
        with pytest.raises(DomainError, match=str(phrases.YOURS_ALREADY)):
            accept_ask(by="test", ask=ask)
    shift.refresh_from_db()
    assert shift.filled


def test_no_more_questions_erases_an_address_and_keeps_a_persons_wish() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        a_stand_in(shift.task.place, "a@lampi.example")
        ask = ask_stand_ins(by="test", shift=shift)
        assert ask is not None
        stop_questions(by="test", ask=ask)
    assert not StandIn.objects.filter(contact="a@lampi.example").exists()


def test_when_the_deadline_is_too_near_nobody_is_asked() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        a_stand_in(shift.task.place, "a@lampi.example")
    with stopped_at(from_minute(int(shift.deadline or 0)) - timedelta(minutes=10)):
        assert ask_stand_ins(by="test", shift=shift) is None


def test_who_said_no_is_forgotten_after_the_term_and_the_turn_is_kept() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        a_stand_in(shift.task.place, "a@lampi.example")
        ask = ask_stand_ins(by="test", shift=shift)
        assert ask is not None
        decline_ask(by="test", ask=ask)
    with stopped_at(MONDAY + timedelta(days=30)):
        forget_takers()
    assert StandInAsk.objects.get().answer == "passed"


def test_a_forgotten_person_leaves_coming_shifts_and_is_named_nowhere(
    django_capture_on_commit_callbacks: object,
) -> None:
    with stopped_at(MONDAY), django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        place = make_place()
        shift = an_evening(a_task(place))
        helper = somebody("helper", place)
        wish_questions(by="test", place=place, person_id=helper.pk, wanted=True)
        ShiftTake.objects.create(
            shift=shift, person=helper, seat=1, part="host", keep_until=MONDAY.date(), code_hash="x", seed="y"
        )
        forget_person(by="test", person=helper)
    take = ShiftTake.objects.get()
    assert (take.person_id, take.left_at) == (None, MONDAY)
    assert not StandIn.objects.filter(person=helper).exists()


@pytest.mark.parametrize("by_address", [True, False])
def test_a_yes_after_the_trust_was_taken_back_gives_no_seat(by_address: bool) -> None:
    with stopped_at(MONDAY):
        task = a_task(trust=Trust.ANYBODY if by_address else Trust.KNOWN)
        if by_address:
            a_stand_in(task.place, "a@lampi.example")
        else:
            somebody("helper", task.place)
        shift = an_evening(task)
        ask = ask_stand_ins(by="test", shift=shift)
        assert ask is not None
        VolunteerTask.objects.update(trust=Trust.KNOWN)
        Role.objects.all().delete()
        with pytest.raises(DomainError, match=str(phrases.KNOWN_ONLY)):
            accept_ask(by="stand-in", ask=ask)
    assert not ShiftTake.objects.exists()
