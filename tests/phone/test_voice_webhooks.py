"""Webhooks of a provider: signed ones walk the flow, each step once; all others get nothing."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from twilio.request_validator import RequestValidator

from takaovi.callback.duty_actions import take_duty
from takaovi.callback.models import CallRequest
from takaovi.core.clock import HELSINKI, now, stopped_at
from takaovi.people.models import Contact, Role
from takaovi.phone.actions import forget_calls
from takaovi.phone.models import CallStep
from tests.factories.hours import make_open_place
from tests.factories.people import make_person
from tests.factories.places import make_place

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 13, 0, tzinfo=HELSINKI)
SECRET, LINE, CALLER, ON_DUTY = "avain" * 4, "+358145550100", "+358401234567", "+358405550111"


@pytest.fixture(autouse=True)
def provider(settings: object) -> Iterator[None]:
    settings.VOICE_SECRET, settings.VOICE_NUMBER = SECRET, LINE  # type: ignore[attr-defined]
    settings.SITE_URL = "https://takaovi.example"  # type: ignore[attr-defined]
    with stopped_at(TUESDAY):
        yield


def send(path: str, *, secret: str = SECRET, **fields: str) -> HttpResponse:
    sent = {"CallSid": "CA-of-the-provider", "From": CALLER, "To": LINE} | fields
    signature = RequestValidator(secret).compute_signature(f"https://takaovi.example{path}", sent)
    return Client().post(path, sent, headers={"X-Twilio-Signature": signature})


def heard(path: str, **fields: str) -> list[str]:
    return said(send(path, **fields))


def said(response: HttpResponse) -> list[str]:
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/xml")
    return [say.text or "" for say in ET.fromstring(response.content).iter("Say")]  # noqa: S314  our own answer


def walk(*keys: str) -> HttpResponse:
    """A whole call: the last answer."""
    response = send("/aani/0")
    for number, key in enumerate(keys, 1):
        response = send(f"/aani/{number}", Digits=key)
    return response


def test_a_call_is_greeted_and_hears_what_is_open() -> None:
    make_open_place(confirmed=TUESDAY, name="Tupa", street="Kotitie 1")
    assert heard("/aani/0")[0] == "Hei. Soitit kohtaamispaikkojen puhelimeen."
    heard("/aani/1", Digits="1")
    told = heard("/aani/2", Digits="42700")
    assert told[:3] == ["Keuruu.", "Nyt on auki:", "Tupa, Kotitie yksi. Sulkeutuu kello seitsemäntoista."]


def test_a_call_back_is_asked_for_the_number_that_calls() -> None:
    told = said(walk("1", "42700", "2", "1", "1", "1"))
    assert told[0].startswith("Kiitos. Kukaan ei päivystä vielä. Yritämme soittaa ")
    request = CallRequest.objects.get()
    assert (request.source, request.area, request.topic) == ("phone", "249", "company")


def test_a_step_told_twice_is_answered_alike_and_done_once() -> None:
    first = walk("1", "42700", "2", "1", "1", "1")
    again = send("/aani/6", Digits="1")
    assert again.content == first.content
    assert (CallRequest.objects.count(), CallStep.objects.count()) == (1, 7)


def test_an_old_step_that_comes_late_changes_nothing() -> None:
    walk("1", "42700", "2")
    before = send("/aani/2", Digits="1").content
    assert before == send("/aani/2", Digits="42700").content
    assert CallStep.objects.count() == 4


def test_a_step_out_of_the_blue_begins_the_call() -> None:
    assert heard("/aani/7", Digits="1")[0] == "Hei. Soitit kohtaamispaikkojen puhelimeen."


def test_two_calls_do_not_hear_each_other() -> None:
    walk("2")
    assert heard("/aani/0", CallSid="CA2")[0] == "Hei. Soitit kohtaamispaikkojen puhelimeen."
    assert heard("/aani/1", CallSid="CA2", Digits="3")[0] == "If you are in danger, call 1 1 2."
    assert CallStep.objects.values("call").distinct().count() == 2


def somebody_on_duty() -> None:
    person = make_person()
    Role.objects.create(person=person, kind="caller", scope_kind="network")
    Contact.objects.create(person=person, channel="sms", address=ON_DUTY, verified=now())
    make_place()
    take_duty(by="test", person=person, day=TUESDAY.date(), first=12 * 60, last=15 * 60)


def test_a_caller_is_connected_with_whoever_is_on_duty_under_the_number_of_the_line() -> None:
    somebody_on_duty()
    dial = ET.fromstring(walk("1", "42700", "1").content).find("Dial")  # noqa: S314  our own answer
    assert dial is not None
    assert (dial.get("callerId"), [number.text for number in dial]) == (LINE, [ON_DUTY])
    assert said(send("/aani/kuiskaus/fi")) == ["Puhelu kohtaamispaikkojen puhelimesta. Jos otat sen, paina 1."]
    assert b"Hangup" not in send("/aani/vastaus", Digits="1").content
    assert heard("/aani/4", DialCallStatus="no-answer")[0] == "Nyt kukaan ei vastannut. Se ei johdu sinusta."


def test_the_telephone_of_who_is_on_duty_is_sealed_in_the_book_of_steps_and_told_twice_alike() -> None:
    somebody_on_duty()
    first = walk("1", "42700", "1")
    assert ON_DUTY in first.content.decode()
    assert not [answer for answer in CallStep.objects.values_list("answer", flat=True) if ON_DUTY in answer]
    assert send("/aani/3", Digits="1").content == first.content


@pytest.mark.parametrize(("caller", "most"), [(CALLER, 6), ("anonymous", 20)])
def test_one_caller_rings_those_on_duty_a_few_times_an_hour_and_then_gets_the_menu(caller: str, most: int) -> None:
    somebody_on_duty()
    send("/aani/0", From=caller)
    send("/aani/1", From=caller, Digits="1")
    send("/aani/2", From=caller, Digits="42700")
    rung, number = 0, 3
    for _ in range(most + 1):
        rung += b"<Dial" in send(f"/aani/{number}", From=caller, Digits="1").content
        number += 2
        send(f"/aani/{number - 1}", From=caller, DialCallStatus="no-answer")
    assert rung == most


def test_a_call_has_no_strangers_called_by_the_dozen() -> None:
    for number in range(7):
        call = f"CA{number}"
        send("/aani/0", CallSid=call)
        for place, keys in enumerate(("1", "42700", "2", "1", "1", "2", f"04055500{number:02}"), 1):
            send(f"/aani/{place}", CallSid=call, Digits=keys)
    assert CallRequest.objects.count() == 5


@pytest.mark.parametrize("path", ["/aani/0", "/aani/kuiskaus/fi", "/aani/vastaus"])
def test_what_the_provider_has_not_signed_is_refused(path: str, settings: object) -> None:
    assert send(path, secret="toinen" * 4).status_code == 403
    assert Client().post(path, {"CallSid": "CA1"}).status_code == 403
    assert Client().get(path).status_code == 404
    settings.VOICE_SECRET = ""  # type: ignore[attr-defined]
    assert send(path).status_code == 404
    assert not CallStep.objects.exists()


def test_a_call_without_a_name_is_refused() -> None:
    assert send("/aani/0", CallSid="").status_code == 400


def test_of_a_call_no_number_and_no_name_of_the_provider_is_kept() -> None:
    walk("1", "42700", "2", "1", "1", "1")
    kept = str(list(CallStep.objects.values())) + str(list(CallRequest.objects.values()))
    assert "CA-of-the-provider" not in kept
    assert "401234567" not in kept


def test_steps_are_forgotten_after_a_day() -> None:
    walk("1")
    assert forget_calls() == 0
    with stopped_at(TUESDAY + timedelta(hours=25)):
        assert forget_calls() == 2


@pytest.mark.parametrize("amount", [1, 3])
def test_a_step_takes_the_same_queries_however_much_is_open(amount: int) -> None:
    for number in range(amount):
        make_open_place(confirmed=TUESDAY, name=f"Tupa {number}", lat=62.26 + number / 500)
    walk("1", "42700")
    send("/aani/0", CallSid="CA2")
    send("/aani/1", CallSid="CA2", Digits="1")
    with CaptureQueriesContext(connection) as queries:
        send("/aani/2", CallSid="CA2", Digits="42700")
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 11
