"""The eye over the whole run sees a number however it is written, and nothing where there is none."""

import logging

import pytest

from tests import unwritten


@pytest.mark.parametrize(
    "text",
    ["from +358401234567 to us", "0401234567", "040 123 4567", "050-1234567", "00358 40 1234567", "/a/0441234567"],
)
def test_a_number_is_seen(text: str) -> None:
    assert unwritten.has_number(text)


@pytest.mark.parametrize(
    "text", ["014 555 0100", "SILTA-20001", "2026-11-24 12:04:05.123456", "1764000000", "port 40412"]
)
def test_what_is_no_mobile_number_is_left_alone(text: str) -> None:
    assert not unwritten.has_number(text)


def test_a_record_with_a_number_is_noted_without_it() -> None:
    try:
        logging.getLogger("takaovi.trial").warning("rang %s", "+358401234567")
        assert unwritten._found == ["a record of takaovi.trial"]
    finally:
        unwritten._found.clear()


def test_a_log_is_told_by_its_line_alone() -> None:
    with pytest.raises(AssertionError) as fault:
        unwritten.assert_unwritten("well\nrang 040 123 4567\n", "a log")
    assert "[2]" in str(fault.value)
    assert "4567" not in str(fault.value)
