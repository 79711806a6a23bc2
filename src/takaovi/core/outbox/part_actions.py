"""Parts of long text messages: those that came in wait for each other, those that went out are told to have arrived."""

from datetime import timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from takaovi.core.clock import now
from takaovi.core.numbers import key_hash, open_, seal
from takaovi.core.outbox.actions import reply_mark
from takaovi.core.outbox.models import Letter, Reply, ReplyPart, SentPart
from takaovi.core.outbox.values import GIVEN_UP, SENT

BELIEVED = timedelta(hours=1)  # how long after a kill a message centre may bring the same message again


def take_part(*, key: str, number: int, count: int, body: bytes) -> bytes | None:
    """Keep one part. The whole when all are there, else None. ``key`` says of whom and which message it is.

    The parts stay until :func:`drop_parts`, so that whoever is killed in between has them again.
    """
    ReplyPart.objects.get_or_create(key=key_hash(key), number=number, defaults={"sealed": seal(body.hex())})
    parts = list(ReplyPart.objects.filter(key=key_hash(key), number__range=(1, count)).order_by("number"))
    if len(parts) < count:
        return None
    return b"".join(bytes.fromhex(open_(part.sealed)) for part in parts)


def drop_parts(*, key: str) -> None:
    """The message has been heard."""
    ReplyPart.objects.filter(key=key_hash(key)).delete()


def settle_reply(*, channel: str, key: str) -> None:
    """The other end knows that we have it: the same words from the same sender are a new message from now on."""
    Reply.objects.filter(key=reply_mark(channel, key)).delete()


def forget_old_mark(*, channel: str, key: str) -> None:
    """A mark that nobody settled is believed for an hour; then the same words are a new message."""
    Reply.objects.filter(key=reply_mark(channel, key), at__lt=now() - BELIEVED).delete()


def note_sent_part(*, letter: Letter, message_id: str) -> None:
    """A message centre took a part of the letter under this id."""
    SentPart.objects.create(letter=letter, mark=_part_mark(message_id))


def note_arrived(*, message_id: str) -> bool:
    """The phone has the part. Whether we know it."""
    part = _part(message_id)
    return part is not None and SentPart.objects.filter(pk=part.pk, arrived=None).update(arrived=now()) == 1


def note_lost(*, message_id: str, state: str) -> bool:
    """The part will never arrive: its letter stands among those that did not. Whether we know it."""
    part = _part(message_id)
    if part is None:
        return False
    with transaction.atomic():
        sent = Letter.objects.filter(pk=part.letter_id, state=SENT)
        return sent.update(state=GIVEN_UP, sent=None, fault=f"lost {state}") == 1


def _part(message_id: str) -> SentPart | None:
    """The latest one: a centre may use its ids again."""
    return SentPart.objects.filter(mark=_part_mark(message_id)).order_by("-pk").first()


def _part_mark(message_id: str) -> str:
    return salted_hmac("takaovi.outbox.part", message_id, algorithm="sha256").hexdigest()
