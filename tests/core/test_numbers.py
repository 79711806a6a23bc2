"""Telephone numbers are read as people write them, and kept so that nobody else reads them."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from takaovi.core.numbers import NumberLost, as_read, as_told, is_ours, key_hash, normalise, open_, seal

NUMBER = "+358401234567"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("040 123 4567", NUMBER),
        ("(040) 123-4567", NUMBER),
        ("00358 40 1234567", NUMBER),
        (" +358 40 123 4567 ", NUMBER),
        ("09 310 1691", "+35893101691"),
        ("+46 70 174 06 05", "+46701740605"),
        ("+252 61 2345678", None),  # countries and satellites whose numbers earn from calls and messages
        ("+1 876 555 1234", None),
        ("+881 6 1234 5678", None),
        ("112", None),  # an emergency number is nobody's
        ("0600 12345", None),  # costs extra
        ("0700 123456", None),
        ("0800 123 456", None),
        ("040 12", None),
        ("040 123 4567 ext 12", None),
        ("soittakaa minulle", None),
        ("", None),
        ("0" * 300, None),
    ],
)
def test_a_number_is_read_as_people_write_it_and_others_are_refused(typed: str, number: str | None) -> None:
    assert normalise(typed) == number


def test_the_operator_says_in_which_countries_people_are_called(settings: LazySettings) -> None:
    assert is_ours("+35818123456")  # Åland
    settings.COUNTRIES = frozenset({"SE"})
    assert [normalise("040 123 4567"), normalise("+46 70 174 06 05")] == [None, "+46701740605"]
    assert as_told("040 123 4567") == NUMBER
    assert [is_ours(number) for number in ("", "+", "abc", "+999123456789")] == [False] * 4


def test_a_number_is_told_as_it_is_read_aloud() -> None:
    assert [as_read(NUMBER), as_read("+46701740605")] == ["040 1234567", "+46 70 174 06 05"]


def test_a_sealed_number_opens_and_looks_different_each_time() -> None:
    one, other = seal(NUMBER), seal(NUMBER)
    assert one != other
    assert [open_(one), open_(other)] == [NUMBER, NUMBER]
    assert "1234567" not in one + other


def test_a_hash_compares_and_changes_with_the_key(settings: LazySettings) -> None:
    before = key_hash(NUMBER)
    assert before == key_hash(NUMBER) != key_hash("+358401234568")
    settings.NUMBER_KEY = "another key " * 4
    assert key_hash(NUMBER) != before


def test_what_another_key_sealed_is_lost_and_the_fault_says_nothing_of_it(settings: LazySettings) -> None:
    sealed = seal(NUMBER)
    settings.NUMBER_KEY = "another key " * 4
    with pytest.raises(NumberLost) as lost:
        open_(sealed)
    assert str(lost.value) == "a sealed number cannot be opened with the present key"
    assert lost.value.__cause__ is None
    assert lost.value.__suppress_context__


def test_without_a_secret_the_key_is_kept_beside_the_database(settings: LazySettings, tmp_path: Path) -> None:
    settings.NUMBER_KEY_FILE = tmp_path / "state" / "number.key"
    sealed = seal(NUMBER)
    settings.SECRET_KEY = "made anew at the next start " * 2
    assert open_(sealed) == NUMBER
    assert settings.NUMBER_KEY_FILE.stat().st_mode & 0o077 == 0
    assert [path.name for path in settings.NUMBER_KEY_FILE.parent.iterdir()] == ["number.key"]
