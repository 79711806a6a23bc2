"""Giving a letter to the outbox, and taking in an answer."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.crypto import salted_hmac

from takaovi.core import bus
from takaovi.core.clock import now
from takaovi.core.numbers import is_ours
from takaovi.core.outbox.events import ReplyArrived
from takaovi.core.outbox.models import Letter, Reply
from takaovi.core.outbox.sender import wake
from takaovi.core.outbox.sms import plain_signs
from takaovi.core.outbox.stop_actions import is_stopped
from takaovi.core.outbox.values import (
    ABROAD,
    DROPPED,
    KEEP_HOURS,
    MAIL_SIGNS,
    OVER,
    RECALLED,
    REPLY_SIGNS,
    SENDING,
    STOPPED,
    SUBJECT_SIGNS,
    WAITING,
    useless_after,
)


def post(
    *,
    channel: str,
    to: str,
    language: str,
    subject: str,
    text: str,
    keep_hours: int = KEEP_HOURS,
    ref: str = "",
    not_before: datetime | None = None,
    leave_url: str = "",
    answer: bool = False,
) -> Letter:
    """Put a letter into the outbox, inside the caller's transaction; it is sent at once after the commit.

    A letter is sent at least once: when a process is killed between sending and noting so, it goes out again.
    Address and texts are erased after ``keep_hours``, and a letter that is useless by then is tried no longer.
    ``not_before`` keeps the quiet hours. Of a text message the subject is left out, and signs that make it longer are
    written plainly. A number that said STOP gets only an ``answer`` to its own message; any other text message to it
    stays here as an empty, dropped row, and so does one to a country outside
    ``TAKAOVI_COUNTRIES``. Raises ValueError for a letter without an address or a text, or one that is too long.
    """
    to, text, subject = to.strip(), text.strip(), " ".join(subject.split())
    if not to or not text or len(text) > MAIL_SIGNS or len(subject) > SUBJECT_SIGNS or "\n" in to or "\r" in to:
        raise ValueError("a letter needs one address, a text, and a subject on one line")
    if channel == "sms" and not is_ours(to):
        return _dropped(channel, language, ref, ABROAD)
    if channel == "sms" and not answer and is_stopped(to):
        return _dropped(channel, language, ref, STOPPED)
    due = not_before or now()
    keep_until = max(due, now()) + timedelta(hours=keep_hours)
    letter = Letter.objects.create(
        channel=channel,
        to=to,
        language=language,
        subject="" if channel == "sms" else subject,
        text=plain_signs(text) if channel == "sms" else text,
        leave_url=leave_url if channel == "email" else "",
        ref=ref,
        due=due,
        give_up=useless_after(due, keep_until),
        keep_until=keep_until,
    )
    if due <= now():
        transaction.on_commit(wake)
    return letter


def _dropped(channel: str, language: str, ref: str, fault: str) -> Letter:
    at = now()
    return Letter.objects.create(
        channel=channel, language=language, ref=ref, state=DROPPED, fault=fault, give_up=at, keep_until=at
    )


def erase_letters_about(*, ref: str) -> int:
    """Empty the letters of a thing that have been sent or given up, before their time: the thing is over.

    Returns how many. One that is still on its way goes out first.
    """
    done = Letter.objects.filter(ref=ref, state__in=OVER, to__gt="")
    return done.update(to="", subject="", text="", leave_url="")


def recall_letters(*, ref: str) -> int:
    """Take the letters of a thing back that have not left: they are emptied and dropped. Returns how many.

    One that a living sender holds in this moment goes out, and is kept as long as it says itself.
    """
    held_by_nobody = Q(state=WAITING) | Q(state=SENDING, due__lte=now())
    waiting = Letter.objects.filter(held_by_nobody, ref=ref)
    return waiting.update(state=DROPPED, claim="", fault=RECALLED, to="", subject="", text="", leave_url="")


def erase_letters_to(*, addresses: Collection[str]) -> int:
    """Somebody is forgotten: what has not left for their addresses is not sent, what has left is emptied.

    Returns how many.
    """
    letters = Letter.objects.filter(to__in=addresses, to__gt="")
    emptied = {"to": "", "subject": "", "text": "", "leave_url": ""}
    waiting = letters.exclude(state__in=OVER).update(state=DROPPED, claim="", fault=RECALLED, **emptied)
    return waiting + letters.filter(state__in=OVER).update(**emptied)


def reply_mark(channel: str, key: str) -> str:
    return salted_hmac("takaovi.outbox.reply", f"{channel}:{key}", algorithm="sha256").hexdigest()


def receive_reply(*, channel: str, sender: str, text: str, key: str) -> bool:
    """Announce an answer that came in, once for each ``key`` (the gateway's own id). Whether it was new.

    A gateway tells again until it hears "taken". A fault in a receiver goes up to it, and it tells again later.
    """
    sender, text = sender.strip()[:254], text.strip()[:REPLY_SIGNS]
    mark, _ = Reply.objects.get_or_create(key=reply_mark(channel, key))
    if mark.handled:
        return False
    bus.announce(ReplyArrived(channel, sender, text))
    mark.handled = now()
    mark.save(update_fields=["handled"])
    return True
