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
