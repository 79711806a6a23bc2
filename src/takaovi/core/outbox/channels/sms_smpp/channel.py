"""Text messages by an operator's message centre over SMPP 3.4, at ``TAKAOVI_SMS_URL=smpp://user:secret@host:2775``.

``ssmpp://`` goes over TLS. A message has no key there: after a kill it goes out again, its parts with the same joining
number. What the library would log holds numbers and texts, so it logs nothing.
"""

import logging
import ssl
from urllib.parse import unquote, urlsplit

from django.conf import settings
from smpplib import consts, smpp
from smpplib.client import Client
from smpplib.exceptions import PDUError
from smpplib.pdu import PDU

from takaovi.core.outbox.channels.sms_smpp.parts import parts_of
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.values import Undeliverable

SECONDS = 20
QUIET = "takaovi.unlogged.smpp"
NEVER = frozenset(
    {consts.SMPP_ESME_RINVDSTADR, consts.SMPP_ESME_RINVDSTTON, consts.SMPP_ESME_RINVDSTNPI}
)  # no such number
PORTS = {"smpp": 2775, "ssmpp": 3550}
INTERNATIONAL, NAME, UNKNOWN, ISDN = 1, 5, 0, 1


class CentreFault(Exception):
    """The message centre did not take the message now."""

    def __init__(self, status: int) -> None:
        super().__init__(f"SMPP {status}")
        self.status = status


def send(letter: Letter) -> None:
    """Give every part to the centre. Raises Undeliverable, CentreFault or OSError."""
    coding, parts = parts_of(letter.text, letter.pk)
    client = bound("bind_transmitter")
    try:
        for body in parts:
            pdu = send_part(client, letter.to, coding, body, joined=len(parts) > 1)
            answer = client.read_pdu()
            while answer.sequence != pdu.sequence or answer.command not in ("submit_sm_resp", "generic_nack"):
                answer = client.read_pdu()  # such as a question whether the line still stands
            judge(answer)
        client.unbind()
    except PDUError as fault:
        raise CentreFault(_status(fault)) from None
    finally:
        client.disconnect()


def bound(way: str) -> Client:
    """A client that the centre has let in, as ``bind_transmitter`` or ``bind_transceiver``. Raises CentreFault."""
    logging.getLogger(QUIET).disabled = True
    url = urlsplit(settings.SMS_URL)
    context = ssl.create_default_context() if url.scheme == "ssmpp" else None
    client = Client(
        url.hostname,
        url.port or PORTS[url.scheme],
        timeout=SECONDS,
        logger_name=QUIET,
        ssl_context=context,
        allow_unknown_opt_params=True,
    )
    try:
        client.connect()
        getattr(client, way)(system_id=unquote(url.username or ""), password=unquote(url.password or ""))
    except PDUError as fault:
        client.disconnect()
        raise CentreFault(_status(fault)) from None
    except Exception:
        client.disconnect()
        raise
    return client


def _status(fault: PDUError) -> int:
    return int(fault.args[1]) if len(fault.args) > 1 else 0


def send_part(client: Client, to: str, coding: int, body: bytes, *, joined: bool, report: bool = False) -> PDU:
    """Say one part; the answer is still to be read. ``report``: tell us when it has arrived, or never will."""
    own = settings.SMS_SENDER
    is_number = own.lstrip("+").isdigit()
    pdu = smpp.make_pdu(
        "submit_sm",
        client=client,
        source_addr_ton=INTERNATIONAL if is_number else NAME if own else UNKNOWN,
        source_addr_npi=ISDN if is_number else UNKNOWN,
        source_addr=own.lstrip("+"),
        dest_addr_ton=INTERNATIONAL,
        dest_addr_npi=ISDN,
        destination_addr=to.lstrip("+"),
        esm_class=consts.SMPP_GSMFEAT_UDHI if joined else consts.SMPP_MSGTYPE_DEFAULT,
        registered_delivery=int(report),
        data_coding=coding,
        short_message=body,
    )
    client.send_pdu(pdu)
    return pdu


def judge(answer: PDU) -> None:
    """Raises Undeliverable or CentreFault where the centre did not take the part."""
    if answer.status in NEVER:
        raise Undeliverable(f"refused {answer.status}")
    if answer.status:
        raise CentreFault(answer.status)
