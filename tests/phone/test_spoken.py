"""Numbers as they are said aloud, and prompts cut for the ear."""

from datetime import date

import pytest

from takaovi.phone.prompts import Piece, pieces, prompts, slot_written
from takaovi.phone.spoken import clock_spoken, day_spoken, digits_spoken
from takaovi.phone.values import LANGUAGES, Clock, Name, Said

CLOCKS = [
    (18 * 60, "kello kahdeksantoista", "klockan arton", "eighteen o'clock"),
    (8 * 60 + 30, "kello kahdeksan kolmekymmentä", "klockan åtta trettio", "eight thirty"),
    (8 * 60 + 5, "kello kahdeksan nolla viisi", "klockan åtta noll fem", "eight oh five"),
    (0, "keskiyöllä", "vid midnatt", "midnight"),
    (1440, "keskiyöllä", "vid midnatt", "midnight"),
]


@pytest.mark.parametrize(("minute", "fi", "sv", "en"), CLOCKS)
def test_a_time_of_day_is_said_in_words(minute: int, fi: str, sv: str, en: str) -> None:
    assert tuple(clock_spoken(minute, language) for language in LANGUAGES) == (fi, sv, en)


def test_a_day_is_said_with_its_weekday_and_its_date() -> None:
    assert [day_spoken(date(2026, 12, 2), language) for language in LANGUAGES] == [
        "keskiviikkona, joulukuun toisena",
        "på onsdag den andra december",
        "on Wednesday the second of December",
    ]


@pytest.mark.parametrize("month", range(1, 13))
def test_every_finnish_month_is_said_in_the_genitive(month: int) -> None:
    said = day_spoken(date(2026, month, 1), "fi").split(", ")[1]
    assert said.split()[0].endswith("kuun")


def test_a_postcode_is_said_digit_by_digit_and_a_house_number_as_one() -> None:
    assert digits_spoken("Rantatie 12", "fi") == "Rantatie kaksitoista"
    assert digits_spoken("42700 Keuruu", "sv") == "fyra, två, sju, noll, noll Keuruu"


def test_every_prompt_has_words_in_every_language_with_the_same_slots() -> None:
    for prompt in prompts().values():
        slots = {language: sorted(_slots(words)) for language, words in prompt.words.items()}
        assert all(words.strip() for words in prompt.words.values()), prompt.id
        assert slots["fi"] == slots["sv"] == slots["en"], prompt.id


def _slots(words: str) -> list[str]:
    return [part.split("}")[0] for part in words.split("{")[1:]]


def test_a_prompt_is_cut_at_its_slots_for_the_ear() -> None:
    said = Said("place_open", {"name": Name("Lampi"), "until": Clock(1080)})
    assert pieces(said, "fi") == (
        Piece("fi", slot=Name("Lampi")),
        Piece("fi", words="Sulkeutuu"),
        Piece("fi", slot=Clock(1080)),
    )


def test_the_choice_of_language_is_said_in_its_own_voice() -> None:
    assert [piece.voice for piece in pieces(Said("choose_sv"), "en")] == ["sv"]


def test_a_time_past_midnight_is_written_as_the_hour_of_the_next_day() -> None:
    assert [slot_written(Clock(25 * 60), language) for language in LANGUAGES] == ["klo 1", "kl. 1", "1:00"]
