"""Days and instants in words, in the language of the page."""

from datetime import date, datetime

from babel.dates import format_date, format_time

from takaovi.core.clock import HELSINKI
from takaovi.core.reading import reading


def day_words(day: date) -> str:
    """ "24. marraskuuta 2026"."""
    return format_date(day, "long", locale=reading().tag)


def instant_words(at: datetime) -> str:
    """ "24. marraskuuta 2026 klo 14.05", in Helsinki time."""
    local, tag = at.astimezone(HELSINKI), reading().tag
    before, pattern = {"fi": ("klo ", "H.mm"), "sv": ("kl. ", "H.mm")}.get(tag, ("", "H:mm"))
    return f"{day_words(local.date())} {before}{format_time(local.time(), pattern, locale=tag)}"
