"""What a message centre brings, read: a text message, a part of a long one, or the report that one has arrived. Pure.

SMPP 3.4, 4.6 (deliver_sm), 5.2.12 (esm_class), 5.2.19 (data_coding) and appendix B (the text of a report).
"""

import re
from typing import NamedTuple, Protocol

from gsm0338 import Codec

LATIN, UCS2 = 3, 8  # data_coding; all others are read as GSM 03.38
KIND, REPORT, HEADER = 0x3C, 0x04, 0x40  # of esm_class: bits that tell the kind, a report, a header before the text
JOINED, JOINED_LONG = 0x00, 0x08  # headers of parts: reference of one byte, of two
INTERNATIONAL = 1
LOST = {"EXPIRED", "DELETED", "UNDELIV", "REJECTD"}
ARRIVED = "DELIVRD"
STATES = {2: ARRIVED, 3: "EXPIRED", 4: "DELETED", 5: "UNDELIV", 8: "REJECTD"}  # message_state
_GSM = Codec()
_ID, _STATE = re.compile(rb"\bid:(\S+)", re.IGNORECASE), re.compile(rb"\bstat:(\w+)", re.IGNORECASE)


class Brought(Protocol):
    """A deliver_sm as the library reads it. Names are bytes; what was not sent is None."""

    source_addr: bytes | None
    source_addr_ton: int | None
    esm_class: int | None
    data_coding: int | None
    short_message: bytes | None
    message_payload: bytes | None
    sar_msg_ref_num: int | None
    sar_total_segments: int | None
    sar_segment_seqnum: int | None
    receipted_message_id: bytes | None
    message_state: int | None


class Part(NamedTuple):
    reference: int
    of: int
    number: int


class Report(NamedTuple):
    """``state``: DELIVRD, one of LOST, or something that is not the end yet."""

    message_id: str
    state: str


class Delivery(NamedTuple):
    """``part`` of a long message; ``report`` instead of a message. ``body`` is still in the signs of ``coding``."""

    sender: str
    coding: int
    body: bytes
    part: Part | None = None
    report: Report | None = None


def read_delivery(pdu: Brought) -> Delivery:
    """Never raises: a header that is none is left in the text, where a person may see it."""
    esm_class, coding = pdu.esm_class or 0, pdu.data_coding or 0
    body = pdu.short_message or pdu.message_payload or b""
    number = _words(pdu.source_addr)
    sender = f"+{number}" if pdu.source_addr_ton == INTERNATIONAL and number.isdecimal() else number
    if esm_class & KIND == REPORT:
        return Delivery(sender, coding, b"", report=_report(pdu, body))
    part = None
    if esm_class & HEADER and body and len(body) > body[0]:
        part, body = _part(body[1 : body[0] + 1]), body[body[0] + 1 :]
    elif pdu.sar_total_segments:
        part = _whole(Part(pdu.sar_msg_ref_num or 0, pdu.sar_total_segments, pdu.sar_segment_seqnum or 0))
    return Delivery(sender, coding, body, part)


def text_of(coding: int, body: bytes) -> str:
    """The text in its signs; a byte that is none of them becomes a mark."""
    if coding == UCS2:
        return body.decode("utf-16-be", "replace")
    if coding == LATIN:
        return body.decode("latin-1")
    known: str = _GSM.decode(bytes(byte & 0x7F for byte in body), "replace")[0]
    return known


def _part(header: bytes) -> Part | None:
    """The element of a header that joins parts; others, such as ports, are passed over."""
    while len(header) > 1:
        kind, length, value = header[0], header[1], header[2 : 2 + header[1]]
        if kind == JOINED and len(value) == 3:
            return _whole(Part(*value))
        if kind == JOINED_LONG and len(value) == 4:
            return _whole(Part(value[0] * 256 + value[1], value[2], value[3]))
        header = header[2 + length :]
    return None


def _whole(part: Part) -> Part | None:
    """None where the counting cannot be true, or there is one part only."""
    return part if 1 <= part.number <= part.of and part.of > 1 else None


def _report(pdu: Brought, body: bytes) -> Report:
    written, stat = _ID.search(body), _STATE.search(body)
    message_id = _words(pdu.receipted_message_id) or (_words(written[1]) if written else "")
    state = STATES.get(pdu.message_state or 0, "") or (_words(stat[1]).upper() if stat else "")
    return Report(message_id, state)


def _words(raw: bytes | str | None) -> str:
    text = raw.decode("ascii", "replace") if isinstance(raw, bytes) else raw or ""
    return text.strip("\0 ")
