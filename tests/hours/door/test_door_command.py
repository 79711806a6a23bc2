"""``takaovi hours read``: what is printed. No database."""

import io
import json
import sys
from types import SimpleNamespace

import pytest

from takaovi.config.cli import run
from takaovi.core.commands import Refused
from takaovi.hours.door_values import KINDS, Question
from takaovi.hours.door_words import question_words
from takaovi.hours.plan import parse_plan

EXAMPLE = "Ma-pe 9-17, la 8.30-14, parillisten viikkojen su 10-14"
ON = ("--on", "2026-11-24")


def test_the_draft_is_printed_as_json_that_expand_reads(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["hours", "read", EXAMPLE, "--json", *ON]) == 0
    told = json.loads(capsys.readouterr().out)
    rules = told["schedule"]["layers"][0]["periods"][0]["rules"]
    assert rules == [
        {"days": "mon-fri", "from": "09:00", "to": "17:00"},
        {"days": "sat", "from": "08:30", "to": "14:00"},
        {"days": "sun", "parity": "even", "from": "10:00", "to": "14:00"},
    ]
    assert len(parse_plan(told["schedule"]).layers) == 1
    assert told["sentence"] == (
        "ma–pe 9–17; la 8.30–14; parillisten viikkojen sunnuntaisin klo\u00a010–14, seuraavan kerran su 29.11."
    )
    assert (told["settled"], told["questions"], told["not_understood"]) == (True, [], [])


def test_questions_come_with_words_and_choices(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["hours", "read", "ma-pe 9-17, suljettu 24.-26.12. hupsu", "--json", "--language", "sv", *ON]) == 1
    told = json.loads(capsys.readouterr().out)
    (question,) = told["questions"]
    assert question["key"] == "year:12"
    assert question["text"] == "”suljettu 24.-26.12.”: vilket år?"
    assert (question["typed"], told["notes"]) == (False, [])
    assert [choice["text"] for choice in question["choices"]] == ["2026", "2027", "varje år"]
    assert told["not_understood"] == [{"words": "hupsu", "start": 32, "end": 37}]


def test_a_person_sees_the_sentence_four_weeks_and_the_questions(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["hours", "read", "ma-ti 9-17, ke 12-19 omatoimi", *ON, "--language", "en"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].replace("\u00a0", " ") == "Mon–Tue 9 am–5 pm; Wed noon–7 pm self-service."
    assert lines[2].startswith("Mon 23 November")
    assert sum(line.startswith("Mon ") for line in lines[2:]) == 4
    assert lines[-1] == "This is a draft. Nothing is saved."
    assert any(line.startswith("? “") for line in lines)


def test_what_is_asked_may_be_answered_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("suljettu toistaiseksi", "--answer", "until:0=24.-26.12.", "--answer", "year:0=2026")
    assert run(["hours", "read", *words, *ON, "--language", "en"]) == 0
    assert capsys.readouterr().out.startswith("Closed 24–26 December 2026.\n")
    with pytest.raises(Refused, match="no such question, or no answer to it"):
        run(["hours", "read", "suljettu toistaiseksi", "--answer", "until:0=joskus", *ON])


def test_a_week_a_long_way_ahead_is_said_back_with_its_year(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["hours", "read", "ma-pe 9-15, viikot 26-31 kiinni. 1.6.-31.8.2027 ma-to 10-14", *ON]) == 1
    assert run(["hours", "read", "ma-to 9-15, viikot 26-31 kiinni, 1.6.-25.6.2027 ma-to 10-14", *ON]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "ma–to 9–15; pe–su kiinni. 1.–25.6.2027: ma–to 10–14; pe–su kiinni. Kiinni 28.6.–8.8.2027." in said
    assert "”viikot 26-31”: 28.6.–8.8.2027." in said


def test_what_comes_back_every_year_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    text = "ma-pe 9-15, suljettu vuosittain 24.12.-6.1."
    for language, said in (
        ("fi", "ma–pe 9–15; la–su kiinni. Kiinni joka vuosi 24.12.–6.1."),
        ("sv", "mån–fre kl.\u00a09–15; lör–sön stängt. Stängt varje år 24.12–6.1."),
        ("en", "Mon–Fri 9\u00a0am–3\u00a0pm; Sat–Sun closed. Closed every year 24 December–6 January."),
    ):
        assert run(["hours", "read", text, *ON, "--language", language]) == 0
        assert capsys.readouterr().out.splitlines()[0] == said


def test_the_text_may_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("må–fr kl. 9–18.30".encode())))
    assert run(["hours", "read", "-", "--language", "sv", *ON]) == 0
    assert capsys.readouterr().out.startswith("mån–fre kl.\u00a09–18.30; lör–sön stängt.\n")


def test_what_is_no_text_and_what_is_no_day_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"\xff\xfe\x00")))
    with pytest.raises(Refused, match="not text in UTF-8"):
        run(["hours", "read", "-"])
    with pytest.raises(Refused, match="2026-02-31 is not a day of the calendar"):
        run(["hours", "read", "ma 9-17", "--on", "2026-02-31"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_question_has_words_in_every_language(kind: str) -> None:
    question = Question(kind, 0, "la 10-14 " * 20)
    told = [question_words(question, language) for language in ("fi", "sv", "en", "fi-simple")]
    assert len(set(told[:3])) == 3
    assert all(len(sentence) < 170 for sentence in told)
