"""Kind hints for writers: exact, few, and silent about easy texts."""

import pytest

from takaovi.desk.plain_values import MOST_HINTS, Hint, hints


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "fi"),
        ("Saa vain istua. Kahvi on ilmaista.", "fi"),
        ("Man får bara sitta.", "sv"),
        ("You may just sit. Nobody asks your name.", "en"),
        ("Tule sisään. Joku tervehtii sinua.", "fi-simple"),
        ("Puh. 040 123 4567, bussit 1, 2 ja 3", "fi"),
    ],
)
def test_an_easy_text_gets_no_hint(text: str, language: str) -> None:
    assert hints(text, language) == ()


def test_a_sentence_of_sixteen_words_is_long_and_one_of_fifteen_is_not() -> None:
    assert hints(" ".join(["sana"] * 15) + ".", "fi") == ()
    assert hints(" ".join(["sana"] * 16) + ".", "fi") == (Hint("sentence", "sana sana sana sana…", 16),)


@pytest.mark.parametrize(
    ("text", "language", "hint"),
    [
        ("Tämä mahdollistaa kahvit.", "fi", Hint("office", "mahdollist", instead="voi")),
        ("Vi möjliggör kaffe.", "sv", Hint("office", "möjliggör", instead="kan")),
        ("We facilitate coffee.", "en", Hint("office", "facilitat", instead="help")),
        ("Yhteistoimintaverkosto.", "fi", Hint("word", "Yhteistoimintaverkosto", 22)),
        ("Toimintaryhmille.", "fi-simple", Hint("word", "Toimintaryhmille", 16)),
    ],
)
def test_what_is_hard_is_named(text: str, language: str, hint: Hint) -> None:
    assert hints(text, language) == (hint,)


def test_a_heavy_text_gets_a_few_hints_and_no_more() -> None:
    assert (
        len(hints("Yhteistoimintaverkostojen koordinointi edellyttää. " * 50 + "Kohderyhmä hyödyntää.", "fi"))
        <= MOST_HINTS
    )


@pytest.mark.parametrize("text", ["x" * 10_000, "\u202e" * 500, "😀" * 3000, "<b>" * 3000, "\n\n" * 3000])
def test_any_text_is_read(text: str) -> None:
    assert len(hints(text, "fi")) <= MOST_HINTS
