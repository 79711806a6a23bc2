"""A shift in words, in the asked language: letters say it and pages say it. Asks nothing of the database."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override

from takaovi.core import clock
from takaovi.core.text import Said, say
from takaovi.hours.sentences import clock_words
from takaovi.programme.sentences import day_sentence, time_sentence
from takaovi.volunteering.models import Shift, VolunteerTask

LONG_BEFORE = 5 * 1440  # minutes: a letter may be read tomorrow, so the day is named and never "today"


def zone_of(shift: Shift) -> ZoneInfo:
    return ZoneInfo(shift.task.place.zone)


def title_words(task: VolunteerTask, language: str) -> Said:
    return say(task, "title", language)


def place_words(task: VolunteerTask, language: str) -> Said:
    return say(task.place, "name", language)


def when_words(shift: Shift, language: str) -> str:
    """ "to 26.11. klo 17–20"."""
    zone = zone_of(shift)
    long_before = clock.from_minute(shift.start - LONG_BEFORE).astimezone(zone).date()
    day = day_sentence(shift.start, zone, language, today=long_before)
    return f"{day} {time_sentence(shift.start, shift.end, zone, language)}"


def moment_words(minute: int, zone: ZoneInfo, language: str) -> str:
    """ "ke 25.11. klo 17"."""
    day = day_sentence(minute, zone, language, today=clock.from_minute(minute - LONG_BEFORE).date())
    local = clock.from_minute(minute).astimezone(zone)
    return f"{day} {clock_words(local.hour * 60 + local.minute, language)}"


def deadline_words(shift: Shift, language: str) -> str:
    """ "Kerromme viimeistään ke 25.11. klo 17."; empty where nothing hangs on it."""
    if not shift.opens:
        return ""
    at = moment_words(shift.start if shift.deadline is None else shift.deadline, zone_of(shift), language)
    with override(language):
        return _("We tell by %(time)s at the latest.") % {"time": at}
