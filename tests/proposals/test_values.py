"""Terms, codes and signs of spam, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from takaovi.proposals.codes import WORDS
from takaovi.proposals.values import Signs, days_left, links_in, terms_of, why_held

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def test_feedback_is_promised_an_answer_in_fourteen_days_and_nothing_else_is() -> None:
    assert terms_of("feedback", TODAY) == (date(2026, 12, 8), date(2027, 2, 22))
    assert terms_of("correction", TODAY) == (None, date(2027, 2, 22))


@pytest.mark.parametrize(("due", "left"), [(date(2026, 11, 29), 5), (TODAY, 0), (date(2026, 11, 23), -1), (None, None)])
def test_days_left_go_below_zero_when_the_answer_is_late(due: date | None, left: int | None) -> None:
    assert days_left(due, TODAY) == left


def test_words_of_codes_are_each_there_once_and_in_plain_letters() -> None:
    assert len(WORDS) == len(set(WORDS)) == 141
    assert [word for word in WORDS if not (word.isascii() and word.islower() and 3 <= len(word) <= 8)] == []


@pytest.mark.parametrize(
    ("text", "links"),
    [("Auki ma-pe 9-17.", 0), ("Katso https://tupa.example", 1), ("www.a.example ja http://b.example", 2)],
)
def test_links_are_counted(text: str, links: int) -> None:
    assert links_in(text) == links


@pytest.mark.parametrize(
    ("signs", "text", "why"),
    [
        (Signs(opened=NOW - timedelta(seconds=20)), "Ma-pe 10-16. https://tupa.example", ""),
        (Signs(), "Ma-pe 10-16", ""),
        (Signs(trap=True), "Ma-pe 10-16", "trap"),
        (Signs(opened=NOW - timedelta(seconds=2)), "Ma-pe 10-16", "quick"),
        (Signs(opened=NOW - timedelta(seconds=3)), "Ma-pe 10-16", ""),
        (Signs(), "https://a.example https://b.example", "links"),
        (Signs(many=True), "Ma-pe 10-16", "many"),
    ],
)
def test_what_looks_like_spam_is_looked_at_first(signs: Signs, text: str, why: str) -> None:
    assert why_held(signs, text, NOW) == why
