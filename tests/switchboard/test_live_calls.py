"""The switchboard and the served web app: signed webhooks one way, orders and recordings the other, as in a county."""

from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

import pytest
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from takaovi.callback.actions import start_call, take_call
from takaovi.callback.models import Call, CallRequest
from takaovi.core import clock
from takaovi.core.clock import now
from takaovi.people.models import Contact
from takaovi.phone.models import Message
from takaovi.phone.outgoing_actions import place_waiting
from takaovi.phone.recording_actions import fetch_recordings
from tests.factories.callback import a_caller, a_request, on_duty, wall
from tests.switchboard.board import ACCOUNT, LINE, SECRET, Board, board, settings_for
from tests.switchboard.engine import QueueLine
from tests.switchboard.test_calls import is_a_machine

pytestmark = pytest.mark.django_db(transaction=True)
CALLER, VOLUNTEER, PERSON = "+358401234567", "+358405550111", "+358405550199"
WHISPER = "Puhelu kohtaamispaikkojen puhelimesta. Jos otat sen, paina 1."
NOBODY, KEPT = "Nyt kukaan ei vastannut. Se ei johdu sinusta.", "Kiitos, viestisi on tallessa."


@pytest.fixture
def stands(live_server: LiveServer, settings: Settings, tmp_path: Any, monkeypatch: Any) -> Iterator[Board]:
    """The program of the switchboard beside the served web app, on a Tuesday at noon; for every thread."""
    noon = wall(3, 12)
    monkeypatch.setattr(clock, "_stopped", ContextVar("stopped_everywhere", default=noon))
    settings.STATE, settings.SITE_URL = tmp_path, live_server.url
    settings.VOICE_ACCOUNT, settings.VOICE_SECRET, settings.VOICE_NUMBER = ACCOUNT, SECRET, LINE
    with board(settings_for(live_server.url, tmp_path)) as made:
        settings.VOICE_URL = made.url
        yield made


def a_volunteer() -> Any:
    person = a_caller()
    Contact.objects.create(person=person, channel="sms", address=VOLUNTEER, verified=now())
    return person


def presses(*keys: str) -> Callable[[QueueLine], Any]:
    """Keys pressed as soon as something is asked, and then the line is held."""

    async def does(line: QueueLine) -> None:
        for key in keys:
            line.press(key)

    return does


async def takes(line: QueueLine) -> None:
    line.press("1")
    await line.until_joined()
    line.leave()


def test_a_caller_is_joined_with_whoever_is_on_duty(stands: Board) -> None:
    on_duty(a_volunteer(), 3, 9, 15)
    stands.engine.people = {VOLUNTEER: takes}

    line = stands.call(CALLER, presses("1", "42700#", "1"))
    assert stands.engine.rung == [(VOLUNTEER, LINE)]
    assert stands.engine.joined == [(line.name, "leg-1")]
    assert stands.said(line, "Yhdistän. Odota hetki.", NOBODY) == [True, False]


def test_an_answering_machine_gets_nobody_and_the_caller_is_led_on(stands: Board) -> None:
    on_duty(a_volunteer(), 3, 9, 15)
    stands.engine.people = {VOLUNTEER: is_a_machine}
    line = stands.call(CALLER, presses("1", "42700#", "1"))
    assert stands.engine.joined == []
    assert stands.said(stands.engine.lines[VOLUNTEER], WHISPER) == [True]
    assert stands.said(line, NOBODY) == [True]


def test_a_call_back_by_telephone_waits_in_the_queue_of_the_web_form(stands: Board) -> None:
    stands.call(CALLER, presses("1", "42700#", "2", "1", "1", "1"))
    request = CallRequest.objects.get()
    assert (request.source, request.area, request.topic) == ("phone", "249", "company")


def test_a_message_is_fetched_from_the_switchboard_and_deleted_there(stands: Board) -> None:
    async def speaks(line: QueueLine) -> None:
        line.says_seconds = 3
        await presses("1", "42700#", "3")(line)
        await line.until_heard("beep")
        line.press("#")

    line = stands.call(CALLER, speaks)
    assert stands.said(line, KEPT) == [True]
    assert [path.suffix for path in stands.shelf.recordings.iterdir()] == [".wav"]
    assert fetch_recordings() == 1
    assert (Message.objects.get().seconds, list(stands.shelf.recordings.iterdir())) == (3, [])


def test_a_volunteer_calls_by_the_line_and_both_see_its_number(stands: Board) -> None:
    async def person(line: QueueLine) -> None:
        await line.until_joined()
        line.leave()

    volunteer = a_volunteer()
    stands.engine.people = {VOLUNTEER: presses("1"), PERSON: person}
    row = take_call(by="test", request=a_request(number=PERSON), person=volunteer)
    start_call(by="test", request=row, person=volunteer)
    assert place_waiting() == 1
    stands.quiet()
    assert stands.engine.rung == [(VOLUNTEER, LINE), (PERSON, LINE)]
    assert Call.objects.get().state == "joined"


def test_a_volunteer_who_does_not_answer_may_order_the_call_again(stands: Board) -> None:
    volunteer = a_volunteer()
    row = take_call(by="test", request=a_request(number=PERSON), person=volunteer)
    start_call(by="test", request=row, person=volunteer)
    assert place_waiting() == 1
    stands.quiet()
    stands.do(stands.office.stop())
    assert (stands.engine.rung, Call.objects.get().state) == ([(VOLUNTEER, LINE)], "failed")


def test_a_switchboard_with_another_secret_is_refused_and_the_caller_hears_a_last_word(
    stands: Board, settings: Settings
) -> None:
    settings.VOICE_SECRET = "toinen" * 4
    line = stands.call(CALLER, presses())
    assert line.heard == ["last_word"]
