"""``takaovi places ...``: a place is shown and hidden, and one of its questions answered."""

import pytest

from takaovi.config.cli import run
from takaovi.core.commands import Refused
from takaovi.core.journal.models import AuditEntry
from takaovi.places.models import ArrivalAnswer, Place
from tests.factories.places import make_place

pytestmark = pytest.mark.django_db


def places(*arguments: str) -> int:
    return run(["places", *arguments])


def test_a_place_is_hidden_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    make_place(slug="tupa")
    assert places("hide", "tupa") == 0
    assert Place.objects.get().published is None
    assert places("publish", "tupa") == 0
    assert Place.objects.get().published is not None
    assert capsys.readouterr().out == "tupa: hidden\ntupa: shown to everybody\n"
    assert list(AuditEntry.objects.order_by("id").values_list("by", "deed")) == [
        ("operator", "hide_place"),
        ("operator", "publish_place"),
    ]


def test_a_question_is_answered_in_the_languages_that_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    make_place(slug="tupa")
    assert places("answer", "tupa", "1", "--fi", "Punainen ovi.", "--selko", "Ovi on punainen.") == 0
    assert places("answer", "tupa", "1", "--sv", "Röd dörr.", "--selko", "") == 0
    answer = ArrivalAnswer.objects.get()
    assert (answer.question, answer.text_fi, answer.text_sv) == (1, "Punainen ovi.", "Röd dörr.")
    assert answer.text_fi_simple is None
    assert capsys.readouterr().out == "tupa: door in fi, fi-simple\ntupa: door in sv, fi-simple\n"


def test_what_cannot_be_done_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    make_place(slug="tupa", name_fi="", published=None)
    assert places("publish", "olematon") == 2
    assert places("publish", "tupa") == 2
    assert places("answer", "tupa", "1", "--fi", "a" * 121) == 2
    first, second, third = capsys.readouterr().err.splitlines()
    assert first == "takaovi: there is no place olematon"
    assert second.startswith("takaovi: Anna paikalle ensin nimi")
    assert "121" in third
    with pytest.raises(SystemExit):
        places("answer", "tupa", "13")
    with pytest.raises(Refused, match="write the answer in at least one language"):
        places("answer", "tupa", "12")
    assert not ArrivalAnswer.objects.exists()


def test_places_alone_shows_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["places"]) == 2
    assert "answer" in capsys.readouterr().out
