"""Spoken messages, from the provider to whoever is on duty: fetched, kept as a file, deleted at the provider."""

import logging
from datetime import timedelta

from django.db import transaction

from takaovi.core.clock import now, to_minute, today
from takaovi.core.journal.actions import record_deed
from takaovi.phone.message_queries import erase_sound, put_sound
from takaovi.phone.models import Message, Recording
from takaovi.phone.provider import NAME, ProviderFault, delete_recording, fetch_recording
from takaovi.phone.values import KEEP_DAYS
from takaovi.phone.wave_values import NotSound, levelled, line_rate, read_wave, wave_bytes

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 10, 360  # minutes between tries
AT_ONCE = 20  # recordings in one look


def expect_recording(*, by: str, once: str, name: str, seconds: int, language: str, area: str) -> bool:
    """Write down that a message waits at the provider. Told twice it is one. False for a name that is none."""
    if not NAME.fullmatch(name):
        return False
    minute = to_minute(now())
    kept = {"name": name, "seconds": min(seconds, 3600), "language": language, "area": area, "left_at": minute}
    kept |= {"ends": today() + timedelta(days=KEEP_DAYS), "next_at": minute}
    Recording.objects.get_or_create(once=once, defaults=kept)
    return True


def fetch_recordings(*, by: str = "often") -> int:
    """Fetch what waits at the provider and have it deleted there. Returns how many are done. What fails is tried again
    after growing pauses, until the message's day has come.
    """
    done = 0
    for row in Recording.objects.filter(next_at__lte=to_minute(now()))[:AT_ONCE]:
        try:
            if not row.fetched:
                _keep(by, row, fetch_recording(row.name))
            delete_recording(row.name)
        except (ProviderFault, NotSound, OSError) as fault:
            _later(row, fault)
            continue
        row.delete()
        done += 1
    return done


def _keep(by: str, row: Recording, content: bytes) -> None:
    """The file first, then the row that names it: a crash between them leaves a file for the night to erase."""
    rate, samples = read_wave(content)
    sound = put_sound(wave_bytes(levelled(line_rate(samples, rate))))
    try:
        with transaction.atomic():
            told = {"sound": sound, "seconds": row.seconds, "language": row.language, "area": row.area}
            told |= {"left_at": row.left_at, "ends": row.ends}
            message, new = Message.objects.get_or_create(once=row.once, defaults=told)
            row.fetched = True
            row.save(update_fields=["fetched"])
            if new:
                record_deed(by=by, deed="leave_message", thing=message.thing)
    except BaseException:
        erase_sound(sound)
        raise
    if not new:
        erase_sound(sound)


def _later(row: Recording, fault: Exception) -> None:
    log.warning("recording %d is still at the provider: %s", row.pk, fault)
    pause = min(FIRST_PAUSE * 2 ** min(row.tries, 10), LONGEST_PAUSE)
    Recording.objects.filter(pk=row.pk).update(tries=row.tries + 1, next_at=to_minute(now()) + pause)
