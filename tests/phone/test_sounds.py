"""What the line says as sounds: spoken by the machine, recorded by a human, or said by the provider as before."""

import importlib.util
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import Settings

from takaovi.config.cli import run
from takaovi.core.commands import Refused
from takaovi.phone import sound_queries
from takaovi.phone.flow import begin
from takaovi.phone.prompts import Spoken, fixed_words, prompts, spoken
from takaovi.phone.sound_queries import all_made, make, plays, sounds, turn_file, turn_sound
from takaovi.phone.speech import Speaker
from takaovi.phone.twiml import answer
from takaovi.phone.values import Clock, Name, Said
from takaovi.phone.wave_values import RATE, frames_of
from tests.phone.sounds import COMMAND, tone

OPEN = Said("place_open", {"name": Name("Tupa"), "until": Clock(17 * 60)})


@pytest.fixture(autouse=True)
def voice(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Speaker]:
    """A voice whose every word is a tenth of a second."""
    settings.STATE, settings.SPEECH = tmp_path, True
    speaker = Speaker(COMMAND)
    monkeypatch.setattr(sound_queries, "speaker", speaker)
    yield speaker
    speaker.close()


def seconds(content: bytes) -> float:
    return len(frames_of(content)) / 2 / RATE


def record(words: Spoken, content: bytes = b"") -> str:
    path = sounds().recording(words)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content or make_bytes())
    return str(path)


def make_bytes() -> bytes:
    return sound_queries.speaker.say("fi", "ihmisen oma pitkä ääni")


def test_a_sentence_is_cut_so_that_its_fixed_words_are_one_sound_wherever_they_are_said() -> None:
    assert spoken(OPEN, "fi") == (
        Spoken("fi", "Tupa"), Spoken("fi", "Sulkeutuu"), Spoken("fi", "kello seitsemäntoista"),
    )  # fmt: skip
    assert fixed_words(prompts()["place_open"], "fi") == (Spoken("fi", "Sulkeutuu"),)
    assert fixed_words(prompts()["choose_sv"], "fi") == (Spoken("sv", "På svenska: tryck 2"),)


def test_a_sentence_is_played_once_all_its_sounds_are_there_and_nobody_waits_for_them() -> None:
    assert plays(OPEN, "fi") == ()
    all_made()
    found = plays(OPEN, "fi")
    assert [seconds(sounds().path(name).read_bytes()) for name in found] == pytest.approx([0.1, 0.1, 0.2], abs=0.01)


def test_without_a_voice_the_provider_says_everything(settings: Settings) -> None:
    settings.SPEECH = False
    assert plays(OPEN, "fi") == ()
    all_made()
    assert plays(OPEN, "fi") == ()
    assert turn_sound(begin().said, "fi") == ""


def test_a_voice_that_falls_silent_or_dies_leaves_the_words(voice: Speaker) -> None:
    assert make(Spoken("fi", "hiljaa")) == ""
    assert make(Spoken("fi", "kaadu")) == ""
    assert make(Spoken("fi", "Tupa")) == ""  # nobody asks a voice anew that has just died
    assert not voice.can_speak()


def test_a_human_recording_is_heard_instead_of_the_machine_and_under_another_name() -> None:
    words = Spoken("fi", "Sulkeutuu")
    machine = make(words)
    record(words)
    human = make(words)
    assert human != machine
    assert seconds(sounds().path(human).read_bytes()) == pytest.approx(0.4, abs=0.01)
    assert sounds().name(Spoken("sv", "Sulkeutuu")) != human
    all_made()
    assert human in (make(part) for part in spoken(OPEN, "fi"))


def test_a_provider_gets_play_for_whole_sentences_and_say_for_the_others() -> None:
    for part in spoken(Said("welcome"), "fi"):
        make(part)

    def urls(said: Said, language: str) -> list[str]:
        return [f"/aani/sana/{name}.wav" for name in plays(said, language)]

    gather = ET.fromstring(answer(begin(), next_url="/aani/1", whisper_url="/", plays=urls))[0]  # noqa: S314  our own
    assert [one.tag for one in gather] == ["Play", "Say", "Say", "Say"]
    all_made()


@pytest.mark.django_db
def test_a_sound_is_served_for_ever_and_in_parts() -> None:
    name = make(Spoken("fi", "kello yksi"))
    address, whole = f"/aani/sana/{name}.wav", sounds().path(name).read_bytes()
    response = Client().get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "audio/wav")
    assert "immutable" in response.headers["Cache-Control"]
    assert b"".join(response.streaming_content) == whole  # type: ignore[attr-defined]
    part = Client().get(address, headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content, part.headers["Content-Range"]) == (
        206, whole[4:8], f"bytes 4-7/{len(whole)}",
    )  # fmt: skip
    assert Client().get(address, headers={"Range": "bytes=0-"}).content == whole
    assert Client().get(address, headers={"Range": f"bytes={len(whole)}-"}).status_code == 416


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["0" * 32, "a", "A" * 32, "..%2fsecret"])
def test_other_names_lead_nowhere(name: str) -> None:
    assert Client().get(f"/aani/sana/{name}.wav").status_code == 404
    assert Client().get(f"/aani/vuoro/{name}.wav").status_code == 404


def test_a_turn_is_one_sound_with_a_breath_between_its_sentences() -> None:
    name = turn_sound([Said("welcome"), OPEN], "fi")
    path = turn_file(name)
    assert path is not None
    # The welcome is one piece of four words; then three pieces of four words.
    assert seconds(path.read_bytes()) == pytest.approx(0.8 + 4 * 0.08 + 2 * 0.45, abs=0.03)
    assert turn_file(name) == path


@pytest.mark.django_db
def test_the_page_with_keys_plays_what_is_heard_after_a_press_only() -> None:
    page = Client().get("/fi/puhelin").content.decode()
    address = page.partition('<audio controls preload="none" src="')[2].partition('"')[0]
    assert address.startswith("/aani/vuoro/")
    assert "autoplay" not in page
    response = Client().get(address)
    assert response.status_code == 200
    assert seconds(b"".join(response.streaming_content)) > 2  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_the_page_with_keys_is_text_where_nothing_can_be_heard(settings: Settings) -> None:
    settings.SPEECH = False
    assert "<audio" not in Client().get("/fi/puhelin").content.decode()


def test_room_is_made_from_what_was_heard_longest_ago() -> None:
    names = [make(Spoken("fi", f"sana {number}")) for number in range(4)]
    size = sounds().path(names[0]).stat().st_size
    sounds().heard(sounds().path(names[0]))
    assert sounds().make_room(3 * size) == 2
    assert [sounds().path(name).is_file() for name in names] == [True, False, False, True]


def test_the_command_makes_all_sounds_and_tells_whose_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    record(Spoken("fi", "Sulkeutuu"))
    assert run(["phone", "sounds", "--language", "fi"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.split()[1:] == ["human", "place_open", "1", "fi", "Sulkeutuu"] for line in lines)
    assert any("machine  welcome 1 fi" in line for line in lines)
    assert not any(" missing " in line for line in lines[:-1])
    assert not any("choose_sv" in line for line in lines)  # it is Swedish in every call


def test_the_command_tells_what_is_missing(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.SPEECH = False
    run(["phone", "sounds", "--language", "sv"])
    assert "missing  welcome 1 sv" in capsys.readouterr().out


def test_a_recording_goes_in_by_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tervetuloa.wav"
    file.write_bytes(tone(300, 0.7, rate=44_100, channels=2))
    assert run(["phone", "record", str(file), "place_open", "1", "fi"]) == 0
    assert "0.7 seconds, heard from now on for: Sulkeutuu" in capsys.readouterr().out
    (name,) = {sounds().find(Spoken("fi", "Sulkeutuu"))}
    assert seconds(sounds().path(name).read_bytes()) == pytest.approx(0.7, abs=0.02)


@pytest.mark.parametrize(
    ("content", "piece", "why"),
    [(b"no sound", "1", "no WAV file"), (tone(), "2", "has 1 pieces"), (tone(seconds=31, rate=8_000), "1", "at most")],
)
def test_a_recording_that_cannot_be_used_is_refused(tmp_path: Path, content: bytes, piece: str, why: str) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(content)
    with pytest.raises(Refused, match=why):
        run(["phone", "record", str(file), "place_open", piece, "fi"])


@pytest.mark.skipif(
    not (importlib.util.find_spec("espeakng_loader") or shutil.which("espeak-ng")),
    reason="no eSpeak NG on this machine: pip install espeakng-loader, or apt-get install espeak-ng",
)
def test_the_real_voice_says_more_in_more_words() -> None:
    speaker = Speaker()
    try:
        short, long = (
            seconds(speaker.say("fi", words)) for words in ("Hei", "Tervetuloa kohtaamispaikkojen puhelimeen")
        )
    finally:
        speaker.close()
    assert 0.2 < short < 1.5 < long < 6


def test_a_turn_names_its_words_only() -> None:
    name = turn_sound([OPEN], "fi")
    kept = json.loads((sounds().made / f"{name}.json").read_text())
    assert kept == [[["fi", "Tupa"], ["fi", "Sulkeutuu"], ["fi", "kello seitsemäntoista"]]]
