"""Any text whatever: no fault, a bound of time, a document that can be read; and our own sentences read back."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takaovi.hours.day_table import packaged_classes
from takaovi.hours.door_lexicon import forms_by_first
from takaovi.hours.door_reading import answer, read_door_text
from takaovi.hours.door_values import KINDS, MOST_CHARACTERS
from takaovi.hours.engine import expand
from takaovi.hours.plan import parse_plan
from takaovi.hours.sentences import week_sentence
from takaovi.hours.values import WEEKDAYS
from tests.hours.door.notation import meaning

TODAY = date(2026, 11, 24)
LONGEST = 5.0  # seconds for the longest text, on a busy machine
WORDS = sorted(first for first in forms_by_first() if first.isalpha())
NUMBERS = st.sampled_from(["9", "17", "9.30", "0930", "24.12.", "1.6.-31.8.", "9-17", "21-02", "31.2.", "2027", "5pm"])
SIGNS = st.sampled_from([",", ".", ";", ":", "-", "–", "(", ")", "\n", "/", "?", "&", " - "])
DOOR_TEXT = st.lists(st.one_of(st.sampled_from(WORDS), NUMBERS, SIGNS), max_size=30).map(" ".join)


@given(st.text(max_size=300))
def test_any_text_ends_in_a_document_that_can_be_read(text: str) -> None:
    check(text)


@settings(max_examples=400)
@given(DOOR_TEXT)
def test_any_words_of_doors_in_any_order_do_too(text: str) -> None:
    check(text)


def check(text: str) -> None:
    draft = read_door_text(text, today=TODAY, language="fi")
    expand(parse_plan(draft.document), TODAY, date(2026, 12, 24), packaged_classes(TODAY, date(2026, 12, 25)))
    assert all(question.kind in KINDS for question in draft.questions)
    assert all(text[one.start : one.end] == one.words for one in draft.unread)
    assert draft.settled or draft.questions or draft.unread
    assert not draft.settled or draft.document != {"layers": []}


ODD = st.sampled_from(
    ["☕", "\u202e", "\u200f", "<script>", "<b>", "&nbsp;", "\x00", "\x1b[31m", "\ud800", "31.2.", "25:00", "9-61"]
)


@settings(max_examples=200)
@given(st.lists(st.one_of(ODD, NUMBERS, st.sampled_from(WORDS)), min_size=1, max_size=12).map(" ".join))
def test_odd_marks_among_the_words_do_not_hurt(text: str) -> None:
    check(text)


@settings(max_examples=200)
@given(DOOR_TEXT, st.one_of(DOOR_TEXT, st.text(max_size=40)))
def test_any_answer_to_any_question_is_taken_or_refused(text: str, typed: str) -> None:
    draft = read_door_text(text, today=TODAY, language="fi")
    for question in draft.questions[:3]:
        try:
            answered = answer(draft, question.key, typed)
        except KeyError:
            continue
        parse_plan(answered.document)
        assert question.key in dict(answered.answers)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ma-pe 9-17 ☕", "☕"),
        ("\u202ema-pe 9-17", "\u202e"),
        ("ma-pe 9-17 <script>", "<"),
        ("ma-pe 9-17 \x07", "\x07"),
        ("31.2. suljettu", "31.2."),
        ("ti 25:00-26:00", "25:00"),
        ("ma 9-61", "9-61"),
    ],
)
def test_what_cannot_be_is_named(text: str, named: str) -> None:
    draft = read_door_text(text, today=TODAY, language="fi")
    words = [one.words for one in draft.unread] + [question.words for question in draft.questions]
    assert any(named in one for one in words), words


@pytest.mark.alone
@pytest.mark.parametrize("part", ["24., ", "1, 2, 3, ", "vko 8, ", "viikot 8-9 ja ", "yhdeksästä viiteen ", "ensi ma "])
def test_long_lists_are_read_within_the_same_bound(part: str) -> None:
    started = time.perf_counter()
    read_door_text((part * MOST_CHARACTERS)[:MOST_CHARACTERS], today=TODAY, language="fi")
    assert time.perf_counter() - started < LONGEST


@settings(max_examples=20, deadline=None)
@given(st.one_of(st.sampled_from(WORDS), NUMBERS, SIGNS, st.text(min_size=1, max_size=3)))
def test_the_longest_text_is_read_within_a_bound_of_time(part: str) -> None:
    text = (f"{part} " * MOST_CHARACTERS)[:MOST_CHARACTERS]
    started = time.perf_counter()
    read_door_text(text, today=TODAY, language="sv")
    assert time.perf_counter() - started < LONGEST


HALF_HOURS = st.integers(14, 44).map(lambda number: number * 30)


@st.composite
def simple_documents(draw: st.DrawFn) -> dict:
    """A week of one state: for each day nothing or one span between 7 and 22 o'clock; a bare "6–6.30" is asked."""
    rules = []
    for day in WEEKDAYS:
        ends = sorted(draw(st.sets(HALF_HOURS, min_size=2, max_size=2)))
        if draw(st.booleans()):
            start, end = (f"{minute // 60:02}:{minute % 60:02}" for minute in ends)
            rules.append({"days": day, "from": start, "to": end})
    return {"layers": [{"state": "staffed", "periods": [{"rules": rules}]}]} if rules else {"layers": []}


@given(simple_documents(), st.sampled_from(["fi", "sv", "en"]))
def test_our_own_sentence_of_a_simple_week_is_read_back(document: dict, language: str) -> None:
    if not document["layers"]:
        return
    sentence = week_sentence(parse_plan(document), TODAY, language)
    draft = read_door_text(sentence, today=TODAY, language=language)
    assert (draft.questions, draft.unread) == ((), ()), sentence
    assert meaning(draft.document) == meaning(document), sentence
