"""Text messages in and out by one line to a real message centre: the npm package ``smpp``, run by Node."""

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from pytest_django import Settings

from takaovi.core.clock import HELSINKI, stopped_at
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.channels.sms_smpp import line as line_module
from takaovi.core.outbox.channels.sms_smpp import listening
from takaovi.core.outbox.channels.sms_smpp.listening import listen
from takaovi.core.outbox.models import Letter, Reply, ReplyPart, SentPart
from takaovi.core.outbox.sending import forget_letters, send_letters
from tests.core.node_centre import NodeCentre, needs_node, node_centre
from tests.factories.hours import make_open_place

pytestmark = [pytest.mark.django_db(transaction=True), needs_node]
TUESDAY = datetime(2026, 11, 24, 13, 0, tzinfo=HELSINKI)
PHONE = "+358401234567"


@pytest.fixture(scope="module")
def node() -> Iterator[NodeCentre]:
    with node_centre() as centre:
        yield centre


@pytest.fixture
def centre(node: NodeCentre, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[NodeCentre]:
    settings.SMS_CHANNEL, settings.SMS_LISTEN, settings.SMS_SENDER = "smpp", True, "+358400000000"
    settings.SMS_URL = f"smpp://takaovi:wellknow@127.0.0.1:{node.port}"
    settings.NETWORK_PHONE = "014 000 0000"
    monkeypatch.setattr(listening, "PAUSES", (0.05,))
    monkeypatch.setattr(listening, "LOOK", 0.1)
    monkeypatch.setattr(line_module, "PATIENCE", (0.02, 0.02, 0.02))
    node.forget()
    with stopped_at(TUESDAY):
        yield node


def while_listening(work: Callable[[], None]) -> None:
    """Hold the line here while a thread talks with the centre. Raises what went wrong in the thread."""
    stop, faults = threading.Event(), []

    def talk() -> None:
        try:
            work()
        except BaseException as fault:
            faults.append(fault)
        finally:
            stop.set()

    thread = threading.Thread(target=talk)
    thread.start()
    listen(stop)
    thread.join()
    if faults:
        raise faults[0]


def write(text: str) -> Letter:
    return post(channel="sms", to=PHONE, language="fi", subject="", text=text)


def test_a_word_in_the_signs_of_phones_is_answered_in_two_parts_that_are_told_to_have_arrived(
    centre: NodeCentre,
) -> None:
    for number in range(3):
        name = f"Pitkänniemen ja Vanhankylän asukkaiden yhteinen olohuone numero {number}"
        make_open_place(confirmed=TUESDAY, name=name, street="Pitkänniemenrannantie 123", lat=62.26 + number / 500)
    taken = []

    def ask() -> None:
        centre.wait("bound")
        brought = centre.bring(hex=b"T[N[[N 42700".hex())
        assert centre.wait("acknowledged") == {"acknowledged": brought, "status": 0}
        taken.extend(centre.wait("taken") for _ in range(2))
        for one in taken:
            centre.report(one["taken"], "DELIVRD")
            centre.wait("acknowledged")

    while_listening(ask)
    letter = Letter.objects.get()
    assert "".join(one["text"] for one in taken) == letter.text
    assert letter.text.startswith("Keuruu. Nyt auki: ")
    assert [one["parts"] for one in taken] == [[letter.pk % 256, 2, 1], [letter.pk % 256, 2, 2]]
    assert {(one["to"], one["coding"], one["report"]) for one in taken} == {("358401234567", 0, 1)}
    assert (letter.state, SentPart.objects.exclude(arrived=None).count()) == ("sent", 2)
    assert not Reply.objects.exists()


def test_a_long_message_in_parts_is_heard_once_it_is_whole_and_then_forgotten(centre: NodeCentre) -> None:
    def tell() -> None:
        centre.wait("bound")
        centre.bring_parts("OH", "JE " + "kiitos " * 20, "ja hei", order=(3, 1, 2))
        centre.bring_parts("SOI", "TA", sender="358501234567", order=(1,))  # the other one never comes
        assert [centre.wait("acknowledged")["status"] for _ in range(4)] == [0] * 4
        assert centre.wait("taken")["to"] == PHONE[1:]

    while_listening(tell)
    assert [letter.to for letter in Letter.objects.all()] == [PHONE]
    (lone,) = ReplyPart.objects.all()
    assert "SOI" not in lone.sealed
    with stopped_at(TUESDAY + timedelta(days=1, minutes=1)):
        forget_letters()
    assert not ReplyPart.objects.exists()


def test_a_cut_line_is_opened_again_and_nothing_is_lost_either_way(
    centre: NodeCentre, caplog: pytest.LogCaptureFixture
) -> None:
    letters = [write("Ensimmäinen"), write("Toinen")]

    def cut() -> None:
        centre.wait("bound")
        assert [centre.wait("taken")["text"] for _ in range(2)] == ["Ensimmäinen", "Toinen"]
        centre.order(cut=True)
        centre.bring("OHJE")
        centre.wait("bound")
        assert centre.wait("acknowledged")["status"] == 0
        assert centre.wait("taken")["text"].startswith("TÄNÄÄN 42700")

    while_listening(cut)
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent"}
    assert Letter.objects.count() == len(letters) + 1
    assert "no line to the message centre (ConnectionError): again in 0 s" in caplog.text
    assert "40123" not in caplog.text


def test_a_centre_that_says_slower_gets_each_part_once(centre: NodeCentre) -> None:
    centre.order(slower=2)
    letter = write("a" * 300)

    def wait() -> None:
        centre.wait("bound")
        assert [centre.wait("taken")["parts"][2] for _ in range(2)] == [1, 2]

    while_listening(wait)
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == ("sent", 1)
    assert sum("slower" in told for told in centre.seen) == 2


def test_a_centre_that_stays_slow_is_left_alone_for_a_minute(centre: NodeCentre) -> None:
    centre.order(slower=4)
    letter = write("Hei")

    def wait() -> None:
        for _ in range(4):
            centre.wait("slower")
        centre.bring("kiitos")
        assert centre.wait("acknowledged")["status"] == 0

    while_listening(wait)
    letter.refresh_from_db()
    assert (letter.state, letter.fault) == ("waiting", "CentreFault 88")


def test_what_never_arrives_stands_among_the_letters_that_did_not(centre: NodeCentre) -> None:
    letter = write("Hei")

    def wait() -> None:
        centre.report(centre.wait("taken")["taken"], "UNDELIV")
        centre.report("m-unknown", "UNDELIV")
        assert [centre.wait("acknowledged")["status"] for _ in range(2)] == [0, 0]

    while_listening(wait)
    letter.refresh_from_db()
    assert (letter.state, letter.sent, letter.fault) == ("given_up", None, "lost UNDELIV")


def test_what_cannot_be_written_down_is_brought_again(
    centre: NodeCentre, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real, tries = line_module.take_delivery, []

    def fail_once(delivery: object) -> Callable[[], None]:
        tries.append(delivery)
        if len(tries) == 1:
            raise RuntimeError(f"disk full at {PHONE}")
        return real(delivery)

    monkeypatch.setattr(line_module, "take_delivery", fail_once)

    def tell() -> None:
        centre.wait("bound")
        centre.bring("OHJE")
        assert centre.wait("acknowledged")["status"] == 0x64
        centre.order(cut=True)
        assert centre.wait("acknowledged")["status"] == 0
        centre.wait("taken")

    while_listening(tell)
    assert Letter.objects.count() == 1
    assert "a text message could not be taken now: RuntimeError" in caplog.text
    assert PHONE not in caplog.text


def test_the_same_words_twice_are_two_messages(centre: NodeCentre) -> None:
    def tell() -> None:
        centre.wait("bound")
        for _ in range(2):
            centre.bring("OHJE")
            centre.wait("acknowledged")
            centre.wait("taken")

    while_listening(tell)
    assert Letter.objects.count() == 2


def test_a_quiet_line_is_asked_whether_it_stands_and_answers_when_asked(
    centre: NodeCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_module, "ASK_AFTER", 0.05)

    def wait() -> None:
        centre.wait("asked")
        centre.order(ask=True)
        centre.wait("answered")

    while_listening(wait)
    assert centre.wait("unbound")


def test_a_wrong_password_is_tried_again_later_and_not_told(
    centre: NodeCentre, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    settings.SMS_URL = settings.SMS_URL.replace("wellknow", "another")

    def wait() -> None:
        assert [centre.wait("bound")["bound"] for _ in range(2)] == [False, False]

    while_listening(wait)
    assert "no line to the message centre (CentreFault 14)" in caplog.text
    assert b"another".hex() not in caplog.text


def test_while_one_process_holds_the_line_no_other_carries_text_messages(centre: NodeCentre) -> None:
    letter = write("Hei")
    assert send_letters() == 0
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == ("waiting", 0)
