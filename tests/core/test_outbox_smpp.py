"""Text messages leave by a message centre over SMPP, in as many parts as their signs need."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from takaovi.core.clock import stopped_at
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.channels.sms_smpp.parts import parts_of
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.sending import send_letters
from takaovi.core.outbox.sms import BASIC, EXTENDED, segments
from tests.core.message_centre import MessageCentre, Taken, message_centre

NOON = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
NUMBER = "+358401234567"


@pytest.fixture
def centre(settings: Settings) -> Iterator[MessageCentre]:
    with message_centre() as server:
        settings.SMS_CHANNEL, settings.SMS_SENDER = "smpp", "+358400000000"
        settings.SMS_URL = f"smpp://takaovi:{server.password}@127.0.0.1:{server.port}"
        yield server


def write(text: str) -> Letter:
    with stopped_at(NOON):
        return post(channel="sms", to=NUMBER, language="fi", subject="", text=text)


def send_at(minutes: int = 0) -> int:
    with stopped_at(NOON + timedelta(minutes=minutes)):
        return send_letters()


@pytest.mark.django_db
def test_a_short_message_goes_whole_in_the_alphabet_of_phones(centre: MessageCentre) -> None:
    write("Pidetäänkö viikko 49? 5 €. Vastaa K tai E.")
    assert send_at() == 1
    assert centre.taken == [
        Taken("358401234567", "358400000000", 0, None, "Pidetäänkö viikko 49? 5 €. Vastaa K tai E.")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "coding", "count"), [("ä€" * 120, 0, 3), ("Привет 🙂 " * 10, 8, 2), ("Ж" * 70, 8, 1), ("a" * 161, 0, 2)]
)
def test_a_long_message_is_joined_again_by_its_parts(centre: MessageCentre, text: str, coding: int, count: int) -> None:
    letter = write(text)
    assert send_at() == 1
    assert (len(centre.taken), centre.whole()) == (count, text.strip())
    assert {one.coding for one in centre.taken} == {coding}
    if count > 1:
        assert [one.header for one in centre.taken] == [
            (letter.pk % 256, count, number) for number in range(1, count + 1)
        ]


@pytest.mark.django_db
def test_a_number_that_is_none_is_given_up_and_a_full_centre_is_asked_again(centre: MessageCentre) -> None:
    centre.statuses = [0x0B, 0x58]
    wrong = write("Hei")
    assert send_at() == 0
    wrong.refresh_from_db()
    assert (wrong.state, wrong.fault) == ("given_up", "refused 11")
    letter = write("Hei")
    assert (send_at(), send_at(1)) == (0, 1)
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == ("sent", 2)


@pytest.mark.django_db
def test_a_wrong_password_is_the_operators_matter_and_nothing_of_it_is_logged(
    centre: MessageCentre, caplog: pytest.LogCaptureFixture
) -> None:
    centre.password = "another"  # noqa: S105  of the tests
    caplog.set_level("DEBUG")
    letter = write("Salainen sana")
    assert send_at() == 0
    letter.refresh_from_db()
    assert (letter.state, letter.fault) == ("waiting", "CentreFault 14")
    assert "358401234567" not in caplog.text
    assert b"wellknow".hex() not in caplog.text


@given(st.text(alphabet=st.sampled_from(sorted(BASIC | EXTENDED)), max_size=500) | st.text(max_size=300))
def test_there_are_as_many_parts_as_are_counted(text: str) -> None:
    if not any("\ud800" <= sign <= "\udfff" for sign in text):
        assert len(parts_of(text, 7)[1]) == segments(text)
