"""A log line tells what happened and never who: addresses of people and their questions are left out."""

import logging
import re
from collections.abc import Iterator
from traceback import format_tb

_QUERY = re.compile(r"\?\S*")
_ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}\b")
_EMAIL = re.compile(r"\S+@\S+\.\S+")
# Loggers that tell of faults in answers without naming the request.
VISITORS = frozenset({"takaovi.core.afterwards", "takaovi.ui.errors"})
_PHONE = re.compile(r"(?<!\d)(?:\+358|0)[\d -]{6,12}\d")


class QuietFormatter(logging.Formatter):
    """Drops query strings, network addresses, e-mail addresses and phone numbers from every line.

    Where a visitor was being answered, a fault is told by its kind and its place in the code only: its message
    may hold what the visitor wrote.
    """

    def format(self, record: logging.LogRecord) -> str:
        if record.exc_info and record.exc_info[1] and (hasattr(record, "request") or record.name in VISITORS):
            record.exc_text = "\n".join(_without_messages(record.exc_info[1]))
        line = super().format(record)
        for pattern, mark in ((_QUERY, ""), (_EMAIL, "<e-mail>"), (_ADDRESS, "<address>"), (_PHONE, "<phone>")):
            line = pattern.sub(mark, line)
        return line


def _without_messages(fault: BaseException) -> Iterator[str]:
    """The lines of a traceback, the first cause first, without what the faults say."""
    before = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if before is not None:
        yield from _without_messages(before)
        yield "which led to"
    yield "Traceback (most recent call last):"
    yield "".join(format_tb(fault.__traceback__)).rstrip("\n")
    # The database and the disk speak of themselves: "database is locked", "No space left on device".
    speaks = isinstance(fault, OSError) or type(fault).__name__ == "OperationalError"
    yield f"{type(fault).__module__}.{type(fault).__qualname__}" + (f": {fault}" if speaks else "")
