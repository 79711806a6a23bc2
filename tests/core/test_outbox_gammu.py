"""Text messages leave by a modem of one's own: real gammu-smsd, with the modem that it has for trials."""

import shutil
import subprocess
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from takaovi.core.clock import stopped_at
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.sending import send_letters

NOON = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
SECONDS = 30
needs_gammu = pytest.mark.skipif(shutil.which("gammu-smsd") is None, reason="gammu-smsd is not installed here")


@pytest.fixture
def daemon(tmp_path: Path, settings: Settings) -> Path:
    folders = {name: tmp_path / name for name in ("inbox", "outbox", "sentsms", "errorsms")}
    for folder in (*folders.values(), tmp_path / "dummy"):
        folder.mkdir()
    paths = "\n".join(f"{name}path = {folder}/" for name, folder in folders.items())
    file = tmp_path / "smsdrc"
    file.write_text(
        f"[gammu]\nmodel = dummy\nconnection = none\nport = {tmp_path}/dummy\n"
        f"[smsd]\nservice = files\nloopsleep = 1\nlogfile = {tmp_path}/log\n{paths}\n"
    )
    settings.SMS_CHANNEL, settings.SMS_GAMMU = "gammu", str(file)
    return file


def write(text: str) -> Letter:
    with stopped_at(NOON):
        return post(channel="sms", to="+358401234567", language="fi", subject="", text=text)


def send_at(minutes: int = 0) -> int:
    with stopped_at(NOON + timedelta(minutes=minutes)):
        return send_letters()


def texts_in(folder: Path) -> list[str]:
    """The texts of gammu's files, in the order of their names; UTF-16 in hexadecimal, in pieces."""
    found = []
    for file in sorted(folder.iterdir()):
        lines = [line for line in file.read_text("utf-8", "replace").splitlines() if line.startswith("Text0")]
        found.append("".join(bytes.fromhex(line.split(" = ")[1]).decode("utf-16-be") for line in lines))
    return found


@needs_gammu
@pytest.mark.django_db
def test_the_daemon_takes_the_message_and_sends_it_by_its_modem(daemon: Path) -> None:
    long = "Pidetäänkö viikko 49? " * 10
    letters = [write("Pidetäänkö? 5 €. Vastaa K."), write(long), write("Привет")]
    assert send_at() == 3
    assert {letter.state for letter in Letter.objects.filter(pk__in=[one.pk for one in letters])} == {"sent"}
    first, second, third = texts_in(daemon.parent / "outbox")
    assert (first, second.startswith("Pidetäänkö viikko 49? "), third) == ("Pidetäänkö? 5 €. Vastaa K.", True, "Привет")
    with subprocess.Popen(["gammu-smsd", "-c", daemon]) as running:
        end = time.monotonic() + SECONDS
        while any((daemon.parent / "outbox").iterdir()) and time.monotonic() < end:
            time.sleep(0.2)
        running.terminate()
    assert list((daemon.parent / "outbox").iterdir()) == []
    assert texts_in(daemon.parent / "errorsms") == []
    assert len(texts_in(daemon.parent / "sentsms")) >= 3


@needs_gammu
@pytest.mark.django_db
def test_a_daemon_without_its_folder_is_asked_again(daemon: Path) -> None:
    shutil.rmtree(daemon.parent / "outbox")
    letter = write("Hei")
    assert send_at() == 0
    letter.refresh_from_db()
    assert letter.state == "waiting"
    (daemon.parent / "outbox").mkdir()
    assert send_at(1) == 1


@pytest.mark.django_db
def test_where_no_such_program_is_the_message_waits(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    settings.SMS_CHANNEL, settings.SMS_GAMMU = "gammu", "smsdrc"
    letter = write("Hei")
    assert send_at() == 0
    letter.refresh_from_db()
    assert (letter.state, letter.fault) == ("waiting", "FileNotFoundError")
