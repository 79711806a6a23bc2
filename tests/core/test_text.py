"""Text in four languages, and the folding of words."""

from types import SimpleNamespace

import pytest

from takaovi.core.languages import BY_CODE
from takaovi.core.text import Said, columns, fold, say, say_json, slug, teller, written

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


def test_plain_rows_are_told_as_models_are() -> None:
    row = {"name_fi_simple": None, "name_fi": "Tupa", "name_en": "Room", "name_sv": None}
    row |= {"note_fi_simple": None, "note_fi": "", "note_en": None, "note_sv": None}
    asked = columns(("name", "note"), "fi-simple")
    assert asked == list(row)
    assert teller("fi-simple")([row[column] for column in asked]) == [
        say(row, "name", "fi-simple"),
        say(row, "note", "fi-simple"),
    ]


def test_what_is_written_in_one_language_does_not_stand_for_another() -> None:
    row = SimpleNamespace(name_fi="Tupa", name_sv=None)
    assert (written(row, "name"), written(row, "name", "sv"), written(row, "summary")) == ("Tupa", "", "")


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


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Jyväskylä", "jyvaskyla"),
        ("Pedersören kunta", "pedersoren-kunta"),
        ("Maarianhamina / Mariehamn", "maarianhamina-mariehamn"),
        ("Café «Åkerö», 2. kerros", "cafe-akero-2-kerros"),
        ("…", ""),
    ],
)
def test_a_name_becomes_a_word_of_an_address(name: str, word: str) -> None:
    assert slug(name) == word
