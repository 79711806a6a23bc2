"""The asked time: words of an address to a window of UTC minutes. Pure."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from takaovi.core.clock import to_minute
from takaovi.finder.values import When, Window

EVENING_HOUR = 17
SATURDAY = 5
HORIZON_DAYS = 60  # spans are made this far ahead (hours.md)
LAST_YEAR = 2099  # that a plan of hours may speak of; a later year is a slip of the finger

# What people may write in the address, in each language; the first is ours.
WORDS = {
    When.NOW: ("nyt", "nu", "now"),
    When.TODAY: ("tanaan", "tänään", "idag", "i dag", "today"),
    When.TONIGHT: ("illalla", "ikvall", "ikväll", "i kväll", "tonight"),
    When.TOMORROW: ("huomenna", "imorgon", "i morgon", "tomorrow"),
    When.WEEKEND: ("viikonloppu", "viikonloppuna", "veckoslut", "helgen", "weekend"),
}
_BY_WORD = {word: when for when, words in WORDS.items() for word in words}


def read_when(text: str, now: datetime, zone: ZoneInfo) -> tuple[Window, str]:
    """The window of ``text`` seen from ``now``, and the key of a gentle note ("" if all was understood).

    Nonsense and past dates become "now" and "today"; a date beyond the horizon is kept with a note.
    """
    local = now.astimezone(zone)
    word = " ".join(text.casefold().split())
    if not word:
        return window(When.NOW, now, local.date(), zone), ""
    if word in _BY_WORD:
        return window(_BY_WORD[word], now, local.date(), zone), ""
    day = read_date(word, local.date())
    if day is None or day.year > LAST_YEAR:
        return window(When.NOW, now, local.date(), zone), "when_unknown"
    if day < local.date():
        return window(When.TODAY, now, local.date(), zone), "when_past"
    note = "when_far" if day > local.date() + timedelta(days=HORIZON_DAYS) else ""
    return window(When.DATE, now, day, zone), note


def in_address(window: Window) -> str:
    """The window as ``milloin`` says it: a word of ours, or the day."""
    return window.day.isoformat() if window.is_date else window.when.value


def is_iso(text: str) -> bool:
    """A day as a browser's calendar writes it: 2026-12-24."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def read_date(text: str, today: date) -> date | None:
    """``2026-12-24``, ``24.12.2026``, ``24.12.26``, or ``24.12.`` (the next one to come); None for anything else.

    A slash separates as a full stop does. The day comes first, as Finland writes it in every language.
    """
    try:
        if "-" in text:
            return date.fromisoformat(text)
        parts = [int(part) for part in text.replace("/", ".").rstrip(".").split(".")]
        if len(parts) == 3:
            return date(parts[2] + (2000 if parts[2] < 100 else 0), parts[1], parts[0])
        if len(parts) == 2:
            this_year = date(today.year, parts[1], parts[0])
            return this_year if this_year >= today else date(today.year + 1, parts[1], parts[0])
    except (ValueError, OverflowError):
        pass
    return None


def window(when: When, now: datetime, day: date, zone: ZoneInfo) -> Window:
    """The half-open window of UTC minutes; ``day`` is today, or the asked date for ``When.DATE``."""
    minute = to_minute(now)
    if when is When.NOW:
        return Window(when, minute, minute + 1, day)
    if when is When.TODAY:
        return Window(when, minute, midnight(day + timedelta(days=1), zone), day)
    if when is When.TONIGHT:
        evening = to_minute(datetime(day.year, day.month, day.day, EVENING_HOUR, tzinfo=zone))
        return Window(when, max(minute, evening), midnight(day + timedelta(days=1), zone), day)
    if when is When.TOMORROW:
        day += timedelta(days=1)
    if when is When.WEEKEND:
        saturday = day + timedelta(days=SATURDAY - day.weekday()) if day.weekday() < SATURDAY else day
        sunday_end = saturday + timedelta(days=7 - saturday.weekday())
        return Window(when, max(minute, midnight(saturday, zone)), midnight(sunday_end, zone), saturday)
    return Window(when, max(minute, midnight(day, zone)), midnight(day + timedelta(days=1), zone), day)


def midnight(day: date, zone: ZoneInfo) -> int:
    """UTC minute at which the local day begins."""
    return to_minute(datetime(day.year, day.month, day.day, tzinfo=zone))
