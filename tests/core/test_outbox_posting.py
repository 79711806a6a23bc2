"""A letter is whole, one of its kind, and there only if what it tells of was committed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from takaovi.core.clock import stopped_at
from takaovi.core.outbox import sender
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.values import pause_after, useless_after

NOON = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def write(**other: object) -> Letter:
    letter = {
        "channel": "email",
        "to": "keeper@lampi.example",
        "language": "fi",
        "subject": "Hei",
        "text": "Tervetuloa.",
    }
    return post(**(letter | other))  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_posted_letter_waits_from_now_and_is_useless_after_a_day() -> None:
    with stopped_at(NOON):
        letter = Letter.objects.get(pk=write(ref="hours.Ask:1").pk)
    assert (letter.state, letter.tries, letter.due, letter.ref) == ("waiting", 0, NOON, "hours.Ask:1")
    assert (letter.give_up, letter.keep_until) == (NOON + timedelta(days=1), NOON + timedelta(hours=72))


@pytest.mark.django_db
def test_a_letter_that_is_useless_soon_is_tried_no_longer_than_it_is_kept() -> None:
    with stopped_at(NOON):
        assert write(keep_hours=1).give_up == NOON + timedelta(hours=1)


@pytest.mark.django_db
def test_a_text_message_has_no_subject() -> None:
    letter = write(channel="sms", to="+358401234567", leave_url="https://takaovi.example/x")
    assert (letter.subject, letter.leave_url) == ("", "")


@pytest.mark.django_db
@pytest.mark.parametrize("to", ["+252612345678", "+881612345678", "+18765551234", "+35860012345", "+999123456789"])
@pytest.mark.parametrize("answer", [True, False])
def test_a_text_message_to_where_numbers_earn_from_it_is_never_sent(to: str, answer: bool) -> None:
    letter = write(channel="sms", to=to, answer=answer)
    assert (letter.state, letter.fault, letter.to, letter.text) == ("dropped", "abroad", "", "")


@pytest.mark.django_db(transaction=True)
def test_a_letter_of_a_rolled_back_transaction_never_was_and_wakes_nobody() -> None:
    sender.bell.clear()
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert (Letter.objects.count(), sender.bell.is_set()) == (0, False)


@pytest.mark.django_db(transaction=True)
def test_a_committed_letter_wakes_the_sender() -> None:
    sender.bell.clear()
    write()
    assert sender.bell.is_set()


@pytest.mark.django_db(transaction=True)
def test_a_letter_for_tomorrow_wakes_nobody_today() -> None:
    sender.bell.clear()
    with stopped_at(NOON):
        letter = write(not_before=NOON + timedelta(days=1))
    assert (letter.due, sender.bell.is_set()) == (NOON + timedelta(days=1), False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"to": " "}, {"text": ""}, {"to": "a@lampi.example\nBcc: b@lampi.example"}, {"text": "x" * 20_001}]
)
def test_a_letter_without_one_address_and_a_text_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="one address"):
        write(**wrong)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("broken", "constraint"),
    [
        ({"text": ""}, "letter_is_whole_or_empty"),
        ({"to": "", "text": "", "subject": ""}, "letter_on_its_way_is_whole"),
        ({"state": "sent"}, "letter_sent_has_its_time"),
        ({"state": "sending"}, "letter_is_held_while_sending"),
        ({"claim": "abc"}, "letter_is_held_while_sending"),
        ({"channel": "fax"}, "letter_channel_is_known"),
        ({"state": "lost"}, "letter_state_is_known"),
        ({"channel": "sms"}, "letter_sms_has_no_subject"),
    ],
)
def test_the_database_holds_no_half_letter(broken: dict[str, str], constraint: str) -> None:
    letter = write()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**broken)


def test_pauses_grow_to_an_hour() -> None:
    assert [pause_after(tries).seconds // 60 for tries in range(1, 9)] == [1, 2, 5, 10, 20, 40, 60, 60]


def test_a_letter_is_useless_a_day_after_it_was_due_or_when_it_is_erased() -> None:
    assert useless_after(NOON, NOON + timedelta(hours=72)) == NOON + timedelta(hours=24)
    assert useless_after(NOON, NOON + timedelta(hours=2)) == NOON + timedelta(hours=2)
