"""A text message that a modem of one's own has heard: real gammu-smsd, with the modem that it has for trials."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from takaovi.phone.sms_commands import modem_words
from tests.config.process import empty_database, environment, takaovi

SECONDS = 30
ANSWER = ["+358401234567|Keuruu. Emme tiedä, mikä siellä on auki. Kysy ihmiseltä. Puhelin 014 555 0100."]
needs_gammu = pytest.mark.skipif(
    shutil.which("gammu-smsd") is None or shutil.which("gammu") is None,
    reason="gammu and gammu-smsd are not installed here: apt-get install gammu gammu-smsd",
)


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ({"SMS_MESSAGES": "1", "SMS_1_NUMBER": "+358401234567", "SMS_1_TEXT": "TÄNÄÄN"}, ("+358401234567", "TÄNÄÄN")),
        ({"SMS_MESSAGES": "2", "SMS_1_NUMBER": "1", "SMS_1_TEXT": "TÄ", "SMS_2_TEXT": "NÄÄN"}, ("1", "TÄNÄÄN")),
        (
            {
                "SMS_MESSAGES": "2",
                "SMS_1_NUMBER": "1",
                "SMS_1_TEXT": "x",
                "DECODED_PARTS": "1",
                "DECODED_0_TEXT": "OHJE",
            },
            ("1", "OHJE"),
        ),
        ({"SMS_MESSAGES": "many"}, ("", "")),
        ({}, ("", "")),
    ],
)
def test_what_gammu_tells_is_read_whole(told: dict[str, str], read: tuple[str, str]) -> None:
    assert modem_words(told) == read


@needs_gammu
def test_what_a_modem_hears_is_answered(tmp_path: Path) -> None:
    """gammu-smsd starts our command, as docs/operator.md has it, and the answer waits among the text messages."""
    inbox, phone, script, file = (tmp_path / name for name in ("inbox", "dummy", "hear", "smsdrc"))
    for folder in (inbox, *(phone / "sms" / str(number) for number in range(1, 6))):
        folder.mkdir(parents=True)
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -P -m takaovi sms heard "$@"\n')
    script.chmod(0o755)
    file.write_text(
        f"[gammu]\nmodel = dummy\nconnection = none\nport = {phone}\n[smsd]\nservice = files\nloopsleep = 1\n"
        f"logfile = {tmp_path}/log\ninboxpath = {inbox}/\nRunOnReceive = {script}\n"
    )
    lay_message(phone, "TÄNÄÄN 42700")
    with empty_database("modem") as database:
        settings = {"TAKAOVI_PHONE": "014 555 0100", **database}
        assert takaovi(tmp_path, "migrate", **settings).returncode == 0
        with subprocess.Popen(["gammu-smsd", "-c", file], env=environment(tmp_path, **settings)) as running:
            try:
                answer = wait_for_answer(tmp_path, settings)
            finally:
                running.terminate()
    assert answer == ANSWER


def wait_for_answer(state: Path, settings: dict[str, str]) -> list[str]:
    """Number and words of each text message that goes out."""
    code = (
        "from takaovi.core.models import Letter\n"
        "for letter in Letter.objects.filter(channel='sms'):\n"
        "    print(letter.to, letter.text, sep='|')"
    )
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        told = takaovi(state, "manage", "shell", "-v", "0", "-c", code, **settings)
        assert told.returncode == 0, told.stderr
        if told.stdout.strip():
            return told.stdout.strip().splitlines()
        time.sleep(0.5)
    return []


def lay_message(phone: Path, text: str) -> None:
    """Put a received message into the trial modem, in the backup form that gammu reads itself."""
    raw = text.encode("utf-16-be").hex().upper()
    backup = phone / "sms" / "1" / "1"
    backup.write_text(
        f'[SMSBackup000]\nSMSC = "+358440000000"\nReceived = 20261124T130000\nState = UnRead\n'
        f'Number = "+358401234567"\nName = ""\nText00 = {raw}\nCoding = Unicode_No_Compression\nFolder = 1\n'
        f"Length = {len(text)}\nClass = -1\nReplySMSC = False\nRejectDuplicates = False\nReplaceMessage = 0\n"
        "MessageReference = 0\n"
    )
