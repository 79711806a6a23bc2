"""Somebody's telephone number is written down nowhere by accident, whatever test runs: one eye over the whole run.

It looks at every record that reaches the logs, at the books of deeds and facts, at the addresses of pages in letters,
and at everything that a served program wrote (``assert_unwritten`` of its log).
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models.signals import post_save

# A Finnish mobile number or any number with the country's code, however it is cut.
NUMBER = re.compile(r"(?<![\w.+])(?:(?:\+|00)358[ -]?|0)(?:4\d|50)(?:[ -]?\d){5,8}(?![\w.])|\+358\d{6,}")
ADDRESS = re.compile(r"https?://\S+")
LOOKED_AT = {"core.Letter", "core.AuditEntry", "core.Fact"}
STATEMENTS = "django.db.backends"  # logged nowhere where the program is served

_found: list[str] = []
_make = logging.getLogRecordFactory()


def has_number(text: str) -> bool:
    return NUMBER.search(text) is not None


def assert_unwritten(text: str, where: str) -> None:
    """Tells the line and never what stands in it."""
    if lines := [number for number, line in enumerate(text.splitlines(), 1) if has_number(line)]:
        raise AssertionError(f"{where}: a telephone number in the lines {lines}")


def seen(*given: Any, **more: Any) -> logging.LogRecord:
    """Makes a record, and looks at it before a formatter strikes numbers out or a logger keeps it to itself."""
    record = _make(*given, **more)
    if not record.name.startswith(STATEMENTS) and has_number(record.getMessage()):
        _found.append(f"a record of {record.name}")
    return record


def look(sender: Any, instance: Any, **_more: Any) -> None:
    label = sender._meta.label
    if label not in LOOKED_AT:
        return
    if label == "core.Letter":
        text = " ".join([instance.leave_url, instance.ref, instance.fault, *ADDRESS.findall(instance.text)])
    else:
        text = " ".join(str(getattr(instance, field.attname)) for field in instance._meta.concrete_fields)
    if has_number(text):
        _found.append(f"a row of {label}")


@pytest.fixture(autouse=True, scope="session")
def eye_over_the_run() -> Iterator[None]:
    logging.setLogRecordFactory(seen)
    post_save.connect(look, dispatch_uid="unwritten")
    yield
    post_save.disconnect(dispatch_uid="unwritten")
    logging.setLogRecordFactory(_make)


@pytest.fixture(autouse=True)
def no_number_is_written(eye_over_the_run: None) -> Iterator[None]:
    yield
    found = _found[:]
    _found.clear()
    assert found == [], "a telephone number was written down"
