"""What a message centre brings is read as the standard writes it, and nonsense hurts nobody."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takaovi.core.outbox.channels.sms_smpp.delivery import Delivery, Part, Report, read_delivery, text_of

NAMES = (
    "source_addr", "source_addr_ton", "esm_class", "data_coding", "short_message", "message_payload",
    "sar_msg_ref_num", "sar_total_segments", "sar_segment_seqnum", "receipted_message_id", "message_state",
)  # fmt: skip


def brought(**fields: Any) -> Delivery:
    known = dict.fromkeys(NAMES) | {"source_addr": b"358401234567", "source_addr_ton": 1}
    return read_delivery(SimpleNamespace(**known | fields))


@pytest.mark.parametrize(
    ("coding", "body", "text"),
    [
        (0, b"T[N[[N 40100", "TÄNÄÄN 40100"),
        (0, b"\x1be 5 \x00", "€ 5 @"),
        (8, "TÄNÄÄN 🙂".encode("utf-16-be"), "TÄNÄÄN 🙂"),
        (3, "tänään".encode("latin-1"), "tänään"),
        (0xF1, b"IDAG", "IDAG"),
        (8, b"\x00T\xd8", "T\ufffd"),
    ],
)
def test_the_text_is_read_in_its_own_signs(coding: int, body: bytes, text: str) -> None:
    found = brought(data_coding=coding, short_message=body)
    assert (found.sender, text_of(found.coding, found.body)) == ("+358401234567", text)


@pytest.mark.parametrize(
    ("fields", "part", "body"),
    [
        ({"esm_class": 0x40, "short_message": b"\x05\x00\x03\x07\x02\x01TERVE"}, Part(7, 2, 1), b"TERVE"),
        ({"esm_class": 0x40, "short_message": b"\x06\x08\x04\x01\x07\x02\x02 K"}, Part(263, 2, 2), b" K"),
        (
            {"esm_class": 0x40, "short_message": b"\x0b\x05\x04\x00\x10\x00\x00\x00\x03\x07\x02\x01x"},
            Part(7, 2, 1),
            b"x",
        ),
        (
            {"short_message": b"K", "sar_msg_ref_num": 9, "sar_total_segments": 3, "sar_segment_seqnum": 2},
            Part(9, 3, 2),
            b"K",
        ),
        ({"message_payload": b"A long text in one piece"}, None, b"A long text in one piece"),
        ({"esm_class": 0x40, "short_message": b"\x05\x00\x03\x07\x02\x03x"}, None, b"x"),
        ({"esm_class": 0x40, "short_message": b"\x7fK"}, None, b"\x7fK"),
    ],
)
def test_a_part_tells_which_it_is_in_three_ways(fields: dict[str, Any], part: Part | None, body: bytes) -> None:
    found = brought(**fields)
    assert (found.part, found.body) == (part, body)


@pytest.mark.parametrize(
    ("fields", "report"),
    [
        ({"short_message": b"id:m-12 sub:001 dlvrd:001 stat:DELIVRD err:000 text:"}, Report("m-12", "DELIVRD")),
        ({"short_message": b"ID:0A sub:001 Stat:undeliv"}, Report("0A", "UNDELIV")),
        ({"receipted_message_id": b"m-3\0", "message_state": 3}, Report("m-3", "EXPIRED")),
        ({"short_message": b"nothing of the kind"}, Report("", "")),
    ],
)
def test_a_report_tells_of_which_message_and_what_became_of_it(fields: dict[str, Any], report: Report) -> None:
    assert brought(esm_class=0x04, **fields).report == report


@pytest.mark.parametrize(
    ("ton", "raw", "sender"),
    [(1, b"46701234567", "+46701234567"), (2, b"0401234567", "0401234567"), (5, b"Posti", "Posti"), (1, None, "")],
)
def test_a_number_abroad_has_its_country_and_a_name_stays_a_name(ton: int, raw: bytes | None, sender: str) -> None:
    assert brought(source_addr=raw, source_addr_ton=ton).sender == sender


@given(st.integers(0, 255), st.integers(0, 255), st.binary(max_size=160))
def test_whatever_comes_is_read(esm_class: int, coding: int, body: bytes) -> None:
    found = brought(esm_class=esm_class, data_coding=coding, short_message=body)
    assert isinstance(text_of(found.coding, found.body), str)
