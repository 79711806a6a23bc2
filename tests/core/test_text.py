"""Text in four languages, and the folding of words."""

import pytest

from takaovi.core.language import BY_CODE
from takaovi.core.text import Said, fold, say, say_json

ROW = {"name_fi": "Kahvitupa", "name_sv": "Kaffestugan", "name_en": "", "name_fi_simple": None}


@pytest.mark.parametrize(
    ("language", "text", "really"),
    [
        ("fi", "Kahvitupa", "fi"),
        ("sv", "Kaffestugan", "sv"),
        ("en", "Kahvitupa", "fi"),
        ("fi-simple", "Kahvitupa", "fi"),
    ],
)
def test_a_missing_text_comes_from_the_nearest_language_and_says_so(language: str, text: str, really: str) -> None:
    assert say(ROW, "name", language) == Said(text, BY_CODE[really])


def test_an_unwritten_text_is_empty_in_the_asked_language() -> None:
    said = say(ROW, "summary", "sv")
    assert (bool(said), str(said), said.language.code) == (False, "", "sv")


def test_a_small_mapping_is_read_the_same_way() -> None:
    assert say_json({"sv": "Hej"}, "fi") == Said("Hej", BY_CODE["sv"])
    assert say_json(None, "fi") == Said("", BY_CODE["fi"])


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Pylkönmäki\n", "pylkönmäki"),
        ("Café & Šakki-kerho", "cafe sakki kerho"),
        ("A\u0308a\u0308nekoski", "äänekoski"),
        ("Åbo, 40100", "åbo 40100"),
        ("…", ""),
    ],
)
def test_words_are_folded_for_comparison(text: str, folded: str) -> None:
    assert fold(text) == folded
