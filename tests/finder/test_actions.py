"""An unanswered question is kept without the person."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from takaovi.core.clock import HELSINKI, stopped_at, to_minute
from takaovi.core.geo import Point
from takaovi.core.journal.models import Fact
from takaovi.finder import actions
from takaovi.finder.actions import keep_question
from takaovi.finder.values import Answer, Area, Mode, Need, Option, Suggestion, When, Wish
from takaovi.finder.when import window

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 16, 40, tzinfo=HELSINKI)
EVENING = window(When.TONIGHT, NOW, NOW.date(), HELSINKI)
NEED = Need(
    Area("Keuruu", "Keuruu", "249", Point(62.26, 24.71)), EVENING, (Wish.GENTLE,), words="perhekahvila", raw_where="x"
)


def answer(found: int) -> Answer:
    return Answer(tuple(Suggestion(Option(n, 1.0, 0, Mode.STAFFED), (), ()) for n in range(found)), (), ())


def test_a_question_that_found_little_is_kept_by_hour_and_municipality() -> None:
    with stopped_at(NOW):
        assert keep_question(need=NEED, answer=answer(2), language="fi")
    fact = Fact.objects.get()
    assert (fact.kind, fact.municipality) == ("asked", "249")
    assert fact.hour == to_minute(datetime(2026, 11, 24, 14, tzinfo=UTC)) // 60
    assert fact.detail == {
        "found": 2, "when": "illalla", "weekday": 1, "wishes": ["hiljainen"], "language": "fi",
    }  # fmt: skip


def test_a_question_that_found_enough_is_not_kept() -> None:
    assert not keep_question(need=NEED, answer=answer(3), language="fi")
    assert not Fact.objects.exists()


def test_of_where_somebody_stood_only_the_municipality_is_kept() -> None:
    need = Need(Area(point=Point(62.26, 24.71), municipality="249", is_position=True), EVENING)
    keep_question(need=need, answer=answer(0), language="fi")
    fact = Fact.objects.get()
    assert fact.municipality == "249"
    assert "62" not in str(fact.detail)


def test_a_machine_that_asks_without_end_does_not_fill_the_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_AN_HOUR", 3)
    monkeypatch.setattr(actions, "_kept", Counter())
    with stopped_at(NOW):
        assert [keep_question(need=NEED, answer=answer(0), language="fi") for _ in range(5)] == [True] * 3 + [False] * 2
    with stopped_at(NOW + timedelta(hours=1)):
        assert keep_question(need=NEED, answer=answer(0), language="fi")
    assert Fact.objects.count() == 4
