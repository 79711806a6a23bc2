"""Text messages leave by a gateway over HTTP, written so that they are short."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from takaovi.core.clock import stopped_at
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.sending import send_letters
from tests.core.letter_servers import Gateway, sms_gateway

NOON = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture
def gateway(settings: Settings) -> Iterator[Gateway]:
    with sms_gateway() as server:
        settings.SMS_CHANNEL, settings.SMS_URL = "http", f"http://127.0.0.1:{server.port}/v1/send?route=2"
        settings.SMS_SECRET, settings.SMS_SENDER = "key-of-the-tests", "+358400000000"
        yield server


def write(text: str) -> Letter:
    with stopped_at(NOON):
        return post(channel="sms", to="+358401234567", language="fi", subject="", text=text)


def send_at(later: timedelta = timedelta()) -> int:
    with stopped_at(NOON + later):
        return send_letters()


@pytest.mark.django_db
def test_a_text_message_leaves_by_the_gateway_with_a_key_of_its_own(gateway: Gateway) -> None:
    letter = write("Pidetäänkö viikko 49? Ma–pe 9–15. Vastaa K tai E.")
    assert send_at() == 1
    ((headers, told),) = gateway.told
    assert told == {
        "path": "/v1/send?route=2",
        "id": f"letter-{letter.pk}",
        "to": "+358401234567",
        "from": "+358400000000",
        "text": "Pidetäänkö viikko 49? Ma-pe 9-15. Vastaa K tai E.",
    }
    assert (headers["Authorization"], headers["Idempotency-Key"]) == ("Bearer key-of-the-tests", f"letter-{letter.pk}")


@pytest.mark.django_db
@pytest.mark.parametrize("status", [500, 503, 429, 408, 401, 302])
def test_a_gateway_that_cannot_now_is_asked_again_with_the_same_key(gateway: Gateway, status: int) -> None:
    gateway.statuses = [status]
    letter = write("Hei")
    assert (send_at(), send_at(timedelta(minutes=1))) == (0, 1)
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == ("sent", 2)
    assert [told["id"] for _, told in gateway.told] == [f"letter-{letter.pk}"]


@pytest.mark.django_db
@pytest.mark.parametrize("status", [400, 410, 422])
def test_a_number_that_the_gateway_refuses_is_given_up(gateway: Gateway, status: int) -> None:
    gateway.statuses = [status]
    letter = write("Hei")
    assert send_at() == 0
    letter.refresh_from_db()
    assert (letter.state, letter.fault) == ("given_up", f"refused {status}")


@pytest.mark.django_db
def test_the_fault_of_a_gateway_is_told_by_its_kind_and_number(gateway: Gateway) -> None:
    gateway.statuses = [503]
    letter = write("Hei")
    send_at()
    letter.refresh_from_db()
    assert letter.fault == "GatewayFault 503"
