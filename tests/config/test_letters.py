"""Letters as an operator sets them up, and a server that is killed while it sends one."""

import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from takaovi.config.env import SettingError
from takaovi.config.letters import env_gateway, env_push_hosts, env_sms_way, env_socket
from tests.config.process import empty_database, environment, python, takaovi
from tests.core.letter_servers import mail_server

READ = "from takaovi.config import settings as s; print(s.MAIL_CHANNEL, s.SMS_CHANNEL, s.INBOX, *s.SMTP)"
PUBLIC = {"TAKAOVI_URL": "https://takaovi.example", "TAKAOVI_SECRET": "x" * 40}
DJANGO = (
    "import django; django.setup(); from takaovi.core.outbox import sending, actions; from takaovi.core import clock; "
)
WRITE = "actions.post(channel='email', to='a@lampi.example', language='fi', subject='s', text='t'); "
LATER = "from datetime import timedelta; at = clock.now() + timedelta(minutes=6); "
SEND_LATER = f"{DJANGO}{LATER}\nwith clock.stopped_at(at): print(sending.send_letters())"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "inbox inbox True  0   none"),
        (PUBLIC, "none none False  0   none"),
        ({"TAKAOVI_LISTEN": "0.0.0.0"}, "none none False  0   none"),  # noqa: S104  only read
        (PUBLIC | {"TAKAOVI_SMTP_URL": "smtp://u:p%40@mail.example"}, "smtp none False mail.example 587 u p@ start"),
        (PUBLIC | {"TAKAOVI_SMTP_URL": "smtps://mail.example"}, "smtp none False mail.example 465   always"),
        (PUBLIC | {"TAKAOVI_SMS_URL": "https://sms.example/x"}, "none http False  0   none"),
    ],
)
def test_letters_leave_as_the_operator_says(tmp_path: Path, given: dict[str, str], told: str) -> None:
    assert python(tmp_path, "-c", READ, **given).stdout.rstrip("\n") == told


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (PUBLIC | {"TAKAOVI_MAIL": "inbox"}, "TAKAOVI_MAIL=inbox shows everybody's letters to all"),
        ({"TAKAOVI_MAIL": "smtp"}, "TAKAOVI_SMTP_URL is missing, and TAKAOVI_MAIL=smtp needs it."),
        ({"TAKAOVI_SMS": "pigeon"}, "TAKAOVI_SMS='pigeon': write one of none, inbox, http."),
        ({"TAKAOVI_SMTP_URL": "mail.example"}, "TAKAOVI_SMTP_URL: write smtp://user:secret@host:587"),
        ({"TAKAOVI_SMTP_URL": "smtp://h:x"}, "TAKAOVI_SMTP_URL has a port that is no number"),
        ({"TAKAOVI_SMS_URL": "http://sms.example"}, "TAKAOVI_SMS_URL: write the https:// address"),
        ({"TAKAOVI_MAIL_FROM": "Takaovi"}, "TAKAOVI_MAIL_FROM='Takaovi': write an address such as"),
        ({"TAKAOVI_REPLY_SECRET": "short"}, "TAKAOVI_REPLY_SECRET is too short"),
    ],
)
def test_a_setting_that_cannot_be_used_stops_the_start(tmp_path: Path, given: dict[str, str], sentence: str) -> None:
    done = python(tmp_path, "-c", READ, **given)
    assert (done.returncode, done.stderr.startswith(sentence)) == (1, True)


def test_a_letter_of_a_killed_process_is_sent_by_the_next(tmp_path: Path) -> None:
    with empty_database("killed") as database, closing(socket.create_server(("127.0.0.1", 0))) as silent:
        assert takaovi(tmp_path, "migrate", **database).returncode == 0
        settings = {"DJANGO_SETTINGS_MODULE": "takaovi.config.settings", **database}
        hangs = {**settings, "TAKAOVI_SMTP_URL": f"smtp://127.0.0.1:{silent.getsockname()[1]}?tls=none"}
        command = [sys.executable, "-c", f"{DJANGO}{WRITE}sending.send_letters()"]
        process = subprocess.Popen(command, env=environment(tmp_path, **hangs))
        silent.settimeout(60)
        connection, _ = silent.accept()  # the letter is held, and the server never says a word
        process.kill()
        assert process.wait(20) == -9
        connection.close()
        with mail_server() as server:
            works = {**settings, "TAKAOVI_SMTP_URL": f"smtp://127.0.0.1:{server.port}?tls=none"}
            told = [
                python(tmp_path, "-c", script, **works).stdout
                for script in (f"{DJANGO}print(sending.send_letters())", SEND_LATER)
            ]
        assert told == ["0\n", "1\n"]
        assert [message["To"] for message in server.taken] == ["a@lampi.example"]


@pytest.mark.parametrize(
    ("environment", "way"),
    [
        ({"TAKAOVI_SMS_URL": "https://gateway.example/send"}, "http"),
        ({"TAKAOVI_SMS_URL": "smpp://takaovi:secret@centre.example:2775"}, "smpp"),
        ({"TAKAOVI_SMS_URL": "ssmpp://takaovi:secret@centre.example"}, "smpp"),
        ({"TAKAOVI_SMS_GAMMU": "/etc/gammu-smsdrc"}, "gammu"),
        ({}, "none"),
    ],
)
def test_the_address_says_how_text_messages_leave(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], way: str
) -> None:
    for name in ("TAKAOVI_SMS", "TAKAOVI_SMS_URL", "TAKAOVI_SMS_GAMMU"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert env_sms_way("TAKAOVI_SMS", env_gateway("TAKAOVI_SMS_URL"), local=False, shut=False) == way


@pytest.mark.parametrize("wrong", ["smpp://centre.example:2775", "smpp://a:secret@", "smpp://a:secret@h:99999"])
def test_the_address_of_a_message_centre_is_whole_and_its_password_is_not_told(
    monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv("TAKAOVI_SMS_URL", wrong)
    with pytest.raises(SettingError) as told:
        env_gateway("TAKAOVI_SMS_URL")
    assert "a:secret" not in str(told.value)


def test_hosts_of_pushes_are_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAKAOVI_PUSH_HOSTS", "push.example.org, fcm.googleapis.com")
    assert env_push_hosts("TAKAOVI_PUSH_HOSTS") == {"push.example.org", "fcm.googleapis.com"}
    monkeypatch.setenv("TAKAOVI_PUSH_HOSTS", "http://push.example.org")
    with pytest.raises(SettingError):
        env_push_hosts("TAKAOVI_PUSH_HOSTS")


@pytest.mark.parametrize(
    "right", ["", "wss://linja.example/ws", "wss://linja.example:8443/aani/ws", "ws://127.0.0.1:8088/ws"]
)
def test_browsers_reach_the_switchboard_over_tls_or_on_this_machine(
    monkeypatch: pytest.MonkeyPatch, right: str
) -> None:
    monkeypatch.setenv("TAKAOVI_VOICE_SOCKET", right)
    assert env_socket("TAKAOVI_VOICE_SOCKET") == right


@pytest.mark.parametrize(
    "wrong",
    [
        "ws://linja.example/ws",
        "https://linja.example",
        "wss://a.example/ws; script-src *",
        "wss:///ws",
        "linja.example",
    ],
)
def test_nothing_but_an_address_gets_into_the_content_policy(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("TAKAOVI_VOICE_SOCKET", wrong)
    with pytest.raises(SettingError):
        env_socket("TAKAOVI_VOICE_SOCKET")
