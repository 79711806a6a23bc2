"""Reading one value of a plan: what it must be, and the sentence with its path when it is not.

Every function takes the raw value and its path (``layers[0].periods[1].rules[0].to``), returns the value in its
own type and raises :class:`PlanFault` otherwise.
"""

import re
from datetime import date

CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00", re.ASCII)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
EARLIEST, LATEST = date(1970, 1, 2), date(2099, 12, 31)
LANGUAGES = ("fi", "sv", "en", "fi-simple")


class PlanFault(ValueError):
    """A plan cannot be read: ``path`` says where, ``sentence`` what to write there."""

    def __init__(self, path: str, sentence: str) -> None:
        super().__init__(f"{path}: {sentence}")
        self.path = path
        self.sentence = sentence


def under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def as_dict(raw: object, path: str, allowed: tuple[str, ...], needed: tuple[str, ...] = ()) -> dict:
    """An object with no other keys than ``allowed`` and at least those ``needed``."""
    if not isinstance(raw, dict):
        raise PlanFault(path or "document", "write an object in braces")
    for key in raw:
        if key not in allowed:
            shown = key if isinstance(key, str) and len(key) <= 40 and key.isprintable() else "a key"
            raise PlanFault(under(path, shown), f"is not known here; known are {', '.join(allowed)}")
    for key in needed:
        if key not in raw:
            raise PlanFault(under(path, key), "is missing")
    return raw


def as_list(raw: object, path: str, most: int, least: int = 0) -> list:
    if not isinstance(raw, list):
        raise PlanFault(path, "write a list in brackets")
    if not least <= len(raw) <= most:
        raise PlanFault(path, f"holds {len(raw)} entries; possible are {least} to {most}")
    return raw


def as_int(raw: object, path: str, low: int, high: int) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or not low <= raw <= high:
        raise PlanFault(path, f"write a whole number from {low} to {high}")
    return raw


def as_bool(raw: object, path: str) -> bool:
    if not isinstance(raw, bool):
        raise PlanFault(path, "write true or false")
    return raw


def as_text(raw: object, path: str, most: int) -> str:
    if not isinstance(raw, str) or len(raw) > most or not raw.isprintable():
        raise PlanFault(path, f"write a text on one line, at most {most} characters")
    return raw


def as_texts(raw: object, path: str) -> dict[str, str]:
    """A sentence in some of the four languages."""
    texts = as_dict(raw, path, LANGUAGES)
    return {code: as_text(text, under(path, code), 200) for code, text in texts.items()}


def as_choice(raw: object, path: str, options: tuple[str, ...]) -> str:
    if not isinstance(raw, str) or raw not in options:
        raise PlanFault(path, f"write one of {', '.join(options)}")
    return raw


def as_date(raw: object, path: str) -> date:
    """A calendar day between 1970 and 2099."""
    fault = PlanFault(path, f"write a date such as 2026-12-09, from {EARLIEST} to {LATEST}")
    if not isinstance(raw, str) or not DATE.fullmatch(raw):
        raise fault
    try:
        day = date.fromisoformat(raw)
    except ValueError:
        raise PlanFault(path, f"{raw} is not a day of the calendar") from None
    if not EARLIEST <= day <= LATEST:
        raise fault
    return day


def as_clock(raw: object, path: str) -> int:
    """Minutes from midnight, 0-1440; 24:00 is the end of the day."""
    if not isinstance(raw, str) or not CLOCK.fullmatch(raw):
        raise PlanFault(path, "write a time such as 17:00")
    return int(raw[:2]) * 60 + int(raw[3:])


def as_clocks(start: object, end: object, start_path: str, end_path: str) -> tuple[int, int]:
    """A span of a day; an end before its start is on the next day."""
    first, last = as_clock(start, start_path), as_clock(end, end_path)
    if first == 1440:
        raise PlanFault(start_path, "a day starts at 00:00 at the earliest and before 24:00")
    if first == last:
        raise PlanFault(end_path, "is the same as the start; a whole day is 00:00 to 24:00")
    return first, last if last > first else last + 1440


def as_span_list(raw: object, path: str) -> tuple[tuple[int, int], ...]:
    """``[["09:00", "11:00"], ["12:00", "17:00"]]``, in order and apart."""
    spans: list[tuple[int, int]] = []
    for number, pair in enumerate(as_list(raw, path, most=12, least=1)):
        here = f"{path}[{number}]"
        if not isinstance(pair, list) or len(pair) != 2:
            raise PlanFault(here, 'write two times such as ["09:00", "17:00"]')
        span = as_clocks(pair[0], pair[1], f"{here}[0]", f"{here}[1]")
        if spans and span[0] < spans[-1][1]:
            raise PlanFault(here, "starts before the span before it has ended")
        spans.append(span)
    if spans[-1][1] > spans[0][0] + 1440:
        raise PlanFault(path, "the last span runs into the first span of the next day")
    return tuple(spans)
