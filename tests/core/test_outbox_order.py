"""The other end is away for an hour: nothing is lost, and each address gets its letters in their order."""

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
AINO, EINO = "+358401234567", "+358501234567"


@pytest.fixture
def gateway(settings: Settings) -> Iterator[Gateway]:
    with sms_gateway() as server:
        settings.SMS_CHANNEL, settings.SMS_URL = "http", f"http://127.0.0.1:{server.port}/send"
        yield server


def write(to: str, text: str, minute: int, keep_hours: int = 72) -> Letter:
    with stopped_at(NOON + timedelta(minutes=minute)):
        return post(channel="sms", to=to, language="fi", subject="", text=text, keep_hours=keep_hours)


def send_each_minute(first: int, last: int) -> None:
    for minute in range(first, last):
        with stopped_at(NOON + timedelta(minutes=minute)):
            send_letters()


def heard(gateway: Gateway, to: str) -> list[str]:
    return [told["text"] for _, told in gateway.told if told["to"] == to]


@pytest.mark.django_db
def test_a_gateway_away_for_an_hour_loses_nothing_and_keeps_the_order_of_each_address(gateway: Gateway) -> None:
    gateway.statuses = [503] * 200
    for minute in range(0, 60, 5):
        write(AINO, f"Aino {minute}", minute)
        write(EINO, f"Eino {minute}", minute)
        send_each_minute(minute, minute + 5)
    assert (gateway.told, 0 < len(gateway.statuses) < 200) == ([], True)
    gateway.statuses.clear()
    write(AINO, "Aino jälkeen", 60)
    send_each_minute(60, 150)
    assert heard(gateway, AINO) == [*(f"Aino {minute}" for minute in range(0, 60, 5)), "Aino jälkeen"]
    assert heard(gateway, EINO) == [f"Eino {minute}" for minute in range(0, 60, 5)]
    assert not Letter.objects.exclude(state="sent").exists()


@pytest.mark.django_db
def test_a_code_waits_for_no_earlier_letter(gateway: Gateway) -> None:
    gateway.statuses = [503]
    write(AINO, "Ensi viikko", 0)
    send_each_minute(0, 1)
    write(AINO, "Koodi 123 456", 0, keep_hours=1)
    write(AINO, "Toinen kirje", 0)
    with stopped_at(NOON + timedelta(seconds=30)):
        assert send_letters() == 1
    assert heard(gateway, AINO) == ["Koodi 123 456"]


@pytest.mark.django_db
def test_a_letter_for_tomorrow_holds_up_nothing_of_today(gateway: Gateway) -> None:
    with stopped_at(NOON):
        post(channel="sms", to=AINO, language="fi", subject="", text="Huomenna", not_before=NOON + timedelta(days=1))
    write(AINO, "Tänään", 0)
    send_each_minute(0, 1)
    assert heard(gateway, AINO) == ["Tänään"]


@pytest.mark.django_db
def test_a_refused_letter_lets_the_next_one_pass(gateway: Gateway) -> None:
    gateway.statuses = [503, 400]
    write(AINO, "Ensimmäinen", 0)
    write(AINO, "Toinen", 0)
    send_each_minute(0, 2)
    assert heard(gateway, AINO) == ["Toinen"]
