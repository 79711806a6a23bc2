"""A volunteer's call by the line: the volunteer is rung first, then the person; neither sees the other's number."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.http import HttpResponse
from pytest_django import Settings

from takaovi.callback import phrases
from takaovi.callback.actions import start_call, take_call
from takaovi.callback.models import Call, CallRequest
from takaovi.callback.nightly_actions import release_calls
from takaovi.core.clock import now, stopped_at
from takaovi.core.errors import DomainError
from takaovi.people.models import Contact, Person
from takaovi.phone.outgoing_actions import place_order, place_waiting
from takaovi.phone.placing import caller
from tests.factories.callback import a_caller, a_request, wall
from tests.phone.fake_provider import ACCOUNT, LINE, SECRET, Provider, fake_provider
from tests.phone.test_voice_webhooks import send

pytestmark = pytest.mark.django_db
VOLUNTEER, PERSON = "+358405550111", "+358401234567"
Committed = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def provider(settings: Settings, tmp_path: Path) -> Iterator[Provider]:
    with fake_provider() as server, stopped_at(wall(3, 12)):
        settings.VOICE_URL = f"http://127.0.0.1:{server.port}/2010-04-01"
        settings.VOICE_ACCOUNT, settings.VOICE_SECRET, settings.VOICE_NUMBER = ACCOUNT, SECRET, LINE
        settings.SITE_URL, settings.STATE = "https://takaovi.example", tmp_path
        yield server


@pytest.fixture
def order(django_capture_on_commit_callbacks: Committed) -> Callable[[], Call]:
    """A request taken and its call ordered, as the press of a volunteer does it, and then the thread beside it."""

    def ordered() -> Call:
        call = pressed(django_capture_on_commit_callbacks)
        place_waiting()
        return call

    return ordered


def pressed(committed: Committed) -> Call:
    """What the press of a volunteer leaves behind: an order, and a bell that has rung."""
    person = a_volunteer()
    row = take_call(by="test", request=a_request(number=PERSON), person=person)
    with committed(execute=True):
        placed = start_call(by="test", request=row, person=person)
    assert placed.number == ""
    return Call.objects.get(pk=placed.call_id)


def a_volunteer() -> Person:
    person = a_caller()
    Contact.objects.create(person=person, channel="sms", address=VOLUNTEER, verified=now())
    return person


def tell(call: Call, rest: str = "", **fields: str) -> HttpResponse:
    return send(f"/aani/soitto/{call.pk}{rest}", **fields)


def xml(response: HttpResponse) -> ET.Element:
    assert response.status_code == 200
    return ET.fromstring(response.content)  # noqa: S314  our own answer


def state(call: Call) -> str:
    call.refresh_from_db()
    return str(call.state)


def test_the_volunteer_is_rung_first_under_the_number_of_the_line(
    provider: Provider, order: Callable[[], Call]
) -> None:
    call = order()
    (placed,) = provider.calls
    assert (placed["To"], placed["From"]) == (VOLUNTEER, LINE)
    assert placed["Url"] == f"https://takaovi.example/aani/soitto/{call.pk}"
    assert "1234567" not in str(placed) + str(provider.asked)
    assert state(call) == "placed"


def test_after_a_key_the_person_is_called_and_sees_the_line_too(provider: Provider, order: Callable[[], Call]) -> None:
    call = order()
    gather, hangup = xml(tell(call))
    assert (gather[0].text, hangup.tag) == ("Puhelu kohtaamispaikkojen puhelimesta. Jos otat sen, paina 1.", "Hangup")
    (dial,) = xml(send(gather.get("action", ""), Digits="1"))
    assert (dial.get("callerId"), [number.text for number in dial]) == (LINE, [PERSON])
    tell(call, "/yhdessa", CallStatus="in-progress")
    assert state(call) == "joined"
    tell(call, "/loppu", CallStatus="completed")
    assert state(call) == "joined"


def test_an_answering_machine_of_the_volunteer_reaches_nobody(provider: Provider, order: Callable[[], Call]) -> None:
    call = order()
    assert [one.tag for one in xml(tell(call, "/vastaus"))] == ["Hangup"]
    assert PERSON.encode() not in tell(call, "/vastaus", Digits="5").content
    tell(call, "/loppu", CallStatus="completed")
    assert state(call) == "failed"


@pytest.mark.parametrize("status", ["no-answer", "busy", "failed"])
def test_a_person_who_does_not_answer_is_told_as_missed(
    provider: Provider, order: Callable[[], Call], status: str
) -> None:
    call = order()
    tell(call, "/loppu", DialCallStatus=status)
    assert state(call) == "missed"


def test_webhooks_told_again_after_the_end_call_nobody(provider: Provider, order: Callable[[], Call]) -> None:
    call = order()
    tell(call, "/loppu", CallStatus="no-answer")
    for rest in ("", "/vastaus", "/vastaus"):
        assert [one.tag for one in xml(tell(call, rest, Digits="1"))] == ["Hangup"]
    tell(call, "/yhdessa")
    assert state(call) == "failed"


def test_an_order_is_placed_once(provider: Provider, order: Callable[[], Call]) -> None:
    call = order()
    assert not place_order(by="test", call_id=call.pk)
    assert len(provider.calls) == 1


def test_a_process_killed_between_taking_and_calling_calls_nobody_twice(
    provider: Provider, order: Callable[[], Call], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(fields: dict[str, str]) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("takaovi.phone.outgoing_actions.place_call", killed)
        with pytest.raises(KeyboardInterrupt):
            order()
    call = Call.objects.get()
    assert not place_order(by="test", call_id=call.pk)
    assert (state(call), provider.calls) == ("placed", [])


def test_what_the_provider_refuses_is_over_and_may_be_ordered_again(
    provider: Provider, order: Callable[[], Call], caplog: pytest.LogCaptureFixture
) -> None:
    provider.statuses = [400]
    with caplog.at_level(logging.WARNING):
        call = order()
    assert state(call) == "failed"
    assert not any(number[4:] in caplog.text for number in (VOLUNTEER, PERSON))


def test_what_perhaps_rang_is_not_ordered_again(provider: Provider, order: Callable[[], Call]) -> None:
    provider.statuses = [502]
    assert state(order()) == "placed"


def test_a_provider_that_cannot_be_reached_has_called_nobody(
    provider: Provider, order: Callable[[], Call], settings: Settings
) -> None:
    settings.VOICE_URL = "http://127.0.0.1:9/2010-04-01"  # nobody listens there
    assert state(order()) == "failed"


def test_a_volunteer_without_a_telephone_here_calls_by_an_own_one(provider: Provider) -> None:
    person = a_caller()
    row = take_call(by="test", request=a_request(number=PERSON), person=person)
    assert start_call(by="test", request=row, person=person).number == PERSON


def test_the_page_waits_for_no_provider_and_rings_the_bell_of_the_thread_that_calls(
    provider: Provider, django_capture_on_commit_callbacks: Committed
) -> None:
    caller.bell.clear()
    call = pressed(django_capture_on_commit_callbacks)
    assert (state(call), provider.asked, caller.bell.is_set()) == ("ordered", [], True)
    assert [place_waiting(), place_waiting()] == [1, 0]
    assert (state(call), len(provider.calls)) == ("placed", 1)


def test_a_telephone_that_did_not_ring_is_ordered_anew_and_the_old_order_reaches_nobody(
    provider: Provider, order: Callable[[], Call]
) -> None:
    call = order()
    request, person = CallRequest.objects.get(), Person.objects.get()
    with pytest.raises(DomainError, match=str(phrases.ON_ITS_WAY)):
        start_call(by="test", request=request, person=person)
    with stopped_at(wall(3, 12) + timedelta(minutes=2)):
        again = start_call(by="test", request=request, person=person)
        assert place_waiting() == 1
        assert [one.tag for one in xml(tell(call, "/vastaus", Digits="1"))] == ["Hangup"]
        assert state(call) == "lapsed"
        assert PERSON.encode() in send(f"/aani/soitto/{again.call_id}/vastaus", Digits="1").content
    with stopped_at(wall(3, 12) + timedelta(minutes=9)), pytest.raises(DomainError, match=str(phrases.ON_ITS_WAY)):
        start_call(by="test", request=request, person=person)  # the person has been rung: nobody rings them twice


def test_what_was_taken_and_never_rang_goes_back_to_the_queue_and_loses_nobody(
    provider: Provider, order: Callable[[], Call]
) -> None:
    order()
    row = CallRequest.objects.get()
    with stopped_at(wall(3, 12) + timedelta(minutes=179)):
        assert release_calls() == 0
    with stopped_at(wall(3, 12) + timedelta(minutes=181)):
        assert release_calls() == 1
    row.refresh_from_db()
    assert (row.state, bool(row.number)) == ("waiting", True)


def test_a_call_that_failed_goes_back_to_the_queue_in_half_an_hour(
    provider: Provider, order: Callable[[], Call]
) -> None:
    provider.statuses = [400]
    order()
    with stopped_at(wall(3, 12) + timedelta(minutes=31)):
        assert release_calls() == 1
    assert CallRequest.objects.get().state == "waiting"


@pytest.mark.parametrize("rest", ["", "/vastaus", "/yhdessa", "/loppu"])
def test_only_the_provider_tells_how_a_call_goes(provider: Provider, order: Callable[[], Call], rest: str) -> None:
    call = order()
    assert tell(call, rest, secret="toinen" * 4).status_code == 403
    assert state(call) == "placed"
