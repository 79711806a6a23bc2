"""STOP from a number that keeps nothing here ends its text messages; START brings them back."""

import pytest

from takaovi.core.clock import now
from takaovi.core.models import Letter, StoppedNumber
from takaovi.core.outbox.actions import post, receive_reply
from takaovi.core.outbox.sending import carry, claim_letter
from takaovi.core.outbox.stop_actions import is_stopped, stop_number
from takaovi.people.models import Contact
from takaovi.people.stop_actions import take_stop
from takaovi.people.stop_values import read_stop
from tests.factories.people import make_person

NUMBER = "+358401234567"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("LOPETA", (True, "fi")),
        (" stopp! ", (True, "sv")),
        ("Stop please", (True, "en")),
        ("Aloita", (False, "fi")),
        ("börja", (False, "sv")),
        ("START", (False, "en")),
        ("lopeta 2", None),
        ("älä lopeta", None),
        ("", None),
        ("K", None),
    ],
)
def test_the_word_stands_alone(text: str, read: tuple[bool, str] | None) -> None:
    assert read_stop(text) == read


@pytest.mark.django_db
def test_stop_is_answered_once_in_the_language_of_its_word_and_start_ends_it() -> None:
    assert [take_stop(by="reply", sender=NUMBER, text=word) for word in ("STOPP", "stop", "ALOITA", "start")] == [
        "stopped", "", "started", "",
    ]  # fmt: skip
    assert list(Letter.objects.order_by("pk").values_list("language", "text")) == [
        ("sv", "Du får inga fler textmeddelanden från oss. Ordet START återställer dem."),
        ("fi", "Saat meiltä taas tekstiviestejä. Sana LOPETA lopettaa ne."),
    ]
    assert not StoppedNumber.objects.exists()


@pytest.mark.django_db
def test_a_message_that_is_just_being_sent_is_not_tried_again_after_a_stop() -> None:
    post(channel="sms", to=NUMBER, language="fi", subject="", text="Hei.")
    held = claim_letter()
    assert held is not None
    assert stop_number(number=NUMBER) == 1
    carry(held)  # no gateway is set up in this test: it fails, and would be tried again
    assert Letter.objects.values_list("state", "fault", "to", "text").get() == ("dropped", "stopped", "", "")


@pytest.mark.django_db
def test_stop_is_honoured_from_a_country_in_which_we_write_to_nobody() -> None:
    assert take_stop(by="reply", sender="+34601234567", text="STOP") == "stopped"
    assert is_stopped("+34601234567")


@pytest.mark.django_db
def test_a_keepers_stop_is_left_to_the_questions() -> None:
    person = make_person()
    Contact.objects.create(person=person, channel="sms", address=NUMBER, verified=now())
    assert take_stop(by="reply", sender=NUMBER, text="LOPETA") == ""
    assert not is_stopped(NUMBER)


@pytest.mark.django_db(transaction=True)
def test_a_gateways_message_reaches_the_stop() -> None:
    receive_reply(channel="sms", sender="040 123 4567", text="LOPETA", key="g-1")
    assert is_stopped(NUMBER)
