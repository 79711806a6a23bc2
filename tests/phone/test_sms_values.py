"""Words in a text message, in three languages, with and without dots."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takaovi.phone.sms_values import Asked, Message, read_message

SAID = [
    ("TÄNÄÄN 42700", Message(Asked.TODAY, "fi", "42700", 42700)),
    ("Tanaan keuruu", Message(Asked.TODAY, "fi", "keuruu")),
    ("tänään, Keuruu", Message(Asked.TODAY, "fi", "Keuruu")),
    ("  tänään  ", Message(Asked.TODAY, "fi")),
    ("IDAG 68600", Message(Asked.TODAY, "sv", "68600", 68600)),
    ("i dag Jakobstad", Message(Asked.TODAY, "sv", "Jakobstad")),
    ("today 40100", Message(Asked.TODAY, "en", "40100", 40100)),
    ("SOITA", Message(Asked.CALL, "fi")),
    ("Soita illalla!", Message(Asked.CALL, "fi", "illalla!")),
    ("ring mig", Message(Asked.CALL, "sv", "mig")),
    ("call", Message(Asked.CALL, "en")),
    ("MUKAAN 123", Message(Asked.JOIN, "fi", "123", 123)),
    ("med 123", Message(Asked.JOIN, "sv", "123", 123)),
    ("JOIN #123", Message(Asked.JOIN, "en", "123", 123)),
    ("OHJE", Message(Asked.HELP, "fi")),
    ("HJALP", Message(Asked.HELP, "sv")),
    ("help?", Message(Asked.HELP, "en")),
]


@pytest.mark.parametrize(("text", "meant"), SAID)
def test_a_word_is_understood(text: str, meant: Message) -> None:
    assert read_message(text) == meant


@pytest.mark.parametrize("text", ["", "K", "E", "LOPETA", "kiitos", "moi tänään", "☎", "12345"])
def test_what_is_no_word_of_ours_is_left_to_others(text: str) -> None:
    assert read_message(text) is None


@given(st.text(max_size=400))
def test_whatever_is_sent_does_not_hurt(text: str) -> None:
    read = read_message(text)
    assert read is None or read.language in {"fi", "sv", "en"}
