"""Codes that stand for an account: made, said, typed and kept as a hash."""

import pytest

from takaovi.core.codes import TURNS, CodeKind, hash_form, hash_token

WORDS = ("kanto", "kevat", "kettu", "kaarna", "kuusi")
SLIP = CodeKind("slips", WORDS, digits=6)
LOUD = CodeKind("loud", ("KAHVI", "BJORK"), digits=5, joint="-")


def first(secret: str, form: str) -> str:
    return next(SLIP.turns(secret, form))


def test_a_code_is_a_word_and_digits_and_always_the_same_for_the_same_form() -> None:
    code = first("secret", "form")
    word, digits = code.split(" ")
    assert word in WORDS
    assert (len(digits), digits.isdigit()) == (6, True)
    assert first("secret", "form") == code
    assert first("another", "form") != code
    assert len(set(SLIP.turns("secret", "form"))) == TURNS


def test_a_kind_may_be_written_in_its_own_way_and_in_words_of_a_language() -> None:
    word, digits = LOUD.make(b"seed", ("BJORK",)).split("-")
    assert (word, len(digits)) == ("BJORK", 5)


@pytest.mark.parametrize(
    "typed", ["kanto 482193", "  KANTO-482 193 ", "Kanto482193", "kanto, 482 193", "kanto 48 21 93", "Kanto – 482193."]
)
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    assert SLIP.read(typed) == "kanto 482193"


@pytest.mark.parametrize(
    "typed",
    ["", "kanto", "482193", "kanto 48219", "kanto 4821934", "zzz 482193", "<b>", "<b>☕</b>", "١" * 9, "a" * 10_000],
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert SLIP.read(typed) == ""


def test_a_code_typed_with_letters_of_another_keyboard_is_the_same_code() -> None:
    assert SLIP.read("kesä 123456") == ""
    assert SLIP.read("kevät 123456") == "kevat 123456"
    assert LOUD.read("Björk 12345") == "BJORK-12345"


def test_of_a_code_only_a_slow_hash_is_kept_and_each_kind_has_its_own() -> None:
    assert len(SLIP.hash("kanto 482193")) == 32
    assert SLIP.hash("kanto 482193") != SLIP.hash("kanto 482194")
    assert SLIP.hash("kanto 482193") != LOUD.hash("kanto 482193")


def test_codes_that_were_handed_out_stay_good() -> None:
    """Whoever changes the hash or its salt voids every code in somebody's drawer."""
    assert CodeKind("proposals", WORDS, digits=6).hash("kanto 482193") == "58ee3c6f30edac58dbc6225dc560d33a"


def test_a_code_is_known_again_by_its_form() -> None:
    second = list(SLIP.turns("secret", "form"))[1]
    assert SLIP.find("secret", "form", SLIP.hash(second)) == second
    assert SLIP.find("changed", "form", SLIP.hash(second)) == ""
    assert SLIP.find("secret", "form", None) == SLIP.find("secret", "form", "") == ""


def test_a_form_that_was_sent_is_known_by_a_hash() -> None:
    assert hash_form("x" * 22) == hash_form("x" * 22) != hash_form("y" * 22)
    assert len(hash_form("x")) == 32


def test_of_a_token_a_hash_is_kept_that_those_who_hold_it_find_again() -> None:
    assert hash_token("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
