"""From numbers to items: spans of time and spans of dates, where a dash or a word stands between two numbers."""

from collections.abc import Sequence
from typing import NamedTuple

from takaovi.hours.door_clock import NOON, Clock, is_night, span_of, written
from takaovi.hours.door_lines import Walk
from takaovi.hours.door_listed import in_list
from takaovi.hours.door_numbers import Day, Reading, form_at, is_real, read_number, year_at

TIME_WORDS = frozenset({"at", "from"})
MOST_MONTHS = 10
LONGEST_BREAK = 120  # minutes
UNTOLD = -1  # the start of a span of which only the end is told
BETWEEN = frozenset({"day_range_to", "until"})
BOTH_ENDS = frozenset({"mellan", "between"})  # nine and five


class Span(NamedTuple):
    """Minutes from local midnight. ``end`` is None where it is not told, ``start`` UNTOLD where it is not."""

    start: int
    end: int | None


def without(times: Sequence[Span], pause: Span) -> tuple[Span, ...]:
    """The times with a pause in the middle of one of them; () where none holds it."""
    held = [span for span in times if span.end and pause.end and span.start < pause.start and pause.end < span.end]
    if len(held) != 1:
        return ()
    at = times.index(held[0])
    return (*times[:at], Span(held[0].start, pause.start), Span(pause.end or 0, held[0].end), *times[at + 1 :])


class Days(NamedTuple):
    """A date (first and last are one) or a stretch of dates; a year of 0 is not written.

    ``weekday``: that which stands before the date, -1 for none.
    """

    first: Day
    last: Day
    weekday: int = -1


def number_items(reader: Walk, at: int) -> int:
    """Adds what the number at ``at`` and its partner say; returns the token after them, 0 where there is no number."""
    tokens = reader.tokens
    first = read_number(tokens, at)
    if first is None:
        return 0
    if first.fault:
        return _fault(reader, at, first.end, first.fault)
    middle, partner = _partner(reader, at, first)
    if partner is None:
        return _single(reader, at, first)
    if partner.fault:
        return _fault(reader, at, partner.end, partner.fault)
    if middle == at:
        return _single(reader, at, first)
    return _pair(reader, at, first, partner)


def _fault(reader: Walk, at: int, end: int, fault: str) -> int:
    reader.asking.ask(fault, reader.tokens[at].start, reader.tokens[end - 1].end)
    reader.add("puzzle", fault, at, end - 1)
    return end


def _partner(reader: Walk, start: int, first: Reading) -> tuple[int, Reading | None]:
    """The number after a dash or a word for "to"."""
    at = first.end
    if at >= len(reader.tokens):
        return 0, None
    if reader.tokens[at].kind == "dash":
        return at, _after_clock_word(reader, at + 1)
    form = form_at(reader.tokens, at)
    if form and form.meanings[0].kind == "hour_to" and first.time and first.time.spoken:
        return at, read_number(reader.tokens, at)  # kymmenestä neljään
    if form and form.meanings[0].kind == "and" and start and reader.tokens[start - 1].text in BOTH_ENDS:
        return at, _after_clock_word(reader, at + len(form.parts))
    if form and any(one.kind in BETWEEN for one in form.meanings):
        line = reader.line_language(at)
        english_to = form.parts != ("to",) or line == "en"
        if english_to:
            return at, _after_clock_word(reader, at + len(form.parts))
    return 0, None


def _after_clock_word(reader: Walk, at: int) -> Reading | None:
    form = form_at(reader.tokens, at)
    if form and form.meanings[0].kind == "at":
        at += len(form.parts)
    return read_number(reader.tokens, at)


def _said_to_be_a_time(reader: Walk) -> bool:
    """After klo, kl., at."""
    return bool(reader.items) and reader.items[-1].kind == "at"


def _single(reader: Walk, at: int, read: Reading) -> int:
    """A number alone: the start of something, a date, the first of a month."""
    last = read.end - 1
    as_time = _said_to_be_a_time(reader)
    if read.time and read.time.spoken and not read.time.clear:
        if as_time:
            return _fault(reader, at, read.end, "am_pm")
        reader.add("unread", reader.tokens[at].text, at, last)
    elif not as_time and (listed := in_list(reader.tokens, at, read)):
        reader.add("date", Days(listed, listed), at, last)
        return read.end
    elif read.time and (as_time or read.sure == "time") and not (read.sure == "day" and not as_time):
        reader.add("times", (Span(read.time.minute, None),), at, last)
    elif read.day and (read.sure == "day" or read.dot or _beside_dates(reader)):
        reader.add("date", Days(read.day, read.day), at, last)
    elif read.day and read.time:
        return _fault(reader, at, read.end, "date_or_time")
    elif read.bare and reader.tokens[at].kind == "dot":
        reader.add("ordinal", read.bare, at, last)
        return read.end
    elif read.bare and read.end > at + 1:
        reader.add("ordinal", read.bare, at, last)
    else:
        reader.add("unread", reader.tokens[at].text, at, last)
    return _ended(reader, read)


def _beside_dates(reader: Walk) -> bool:
    """In a list of dates: "26.8, 23.9, 21.10"."""
    listed = [item for item in reader.items[-2:] if item.kind not in ("soft", "and")]
    return bool(listed) and listed[-1].kind == "date"


def _ended(reader: Walk, read: Reading) -> int:
    """The dot after a number ends a sentence where one may end."""
    tokens = reader.tokens
    if read.dot and (read.end >= len(tokens) or tokens[read.end].kind == "line" or _new_sentence(reader, read.end)):
        reader.add("hard", ".", read.end - 1, read.end - 1)
    return read.end


def _new_sentence(reader: Walk, at: int) -> bool:
    token = reader.tokens[at]
    form = form_at(reader.tokens, at)
    return token.big and token.kind == "word" and not (form and form.meanings[0].kind == "at")


def _pair(reader: Walk, at: int, first: Reading, last: Reading) -> int:
    dates = _dates(first, last)
    if reader.tokens[at].kind == "word" and first.day and first.bare == 0 and last.bare > first.day.day:
        return _english(reader, at, first.day, last)
    times = (first.time, last.time) if first.time and last.time else None
    if first.sure == "day" or last.sure == "day":
        times = None if not _said_to_be_a_time(reader) else times
    if first.sure == "time" or last.sure == "time":
        dates = None
    if _said_to_be_a_time(reader) and times:
        dates = None
    if dates and times:
        if last.day is None or (first.day is None and not last.dot):
            dates = None if last.day is None else dates
        elif first.dot or (last.dot and last.end < len(reader.tokens)):
            times = None
    if dates and times:
        return _fault(reader, at, last.end, "date_or_time")
    if dates:
        reader.add("date", dates, at, last.end - 1)
        return _ended(reader, last)
    if times:
        return _times(reader, at, last, *times)
    impossible = not (first.time or first.day) or not (last.time or last.day)
    return _fault(reader, at, last.end, "no_such_time" if impossible else "unclear")


def _english(reader: Walk, at: int, start: Day, last: Reading) -> int:
    """December 24-26, 2026."""
    year, end = year_at(reader.tokens, last.end)
    span = Days(start._replace(year=year), Day(start.month, last.bare, year))
    reader.add("date" if is_real(span.last) else "puzzle", span, at, end - 1)
    if not is_real(span.last):
        reader.asking.ask("no_such_date", reader.tokens[at].start, reader.tokens[end - 1].end)
    return end


def _dates(first: Reading, last: Reading) -> Days | None:
    """Both dates, the first perhaps without its month or year."""
    if last.day is None:
        return None
    end = last.day
    if first.day:
        start = first.day
        if end.year and not start.year:
            if start[:2] > end[:2] and end.month + 12 - start.month > MOST_MONTHS:
                return None  # "1.2.-31.1.2027" is more likely a slip than a year
            start = start._replace(year=end.year - (start[:2] > end[:2]))
        return Days(start, end)
    if first.bare and first.bare < end.day:
        start = Day(end.month, first.bare, end.year)
        return Days(start, end) if is_real(start) else None
    return None


def _times(reader: Walk, at: int, last: Reading, start: Clock, end: Clock) -> int:
    twelve = reader.line_language(at) == "en" and not reader.twenty_four
    options = span_of(start, end, twelve=twelve)
    if not options:
        return _fault(reader, at, last.end, "no_such_time")
    chosen: tuple[int, int] | None = options[0]
    pause = _short(options) if _is_break(reader) else None
    if pause:
        chosen = pause
    elif len(options) > 1 or (_is_doubtful(start, end) and not start.spoken):
        codes = {written(option): option for option in options}
        tokens = reader.tokens
        answer = reader.asking.ask("am_pm", tokens[at].start, tokens[last.end - 1].end, *codes)
        chosen = codes[answer] if answer else None
    if chosen is None:
        reader.add("puzzle", "am_pm", at, last.end - 1)
    else:
        reader.add("times", (Span(*chosen),), at, last.end - 1)
    return _ended(reader, last)


def _is_break(reader: Walk) -> bool:
    """After "lunch break", perhaps with a word for "at" between."""
    return any(item.kind == "break" or item.value == "pause" for item in reader.items[-2:])


def _short(options: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The one option that can be a break: 12-1 is an hour."""
    fitting = [one for one in options if one[1] - one[0] <= LONGEST_BREAK and one[0] >= NOON - LONGEST_BREAK]
    return fitting[0] if len(fitting) == 1 else None


def _is_doubtful(start: Clock, end: Clock) -> bool:
    """One side says am, the other nothing: 9am-5; or the end goes before the start without being a night."""
    if bool(start.suffix) and not end.suffix and not end.clear:
        return True
    ended = end.minute or 1440
    return ended < start.minute and not is_night(start, end) and not (start.suffix and end.suffix) and not end.suffix
