"""One line to a message centre that stays open, both ways: bound as a transceiver."""

import logging
import select
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from smpplib import consts, exceptions, smpp
from smpplib.client import Client
from smpplib.pdu import PDU

from takaovi.core.outbox.channels.sms_smpp.channel import CentreFault, bound, judge, send_part
from takaovi.core.outbox.channels.sms_smpp.delivery import read_delivery
from takaovi.core.outbox.channels.sms_smpp.parts import parts_of
from takaovi.core.outbox.channels.sms_smpp.taking import take_delivery
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.part_actions import note_sent_part

log = logging.getLogger(__name__)

PATIENCE = (1, 2, 4, 8)  # seconds between tries of one part, when the centre says: slower
SLOWER = frozenset({consts.SMPP_ESME_RTHROTTLED, consts.SMPP_ESME_RMSGQFUL})
ASK_AFTER = 30  # seconds of silence after which we ask whether the line still stands
LATER = 0x64  # ESME_RX_T_APPN: bring it again
LOST = (OSError, exceptions.ConnectionError, exceptions.PDUError)


class Line:
    """``lost`` is the fault that cut the line; nothing goes through it any more."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._waiting: deque[PDU] = deque()  # brought while we waited for something else
        self._heard = time.monotonic()
        self.lost: Exception | None = None

    def submit(self, letter: Letter) -> None:
        """Give every part to the centre, and keep its ids. Raises Undeliverable, CentreFault or one of LOST."""
        coding, parts = parts_of(letter.text, letter.pk)
        try:
            for body in parts:
                note_sent_part(letter=letter, message_id=self._submit_part(letter, coding, body, len(parts) > 1))
        except LOST as fault:
            self.lost = fault
            raise

    def hear(self, seconds: float) -> None:
        """Take what the centre brings within so many seconds. Raises one of LOST."""
        until = time.monotonic() + seconds
        self._take()
        while self._is_readable(until - time.monotonic()):
            self._read()
            self._take()
        if time.monotonic() - self._heard > ASK_AFTER:
            self._answer_to(self._say("enquire_link"))

    def _submit_part(self, letter: Letter, coding: int, body: bytes, joined: bool) -> str:
        """The centre's id of the part. What it refuses for haste is said again, so that no part goes out twice."""
        for pause in (*PATIENCE, None):
            pdu = send_part(self._client, letter.to, coding, body, joined=joined, report=True)
            answer = self._answer_to(pdu)
            if answer.status not in SLOWER or pause is None:
                break
            self.hear(pause)
        judge(answer)
        raw = answer.message_id or b""
        return raw.decode("ascii", "replace") if isinstance(raw, bytes) else str(raw)

    def _answer_to(self, pdu: PDU) -> PDU:
        while True:
            answer = self._read()
            if answer.sequence == pdu.sequence and answer.command in (f"{pdu.command}_resp", "generic_nack"):
                return answer

    def _read(self) -> PDU:
        pdu = self._client.read_pdu()
        self._heard = time.monotonic()
        if pdu.command == "deliver_sm":
            self._waiting.append(pdu)
        elif pdu.command == "enquire_link":
            self._say("enquire_link_resp", pdu)
        elif pdu.command == "unbind":
            self._say("unbind_resp", pdu)
            raise exceptions.ConnectionError
        return pdu

    def _take(self) -> None:
        while self._waiting:
            pdu = self._waiting.popleft()
            try:
                settle = take_delivery(read_delivery(pdu))
            except Exception as fault:  # its own words may hold a number
                log.warning("a text message could not be taken now: %s", type(fault).__name__)
                self._say("deliver_sm_resp", pdu, status=LATER)
            else:
                self._say("deliver_sm_resp", pdu, status=consts.SMPP_ESME_ROK)
                settle()

    def _say(self, command: str, to: PDU | None = None, status: int = consts.SMPP_ESME_ROK) -> PDU:
        pdu = smpp.make_pdu(command, client=self._client, status=status)
        if to is not None:
            pdu.sequence = to.sequence
        self._client.send_pdu(pdu)
        return pdu

    def _is_readable(self, seconds: float) -> bool:
        """The library waits without end or not at all, so its socket is looked at here. TLS keeps some bytes itself."""
        kept = getattr(self._client._socket, "pending", None)
        if kept is not None and kept():
            return True
        return bool(select.select([self._client._socket], [], [], max(0, seconds))[0])


@contextmanager
def open_line() -> Iterator[Line]:
    """Raises CentreFault or one of LOST."""
    client = bound("bind_transceiver")
    line = Line(client)
    try:
        yield line
        client.unbind()
    finally:
        client.disconnect()


__all__ = ["LOST", "CentreFault", "Line", "open_line"]
