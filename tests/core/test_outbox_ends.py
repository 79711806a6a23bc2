"""What did not arrive is tried again or dropped by its kind; a number that said STOP gets nothing more."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from takaovi.core.clock import stopped_at
from takaovi.core.journal.models import AuditEntry
from takaovi.core.numbers import key_hash
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.dead_actions import drop, try_again
from takaovi.core.outbox.models import Letter, StoppedNumber
from takaovi.core.outbox.queries import given_up_kinds, given_up_letters
from takaovi.core.outbox.sending import erase_letters, forget_letters, send_letters
from takaovi.core.outbox.stop_actions import is_stopped, start_number, stop_number

NOON = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
NUMBER = "+358401234567"


def dead(fault: str = "refused 550", keep_hours: int = 72) -> Letter:
    with stopped_at(NOON):
        letter = post(
            channel="email", to="a@lampi.example", language="fi", subject="Hei", text="Hei", keep_hours=keep_hours
        )
    Letter.objects.filter(pk=letter.pk).update(state="given_up", fault=fault, tries=24)
    return letter


def text(to: str = NUMBER, *, answer: bool = False) -> Letter:
    return post(channel="sms", to=to, language="fi", subject="", text="Hei", answer=answer, ref="hours.Ask:1")


@pytest.mark.django_db
def test_dead_letters_are_counted_by_kind_and_reason_most_first() -> None:
    for fault in ("refused 550", "ConnectionRefusedError", "ConnectionRefusedError", "gone"):
        dead(fault)
    assert given_up_kinds() == [("email", "ConnectionRefusedError", 2), ("email", "refused 550", 1)]


@pytest.mark.django_db
def test_all_of_a_reason_are_tried_again_for_a_day_or_until_they_are_erased(settings: Settings) -> None:
    settings.MAIL_CHANNEL = "inbox"
    kept, short, other = dead(), dead(keep_hours=30), dead("NoChannel")
    with stopped_at(NOON + timedelta(hours=25)):
        assert try_again(by="person:1", channel="email", fault="refused 550") == 2
        ends = {letter.pk: letter.give_up for letter in Letter.objects.filter(state="waiting")}
        assert ends == {kept.pk: NOON + timedelta(hours=49), short.pk: NOON + timedelta(hours=30)}
        assert (send_letters(), list(given_up_letters())) == (2, [other])
    assert AuditEntry.objects.values_list("by", "deed", "detail").get() == (
        "person:1",
        "try_letters_again",
        {"count": 2},
    )


@pytest.mark.django_db
def test_what_is_erased_can_be_dropped_and_not_sent() -> None:
    dead(keep_hours=1)
    with stopped_at(NOON + timedelta(hours=2)):
        erase_letters()
        assert try_again(by="person:1", channel="email", fault="refused 550") == 0
        assert drop(by="person:1", channel="email", fault="refused 550") == 1
    assert given_up_kinds() == []


@pytest.mark.django_db
def test_a_dropped_letter_is_empty_at_once() -> None:
    letter = dead()
    assert drop(by="person:1", channel="email", fault="refused 550") == 1
    letter.refresh_from_db()
    assert (letter.state, letter.to, letter.subject, letter.text) == ("dropped", "", "", "")


@pytest.mark.django_db
def test_after_stop_a_number_gets_only_answers_and_after_start_everything() -> None:
    waiting = text()
    assert stop_number(number=NUMBER) == 1
    waiting.refresh_from_db()
    assert (waiting.state, waiting.fault, waiting.to) == ("dropped", "stopped", "")
    assert [text().state, text(answer=True).state, text("+358501234567").state] == ["dropped", "waiting", "waiting"]
    assert (start_number(number=NUMBER), start_number(number=NUMBER), text().state) == (True, False, "waiting")


@pytest.mark.django_db
def test_a_stopped_number_is_kept_as_a_hash_and_for_a_year() -> None:
    with stopped_at(NOON):
        stop_number(number=NUMBER)
    assert StoppedNumber.objects.get().key == key_hash(NUMBER)
    with stopped_at(NOON + timedelta(days=364)):
        forget_letters()
        assert is_stopped(NUMBER)
    with stopped_at(NOON + timedelta(days=365)):
        assert not is_stopped(NUMBER)
        forget_letters()
    assert not StoppedNumber.objects.exists()
