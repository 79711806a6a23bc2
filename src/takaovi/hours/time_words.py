"""Clock times, weekdays and dates in the present language. Callers set it (``translation.override``).

Finnish says 9.30 and 24.–26.12., Finland-Swedish 9.30 and 24–26.12, English 9:30 am and 24–26 December. A number and
its word (klo 20, 8 pm) are held together by a no-break space.
"""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from takaovi.hours.recurrence import DAY
from takaovi.hours.values import Clocks

PLAIN = "fi-simple"  # plain Finnish, as Django calls it
NO_BREAK = "\u00a0"  # keeps a number and its word on one line
NAMED_HOURS = {0: "midnight", 12: "noon"}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def clock(minute: int) -> str:
    """Minutes from local midnight: 17 or 9.30, in English 5 pm. The end of a day is 24; past it begins anew."""
    if get_language() == "en":
        return twelve_hours(minute)
    hour, rest = divmod(minute if minute == DAY else minute % DAY, 60)
    return f"{hour}.{rest:02}" if rest else str(hour)


def twelve_hours(minute: int) -> str:
    """The English clock, one everywhere: 9:30 am, noon, 8 pm, midnight."""
    hour, rest = divmod(minute % DAY, 60)
    if not rest and hour in NAMED_HOURS:
        return NAMED_HOURS[hour]
    shown = f"{hour % 12 or 12}:{rest:02}" if rest else f"{hour % 12 or 12}"
    return f"{shown}{NO_BREAK}{'am' if hour < 12 else 'pm'}"


def clock_of_day(minute: int) -> str:
    """One time of day as it stands in a sentence: klo 20, kl. 20, 8 pm."""
    return at_clock(clock(minute))


def ranges(clocks: Clocks) -> str:
    """8.30–12, 13–16"""
    return ", ".join(f"{clock(start)}–{clock(end)}" for start, end in clocks)


def at_clock(times: str) -> str:
    """Times inside a sentence: klo 9–12, kl. 9–12, 9 am–noon."""
    return pgettext("clock", "%(times)s") % {"times": times}


def weekday(number: int) -> str:
    """The short name of a day in a table, 0 is Monday; the whole name in plain Finnish."""
    return (
        pgettext("hours", "Mon"),
        pgettext("hours", "Tue"),
        pgettext("hours", "Wed"),
        pgettext("hours", "Thu"),
        pgettext("hours", "Fri"),
        pgettext("hours", "Sat"),
        pgettext("hours", "Sun"),
    )[number]


def on_weekday(number: int) -> str:
    """The same before a date; in plain Finnish "keskiviikkona"."""
    return (
        pgettext("before a date", "Mon"),
        pgettext("before a date", "Tue"),
        pgettext("before a date", "Wed"),
        pgettext("before a date", "Thu"),
        pgettext("before a date", "Fri"),
        pgettext("before a date", "Sat"),
        pgettext("before a date", "Sun"),
    )[number]


def weekday_range(first: int, last: int) -> str:
    """ "ma–to", or one day."""
    return weekday(first) if first == last else f"{weekday(first)}–{weekday(last)}"


def weekday_and_date(day: date, on: date) -> str:
    """ "ti 4.3."; with its year only where that is not the year of ``on``."""
    return f"{on_weekday(day.weekday())} {date_words(day, on)}"


def date_words(day: date, on: date) -> str:
    return _with_year(month_day(day.month, day.day), day, on)


def month_day(month: int, day: int) -> str:
    """ "4.3.", "4.3" or "4 March"."""
    language = get_language()
    if language == "en":
        return f"{day} {MONTHS[month - 1]}"
    return f"{day}.{month}" if language == "sv" else f"{day}.{month}."


def date_range(first: date, last: date, on: date) -> str:
    """ "24.–26.12.": the month told once where it is one, the year where it is not that of ``on``."""
    if first == last:
        return date_words(first, on)
    if (first.year, first.month) == (last.year, last.month):
        start = f"{first.day}" if get_language() in ("sv", "en") else f"{first.day}."
    else:
        start = month_day(first.month, first.day)
    return f"{start}–{date_words(last, on)}"


def _with_year(words: str, day: date, on: date) -> str:
    if day.year == on.year:
        return words
    return f"{words} {day.year}" if get_language() == "en" else f"{words.rstrip('.')}.{day.year}"


def listed(words: Sequence[str]) -> str:
    """One, two and three: the last two joined by "and"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(list)s and %(last)s") % {"list": ", ".join(words[:-1]), "last": words[-1]}


def sentence(text: str) -> str:
    """With a capital letter, and a full stop unless it ends with one."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", ":")) else ".")
