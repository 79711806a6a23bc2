"""Letters leave once, wait with growing pauses, are given up in the end, and are erased. Nothing of them is logged."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from takaovi.config.letters import MailServer as Way
from takaovi.core.clock import stopped_at
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.models import Letter, Reply
from takaovi.core.outbox.queries import given_up_letters, inbox_letters, letters_about
from takaovi.core.outbox.sending import carry, claim_letter, erase_letters, forget_letters, send_letters
from tests.core.contention import Served
from tests.core.letter_servers import MailServer, mail_server

NOON = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
ADDRESS = "keeper@lampi.example"


@pytest.fixture
def mail(settings: Settings) -> Iterator[MailServer]:
    with mail_server() as server:
        settings.MAIL_CHANNEL, settings.SMTP = "smtp", Way("127.0.0.1", server.port)
        settings.MAIL_FROM, settings.NETWORK_NAME = "takaovi@lampi.example", "Lampi"
        yield server


def write(text: str = "Pidetäänkö ensi viikolla?", **other: object) -> Letter:
    letter = {"channel": "email", "to": ADDRESS, "language": "fi", "subject": "Viikko", "text": text}
    with stopped_at(NOON):
        return post(**(letter | other))  # type: ignore[arg-type]


def send_at(later: timedelta = timedelta()) -> int:
    with stopped_at(NOON + later):
        return send_letters()


def state_of(letter: Letter) -> tuple[str, int, str]:
    letter.refresh_from_db()
    return letter.state, letter.tries, letter.fault


@pytest.mark.django_db
def test_a_letter_goes_out_by_smtp_as_plain_text_that_a_machine_wrote(mail: MailServer) -> None:
    letter = write(leave_url="https://takaovi.example/fi/x/")
    assert (send_at(), send_at()) == (1, 0)
    (message,), (envelope,) = mail.taken, mail.envelopes
    assert envelope == ("takaovi@lampi.example", [ADDRESS])
    assert message.get_content().strip() == "Pidetäänkö ensi viikolla?"
    assert message.get_content_type() == "text/plain"
    assert {name: message[name] for name in ("From", "To", "Subject", "Auto-Submitted", "Content-Language")} == {
        "From": "Lampi <takaovi@lampi.example>",
        "To": ADDRESS,
        "Subject": "Viikko",
        "Auto-Submitted": "auto-generated",
        "Content-Language": "fi",
    }
    assert message["List-Unsubscribe"] == "<https://takaovi.example/fi/x/>"
    assert message["Message-ID"] == f"<letter-{letter.pk}-{int(NOON.timestamp())}@lampi.example>"
    assert state_of(letter) == ("sent", 1, "")


@pytest.mark.django_db
def test_a_letter_without_a_way_to_leave_the_list_says_nothing_of_it(mail: MailServer) -> None:
    write()
    send_at()
    assert mail.taken[0]["List-Unsubscribe"] is None


@pytest.mark.django_db
def test_after_a_fault_the_letter_waits_and_arrives(mail: MailServer, caplog: pytest.LogCaptureFixture) -> None:
    mail.answers = ["451 try later", "451 try later"]
    letter = write()
    assert send_at() == 0
    assert state_of(letter) == ("waiting", 1, "SMTPDataError 451")
    assert letter.due == NOON + timedelta(minutes=1)
    assert send_at(timedelta(seconds=30)) == 0
    assert state_of(letter)[1] == 1
    assert send_at(timedelta(minutes=1)) == 0
    assert letter.due != Letter.objects.get().due == NOON + timedelta(minutes=3)
    assert send_at(timedelta(minutes=3)) == 1
    assert state_of(letter) == ("sent", 3, "")
    assert len(mail.taken) == 1
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("takaovi.")]
    assert ours == [f"letter {letter.pk} not sent at try {number}: SMTPDataError 451" for number in (1, 2)]


@pytest.mark.django_db
def test_a_server_that_is_not_there_is_tried_for_a_day(settings: Settings) -> None:
    with mail_server() as gone:
        port = gone.port
    settings.MAIL_CHANNEL, settings.SMTP = "smtp", Way("127.0.0.1", port)
    letter = write()
    for hours in range(24):
        assert send_at(timedelta(hours=hours)) == 0
    assert state_of(letter) == ("waiting", 24, "ConnectionRefusedError")
    assert send_at(timedelta(hours=24)) == 0
    assert state_of(letter) == ("given_up", 24, "ConnectionRefusedError")
    assert list(given_up_letters()) == [letter]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("nobody@lampi.example", "refused 550"),
        ("no address", "no such address"),
        ("ä@lampi.example", "no such address"),
    ],
)
def test_an_address_that_does_not_exist_is_given_up_at_once(mail: MailServer, to: str, reason: str) -> None:
    mail.refused = frozenset({"nobody@lampi.example"})
    letter = write(to=to)
    assert send_at() == 0
    assert state_of(letter) == ("given_up", 1, reason)
    assert mail.taken == []


@pytest.mark.django_db
def test_a_domain_with_umlauts_is_reached(mail: MailServer) -> None:
    write(to="keeper@lämpö.example")
    assert send_at() == 1
    assert mail.envelopes[0][1] == ["keeper@xn--lmp-qla6g.example"]


@pytest.mark.django_db
def test_a_letter_that_waits_for_its_hour_is_not_sent_before(mail: MailServer) -> None:
    write(not_before=NOON + timedelta(hours=20))
    assert (send_at(), send_at(timedelta(hours=19)), send_at(timedelta(hours=20))) == (0, 0, 1)


@pytest.mark.django_db
def test_the_letter_of_a_killed_sender_is_free_again_after_five_minutes(mail: MailServer) -> None:
    letter = write()
    with stopped_at(NOON):
        held = claim_letter()
    assert held == letter
    assert (send_at(timedelta(minutes=4)), send_at(timedelta(minutes=5))) == (0, 1)
    assert (state_of(letter), len(mail.taken)) == (("sent", 2, ""), 1)


@pytest.mark.django_db
def test_a_sender_that_was_too_slow_does_not_undo_what_another_noted(
    mail: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    letter = write()
    with stopped_at(NOON):
        slow = claim_letter()
    assert slow is not None
    assert send_at(timedelta(minutes=6)) == 1
    mail.answers = ["451 try later"]
    carry(slow)
    assert state_of(letter) == ("sent", 2, "")
    assert f"letter {letter.pk} was taken over meanwhile and may arrive twice" in caplog.text


def test_of_eight_senders_at_once_each_letter_is_sent_by_one(
    tmp_path: Path, transactional_db: None, mail: MailServer
) -> None:
    served = Served(tmp_path / "served.sqlite3").with_tables(Letter, Reply)
    served.in_threads(lambda: [write(f"Kirje {number}") for number in range(12)])
    sent: list[int] = []
    served.in_threads(lambda: sent.append(send_at()), 8)
    assert sum(sent) == 12
    assert sorted(message.get_content().strip() for message in mail.taken) == sorted(
        f"Kirje {number}" for number in range(12)
    )


@pytest.mark.django_db
def test_without_a_chosen_channel_a_letter_waits_for_the_operator(settings: Settings) -> None:
    settings.MAIL_CHANNEL = "none"
    letter = write()
    assert send_at() == 0
    assert state_of(letter) == ("waiting", 1, "NoChannel")


@pytest.mark.django_db
def test_address_and_text_are_erased_when_nobody_needs_them(settings: Settings) -> None:
    settings.MAIL_CHANNEL = "inbox"
    letter = write(keep_hours=2, ref="people.SignInCode:4")
    send_at()
    with stopped_at(NOON + timedelta(hours=2)):
        assert (erase_letters(), erase_letters()) == (1, 0)
    letter.refresh_from_db()
    assert (letter.to, letter.subject, letter.text, letter.state) == ("", "", "", "sent")
    assert list(letters_about("people.SignInCode:4")) == [letter]
    assert list(inbox_letters()) == []


@pytest.mark.django_db
def test_a_letter_that_never_left_is_erased_too(settings: Settings) -> None:
    settings.MAIL_CHANNEL = "none"
    letter = write(keep_hours=1)
    send_at()
    with stopped_at(NOON + timedelta(hours=1)):
        assert erase_letters() == 1
    assert (state_of(letter)[0], letter.to) == ("given_up", "")


@pytest.mark.django_db
def test_a_letter_in_the_inbox_is_not_erased_early(settings: Settings) -> None:
    settings.MAIL_CHANNEL = "inbox"
    letter = write()
    send_at()
    with stopped_at(NOON + timedelta(hours=71)):
        assert erase_letters() == 0
    assert list(inbox_letters()) == [letter]


@pytest.mark.django_db
def test_the_empty_row_goes_after_ninety_days(settings: Settings) -> None:
    settings.MAIL_CHANNEL = "inbox"
    write()
    send_at()
    with stopped_at(NOON + timedelta(days=91)):
        assert forget_letters() == 0
        erase_letters()
        assert forget_letters() == 1
    assert Letter.objects.count() == 0
