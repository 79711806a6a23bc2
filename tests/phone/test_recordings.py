"""A message left by voice: fetched from the provider, deleted there, heard by whoever is on duty, erased."""

import logging
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from takaovi.core.clock import HELSINKI, stopped_at
from takaovi.core.journal.models import AuditEntry
from takaovi.phone import provider as provider_module
from takaovi.phone.actions import forget_calls, handle_message
from takaovi.phone.message_queries import folder, sound_file
from takaovi.phone.models import Message, Recording
from takaovi.phone.recording_actions import expect_recording, fetch_recordings
from takaovi.phone.wave_values import frames_of
from tests.phone.fake_provider import ACCOUNT, LINE, SECRET, Provider, fake_provider
from tests.phone.sounds import tone
from tests.phone.test_messages_page import signed_in
from tests.phone.test_voice_webhooks import said, send, walk

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 13, 0, tzinfo=HELSINKI)


@pytest.fixture
def provider(settings: Settings, tmp_path: Path) -> Iterator[Provider]:
    with fake_provider() as server, stopped_at(TUESDAY):
        settings.VOICE_URL = f"http://127.0.0.1:{server.port}/2010-04-01"
        settings.VOICE_ACCOUNT, settings.VOICE_SECRET, settings.VOICE_NUMBER = ACCOUNT, SECRET, LINE
        settings.SITE_URL, settings.STATE = "https://takaovi.example", tmp_path
        server.recordings["RE1"] = tone(440, 2, rate=8_000)
        yield server


def waits(name: str = "RE1", once: str = "a") -> bool:
    return expect_recording(by="test", once=once, name=name, seconds=2, language="fi", area="249")


def fetch_after(minutes: int) -> int:
    with stopped_at(TUESDAY + timedelta(minutes=minutes)):
        return fetch_recordings()


def files() -> list[str]:
    return sorted(path.name for path in folder().iterdir()) if folder().is_dir() else []


def leave_by_voice() -> list[str]:
    walk("1", "42700", "3")
    return said(send("/aani/4", RecordingSid="RE1", RecordingDuration="2", RecordingUrl="https://elsewhere.example/x"))


def test_a_message_is_offered_only_where_it_can_be_fetched(provider: Provider, settings: Settings) -> None:
    assert "Jätä viesti: paina 3." in said(walk("1", "42700"))
    settings.VOICE_ACCOUNT = ""
    send("/aani/0", CallSid="CA9")
    send("/aani/1", CallSid="CA9", Digits="1")
    assert not any("Jätä viesti" in one for one in said(send("/aani/2", CallSid="CA9", Digits="42700")))


def test_a_spoken_notice_stands_before_the_recording(provider: Provider) -> None:
    answer = walk("1", "42700", "3").content.decode()
    assert answer.index("Viestin kuulee päivystäjä") < answer.index("<Record ")


def test_a_message_is_fetched_kept_and_deleted_at_the_provider(provider: Provider) -> None:
    assert leave_by_voice()[0] == "Kiitos, viestisi on tallessa."
    assert fetch_recordings() == 1
    message = Message.objects.get()
    assert (message.words, message.seconds, message.language, message.area) == ("", 2, "fi", "42700")
    path = sound_file(message.sound)
    assert path is not None
    assert len(frames_of(path.read_bytes())) == 2 * 2 * 8_000
    assert provider.recordings == {}
    assert not Recording.objects.exists()
    assert all("elsewhere" not in one for one in provider.asked)


def test_the_same_step_told_twice_is_one_message(provider: Provider) -> None:
    leave_by_voice()
    send("/aani/4", RecordingSid="RE1", RecordingDuration="2")
    assert fetch_recordings() == 1
    assert (Message.objects.count(), len(files())) == (1, 1)


@pytest.mark.parametrize("name", ["", "../Calls", "a" * 61, "RE1/../../x", "RE 1"])
def test_a_name_that_is_none_is_never_asked_for(provider: Provider, name: str) -> None:
    assert not waits(name)
    assert (fetch_recordings(), provider.asked) == (0, [])


def test_a_provider_that_is_down_for_an_hour_loses_nothing(
    provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    waits()
    provider.statuses = [503, 404, 500]
    with caplog.at_level(logging.WARNING):
        tried = [fetch_after(minutes) for minutes in (0, 5, 10, 30, 70)]
    assert tried == [0, 0, 0, 0, 1]
    assert Message.objects.count() == 1
    assert "RE1" not in caplog.text


def test_a_message_that_could_not_be_deleted_there_is_not_fetched_again(provider: Provider) -> None:
    waits()
    provider.recordings["RE1"] = sound = tone(440, 1, rate=8_000)
    answer = provider.answer

    def no_removal(method: str, path: str, body: bytes) -> tuple[int, bytes]:
        return (500, b"") if method == "DELETE" else answer(method, path, body)

    provider.answer = no_removal  # type: ignore[method-assign]
    assert (fetch_after(0), Message.objects.count()) == (0, 1)
    assert provider.recordings == {"RE1": sound}
    provider.answer = answer  # type: ignore[method-assign]
    assert fetch_after(10) == 1
    assert provider.recordings == {}
    assert [one.split()[0] for one in provider.asked] == ["GET", "DELETE", "DELETE"]


def test_an_answer_without_end_and_one_that_is_no_sound_are_left(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits()
    provider.recordings["RE1"] = b"this is no sound"
    assert fetch_after(0) == 0
    monkeypatch.setattr(provider_module, "MOST_BYTES", 1_000)
    provider.recordings["RE1"] = tone(rate=8_000)
    assert fetch_after(10) == 0
    assert not Message.objects.exists()
    assert files() == []


def test_a_process_killed_between_file_and_row_leaves_one_message(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits()

    def killed(**_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("takaovi.phone.recording_actions.record_deed", killed)
        with pytest.raises(KeyboardInterrupt):
            fetch_recordings()
    assert not Message.objects.exists()
    assert fetch_recordings() == 1
    assert (Message.objects.count(), len(files())) == (1, 1)


def test_whoever_is_on_duty_hears_it_and_the_look_is_written_down(provider: Provider) -> None:
    waits()
    fetch_recordings()
    message, client = Message.objects.get(), signed_in()
    html = client.get("/fi/puhelin/viestit").content.decode()
    address = f"/fi/puhelin/viestit/{message.pk}/aani"
    assert f'<audio controls preload="none" src="{address}"></audio>' in html
    assert "Puhuttu viesti, 2 sekuntia" in html
    response = client.get(address, headers={"Range": "bytes=0-3"})
    assert (response.status_code, response.content) == (206, b"RIFF")
    assert "public" not in response.headers["Cache-Control"]
    assert set(AuditEntry.objects.filter(deed="look").values_list("thing", flat=True)) == {message.thing}
    assert Client().get(address).status_code == 303
    assert signed_in("greeter", "place").get(address).status_code == 404
    assert client.get("/fi/puhelin/viestit/999999/aani").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_handled_message_is_erased_from_the_disk_too(provider: Provider) -> None:
    waits()
    fetch_recordings()
    handle_message(by="test", pk=Message.objects.get().pk)
    assert files() == []


def test_after_fourteen_days_it_goes_and_so_does_what_a_crash_left_behind(provider: Provider) -> None:
    waits()
    fetch_recordings()
    waits("RE2", "b")
    (folder() / f"{'a' * 32}.wav").write_bytes(b"left behind")
    for path in folder().iterdir():
        os.utime(path, (1, 1))
    assert forget_calls() == 1
    assert len(files()) == 1
    with stopped_at(TUESDAY + timedelta(days=15)):
        assert forget_calls() == 3
    assert files() == []
    assert not Recording.objects.exists()
