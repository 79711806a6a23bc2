"""The daily letter: everything that waited, in one, at the hour its person chose."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.journal.actions import record_deed
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.values import KEEP_HOURS
from takaovi.people.models import Notice, Person
from takaovi.people.notice_phrases import KIND_TITLES
from takaovi.people.notice_queries import times_of, ways_of
from takaovi.people.notice_values import KINDS, SMS_TITLES, after_quiet, digest_line

HOUR = timedelta(hours=1)
MOST_SIGNS = 18_000  # of the whole letter; what does not fit is told by its title, and then by a count


class TakenMeanwhile(Exception):
    """Another process writes this letter."""


def send_digests(*, by: str = "nightly") -> int:
    """Write to everybody for whom something waits and whose hour has come. Returns how many letters.

    The notices go in the transaction that posts the letter: a process killed in between leaves both as they were.
    """
    waiting = Person.objects.filter(notices__isnull=False).distinct().order_by("pk")
    count = sum(_write(person) for person in waiting)
    if count:
        record_deed(by=by, deed="send_daily_letters", thing="people.Notice", detail={"count": count})
    return count


def _write(person: Person) -> bool:
    now, times = clock.now(), times_of(person.pk)
    due = Notice.objects.filter(person=person, made__lt=digest_line(now, times.hour, clock.HELSINKI))
    due = due.exclude(keep_until__lte=now)
    notices = sorted(due.order_by("pk"), key=lambda one: KINDS.index(one.kind))
    ways = ways_of(person.pk)
    if not notices or not ways.first:
        return False
    channel = "email" if "email" in ways.addresses else ways.first
    start = after_quiet(now, times.quiet, clock.HELSINKI)
    try:
        with transaction.atomic():
            if due.filter(pk__in=[one.pk for one in notices]).delete()[0] != len(notices):
                raise TakenMeanwhile
            with override(person.language):
                subject, text = _short(notices) if channel == "sms" else _letter(notices)
                post(
                    channel=channel,
                    to=ways.addresses[channel],
                    language=person.language,
                    subject=subject,
                    text=text,
                    ref=f"people.Person:{person.pk}",
                    keep_hours=_kept(notices, start),
                    not_before=start if start > now else None,
                )
    except TakenMeanwhile:
        return False
    return True


def _kept(notices: Sequence[Notice], start: datetime) -> int:
    """Whole hours: no longer than the one of them that is to be forgotten first, and at least one."""
    left = [int((one.keep_until - start) / HOUR) for one in notices if one.keep_until]
    return max(1, min([KEEP_HOURS, *left]))


def _subject(notices: Sequence[Notice]) -> str:
    told = ngettext("%(count)d thing to read today", "%(count)d things to read today", len(notices))
    return f"{settings.NETWORK_NAME}: {told % {'count': len(notices)}}"[:120]


def _change() -> str:
    address = settings.SITE_URL + page_address("people:notices")
    return _("Choose how messages reach you: %(address)s") % {"address": address}


def _letter(notices: Sequence[Notice]) -> tuple[str, str]:
    """Under the title of each kind what was told, in the order it was told."""
    parts: list[str] = []
    kind, room = "", MOST_SIGNS
    for number, one in enumerate(notices):
        title = [f"== {KIND_TITLES[one.kind]} =="] if one.kind != kind else []
        whole = [*title, one.subject, one.text]
        told = whole if _signs(whole) <= room else [*title, one.subject]
        if _signs(told) > room:
            left = len(notices) - number
            parts.append(ngettext("And %(count)d more thing.", "And %(count)d more things.", left) % {"count": left})
            break
        kind, room = one.kind, room - _signs(told)
        parts += told
    return _subject(notices), "\n\n".join([*parts, "--", _change()])


def _signs(parts: Sequence[str]) -> int:
    return sum(len(part) + 2 for part in parts)


def _short(notices: Sequence[Notice]) -> tuple[str, str]:
    """For somebody with a number only: the first titles, and where the rest stands."""
    subject = _subject(notices)
    titles = [one.subject for one in notices[:SMS_TITLES]]
    desk = _("Read them here: %(address)s") % {"address": settings.SITE_URL + page_address("people:me")}
    return "", ". ".join([subject, *titles, desk])
