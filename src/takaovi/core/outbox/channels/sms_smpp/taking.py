"""Writing down what a message centre brought, before it is told that we have it."""

from collections.abc import Callable
from functools import partial
from hashlib import sha256

from takaovi.core.numbers import normalise
from takaovi.core.outbox.actions import receive_reply
from takaovi.core.outbox.channels.sms_smpp.delivery import ARRIVED, LOST, Delivery, Report, text_of
from takaovi.core.outbox.part_actions import (
    drop_parts,
    forget_old_mark,
    note_arrived,
    note_lost,
    settle_reply,
    take_part,
)


def nothing() -> None:
    """There is nothing left to settle."""


def take_delivery(delivery: Delivery) -> Callable[[], None]:
    """Write down and act on it. Returns what is to be done once the centre knows that we have it.

    A message has no key of its own. Between our writing and the centre's knowing, the same words of the same sender
    are the same message brought again; afterwards they are a new one.
    """
    if delivery.report:
        take_report(delivery.report)
        return nothing
    sender, body, joined = normalise(delivery.sender) or delivery.sender, delivery.body, ""
    if delivery.part:
        joined = f"{sender} {delivery.part.reference} {delivery.part.of} {delivery.coding}"
        whole = take_part(key=joined, number=delivery.part.number, count=delivery.part.of, body=body)
        if whole is None:
            return nothing
        body = whole
    key = "smpp-" + sha256(f"{sender} {delivery.coding} ".encode() + body).hexdigest()
    forget_old_mark(channel="sms", key=key)
    receive_reply(channel="sms", sender=sender, text=text_of(delivery.coding, body), key=key)
    if joined:
        drop_parts(key=joined)
    return partial(settle_reply, channel="sms", key=key)


def take_report(report: Report) -> None:
    """A report of something that is not the end yet, or of a message that we do not know, changes nothing."""
    if report.state == ARRIVED:
        note_arrived(message_id=report.message_id)
    elif report.state in LOST:
        note_lost(message_id=report.message_id, state=report.state)
