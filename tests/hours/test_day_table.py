"""The packaged holidays: how many, which, and what they are called. No database."""

import subprocess
import sys
from collections import Counter
from datetime import date

from takaovi.hours.day_table import packaged_classes, packaged_days


def test_every_year_has_thirteen_public_holidays_two_eves_and_eleven_days_before() -> None:
    counted = Counter((row.day.year, row.kind) for row in packaged_days())
    assert counted == {
        (year, kind): number
        for year in range(2024, 2036)
        for kind, number in (("public", 13), ("eve", 2), ("day_before", 11))
    }


def test_midsummer_and_christmas_eve_are_eves_and_not_public_holidays() -> None:
    classes = packaged_classes(date(2026, 1, 1), date(2026, 12, 31))
    assert classes[date(2026, 6, 19)] == {"eve", "day_before"}
    assert classes[date(2026, 12, 24)] == {"eve", "day_before"}
    assert classes[date(2026, 12, 6)] == {"public"}


def test_days_that_end_early_are_the_days_before() -> None:
    before = [row.fi for row in packaged_days() if row.day.year == 2027 and row.kind == "day_before"]
    assert before == [
        "loppiaisaatto",
        "kiirastorstai",
        "lankalauantai",
        "vapunaatto",
        "helatorstain aatto",
        "helluntaiaatto",
        "juhannusaatto",
        "pyhäinpäivän aatto",
        "itsenäisyyspäivän aatto",
        "jouluaatto",
        "uudenvuodenaatto",
    ]


def test_a_question_of_few_days_gets_only_those() -> None:
    assert packaged_classes(date(2026, 12, 25), date(2026, 12, 31)) == {
        date(2026, 12, 25): frozenset({"public"}),
        date(2026, 12, 26): frozenset({"public"}),
        date(2026, 12, 31): frozenset({"day_before"}),
    }


def test_reading_the_table_does_not_load_the_holidays_library() -> None:
    code = "import takaovi.hours.day_table as t, sys; t.packaged_days(); print('holidays' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
