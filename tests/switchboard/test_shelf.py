"""Sounds and recordings are kept whole, in bounds, and for whom they are for."""

import os
import stat
import wave
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from takaovi.core.clock import now, stopped_at
from takaovi.switchboard.shelf import WORDS, Shelf
from takaovi.switchboard.tone_values import TONES, is_for_line, tone


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_every_sound_of_the_switchboard_can_be_played(shelf: Shelf) -> None:
    assert [name for name in (*TONES, *WORDS) if not is_for_line(shelf.own(name).read_bytes())] == []
    with wave.open(str(shelf.own("last_word"))) as file:
        assert 8 < file.getnframes() / file.getframerate() < 20


def test_the_ringing_tone_is_the_one_that_telephones_here_have() -> None:
    with wave.open(BytesIO(tone("ringing"))) as file:
        frames = file.readframes(file.getnframes())
    assert len(frames) == 2 * 8_000 * 5
    assert frames[16_000:] == bytes(64_000)
    crossings = sum(frames[at + 1] < 128 <= frames[at - 1] for at in range(2, 16_000, 2))
    assert abs(crossings - 425) <= 1


def test_a_human_last_word_is_heard_instead_of_the_packaged_one(shelf: Shelf, tmp_path: Path) -> None:
    human = shelf.own_sounds / "last_word-own.wav"
    human.write_bytes(tone("beep"))
    assert shelf.own("last_word") == human
    assert Shelf(tmp_path).own("last_word") == human


def test_asterisk_may_read_sounds_and_nobody_else_a_message(shelf: Shelf) -> None:
    sound = shelf.put("/aani/sana/a.wav", tone("beep"))
    assert sound is not None
    assert stat.S_IMODE(sound.stat().st_mode) == 0o644
    assert stat.S_IMODE(shelf.recordings.stat().st_mode) == 0o700


def test_what_no_line_can_play_is_not_kept(shelf: Shelf) -> None:
    assert shelf.put("/aani/sana/a.wav", b"<html>") is None
    assert list(shelf.sounds.iterdir()) == []


def test_the_longest_unheard_goes_first_when_there_is_too_much(shelf: Shelf) -> None:
    kept = [shelf.put(f"/aani/sana/{number}.wav", tone("beep")) for number in range(4)]
    for number, path in enumerate(kept):
        assert path is not None
        os.utime(path, (number, number))
    size = len(tone("beep"))
    assert shelf.make_room(4 * size) == 0
    assert shelf.make_room(4 * size - 1) == 2
    assert [path is not None and path.exists() for path in kept] == [False, False, True, True]


def test_a_message_that_nobody_fetched_is_erased_in_the_end(shelf: Shelf) -> None:
    shelf.recording("RE1").write_bytes(b"RIFF")
    with stopped_at(now() + timedelta(days=14)):
        assert shelf.make_room() == 0
    with stopped_at(now() + timedelta(days=16)):
        assert shelf.make_room() == 1
    assert list(shelf.recordings.iterdir()) == []
