"""Codes, contacts and the time to answer: pure."""

from datetime import UTC, date, datetime, timedelta

import pytest

from takaovi.programme.signup_values import (
    CODES,
    WORDS,
    answer_until,
    erased_on,
    next_in_line,
    read_contact,
)

NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize("language", ["fi", "sv", "en", "fi-simple"])
def test_a_code_is_a_word_of_the_language_and_five_digits(language: str) -> None:
    word, digits = CODES.make(b"a form", WORDS[language]).split("-")
    assert word in WORDS[language]
    assert (len(digits), digits.isdecimal()) == (5, True)
    assert CODES.read(f"{word}-{digits}") == f"{word}-{digits}"


def test_the_words_of_codes_are_many_and_plain() -> None:
    for words in WORDS.values():
        assert len(words) == len(set(words)) >= 85
        assert all(word.isascii() and word.isupper() and 2 <= len(word) <= 10 for word in words)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("KAHVI-48271", "KAHVI-48271"),
        ("  kahvi 48271. ", "KAHVI-48271"),
        ("kahvi48271", "KAHVI-48271"),
        ("Kahvi – 48271", "KAHVI-48271"),
        ("KAHVI-4827", ""),
        ("KAHVI-482711", ""),
        ("48271", ""),
        ("", ""),
        ("<b>☕</b>", ""),
        ("A" * 10_000, ""),
    ],
)
def test_a_code_is_read_as_people_write_it(typed: str, code: str) -> None:
    assert CODES.read(typed) == code


@pytest.mark.parametrize(
    ("typed", "contact"),
    [
        ("", ("", "")),
        ("aila@lampi.example", ("email", "aila@lampi.example")),
        ("040 123 4567", ("sms", "+358401234567")),
        ("+46 70-123 45 67", ("sms", "+46701234567")),
        ("0046701234567", ("sms", "+46701234567")),
        ("358401234567", ("sms", "+358401234567")),
        ("aila@", None),
        ("a@b.example, c@d.example", None),
        ("soita minulle", None),
        ("12", None),
        ("x" * 250 + "@a.example", None),
    ],
)
def test_a_contact_is_an_address_or_a_number_or_nothing(typed: str, contact: tuple[str, str] | None) -> None:
    assert read_contact(typed) == contact


@pytest.mark.parametrize(
    ("left", "time"),
    [
        (timedelta(days=8), timedelta(hours=24)),
        (timedelta(hours=48), timedelta(hours=24)),
        (timedelta(hours=10), timedelta(hours=5)),
        (timedelta(minutes=30), timedelta(minutes=15)),
        (timedelta(minutes=29), None),
        (timedelta(minutes=-5), None),
    ],
)
def test_there_is_a_day_to_answer_or_half_of_the_time_that_is_left(left: timedelta, time: timedelta | None) -> None:
    assert answer_until(NOON, NOON + left) == (None if time is None else NOON + time)


@pytest.mark.parametrize(
    ("waiting", "free", "chosen"),
    [
        ([], 3, []),
        ([(1, 1), (2, 1)], 0, []),
        ([(1, 1), (2, 1), (3, 1)], 2, [1, 2]),
        ([(1, 3), (2, 1)], 2, [2]),
        ([(1, 2), (2, 2), (3, 1)], 3, [1, 3]),
    ],
)
def test_the_first_in_line_for_whom_there_is_room_is_next(
    waiting: list[tuple[int, int]], free: int, chosen: list[int]
) -> None:
    assert next_in_line(waiting, free) == chosen


def test_a_sign_up_is_erased_two_weeks_after_its_day() -> None:
    assert erased_on(date(2026, 12, 9)) == date(2026, 12, 23)
