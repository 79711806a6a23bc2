"""Texts and calls have no way out for an hour: nobody is lost, told twice or called twice, and the order holds."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from pytest_django import Settings

from takaovi.callback.actions import close_call, hand_on, start_call, take_call
from takaovi.callback.models import Call, CallRequest
from takaovi.callback.nightly_actions import promise_again, release_calls
from takaovi.callback.values import Reason, Theme
from takaovi.core.clock import now, stopped_at
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.sending import send_letters
from takaovi.people.models import Contact, Person
from takaovi.phone.outgoing_actions import place_waiting
from tests.core.letter_servers import Gateway, sms_gateway
from tests.factories.callback import a_caller, a_request, on_duty, wall
from tests.phone.fake_provider import ACCOUNT, LINE, SECRET, Provider, fake_provider
from tests.phone.test_voice_webhooks import send

pytestmark = pytest.mark.django_db
NOON, NOBODY = wall(3, 12), "http://127.0.0.1:9"
NUMBERS = ("+358401110001", "+358401110002", "+358401110003")


@pytest.fixture
def ends(settings: Settings) -> Iterator[tuple[Gateway, Provider, Callable[[bool], None]]]:
    """A gateway and a provider, and what takes the line to both of them away or brings it back."""
    with sms_gateway() as gateway, fake_provider() as provider:

        def line(there: bool) -> None:
            settings.SMS_URL = f"http://127.0.0.1:{gateway.port}/send" if there else f"{NOBODY}/send"
            settings.VOICE_URL = f"http://127.0.0.1:{provider.port}/2010-04-01" if there else NOBODY

        settings.SMS_CHANNEL, settings.SITE_URL = "http", "https://takaovi.example"
        settings.VOICE_ACCOUNT, settings.VOICE_SECRET, settings.VOICE_NUMBER = ACCOUNT, SECRET, LINE
        yield gateway, provider, line


def look(minute: int) -> datetime:
    """What a served program does by itself, at this minute after noon."""
    moment = NOON + timedelta(minutes=minute)
    with stopped_at(moment):
        for work in (place_waiting, promise_again, release_calls, send_letters):
            work()
    return moment


def callers_told(gateway: Gateway) -> list[str]:
    """In the order in which they were; the volunteer is told too that somebody waits."""
    return [message["to"] for _, message in gateway.told if message["to"] in NUMBERS]


def ordered(person: Person, row: CallRequest) -> Call:
    return Call.objects.get(pk=start_call(by="test", request=row, person=person).call_id)


def test_an_hour_without_a_line_loses_nobody_and_tells_and_calls_nobody_twice(
    ends: tuple[Gateway, Provider, Callable[[bool], None]],
) -> None:
    gateway, provider, line = ends
    line(False)
    with stopped_at(NOON):
        liisa = a_caller()
        Contact.objects.create(person=liisa, channel="sms", address="+358405550111", verified=now())
        on_duty(liisa, 3, 12, 13)
        rows = [a_request(number=number, channel="sms") for number in NUMBERS]
        first = take_call(by="test", request=rows[0], person=liisa)
        ordered(liisa, first)
    for minute in range(0, 60, 4):
        moment = look(minute)
        if minute in (8, 16):  # told that it failed, she tries again
            with stopped_at(moment):
                assert Call.objects.latest("pk").state == "failed"
                ordered(liisa, first)
        if minute == 24:  # and hands it on
            with stopped_at(moment):
                hand_on(by="test", request=first, person=liisa, reason=Reason.NO_TIME)
    assert (gateway.told, provider.asked) == ([], [])
    assert set(Call.objects.values_list("state", flat=True)) == {"failed"}
    waiting = CallRequest.objects.filter(state="waiting").order_by("pk")
    assert list(waiting.values_list("pk", flat=True)) == [row.pk for row in rows]

    line(True)
    for minute in range(64, 120, 4):
        look(minute)
    assert callers_told(gateway) == list(NUMBERS)  # of the promise that could not be kept
    for row in rows:
        with stopped_at(NOON + timedelta(minutes=120)):
            call = ordered(liisa, take_call(by="test", request=row, person=liisa))
            look(120)
            look(121)
            assert send(f"/aani/soitto/{call.pk}/vastaus", Digits="1").status_code == 200
            send(f"/aani/soitto/{call.pk}/yhdessa")
            close_call(by="test", request=row, person=liisa, theme=Theme.COMPANY)
    assert len(provider.calls) == 3
    assert [row.state for row in CallRequest.objects.order_by("pk")] == ["closed"] * 3
    assert callers_told(gateway) == list(NUMBERS)
    assert not Letter.objects.filter(state__in=["waiting", "sending", "given_up"]).exists()
