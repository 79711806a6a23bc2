"""The development inbox, and the door for answers that a gateway brings."""

import hmac
import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.test import Client
from pytest_django import Settings

from takaovi.core import bus
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.events import ReplyArrived
from takaovi.core.outbox.models import Letter, Reply
from takaovi.core.outbox.sending import send_letters
from tests.ui.soup import Soup

KNOWN = "known-to-the-gateway"
ANSWER = {"id": "g-1", "from": "+358401234567", "text": "K"}
pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def listening(work: Callable[[ReplyArrived], object]) -> Iterator[None]:
    """Only this receiver hears of replies meanwhile."""
    others = bus._listeners[ReplyArrived][:]
    bus._listeners[ReplyArrived][:] = [work]
    try:
        yield
    finally:
        bus._listeners[ReplyArrived][:] = others


@pytest.fixture
def heard() -> Iterator[list[ReplyArrived]]:
    events: list[ReplyArrived] = []
    with listening(events.append):
        yield events


@pytest.fixture
def gateway(settings: Settings) -> Client:
    settings.REPLY_SECRET = KNOWN
    return Client(headers={"Authorization": f"Bearer {KNOWN}"})


def letter_to(number: str, text: str = "Pidetäänkö? https://takaovi.example/fi/x K/E") -> Letter:
    letter = post(channel="sms", to=number, language="fi", subject="", text=text)
    send_letters()
    return letter


def tell(client: Client, document: object) -> int:
    return client.post("/vastaus", json.dumps(document), content_type="application/json").status_code


def test_the_inbox_shows_a_letter_with_its_links(client: Client, settings: Settings) -> None:
    settings.INBOX, settings.SMS_CHANNEL = True, "inbox"
    letter_to("+358401234567")
    response = client.get("/fi/viestit")
    page = Soup(response.content.decode())
    assert response.headers["Cache-Control"] == "no-store"
    assert "Kenelle: +358401234567" in [element.text for element in page.elements if element.name == "p"]
    links = [element["href"] for element in page.elements if element.name == "a"]
    assert "https://takaovi.example/fi/x" in links


def test_one_answers_in_the_inbox_as_from_that_number(
    client: Client, settings: Settings, heard: list[ReplyArrived]
) -> None:
    settings.INBOX, settings.SMS_CHANNEL = True, "inbox"
    letter = letter_to("+358401234567")
    response = client.post("/fi/viestit", {"letter": letter.pk, "text": " K "})
    assert (response.status_code, response.headers["Location"]) == (303, f"/fi/viestit#{letter.pk}")
    assert heard == [ReplyArrived("sms", "+358401234567", "K")]


@pytest.mark.parametrize("number", ["0", "x", "", "99999999999999999999", "²"])
def test_an_answer_to_no_letter_is_not_found(client: Client, settings: Settings, number: str) -> None:
    settings.INBOX = True
    assert client.post("/fi/viestit", {"letter": number, "text": "K"}).status_code == 404


def test_where_letters_really_leave_there_is_no_inbox(client: Client, settings: Settings) -> None:
    settings.INBOX = False
    assert client.get("/fi/viestit").status_code == 404


def test_a_gateway_brings_an_answer_and_is_heard_once(gateway: Client, heard: list[ReplyArrived]) -> None:
    assert [tell(gateway, ANSWER) for _ in range(3)] == [204, 204, 204]
    assert heard == [ReplyArrived("sms", "+358401234567", "K")]
    assert Reply.objects.count() == 1
    assert "358401234567" not in Reply.objects.get().key


def test_another_answer_with_the_same_words_is_heard_too(gateway: Client, heard: list[ReplyArrived]) -> None:
    assert [tell(gateway, ANSWER | {"id": number}) for number in ("g-1", "g-2")] == [204, 204]
    assert len(heard) == 2


def test_a_fault_in_a_receiver_makes_the_gateway_tell_again(gateway: Client) -> None:
    heard: list[ReplyArrived] = []

    def fail_once(event: ReplyArrived) -> None:
        heard.append(event)
        if len(heard) == 1:
            raise RuntimeError("on purpose")

    gateway.raise_request_exception = False
    with listening(fail_once):
        assert [tell(gateway, ANSWER) for _ in range(3)] == [500, 204, 204]
    assert len(heard) == 2


def test_a_form_with_a_message_is_understood_as_well(gateway: Client, heard: list[ReplyArrived]) -> None:
    assert gateway.post("/vastaus", {"id": "7", "from": "keeper@lampi.example", "message": "Kyllä"}).status_code == 204
    assert heard == [ReplyArrived("email", "keeper@lampi.example", "Kyllä")]


@pytest.mark.parametrize("document", [[], "K", {"from": "+358"}, {"id": "1"}, {"id": ["1"], "from": {}}, None])
def test_what_is_no_answer_is_refused(gateway: Client, heard: list[ReplyArrived], document: object) -> None:
    assert (tell(gateway, document), heard) == (400, [])


def test_broken_json_is_refused(gateway: Client, heard: list[ReplyArrived]) -> None:
    assert gateway.post("/vastaus", "{", content_type="application/json").status_code == 400


def test_the_secret_may_be_a_password_or_a_signature(settings: Settings, heard: list[ReplyArrived]) -> None:
    settings.REPLY_SECRET = KNOWN
    body = json.dumps(ANSWER).encode()
    basic = b64encode(f"gateway:{KNOWN}".encode()).decode()
    signed = hmac.new(KNOWN.encode(), body, "sha256").hexdigest()
    statuses = [
        Client(headers=headers).post("/vastaus", body, content_type="application/json").status_code
        for headers in ({"Authorization": f"Basic {basic}"}, {"X-Signature": f"sha256={signed}"})
    ]
    assert (statuses, len(heard)) == ([204, 204], 1)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Bearer"},
        {"Authorization": "Basic ***"},
        {"Authorization": "Basic w7bDtg=="},
        {"X-Signature": "sha256=00"},
        {"X-Signature": "ä"},
    ],
)
def test_who_does_not_know_the_secret_is_not_heard(
    settings: Settings, heard: list[ReplyArrived], headers: dict[str, str]
) -> None:
    settings.REPLY_SECRET = KNOWN
    assert (tell(Client(headers=headers), ANSWER), heard, Reply.objects.count()) == (403, [], 0)


def test_without_a_secret_nobody_brings_answers(client: Client, settings: Settings) -> None:
    settings.REPLY_SECRET = ""
    assert tell(client, ANSWER) == 404
    settings.REPLY_SECRET = KNOWN
    assert client.get("/vastaus").status_code == 404
