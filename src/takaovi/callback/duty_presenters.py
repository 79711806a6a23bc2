"""Times on duty, in words and fields."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from takaovi.callback.presenters import duty_words, span_words
from takaovi.callback.values import DutyTime
from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.hours.sentences import day_words
from takaovi.ui.values import Choice, Choices, Field, Link
from takaovi.volunteering.models import Shift

DAYS = 7
_CLOCK = re.compile(r"(?:klo|kl\.?)?\s*(\d{1,2})(?:[.:](\d{2}))?")


@dataclass(frozen=True, slots=True)
class DutyDay:
    """A day with its duties; none is a hole."""

    day: str
    duties: tuple[str, ...]


def duty_days(duties: list[DutyTime], today: date) -> list[DutyDay]:
    """The coming week, each day with who is on duty when."""
    found: dict[date, list[str]] = defaultdict(list)
    for duty in duties:
        day = clock.from_minute(duty.start).astimezone(clock.HELSINKI).date()
        found[max(day, today)].append(f"{span_words(duty)} {duty.name or _('A volunteer')}")
    days = [today + timedelta(days=number) for number in range(DAYS)]
    return [DutyDay(day_words(day, today, reading().code), tuple(found[day])) for day in days]


def open_lines(shifts: list[Shift]) -> list[Link]:
    """Planned times that wait for somebody, each with the page on which it is taken."""
    spans = (DutyTime(shift.pk, 0, "", shift.start, shift.end) for shift in shifts)
    return [Link(duty_words(span), page_address("volunteering:shift", str(span.pk))) for span in spans]


def day_choices(today: date, chosen: date) -> Choices:
    days = [today + timedelta(days=number) for number in range(DAYS)]
    language = reading().code
    options = tuple(Choice(day.isoformat(), day_words(day, today, language), chosen=day == chosen) for day in days)
    return Choices("paiva", _("On which day?"), options)


def time_field(name: str, value: str) -> Field:
    label = _("From what time?") if name == "alku" else _("Until what time?")
    return Field(name, label, value[:8], _("For example 17 or 17.30."), maxlength=8)


def read_clock(typed: str) -> int:
    """Minutes from midnight of 9, 9.30, 9:30 or klo 9; -1 for something else. 24 is the end of the day."""
    found = _CLOCK.fullmatch(typed.strip().lower())
    if not found:
        return -1
    minute = int(found[1]) * 60 + int(found[2] or 0)
    return minute if minute <= 1440 and int(found[2] or 0) < 60 else -1
