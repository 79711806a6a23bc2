"""Answers in one's own words to what the reader of door text asks: "klo 17", "perjantai", "ensi vuonna". No Django.

Typed words become the code of a choice, or for an open question a code of their own: ``10:00-14:00``, ``17:00-?``
(the end is not told), ``mon,fri``, ``10:00``, ``2026-12-24..2026-12-26`` or ``12-24..12-26`` (the year is asked next).
"""

import re
from collections.abc import Sequence
from datetime import date

from takaovi.hours.door_bounds import Stretch, with_bounds
from takaovi.hours.door_clock import written
from takaovi.hours.door_days import joined_days
from takaovi.hours.door_items import Reader
from takaovi.hours.door_near import with_near_days
from takaovi.hours.door_numbers import Day
from takaovi.hours.door_spans import Days, Span
from takaovi.hours.door_tokens import tokens_of
from takaovi.hours.door_values import LONGEST_ANSWER, Asking, Item, Question
from takaovi.hours.values import WEEKDAYS

YEAR = re.compile(r"\b20[0-9]{2}\b")
AMISS = frozenset({"unread", "typo", "puzzle"})
BARE_HOUR = re.compile(r"[0-9]{1,2}")


def code_of(question: Question, words: str, today: date, language: str) -> str | None:
    """The code that ``words`` mean as an answer; None where they are none."""
    flat = " ".join(words.split()).lower()
    if not flat or len(flat) > LONGEST_ANSWER:
        return None
    same = [choice for choice in question.choices if choice.lower() == flat]
    if same:
        return same[0]
    items = _items(flat, today, language)
    if question.kind != "year" and any(item.kind in AMISS for item in items):
        return None
    found = _choice(question, flat, items)
    return found or (_open(question.kind, items) if question.typed else None)


def _items(words: str, today: date, language: str) -> list[Item]:
    text = f"klo {words}" if BARE_HOUR.fullmatch(words) else words
    asking = Asking(text, {})
    return with_bounds(with_near_days(joined_days(Reader(tokens_of(text), asking, language).read()), asking, today))


def _choice(question: Question, words: str, items: Sequence[Item]) -> str | None:
    """The only choice that fits the words."""
    kinds = {item.kind for item in items}
    year = YEAR.search(words)
    fitting: list[str] = []
    for choice in question.choices:
        if question.kind == "year":
            fits = bool(year and year[0] == choice) or (choice == "every" and "yearly" in kinds)
        elif choice == "weekly":
            fits = "weekly" in kinds
        elif choice == "closed":
            fits = "closed" in kinds
        elif choice[:2] == "20":
            fits = any(_is_on(item, date.fromisoformat(choice)) for item in items)
        elif question.kind == "am_pm":
            fits = any(_is_at(item, choice) for item in items)
        else:
            fits = False
        fitting += [choice] * fits
    return fitting[0] if len(fitting) == 1 else None


def _is_on(item: Item, day: date) -> bool:
    if item.kind == "date" and isinstance(item.value, Days):
        told = item.value.first
        return told[:2] == (day.month, day.day) and told.year in (0, day.year)
    return item.kind == "day" and isinstance(item.value, tuple) and item.value[0] == {day.weekday()}


def _is_at(item: Item, choice: str) -> bool:
    """9-17 as written, or one of its ends: "klo 17"."""
    if item.kind != "times" or not isinstance(item.value, tuple):
        return False
    return any(
        written((span.start, span.end)) == choice if span.end else _clock(span.start) in choice.split("-")
        for span in item.value
        if span.start >= 0
    )


def _open(kind: str, items: Sequence[Item]) -> str | None:
    """The code for a question without choices."""
    spans = [span for item in items if item.kind == "times" and isinstance(item.value, tuple) for span in item.value]
    if any(span.start < 0 for span in spans):
        return None
    if kind == "start":
        return _clock(spans[0].start) if len(spans) == 1 and spans[0].end is None else None
    if kind == "time":
        return ",".join(written((s.start, s.end)) if s.end else f"{_clock(s.start)}-?" for s in spans) or None
    if kind == "days":
        days = frozenset().union(*(item.value[0] for item in items if item.kind == "day"))  # type: ignore[index]
        return ",".join(WEEKDAYS[day] for day in sorted(days)) or None
    return _stretch(items) if kind == "until" else None


def _stretch(items: Sequence[Item]) -> str | None:
    ends: list[Day] = []
    for item in items:
        value = item.value
        if isinstance(value, Days | Stretch) and value.first and value.last:
            ends += [value.first, value.last]
    if len(ends) != 2 or bool(ends[0].year) != bool(ends[1].year):
        return None
    return "..".join(f"{end.year}-{end.month:02}-{end.day:02}".removeprefix("0-") for end in ends)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def span_of_code(code: str) -> tuple[Span, ...]:
    """``10:00-14:00,17:00-?`` as spans; an end before its start is after midnight."""
    spans = []
    for part in code.split(","):
        start, end = (None if side == "?" else int(side[:2]) * 60 + int(side[3:]) for side in part.split("-"))
        first = start or 0
        spans.append(Span(first, end + 1440 if end is not None and end <= first else end))
    return tuple(spans)


def days_of_code(code: str) -> frozenset[int]:
    return frozenset(WEEKDAYS.index(day) for day in code.split(","))


def stretch_of_code(code: str) -> Stretch:
    first, last = (_day(end) for end in code.split(".."))
    return Stretch(first, last)


def _day(code: str) -> Day:
    *year, month, day = map(int, code.split("-"))
    return Day(month, day, *year)
