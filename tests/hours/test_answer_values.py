"""A short answer is understood, or asked again. Nothing that is unclear opens or closes a door."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takaovi.hours.answer_values import EVERY_DAY, Said, ShortAnswer, read_answer


@pytest.mark.parametrize(
    "text",
    [
        "K", "k", "Kyllä", "kyllä!", "KYLLÄ.", "Joo", "juu", "Jep", "ok", "OK", "okei", "Pidetään", "Kyllä kiitos",
        "J", "Ja", "ja tack", "jo", "Y", "Yes", "yes thanks", "sure", "👍", "👍🏽", "✔️", "✅", " k \n",
        "K\n> Pidetäänkö?", "Hei! Kyllä", "Auki", "Öppet", "open",
        "Kyllä\n\nto 26.11. klo 10.00 Takaovi <a@b> kirjoitti:\n> Ei",
    ],
)  # fmt: skip
def test_yes_is_understood(text: str) -> None:
    assert read_answer(text) == ShortAnswer(Said.YES)


@pytest.mark.parametrize(
    "text",
    ["E", "e", "Ei", "EI!", "Ei kiitos", "N", "Nej", "nä", "No", "nope", "👎", "❌", "Kiinni", "suljettu", "stängt"],
)
def test_no_is_understood(text: str) -> None:
    assert read_answer(text) == ShortAnswer(Said.NO)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("E ti", {1}),
        ("E TI TO", {1, 3}),
        ("ei tiistaina", {1}),
        ("E ti ja to", {1, 3}),
        ("kiinni ma, ke, pe", {0, 2, 4}),
        ("nej tis och tors", {1, 3}),
        ("stängt lördag", {5}),
        ("no mon and sun", {0, 6}),
        ("closed wed", {2}),
        ("E kaikki", EVERY_DAY),
        ("ei koko viikko", EVERY_DAY),
        ("nej hela veckan", EVERY_DAY),
        ("E ALL", EVERY_DAY),
    ],
)
def test_no_with_days_closes_these(text: str, days: set[int]) -> None:
    assert read_answer(text) == ShortAnswer(Said.NO, frozenset(days))


@pytest.mark.parametrize(("text", "days"), [("ti", {1}), ("ti ja to", {1, 3}), ("Tiistai", {1}), ("kaikki", EVERY_DAY)])
def test_days_alone_are_days(text: str, days: set[int]) -> None:
    assert read_answer(text) == ShortAnswer(Said.DAYS, frozenset(days))


@pytest.mark.parametrize(("text", "number"), [("K 2", 2), ("K2", 2), ("2 k", 2), ("E 3", 3), ("kyllä, 1", 1)])
def test_a_number_says_which_question_is_meant(text: str, number: int) -> None:
    assert read_answer(text).number == number


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "?", "K?", "Mitä?", "K tai E", "K/E", "Kyllä, mutta tiistaina kiinni", "ei kiinni", "inte stängt",
        "not closed", "ei auki", "no joo", "ei vai joo", "K ti", "kyllä kaikki", "E ti kaikki", "nej ja", "ehkä", "🤔",
        "🙂", "K 1 2", "E 24.12.", "K 9-15", "Soita minulle", "Kuka kysyy", "E ti ehkä to", "ei ole enää olemassa",
        "Vastaa K tai E", "k" * 3000, "1", "kk", "x", "<b>K</b>", "‮K", "K K K K K K K K K K K K K", "> K",
    ],
)  # fmt: skip
def test_what_is_not_clear_is_asked_again(text: str) -> None:
    assert read_answer(text).said == Said.UNSURE


@given(st.text(max_size=300))
def test_any_text_is_answered_without_a_fault(text: str) -> None:
    read = read_answer(text)
    assert read.said != Said.YES or not read.days


@given(st.text(alphabet="bcdfghvwxz", min_size=2, max_size=8))
def test_an_unknown_word_beside_yes_makes_it_unclear(word: str) -> None:
    assert read_answer(f"kyllä {word}").said == Said.UNSURE
