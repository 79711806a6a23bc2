"""Text messages to the line: an answer in the language of the word, a call, a sign-up; others are left alone."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from takaovi.callback.actions import block_number
from takaovi.callback.models import CallRequest
from takaovi.core.bus import announce
from takaovi.core.clock import HELSINKI, stopped_at
from takaovi.core.outbox.events import ReplyArrived
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.sms import segments
from takaovi.phone import sms_actions
from takaovi.phone.sms_actions import take_message
from takaovi.programme.models import Signup
from tests.factories.hours import make_open_place
from tests.factories.programme import an_activity, an_occurrence, minute

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 13, 0, tzinfo=HELSINKI)
PHONE = "+358401234567"


@pytest.fixture(autouse=True)
def tuesday(settings: object) -> Iterator[None]:
    settings.NETWORK_PHONE = "014 000 0000"  # type: ignore[attr-defined]
    with stopped_at(TUESDAY):
        yield


def answer_to(text: str, sender: str = PHONE) -> str:
    """What was written back, "" for silence."""
    before = set(Letter.objects.values_list("pk", flat=True))
    take_message(by="test", sender=sender, text=text)
    return "\n".join(Letter.objects.exclude(pk__in=before).order_by("pk").values_list("text", flat=True))


def test_today_and_a_postcode_tell_what_is_open_and_the_number_to_call() -> None:
    make_open_place(confirmed=TUESDAY, name="Tupa", street="Kotitie 1")
    assert answer_to("TÄNÄÄN 42700") == "Keuruu. Nyt auki: Tupa, Kotitie 1, klo 17 asti. Puhelin 014 000 0000."
    assert answer_to("idag Keuruu") == "Keuruu. Öppet nu: Tupa, Kotitie 1, till kl. 17. Telefon 014 000 0000."
    assert answer_to("today keuruu") == "Keuruu. Open now: Tupa, Kotitie 1, until 17:00. Phone 014 000 0000."


def test_an_answer_is_two_messages_at_most_and_keeps_the_number_to_call() -> None:
    for number in range(3):
        name = f"Pitkänniemen ja Vanhankylän asukkaiden yhteinen olohuone numero {number}"
        make_open_place(confirmed=TUESDAY, name=name, street="Pitkänniemenrannantie 123", lat=62.26 + number / 500)
    told = answer_to("TÄNÄÄN 42700")
    assert segments(told) == 2
    assert told.endswith("Puhelin 014 000 0000.")


def test_the_number_itself_may_ask_again_after_somebody_wished_on_the_web_that_it_is_not_called() -> None:
    block_number(by="guest", number=PHONE)
    assert answer_to("SOITA", sender="+358405550199").startswith("Kukaan ei")
    assert answer_to("SOITA").startswith("Kukaan ei")
    assert CallRequest.objects.count() == 2


def test_today_without_a_place_asks_for_one() -> None:
    assert answer_to("tänään") == "Lähetä TÄNÄÄN ja postinumerosi tai kuntasi, esimerkiksi TÄNÄÄN 42700."


def test_call_queues_the_number_and_tells_what_is_kept() -> None:
    told = answer_to("SOITA")
    assert told.startswith("Kukaan ei päivystä vielä. Yritämme soittaa ")
    assert told.endswith("Numerosi poistetaan, kun puhelu on hoidettu.")
    assert CallRequest.objects.get().source == "sms"


def test_call_sent_twice_is_one_turn_in_the_queue() -> None:
    answer_to("SOITA")
    answer_to("soita nyt")
    assert CallRequest.objects.count() == 1


def test_join_signs_up_for_the_time_of_that_number_and_the_letter_tells_the_code() -> None:
    activity = an_activity(sign_up_here=True, sign_up="recommended")
    occurrence = an_occurrence(activity, minute(2026, 11, 26, 12))
    told = answer_to(f"MUKAAN {occurrence.pk}")
    signup = Signup.objects.get()
    assert (signup.occurrence_id, signup.people, signup.channel) == (occurrence.pk, 1, "sms")
    assert told
    assert not answer_to(f"mukaan {occurrence.pk}")
    assert Signup.objects.count() == 1


def test_join_without_a_known_number_tells_the_words_that_can_be_sent() -> None:
    told = answer_to("MUKAAN 999999")
    assert told.splitlines()[0].startswith("TÄNÄÄN 42700: mikä lähellä on auki. SOITA: soitamme sinulle.")


def test_a_time_that_is_over_is_refused_in_words() -> None:
    activity = an_activity(sign_up_here=True, sign_up="recommended")
    occurrence = an_occurrence(activity, minute(2026, 11, 20, 12))
    assert answer_to(f"MUKAAN {occurrence.pk}")
    assert not Signup.objects.exists()


@pytest.mark.parametrize("text", ["K", "E", "LOPETA", "kiitos paljon", ""])
def test_what_is_no_word_of_ours_is_not_answered_here(text: str) -> None:
    assert answer_to(text) == ""


@pytest.mark.parametrize("sender", ["16100", "Posti", "", "+3586001234"])
def test_a_sender_that_is_no_telephone_is_not_answered(sender: str) -> None:
    assert answer_to("OHJE", sender) == ""


def test_two_machines_do_not_talk_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sms_actions, "ANSWERS_A_DAY", 2)
    assert [bool(answer_to("OHJE")) for _ in range(4)] == [True, True, False, False]


def test_a_message_that_the_gateway_brings_is_heard(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        announce(ReplyArrived("sms", PHONE, "OHJE"))
        announce(ReplyArrived("email", "liisa@lampi.example", "OHJE"))
    assert [letter.to for letter in Letter.objects.all()] == [PHONE]
