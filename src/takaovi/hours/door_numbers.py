"""Numbers on a door: is it a time, a date, a day of a month? Where both are possible it is asked. No Django."""

from calendar import monthrange
from collections.abc import Sequence
from typing import NamedTuple

from takaovi.hours.door_clock import Clock, clock_of, run_together, with_suffix
from takaovi.hours.door_lexicon import Form, forms_by_first
from takaovi.hours.door_tokens import Token

NUMBERS = frozenset({"iso", "date", "slash", "slashed", "pair", "dot", "int"})
HOURS = frozenset({"hour", "hour_from", "hour_to"})  # hours written as words
LEAP = 2024


class Day(NamedTuple):
    """A day of a year; ``year`` is 0 where none is written."""

    month: int
    day: int
    year: int = 0


class Reading(NamedTuple):
    """What one number with its surroundings may be, and ``end``, the token after it.

    ``time``, ``day`` (a date) and ``bare`` (only the day of a month) are the possible readings; ``sure`` is the one
    that cannot be doubted: time, day or nothing. ``fault`` is no_such_time or no_such_date. ``dot``: a dot ends it.
    """

    end: int
    time: Clock | None = None
    day: Day | None = None
    bare: int = 0
    sure: str = ""
    fault: str = ""
    dot: bool = False


def form_at(tokens: Sequence[Token], at: int) -> Form | None:
    """The longest known form that begins at ``at``; a form does not pass the end of a line."""
    if at >= len(tokens):
        return None
    for form in forms_by_first().get(tokens[at].text, ()):
        if tuple(token.text for token in tokens[at : at + len(form.parts)]) == form.parts:
            return form
    # "24 h" and the like are numbers with a dot or a sign glued to them in no language
    return None


def is_real(day: Day) -> bool:
    return 1 <= day.month <= 12 and 1 <= day.day <= monthrange(day.year or LEAP, day.month)[1]


def read_number(tokens: Sequence[Token], at: int) -> Reading | None:
    """The number, the noon or the English month that begins at ``at``; None where there is none."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind not in NUMBERS:
        return _word(tokens, at)
    read = {"pair": _pair, "dot": _dot, "int": _int, "slashed": _slashed}.get(token.kind, _whole)(token.text)._replace(
        end=at + 1
    )
    if read.fault and token.kind != "pair":
        return read
    return _followed(tokens, at, read)


def _word(tokens: Sequence[Token], at: int) -> Reading | None:
    form = form_at(tokens, at)
    if form is None:
        return None
    end = at + len(form.parts)
    meaning = form.meanings[0]
    if meaning.kind == "clock":
        return Reading(end, time=Clock(int(meaning.value), clear=True), sure="time")
    if meaning.kind in HOURS:
        return _hour(tokens, end, meaning.value)
    month = _month(form)
    if month and end < len(tokens) and tokens[end].kind == "int" and len(tokens[end].text) <= 2:
        after = _ordinal_end(tokens, end)
        year, after = year_at(tokens, after)
        return _checked(Day(month, int(tokens[end].text), year), after)
    return None


def _hour(tokens: Sequence[Token], end: int, value: str) -> Reading:
    """ "yhdeksästä", "halv tio", "iltaviiteen": an hour on the face of a clock."""
    face, _space, suffix = value.partition(" ")
    time = clock_of(*face.split(":"))
    form = form_at(tokens, end)
    if form and form.meanings[0].kind == "ampm":
        suffix, end = form.meanings[0].value, end + len(form.parts)
    if time and suffix:
        time = with_suffix(time, suffix)
    return Reading(end, time=time and time._replace(spoken=True), sure="time")


def _slashed(text: str) -> Reading:
    """24/12: day and month, as far as both orders do not make a date."""
    first, second = map(int, text.split("/"))
    if first <= 12 and second <= 12 and first != second:
        return Reading(0, fault="date_order")
    return _checked(Day(second, first), 0)


def _whole(text: str) -> Reading:
    """2026-12-24, 24.12.2026, 24.12.26, and 24/12/2026 where it can only be read one way."""
    parts = [int(part) for part in text.replace("/", ".").replace("-", ".").split(".")]
    if "-" in text:
        return _checked(Day(parts[1], parts[2], parts[0]), 0)
    year = parts[2] if parts[2] > 99 else 2000 + parts[2]
    if "/" in text and parts[0] <= 12 and parts[1] <= 12 and parts[0] != parts[1]:
        return Reading(0, fault="date_order")
    return _checked(Day(parts[1], parts[0], year), 0)


def _checked(day: Day, end: int) -> Reading:
    if not is_real(day) or (day.year and not 2000 <= day.year <= 2099):
        return Reading(end, fault="no_such_date")
    return Reading(end, day=day, sure="day")


def _pair(text: str) -> Reading:
    """9:30 is a time and 24.12. a date; 9.10 may be either, unless its minutes are no whole fives."""
    dot = text.endswith(".")
    first, second = text.rstrip(".").replace(":", ".").split(".")
    time = clock_of(first, second) if len(second) == 2 else None
    if ":" in text:
        return Reading(0, time=time, sure="time", dot=dot, fault="" if time else "no_such_time")
    day = Day(int(second), int(first)) if is_real(Day(int(second), int(first))) else None
    if time is None and day is None:
        return Reading(0, fault="no_such_date" if len(second) == 1 or 1 <= int(second) <= 12 else "no_such_time")
    if time and day:
        return Reading(0, time, day, sure="day" if int(second) % 5 else "", dot=dot)
    return Reading(0, time, day, sure="time" if time else "day", dot=dot)


def _dot(text: str) -> Reading:
    number = int(text[:-1])
    return Reading(0, time=clock_of(text[:-1]), bare=number if 1 <= number <= 31 else 0, dot=True)


def _int(text: str) -> Reading:
    if len(text) > 2:
        return Reading(0, time=run_together(text))
    time = clock_of(text)
    bare = int(text) if 1 <= int(text) <= 31 else 0
    return Reading(0, time=time, bare=bare, fault="" if time or bare else "no_such_time")


def _followed(tokens: Sequence[Token], at: int, read: Reading) -> Reading:
    """With the am, the month or the year that stands after it."""
    form = form_at(tokens, read.end)
    if form and form.meanings[0].kind == "ampm" and read.time and not read.dot:
        time = with_suffix(read.time, form.meanings[0].value)
        end = read.end + len(form.parts)
        return Reading(end, time=time, sure="time", fault="" if time else "no_such_time")
    if read.bare:
        end = _ordinal_end(tokens, at)
        form = form_at(tokens, end)
        month = _month(form) if form else 0
        if form and month:
            year, after = year_at(tokens, end + len(form.parts))
            return _checked(Day(month, read.bare, year), after)
        return read._replace(end=end, time=None) if end > read.end else read
    return read


def _ordinal_end(tokens: Sequence[Token], at: int) -> int:
    """The token after 24 or 24th."""
    glued = at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end
    return at + 2 if glued and tokens[at + 1].text in ("st", "nd", "rd", "th") else at + 1


def _month(form: Form) -> int:
    """The number of a month named by a form that can be nothing else."""
    months = [int(meaning.value) for meaning in form.meanings if meaning.kind == "month"]
    return months[0] if months else 0


def year_at(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """A year at ``at``, perhaps after a comma, and the token after it; (0, at) where there is none."""
    skip = at + 1 if at < len(tokens) and tokens[at].text == "," else at
    if skip < len(tokens) and tokens[skip].kind in ("int", "dot") and len(tokens[skip].text.rstrip(".")) == 4:
        year = int(tokens[skip].text.rstrip("."))
        if 2000 <= year <= 2099 and not (skip + 1 < len(tokens) and tokens[skip + 1].kind == "dash"):
            return year, skip + 1
    return 0, at
