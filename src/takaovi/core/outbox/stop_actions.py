"""Numbers that want no text messages: STOP and START. Only a keyed hash of a number is kept, for a year."""

from datetime import timedelta

from takaovi.core.clock import now
from takaovi.core.numbers import key_hash
from takaovi.core.outbox.models import Letter, StoppedNumber
from takaovi.core.outbox.values import DROPPED, OVER, STOP_DAYS, STOPPED


def is_stopped(number: str) -> bool:
    """Whether this number, as +358..., said STOP within the last year and not START after it."""
    return StoppedNumber.objects.filter(key=key_hash(number), ends__gt=now()).exists()


def stop_number(*, number: str) -> int:
    """No further text message to this number. Returns how many that waited were dropped, emptied.

    One that is on the wire just now may arrive; it is not tried again.
    """
    ends = now() + timedelta(days=STOP_DAYS)
    StoppedNumber.objects.update_or_create(key=key_hash(number), defaults={"ends": ends})
    waiting = Letter.objects.filter(channel="sms", to=number).exclude(state__in=OVER)
    return waiting.update(state=DROPPED, fault=STOPPED, to="", text="", claim="")


def start_number(*, number: str) -> bool:
    """Text messages may go there again. Whether the number had said STOP."""
    gone, _ = StoppedNumber.objects.filter(key=key_hash(number)).delete()
    return gone > 0
