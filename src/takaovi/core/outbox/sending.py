"""Carrying letters out. Whoever moves a letter's ``due`` forward holds it; a killed sender's hold runs out by itself.

On the wire at least once: between the other end's "taken" and our note of it a process can be killed, and then the
letter goes out again five minutes later, with the same Message-ID, key or topic, by which the other end can tell that
it is the same. On our side exactly once: only the holder of a letter notes its end, and a letter that has ended is
never taken up again. Letters to one address leave in the order in which they were written: while one waits for its
next try, later ones wait behind it, except those that hurry (codes). Nothing of a letter is logged but its number.
"""

import logging
import secrets
from collections.abc import Callable, Collection
from datetime import timedelta
from smtplib import SMTPResponseException

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from takaovi.core import bus, clock
from takaovi.core.outbox.channels import carrier
from takaovi.core.outbox.events import PushLost
from takaovi.core.outbox.models import Letter, Reply, ReplyPart, StoppedNumber
from takaovi.core.outbox.values import (
    CHANNELS,
    CLAIM,
    GIVEN_UP,
    HURRIES,
    NO_SUBSCRIPTION,
    OVER,
    PART_DAYS,
    ROW_DAYS,
    SENDING,
    SENT,
    WAITING,
    Undeliverable,
    pause_after,
)

log = logging.getLogger(__name__)

MOST_AT_ONCE = 500  # letters of one look; the rest at the next
OPEN = (WAITING, SENDING)


def send_letters() -> int:
    """Send what is due. Returns how many letters were sent."""
    give_up_late()
    sent = 0
    for _ in range(MOST_AT_ONCE):
        letter = claim_letter()
        if letter is None:
            break
        sent += carry(letter)
    return sent


def open_channels() -> tuple[str, ...]:
    """What any process may carry. Text messages leave by ``takaovi sms listen`` where that holds the only line."""
    held = settings.SMS_LISTEN and settings.SMS_CHANNEL == "smpp"
    return tuple(name for name in CHANNELS if name != "sms" or not held)


def claim_letter(channels: Collection[str] = ()) -> Letter | None:
    """The letter that waits longest, held by us for a while; None where nothing is due. Of two senders one gets it."""
    channels = channels or open_channels()
    while True:
        now = clock.now()
        due = Letter.objects.filter(channel__in=channels, state__in=OPEN, due__lte=now)
        number = _first_of_their_address(due).order_by("due", "pk").values_list("pk", flat=True).first()
        if number is None:
            return None
        claim = secrets.token_hex(16)
        held = due.filter(pk=number).update(state=SENDING, claim=claim, due=now + CLAIM, tries=F("tries") + 1)
        if held:
            return Letter.objects.get(pk=number)


def _first_of_their_address(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    """Without those before which another to the same address was tried and is still open."""
    earlier = Letter.objects.filter(
        channel=OuterRef("channel"), to=OuterRef("to"), pk__lt=OuterRef("pk"), state__in=OPEN, tries__gt=0
    )
    return letters.filter(Q(give_up__lte=F("made") + HURRIES) | ~Exists(earlier))


def carry(letter: Letter, send: Callable[[Letter], None] | None = None) -> bool:
    """Try to send a letter that we hold, by ``send`` or its channel, and note what came of it. Whether it was sent."""
    try:
        (send or carrier(letter.channel))(letter)
    except Undeliverable as never:
        _note(letter, state=GIVEN_UP, fault=never.reason)
        if never.reason == NO_SUBSCRIPTION:
            bus.announce(PushLost(letter.pk))
        return False
    except Exception as fault:
        word = fault_word(fault)
        _note(letter, state=WAITING, due=clock.now() + pause_after(letter.tries), fault=word)
        log.warning("letter %d not sent at try %d: %s", letter.pk, letter.tries, word)
        return False
    _note(letter, state=SENT, sent=clock.now(), fault="")
    return True


def fault_word(fault: Exception) -> str:
    """The kind of a fault: what it says may hold an address."""
    code = f" {fault.smtp_code}" if isinstance(fault, SMTPResponseException) else ""
    return f"{type(fault).__name__}{code or (f' {fault.status}' if hasattr(fault, 'status') else '')}"[:60]


def _note(letter: Letter, **columns: object) -> None:
    """Only if we still hold it: another sender may have taken over when we were too slow."""
    noted = Letter.objects.filter(pk=letter.pk, claim=letter.claim).update(claim="", **columns)
    if not noted:
        log.warning("letter %d was taken over meanwhile and may arrive twice", letter.pk)


def give_up_late() -> int:
    """Stop trying what has been tried for a day, or is useless by now. Returns how many."""
    now = clock.now()
    late = Letter.objects.filter(state__in=OPEN, due__lte=now, give_up__lte=now)
    return late.update(state=GIVEN_UP, claim="")


def erase_letters() -> int:
    """Empty the letters whose time is over. Returns how many."""
    give_up_late()
    over = Letter.objects.filter(state__in=OVER, keep_until__lte=clock.now(), to__gt="")
    return over.update(to="", subject="", text="", leave_url="")


def forget_letters() -> int:
    """Take away the emptied rows, marks of replies and of numbers that said STOP, and lone parts of messages."""
    before = clock.now() - timedelta(days=ROW_DAYS)
    gone, _ = Letter.objects.filter(state__in=OVER, to="", made__lt=before).delete()
    Reply.objects.filter(at__lt=before).delete()
    StoppedNumber.objects.filter(ends__lte=clock.now()).delete()
    ReplyPart.objects.filter(at__lt=clock.now() - timedelta(days=PART_DAYS)).delete()
    return gone
