"""A request from the asking to its end: one turn, one call at a time, and no number left."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from takaovi.callback import phrases
from takaovi.callback.actions import (
    ask_call,
    block_number,
    close_call,
    end_order,
    hand_on,
    not_reached,
    start_call,
    take_call,
    take_order,
    unblock_number,
    withdraw,
)
from takaovi.callback.line_actions import AlreadyTaken
from takaovi.callback.models import BlockedNumber, Call, CallRequest
from takaovi.callback.mouths import add_mouth, drop_mouth
from takaovi.callback.nightly_actions import forget_calls, leave_calls_of, promise_again, release_calls
from takaovi.callback.queries import kept_promises, promise_for, queue_for, request_for, request_with
from takaovi.callback.values import Kept, Reason, Source, State, Theme, Topic, Wished
from takaovi.core.clock import stopped_at, to_minute
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.journal.models import AuditEntry, Fact
from takaovi.core.models import Letter
from takaovi.core.outbox.sending import send_letters
from takaovi.core.viewer import Scope
from tests.factories.callback import a_caller, a_number, a_request, asked, on_duty, viewer_of, wall
from tests.factories.programme import a_place

pytestmark = pytest.mark.django_db
NUMBER = "+358401234567"


@pytest.fixture(autouse=True)
def tuesday_noon() -> Iterator[None]:
    with stopped_at(wall(3, 12)):
        yield


@pytest.fixture
def mouth() -> Iterator[None]:
    add_mouth("test", lambda: True)
    yield
    drop_mouth("test")


def fresh(request: CallRequest) -> CallRequest:
    return CallRequest.objects.get(pk=request.pk)


def facts(kind: str) -> list[dict[str, object]]:
    return list(Fact.objects.filter(kind=kind).order_by("pk").values_list("detail", flat=True))


def test_who_asks_gets_a_code_and_an_honest_time() -> None:
    on_duty(a_caller(), 3, 10, 18)
    made = asked()
    request = request_with(made.code.lower().replace("-", " "))
    assert (made.promise, made.sure) == (to_minute(wall(3, 12, 30)), True)
    assert (request.pk, request.state, request.consent) == (made.request_id, "waiting", "web-1")
    assert facts("call_asked") == [{"about": "company"}]


def test_what_is_no_number_is_refused_in_words() -> None:
    with pytest.raises(DomainError) as refusal:
        asked(number="0600 12345")
    assert refusal.value.phrase is phrases.NOT_A_NUMBER
    assert CallRequest.objects.count() == 0


def test_a_form_sent_twice_is_one_request() -> None:
    form = {"once": "the-same-form", "number": a_number()}
    assert asked(**form) == asked(**form)
    assert CallRequest.objects.count() == 1


def test_the_same_number_keeps_its_turn_and_is_not_called_twice() -> None:
    first = asked(number=NUMBER)
    other = asked()
    again = asked(number="040 1234567", topic=Topic.FIRST_VISIT, wished=Wished.EVENING)
    assert [row.pk for row in queue_for(viewer_of(a_caller()))] == [first.request_id, other.request_id]
    assert request_with(again.code).topic == "first_visit"
    with pytest.raises(NotThere):
        request_with(first.code)


def test_a_number_is_asked_for_three_times_a_day_at_most() -> None:
    for _ in range(3):
        withdraw(by="guest", request=a_request(number=NUMBER))
    with pytest.raises(DomainError):
        asked(number=NUMBER)
    with stopped_at(wall(4, 12)):
        assert asked(number=NUMBER).code


def test_a_blocked_number_is_not_called_until_its_owner_wants_it_again() -> None:
    withdraw(by="guest", request=a_request(number=NUMBER), and_block=True)
    with pytest.raises(DomainError) as refusal:
        asked(number=NUMBER)
    assert "1234567" not in str(refusal.value)
    unblock_number(by="test", number=NUMBER)
    assert asked(number=NUMBER).code
    block_number(by="test", number=a_number())
    with stopped_at(wall(3, 12) + timedelta(days=366)):
        forget_calls()
    assert BlockedNumber.objects.count() == 0


def test_the_promise_counts_those_who_wait_before() -> None:
    on_duty(a_caller(), 3, 12, 18)
    promises = [asked().promise for _ in range(4)]
    assert promises == [
        to_minute(wall(3, 12, 30)),
        to_minute(wall(3, 13)),
        to_minute(wall(3, 13)),
        to_minute(wall(3, 13, 30)),
    ]


def test_a_duty_elsewhere_is_no_promise_here() -> None:
    here, there = a_place(municipality="249"), a_place(municipality="179")
    on_duty(a_caller(scope=Scope("place", there.pk)), 3, 12, 18)
    assert (promise_for(Wished.SOON, "179").sure, promise_for(Wished.SOON, "249").sure) == (True, False)
    on_duty(a_caller(scope=Scope("place", here.pk)), 3, 12, 18)
    assert promise_for(Wished.SOON, "249").sure


def test_nobody_on_duty_those_who_could_be_are_told_once_and_nothing_of_who_waits() -> None:
    a_caller(reachable=True)
    asked(number=NUMBER)
    asked()
    letter = Letter.objects.get()
    assert letter.subject == "Joku odottaa soittoa"
    assert "1234567" not in letter.text


def test_a_volunteer_sees_those_of_the_own_municipality_and_those_who_named_none() -> None:
    keuruu = a_place(municipality="249")
    near, far, anywhere = asked(area="249"), asked(area="179"), asked()
    viewer = viewer_of(a_caller(scope=Scope("place", keuruu.pk)))
    assert [row.pk for row in queue_for(viewer)] == [near.request_id, anywhere.request_id]
    with pytest.raises(NotThere):
        request_for(viewer, far.request_id)
    with pytest.raises(NotThere):
        queue_for(viewer_of(a_caller(kind="greeter", scope=Scope("place", keuruu.pk))))


def test_two_take_one_call_and_the_other_is_told_by_whom() -> None:
    request, quick, slow = a_request(), a_caller("Aino"), a_caller("Eero")
    take_call(by="test", request=request, person=quick)
    with pytest.raises(AlreadyTaken) as told:
        take_call(by="test", request=request, person=slow)
    assert str(told.value) == "Aino otti jo tämän soiton. Kiitos, että olit nopea."


def test_somebody_takes_one_call_at_a_time() -> None:
    volunteer = a_caller()
    take_call(by="test", request=a_request(), person=volunteer)
    with pytest.raises(DomainError) as told:
        take_call(by="test", request=a_request(), person=volunteer)
    assert told.value.phrase is phrases.ONE_IN_HAND


def test_without_a_mouth_the_number_is_shown_to_whoever_took_the_call_and_each_look_is_in_the_book() -> None:
    request, volunteer = a_request(number=NUMBER), a_caller()
    with pytest.raises(DomainError):
        start_call(by="test", request=request, person=volunteer)
    take_call(by="test", request=request, person=volunteer)
    orders = [start_call(by="test", request=request, person=volunteer) for _ in range(3)]
    assert {order.number for order in orders} == {NUMBER}
    assert len({order.call_id for order in orders}) == 1
    assert AuditEntry.objects.filter(deed="look_at_number", thing=request.thing).count() == 3
    with pytest.raises(DomainError):
        start_call(by="test", request=request, person=volunteer)


def test_with_a_mouth_nobody_sees_the_number_and_the_order_is_placed_once(mouth: None) -> None:
    request, volunteer = a_request(number=NUMBER, language="sv"), a_caller()
    take_call(by="test", request=request, person=volunteer)
    order = start_call(by="test", request=request, person=volunteer)
    assert order.number == ""
    placed = take_order(by="mouth", call_id=order.call_id)
    assert placed is not None
    assert (placed.number, placed.language, placed.volunteer_id) == (NUMBER, "sv", volunteer.pk)
    assert take_order(by="mouth", call_id=order.call_id) is None
    with pytest.raises(DomainError):
        start_call(by="test", request=request, person=volunteer)
    assert [end_order(by="mouth", call_id=order.call_id, joined=True) for _ in range(2)] == [True, False]


def test_an_order_lapses_after_five_minutes_or_when_the_wish_is_taken_back(mouth: None) -> None:
    request, volunteer = a_request(), a_caller()
    take_call(by="test", request=request, person=volunteer)
    order = start_call(by="test", request=request, person=volunteer)
    with stopped_at(wall(3, 12, 6)):
        assert take_order(by="mouth", call_id=order.call_id) is None
    withdraw(by="guest", request=request)
    assert take_order(by="mouth", call_id=order.call_id) is None


def test_nobody_is_called_in_the_night() -> None:
    request, volunteer = a_request(), a_caller()
    with stopped_at(wall(3, 21, 5)):
        take_call(by="test", request=request, person=volunteer)
        with pytest.raises(DomainError) as told:
            start_call(by="test", request=request, person=volunteer)
    assert told.value.phrase is phrases.QUIET_NOW


def test_when_it_is_closed_the_number_is_gone_and_a_theme_stays() -> None:
    request, volunteer = a_request(number=NUMBER, channel="email", contact="aino@lampi.example"), a_caller()
    take_call(by="test", request=request, person=volunteer)
    start_call(by="test", request=request, person=volunteer)
    close_call(by="test", request=request, person=volunteer, theme=Theme.FIRST_VISIT, no_more=True)
    row = fresh(request)
    assert (row.state, row.theme, row.number, row.number_hash, row.contact) == ("closed", "first_visit", "", None, "")
    assert row.taken_by_id is None
    assert facts("call_ended") == [{"ended": "first_visit"}]
    assert BlockedNumber.objects.count() == 1
    with pytest.raises(AlreadyTaken):
        take_call(by="test", request=request, person=volunteer)
    with stopped_at(wall(18, 12)):
        forget_calls()
    assert not CallRequest.objects.filter(pk=request.pk).exists()


def test_handed_on_it_has_its_old_turn() -> None:
    first, second, volunteer = a_request(), a_request(), a_caller()
    take_call(by="test", request=first, person=volunteer)
    hand_on(by="test", request=first, person=volunteer, reason=Reason.LANGUAGE)
    queue = queue_for(viewer_of(volunteer))
    assert [(row.pk, row.handed_on) for row in queue] == [(first.pk, "language"), (second.pk, "")]


@pytest.mark.parametrize("end", ["withdrawn", "closed"])
def test_a_letter_that_waits_for_the_morning_is_not_sent_once_the_request_is_over(end: str) -> None:
    request, volunteer = a_request(channel="sms", number=NUMBER), a_caller()
    with stopped_at(wall(5, 22)):
        assert promise_again() == 1
        assert Letter.objects.get(to=NUMBER).state == "waiting"
        take_call(by="test", request=request, person=volunteer)
        if end == "withdrawn":
            withdraw(by="guest", request=request)
        else:
            close_call(by="test", request=request, person=volunteer, theme=Theme.COMPANY)
    assert not Letter.objects.filter(to=NUMBER).exists()
    with stopped_at(wall(6, 10)):
        assert send_letters() == 0


def test_nobody_is_told_of_calls_that_were_not_made() -> None:
    request, volunteer = a_request(channel="sms", number=NUMBER), a_caller()
    take_call(by="test", request=request, person=volunteer)
    with pytest.raises(DomainError, match=str(phrases.CALL_FIRST)):
        not_reached(by="test", request=request, person=volunteer)
    assert (fresh(request).tries, Letter.objects.count()) == (0, 0)


def test_three_calls_that_nobody_answers_two_hours_apart_and_then_a_kind_end() -> None:
    request, volunteer, texts = a_request(channel="sms", number=NUMBER), a_caller(), []
    for hour in (12, 14, 16):
        if hour > 12:
            with stopped_at(wall(3, hour - 1, 59)), pytest.raises(DomainError):
                take_call(by="test", request=request, person=volunteer)
        with stopped_at(wall(3, hour)):
            take_call(by="test", request=request, person=volunteer)
            start_call(by="test", request=request, person=volunteer)
            not_reached(by="test", request=request, person=volunteer)
            texts.append(Letter.objects.latest("pk").text)
    row = fresh(request)
    assert (row.state, row.theme, row.number) == ("closed", "not_reached", "")
    assert Call.objects.filter(request=request, state="missed").count() == 3
    assert [text.split(". ")[0] for text in texts] == [
        "Soitimme sinulle, emmekä tavoittaneet sinua",
        "Soitimme sinulle, emmekä tavoittaneet sinua",
        "Soitimme sinulle kolme kertaa, emmekä tavoittaneet sinua",
    ]


def test_a_promise_that_cannot_be_kept_is_told_and_counted_once() -> None:
    volunteer = a_caller()
    on_duty(volunteer, 3, 12, 13)
    late = a_request(channel="email", contact="aino@lampi.example")
    kept = a_request()
    take_call(by="test", request=kept, person=volunteer)
    start_call(by="test", request=kept, person=volunteer)
    with stopped_at(wall(3, 13, 5)):
        assert promise_again() == 1
        assert promise_again() == 0
    row, letter = fresh(late), Letter.objects.filter(ref=late.thing).get()
    assert (row.in_time, row.promise, row.sure) == (False, to_minute(wall(5, 20)), False)
    assert letter.to == "aino@lampi.example"
    assert "to 5.3. klo 20" in letter.text
    assert kept_promises(wall(1, 0)) == Kept(1, 2)
    withdraw(by="guest", request=late)
    assert (fresh(late).state, facts("call_ended")) == ("gone", [{"ended": "gone"}])


def test_taken_and_not_called_it_goes_back_after_half_an_hour_in_the_old_order() -> None:
    first, second, volunteer = a_request(), a_request(), a_caller()
    take_call(by="test", request=first, person=volunteer)
    with stopped_at(wall(3, 12, 29)):
        assert release_calls() == 0
    with stopped_at(wall(3, 12, 31)):
        assert release_calls() == 1
    assert [row.pk for row in queue_for(viewer_of(volunteer))] == [first.pk, second.pk]


def test_a_call_that_may_have_rung_is_never_put_back_and_ends_after_three_hours() -> None:
    request, volunteer = a_request(), a_caller()
    take_call(by="test", request=request, person=volunteer)
    start_call(by="test", request=request, person=volunteer)
    with stopped_at(wall(3, 14, 59)):
        assert release_calls() == 0
    with stopped_at(wall(3, 15, 1)):
        assert release_calls() == 1
    row = fresh(request)
    assert (row.state, row.theme, row.number) == ("closed", "unsaid", "")


def test_an_order_that_no_mouth_took_goes_back(mouth: None) -> None:
    request, volunteer = a_request(), a_caller()
    take_call(by="test", request=request, person=volunteer)
    start_call(by="test", request=request, person=volunteer)
    with stopped_at(wall(3, 12, 31)):
        assert release_calls() == 1
    assert fresh(request).state == "waiting"


def test_a_forgotten_volunteer_leaves_no_call_and_no_duty_behind() -> None:
    request, volunteer = a_request(), a_caller()
    on_duty(volunteer, 3, 12, 13)
    take_call(by="test", request=request, person=volunteer)
    leave_calls_of(by="people", person_id=volunteer.pk)
    assert fresh(request).state == "waiting"
    assert not promise_for(Wished.SOON).sure


def test_the_database_itself_keeps_no_number_of_what_is_over() -> None:
    request = a_request()
    for broken in (
        {"state": "closed", "theme": "company"},
        {"number": ""},
        {"number_hash": None},
        {"state": "taken"},
        {"theme": "company"},
        {"channel": "email"},
        {"state": "asleep"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            CallRequest.objects.filter(pk=request.pk).update(**broken)
    assert fresh(request).state == State.WAITING


def test_a_call_is_for_one_request_and_one_at_a_time() -> None:
    request = a_request()
    for broken in ({}, {"request": request, "state": "asleep"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Call.objects.create(**({"state": "shown"} | broken))
    Call.objects.create(request=request, state="shown")
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.create(request=request, state="ordered")


def test_reading_the_queue_costs_the_same_for_one_and_for_three(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    viewer = viewer_of(a_caller(scope=Scope("place", a_place().pk)))
    for more in (1, 2):
        for _ in range(more):
            ask_call(by="guest", number=a_number(), language="fi", wished=Wished.SOON)
        with django_assert_num_queries(2):
            queue_for(viewer)


def test_a_wish_for_no_calls_that_a_stranger_may_have_made_on_the_web_ends_when_the_number_itself_asks() -> None:
    withdraw(by="guest", request=a_request(number=NUMBER), and_block=True)
    with pytest.raises(DomainError, match=str(phrases.NOT_TO_BE_CALLED)):
        a_request(number=NUMBER)
    assert a_request(number=NUMBER, source=Source.SMS, own=True).state == "waiting"
    assert not BlockedNumber.objects.exists()
    assert AuditEntry.objects.filter(deed="unblock_number").count() == 1


def test_whoever_asks_again_for_a_number_without_an_address_does_not_end_what_the_first_is_told() -> None:
    first = a_request(number=NUMBER, channel="sms")
    a_request(number=NUMBER)
    assert fresh(first).channel == "sms"
