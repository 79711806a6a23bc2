"""A log line tells what happened and never who."""

import logging

import pytest

from takaovi.core.logs import QuietFormatter


def written(message: str, *values: object) -> str:
    record = logging.LogRecord("takaovi", logging.WARNING, "x.py", 1, message, values, None)
    return QuietFormatter("%(levelname)s %(message)s").format(record)


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("Not Found: /fi/auki?missa=keuruu&toive=yksin", "Not Found: /fi/auki"),
        ("from 192.168.1.20 to the door", "from <address> to the door"),
        ("from 2001:db8::8a2e:370:7334", "from <address>"),
        ("mail to aino@kylatalo.example failed", "mail to <e-mail> failed"),
        ("call 040 123 4567 now", "call <phone> now"),
        ("call +358401234567", "call <phone>"),
        ("done in 0.5 s, 1200 spans of 60 places", "done in 0.5 s, 1200 spans of 60 places"),
        ("hours to 2026-11-24 05:41", "hours to 2026-11-24 05:41"),
    ],
)
def test_a_line_names_nobody(message: str, line: str) -> None:
    assert written(message) == f"WARNING {line}"


def test_values_filled_in_later_are_cleaned_too() -> None:
    assert written("asked %s by %s", "/fi/auki?missa=x", "10.0.0.7") == "WARNING asked /fi/auki by <address>"


def test_a_traceback_is_cleaned_too() -> None:
    try:
        raise ValueError("no mail for aino@kylatalo.example")
    except ValueError as fault:
        record = logging.LogRecord(
            "x", logging.ERROR, "x.py", 1, "failed", (), (type(fault), fault, fault.__traceback__)
        )
    line = QuietFormatter("%(message)s").format(record)
    assert "no mail for <e-mail>" in line
    assert "aino" not in line.partition("ValueError: no mail")[2]


def fault_in_an_answer(name: str = "django.request", **extra: object) -> str:
    try:
        try:
            raise KeyError("Aino Salakylä")
        except KeyError:
            raise ValueError("not a place on Earth: 62.2391, 25.7512") from None
    except ValueError as fault:
        record = logging.LogRecord(
            name, logging.ERROR, "x.py", 1, "fault", (), (type(fault), fault, fault.__traceback__)
        )
    record.__dict__.update(extra)
    return QuietFormatter("%(message)s").format(record)


def test_a_fault_in_an_answer_is_told_by_its_kind_and_place_and_not_by_its_words() -> None:
    for line in (fault_in_an_answer(request=object()), fault_in_an_answer("takaovi.core.afterwards")):
        assert line.startswith("fault\nTraceback (most recent call last):\n")
        assert "in fault_in_an_answer" in line
        assert line.endswith("\nbuiltins.ValueError")
        assert "KeyError" not in line


def test_the_first_cause_is_told_too_and_the_database_may_speak_of_itself() -> None:
    class OperationalError(Exception):
        pass

    try:
        try:
            raise LookupError("Aino")
        except LookupError as cause:
            raise OperationalError("database is locked") from cause
    except OperationalError as fault:
        record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "f", (), (type(fault), fault, fault.__traceback__))
    record.request = object()
    line = QuietFormatter("%(message)s").format(record)
    assert "\nbuiltins.LookupError\nwhich led to\nTraceback" in line
    assert line.endswith("OperationalError: database is locked")


def test_work_of_the_house_itself_may_say_what_failed() -> None:
    assert fault_in_an_answer("takaovi.core.nightly").endswith("\nValueError: not a place on Earth: 62.2391, 25.7512")
