"""A text message is as short as its words allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takaovi.core.outbox.sms import BASIC, EXTENDED, plain_signs, segments


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("ä" * 160, 1),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("–" * 70, 1),
        ("–" * 71, 2),
        ("–" * 134, 2),
        ("–" * 135, 3),
        ("š" + "a" * 69, 1),
        ("š" + "a" * 70, 2),
        ("🙂" * 35, 1),
        ("🙂" * 36, 2),
        ("a" * 152 + "€" + "a" * 8, 2),
        ("a" * 152 + "€" + "a" * 151, 2),
        ("a" * 152 + "€" + "a" * 152, 3),
    ],
)
def test_messages_are_counted_as_the_networks_count_them(text: str, count: int) -> None:
    assert segments(text) == count


def test_typographic_signs_are_written_as_every_phone_has_them() -> None:
    assert plain_signs("“Ma–pe 9\u00a0–\u00a015…” šž") == '"Ma-pe 9 - 15..." sz'


def test_finnish_and_swedish_letters_stay() -> None:
    assert plain_signs("ÄÖÅ äöå é ü") == "ÄÖÅ äöå é ü"


@given(st.text(alphabet=st.sampled_from(sorted(BASIC)), max_size=400))
def test_plain_text_takes_160_signs_alone_and_153_joined(text: str) -> None:
    assert segments(text) == (1 if len(text) <= 160 else -(-len(text) // 153))


@given(st.text(max_size=400))
def test_more_text_is_never_fewer_messages(text: str) -> None:
    assert all(segments(text[:end]) <= segments(text) for end in range(0, len(text), 50))


def test_the_table_is_that_of_gsm_03_38() -> None:
    assert (len(BASIC), len(EXTENDED), BASIC & EXTENDED) == (127, 10, frozenset())
