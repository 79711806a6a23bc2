"""A text message that a modem of one's own has heard: real gammu-smsd, with the modem that it has for trials."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from takaovi.phone.sms_commands import modem_words

SECONDS = 30
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
def test_gammu_tells_a_message_with_its_dots_to_what_it_starts(tmp_path: Path) -> None:
    inbox, phone = tmp_path / "inbox", tmp_path / "dummy"
    for folder in (inbox, *(phone / "sms" / str(number) for number in range(1, 6))):
        folder.mkdir(parents=True)
    heard, script, file = tmp_path / "heard", tmp_path / "hear", tmp_path / "smsdrc"
    script.write_text(f'#!/bin/sh\nprintf "%s|%s|%s" "$SMS_MESSAGES" "$SMS_1_NUMBER" "$SMS_1_TEXT" > {heard}\n')
    script.chmod(0o755)
    modem = f"model = dummy\nconnection = none\nport = {phone}\n"
    file.write_text(
        f"[gammu]\n{modem}[smsd]\nservice = files\nloopsleep = 1\nlogfile = {tmp_path}/log\n"
        f"inboxpath = {inbox}/\nRunOnReceive = {script}\n"
    )
    lay_message(phone, "TÄNÄÄN 42700")
    with subprocess.Popen(["gammu-smsd", "-c", file]) as running:
        end = time.monotonic() + SECONDS
        while not (heard.exists() and heard.read_text()) and time.monotonic() < end:
            time.sleep(0.2)
        running.terminate()
    assert heard.read_text("utf-8") == "1|+358401234567|TÄNÄÄN 42700"


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
