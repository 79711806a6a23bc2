"""One thing that happens, in one line, with what is different this time. No queries."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from takaovi.core.addresses import page_address
from takaovi.core.clock import from_minute
from takaovi.core.reading import reading
from takaovi.programme.queries import Happening
from takaovi.programme.sentences import (
    company_words,
    day_sentence,
    full_words,
    moved_words,
    status_words,
    time_sentence,
)
from takaovi.ui.values import EventLine, Fact


def event_line(happening: Happening, now: int, *, zone: ZoneInfo | None = None, where: str = "") -> EventLine:
    """One thing that happens, with what is different this time."""
    language = reading().code
    home = ZoneInfo(happening.zone)
    today = from_minute(now).astimezone(home).date()
    day = day_sentence(happening.start, home, language, today=today)
    times = time_sentence(happening.start, happening.end, home, language, viewer_zone=zone)
    return EventLine(
        title=happening.title,
        when=f"{day} {times}",
        href=page_address("finder:activity", happening.slug),
        where=where,
        datetime=from_minute(happening.start).isoformat(),
        status=differing(happening, today),
        off=happening.status == "cancelled",
    )


def differing(happening: Happening, today: date) -> str:
    """What is different this time: cancelled and why, moved from which day, or full. Empty when nothing is."""
    language, zone = reading().code, ZoneInfo(happening.zone)
    words = [status_words(happening.status, happening.reason, language)]
    if happening.status == "moved" and local_day(happening.planned, zone) != local_day(happening.start, zone):
        moved = moved_words(happening.planned, happening.start, zone, language, today=today)
        words = [" ".join(filter(None, [moved.rstrip(".") + ".", happening.reason.text]))]
    if happening.full and happening.status != "cancelled":
        words.append(full_words(language))
    return " ".join(filter(None, words))


def company_facts(happenings: Iterable[Happening]) -> tuple[Fact, ...]:
    """How many usually come to the first thing that is on, where its hosts have told."""
    told = [h.company for h in happenings if h.company and h.status != "cancelled" and not h.exclusive]
    return tuple(Fact("people", company_words(size, reading().code)) for size in told[:1])


def local_day(minute: int, zone: ZoneInfo) -> date:
    return from_minute(minute).astimezone(zone).date()
