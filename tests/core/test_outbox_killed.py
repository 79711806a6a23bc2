"""A sender is killed between the other end's "taken" and its own note. Nothing is lost, and our side counts it once."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from pytest_django import Settings

from takaovi.config.letters import MailServer as Way
from takaovi.core import clock
from takaovi.core.clock import stopped_at
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.models import Letter, Reply, StoppedNumber, Subscription
from takaovi.core.outbox.sending import send_letters
from tests.core.contention import Served
from tests.core.letter_servers import Gateway, MailServer, mail_server, sms_gateway
from tests.core.push_service import Browser, push_service

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60


class Killer(MailServer):
    """Says "taken", and kills whoever gave the letter before it can hear anything more or note it."""

    async def handle_QUIT(self, server: Any, session: Any, envelope: Any) -> str:
        self.kills.strike()
        return "221 bye"


def address_of(file: Path) -> str:
    """The database that the test writes to, as the settings want it."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{file}"
    where = {key: quote(str(connection.settings_dict[key]), safe="") for key in ("USER", "HOST", "PORT", "NAME")}
    return "postgresql://{USER}@/{NAME}?host={HOST}&port={PORT}".format(**where)


def one_sender(file: Path, **environment: str) -> "subprocess.Popen[str]":
    """Starts it; its first line is its number."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("TAKAOVI_")}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.core.one_sending"],
        cwd=ROOT,
        env=kept
        | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "TAKAOVI_STATE": str(file.parent), "DATABASE_URL": address_of(file)}
        | environment,
        stdout=subprocess.PIPE,
        text=True,
    )


def told(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def served(tmp_path: Path, transactional_db: None) -> Served:
    return Served(tmp_path / "served.sqlite3").with_tables(Letter, Reply, StoppedNumber)


def in_served(served: Served, work: Any) -> Any:
    done: list[Any] = []
    served.in_threads(lambda: done.append(work()))
    return done[0]


def later(minutes: int) -> int:
    with stopped_at(clock.now() + timedelta(minutes=minutes)):
        return send_letters()


def ends(letter: Letter) -> list[tuple[str, int, bool]]:
    return [(row.state, row.tries, row.sent is not None) for row in Letter.objects.filter(pk=letter.pk)]


def test_an_e_mail_whose_sender_is_killed_comes_twice_with_one_number_and_is_sent_once_here(
    served: Served, settings: Settings
) -> None:
    with mail_server(Killer) as mail:
        settings.MAIL_CHANNEL, settings.SMTP = "smtp", Way("127.0.0.1", mail.port)
        write = {"channel": "email", "to": "keeper@lampi.example", "language": "fi", "subject": "Hei", "text": "Hei"}
        letter = in_served(served, lambda: post(**write))
        mail.kills.set_armed()
        process = one_sender(
            served.file,
            TAKAOVI_MAIL="smtp",
            TAKAOVI_SMTP_URL=f"smtp://127.0.0.1:{mail.port}?tls=none",
            TAKAOVI_MAIL_FROM=settings.MAIL_FROM,
        )
        mail.kills.victim(int(told(process).removeprefix("at work ")))
        assert process.wait(SECONDS) == -signal.SIGKILL
        assert in_served(served, lambda: ends(letter)) == [("sending", 1, False)]
        assert [in_served(served, lambda wait=wait: later(wait)) for wait in (4, 6, 60)] == [0, 1, 0]
        assert in_served(served, lambda: ends(letter)) == [("sent", 2, True)]
        assert len(mail.taken) == 2
        assert len({message["Message-ID"] for message in mail.taken}) == 1


def test_a_text_message_whose_sender_is_killed_comes_again_with_the_same_key(
    served: Served, settings: Settings
) -> None:
    with sms_gateway() as gateway:
        settings.SMS_CHANNEL, settings.SMS_URL = "http", f"http://127.0.0.1:{gateway.port}/send"
        write = {"channel": "sms", "to": "+358401234567", "language": "fi", "subject": "", "text": "Hei"}
        letter = in_served(served, lambda: post(**write))
        gateway.kills.set_armed()
        process = one_sender(served.file, TAKAOVI_SMS="http", TAKAOVI_SMS_URL=settings.SMS_URL)
        gateway.kills.victim(int(told(process).removeprefix("at work ")))
        assert process.wait(SECONDS) == -signal.SIGKILL
        assert [in_served(served, lambda wait=wait: later(wait)) for wait in (4, 6, 60)] == [0, 1, 0]
        assert in_served(served, lambda: ends(letter)) == [("sent", 2, True)]
        assert _keys(gateway) == [f"letter-{letter.pk}"] * 2


def test_a_push_whose_sender_is_killed_comes_again_in_the_place_of_its_twin(served: Served, settings: Settings) -> None:
    with push_service() as service:
        host = f"http://127.0.0.1:{service.port}"
        settings.PUSH, settings.PUSH_HOSTS = True, frozenset({host})
        served.with_tables(Subscription)
        browser = Browser()
        write = {"channel": "push", "to": "push:7", "language": "fi", "subject": "Hei", "text": "Hei"}
        in_served(served, lambda: browser.subscribe(7, service.address("/one")))
        letter = in_served(served, lambda: post(**write))
        service.kills.set_armed()
        process = one_sender(served.file, TAKAOVI_PUSH="1", PUSH_SERVICE=host)
        service.kills.victim(int(told(process).removeprefix("at work ")))
        assert process.wait(SECONDS) == -signal.SIGKILL
        assert in_served(served, lambda: ends(letter)) == [("sending", 1, False)]
        assert [in_served(served, lambda wait=wait: later(wait)) for wait in (4, 6, 60)] == [0, 1, 0]
        assert in_served(served, lambda: ends(letter)) == [("sent", 2, True)]
        assert [headers["topic"] for _, headers, _ in service.taken] == [f"letter-{letter.pk}"] * 2
        assert {browser.open(body)["tag"] for _, _, body in service.taken} == {f"letter-{letter.pk}"}


def _keys(gateway: Gateway) -> list[str]:
    return [headers["Idempotency-Key"] for headers, _ in gateway.told]
