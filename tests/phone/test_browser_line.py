"""Answering in the browser: the choice, the page with its policy, the short-lived key, and whom the line then rings."""

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import Settings

from takaovi.callback.actions import start_call, take_call
from takaovi.callback.models import Call
from takaovi.core.clock import now, stopped_at
from takaovi.core.journal.models import AuditEntry
from takaovi.core.viewer import Scope
from takaovi.people.actions import forget_person
from takaovi.people.device_actions import add_device
from takaovi.people.models import Contact, Person, Role
from takaovi.phone.browser_actions import choose_browser, choose_telephone, forget_browsers
from takaovi.phone.browser_keys import make_key
from takaovi.phone.line_queries import duty_lines, line_to
from takaovi.phone.models import BrowserLine
from takaovi.phone.outgoing_actions import place_waiting
from takaovi.phone.scope_queries import held_of
from takaovi.phone.values import Lines
from takaovi.ui.safety import POLICY
from tests.factories.callback import a_caller, a_request, wall
from tests.factories.callback import on_duty as be_on_duty
from tests.phone.fake_provider import ACCOUNT, LINE, SECRET, Provider, fake_provider
from tests.phone.test_outgoing import PERSON, Committed, state, tell, xml
from tests.phone.test_voice_webhooks import send

pytestmark = pytest.mark.django_db
PATH, KEY, SOCKET, NUMBER = "/fi/puhelin/selain", "/fi/puhelin/selain/avain", "wss://linja.example/ws", "+358405550111"


@pytest.fixture(autouse=True)
def switchboard(settings: Settings, tmp_path: Path) -> Iterator[Provider]:
    with fake_provider() as server, stopped_at(wall(3, 12)):
        settings.VOICE_URL = f"http://127.0.0.1:{server.port}/2010-04-01"
        settings.VOICE_ACCOUNT, settings.VOICE_SECRET, settings.VOICE_NUMBER = ACCOUNT, SECRET, LINE
        settings.SITE_URL, settings.STATE, settings.VOICE_SOCKET = "https://takaovi.example", tmp_path, SOCKET
        yield server


def signed_in(person: Person) -> Client:
    client = Client()
    _, client.cookies["device"] = add_device(by="test", person=person, name="puhelin")
    return client


def with_number(person: Person) -> Person:
    Contact.objects.create(person=person, channel="sms", address=NUMBER, verified=now())
    return person


def on_duty(person: Person) -> Person:
    be_on_duty(person, now().day, 11, 14)
    return person


def in_the_browser(person: Person) -> str:
    choose_browser(by="test", person=person)
    return BrowserLine.objects.get(person=person).name


def test_without_a_switchboard_the_page_is_not_there_and_choices_mean_nothing(settings: Settings) -> None:
    person = with_number(on_duty(a_caller()))
    in_the_browser(person)
    settings.VOICE_SOCKET = ""
    assert signed_in(person).get(PATH).status_code == 404
    assert signed_in(person).post(KEY).status_code == 404
    assert (duty_lines(), line_to(person.pk)) == (Lines((NUMBER,)), NUMBER)


def test_only_who_takes_calls_answers_in_the_browser() -> None:
    assert Client().get(PATH).status_code == 303
    guest = a_caller(kind="greeter", scope=Scope("place", 7))
    assert (signed_in(guest).get(PATH).status_code, signed_in(guest).post(KEY).status_code) == (404, 404)


def test_the_line_rings_where_it_was_chosen_to(switchboard: Provider) -> None:
    person = with_number(on_duty(a_caller()))
    client = signed_in(person)
    html = client.get(PATH).content.decode()
    assert "040 5550111" in html
    assert re.search(r"Päivystät klo\s14 asti\.", html)
    assert (duty_lines(), "data-line" in html) == (Lines((NUMBER,)), False)
    assert client.post(PATH, {"linja": "selain"}).headers["Location"] == PATH
    name = BrowserLine.objects.get().name
    assert re.fullmatch(r"b-[0-9a-f]{16}", name)
    assert duty_lines() == Lines((), (name,))
    client.post(PATH, {"linja": "puhelin"})
    assert duty_lines() == Lines((NUMBER,))
    deeds = AuditEntry.objects.filter(deed__startswith="choose_").order_by("pk").values_list("deed", flat=True)
    assert list(deeds) == ["choose_browser", "choose_telephone"]


def test_whoever_takes_calls_is_led_there_where_a_switchboard_is(settings: Settings) -> None:
    client = signed_in(a_caller())
    assert f'href="{PATH}"' in client.get("/fi/soitot").content.decode()
    settings.VOICE_SOCKET = ""
    assert PATH not in client.get("/fi/soitot").content.decode()


def test_choosing_the_same_again_changes_nothing() -> None:
    person = a_caller()
    assert in_the_browser(person) == in_the_browser(person)
    for _ in range(2):
        choose_telephone(by="test", person=person)
    assert AuditEntry.objects.filter(deed__startswith="choose_").count() == 2


def test_only_the_page_with_the_telephone_may_reach_the_switchboard_and_the_microphone() -> None:
    person = a_caller()
    client = signed_in(person)
    before = client.get(PATH)
    assert before.headers["Content-Security-Policy"] == POLICY
    in_the_browser(person)
    page = client.get(PATH)
    assert f"connect-src 'self' {SOCKET};" in page.headers["Content-Security-Policy"]
    assert "script-src 'self';" in page.headers["Content-Security-Policy"]
    assert "microphone=(self)" in page.headers["Permissions-Policy"]
    assert page.headers["Cache-Control"] == "no-store"
    assert "microphone=()" in client.get("/fi/soitot").headers["Permissions-Policy"]
    assert SOCKET not in client.get("/fi/soitot").headers["Content-Security-Policy"]


def test_the_page_tells_every_state_and_works_without_a_number() -> None:
    person = a_caller()
    in_the_browser(person)
    html = signed_in(person).get(PATH).content.decode()
    states = set(re.findall(r'data-in="([^"]+)"', html))
    told = set(re.findall(r' data-([a-z]+)="', html))
    assert {state for several in states for state in several.split()} <= told
    assert {"wait", "old", "refused", "missing", "lost", "failed"} <= told
    assert 'role="status"' in html
    assert "Et ole vahvistanut puhelinnumeroa" in html
    assert "<noscript>" in html


def test_a_key_is_made_on_a_press_and_kept_by_the_switchboard_alone(switchboard: Provider) -> None:
    person = a_caller()
    name = in_the_browser(person)
    client = signed_in(person)
    assert client.get(KEY).status_code == 404
    answer = client.post(KEY)
    made = answer.json()
    assert (made["socket"], made["uri"], made["seconds"]) == (SOCKET, f"sip:{name}@linja.example", 3600)
    assert switchboard.clients == {name: {"Name": name, "Secret": made["secret"], "Seconds": "3600"}}
    assert len(made["secret"]) == 32
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.post(KEY).json()["secret"] != made["secret"]
    assert made["secret"] not in str(switchboard.asked)
    assert made["secret"] not in repr(make_key(person=person))


def test_who_chose_the_phone_gets_no_key_and_the_last_one_ends(switchboard: Provider) -> None:
    person = a_caller()
    client = signed_in(person)
    assert client.post(KEY).status_code == 404
    in_the_browser(person)
    client.post(KEY)
    client.post(PATH, {"linja": "puhelin"})
    assert (switchboard.clients, client.post(KEY).status_code) == ({}, 404)


def test_a_switchboard_that_is_away_gives_no_key_and_keeps_nobody_from_choosing(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    person = a_caller()
    name = in_the_browser(person)
    settings.VOICE_URL = "http://127.0.0.1:9/2010-04-01"  # nobody listens there
    client = signed_in(person)
    assert (client.post(KEY).status_code, client.post(KEY).json()) == (503, {})
    with caplog.at_level(logging.WARNING):
        assert client.post(PATH, {"linja": "puhelin"}).status_code == 303
    assert not BrowserLine.objects.exists()
    assert name not in caplog.text


def test_a_caller_is_let_through_to_the_browser_without_a_whisper() -> None:
    name = in_the_browser(on_duty(a_caller()))
    with_number(on_duty(a_caller("Aila")))
    send("/aani/0")
    for number, key in enumerate(("1", "42700"), 1):
        send(f"/aani/{number}", Digits=key)
    dial = ET.fromstring(send("/aani/3", Digits="1").content).find("Dial")  # noqa: S314  our own answer
    assert dial is not None
    assert [(one.tag, one.text) for one in dial] == [("Number", NUMBER), ("Client", name)]
    assert dial[1].get("url") is None


@pytest.fixture
def order(django_capture_on_commit_callbacks: Committed) -> Callable[[], Call]:
    def ordered() -> Call:
        person = a_caller()
        in_the_browser(person)
        row = take_call(by="test", request=a_request(number=PERSON), person=person)
        with django_capture_on_commit_callbacks(execute=True):
            start_call(by="test", request=row, person=person)
        place_waiting()
        return Call.objects.get()

    return ordered


def test_a_volunteer_without_a_number_calls_by_the_line_from_the_browser(
    switchboard: Provider, order: Callable[[], Call]
) -> None:
    call = order()
    (placed,) = switchboard.calls
    assert placed["To"] == f"client:{BrowserLine.objects.get().name}"
    (dial,) = xml(tell(call, To=placed["To"]))
    assert (dial.get("callerId"), [number.text for number in dial]) == (LINE, [PERSON])
    tell(call, "/yhdessa")
    assert state(call) == "joined"


@pytest.mark.parametrize("people", [1, 3])
def test_whom_to_ring_is_known_in_three_queries(people: int, django_assert_num_queries: Callable[..., object]) -> None:
    for number in range(people):
        on_duty(a_caller(f"Aila {number}"))
        in_the_browser(on_duty(a_caller(f"Kaj {number}")))
    with django_assert_num_queries(3):
        assert len(duty_lines().names) == people


def test_what_is_known_is_told_and_goes_with_the_person(django_capture_on_commit_callbacks: Committed) -> None:
    person = a_caller()
    assert held_of(person.pk) == []
    in_the_browser(person)
    (held,) = held_of(person.pk)
    assert held.rows == ("Selaimessasi",)
    with django_capture_on_commit_callbacks(execute=True):
        forget_person(by="test", person=person)
    assert not BrowserLine.objects.exists()


def test_the_night_erases_the_choice_of_who_takes_no_calls_any_more() -> None:
    stays, goes = a_caller(), a_caller("Kaj")
    for person in (stays, goes):
        in_the_browser(person)
    Role.objects.filter(person=goes).delete()
    assert forget_browsers() == 1
    assert list(BrowserLine.objects.values_list("person", flat=True)) == [stays.pk]
