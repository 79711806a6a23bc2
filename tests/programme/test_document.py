"""docs/programme.md is true: every example is read, expanded and told as it says."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from takaovi.core.clock import HELSINKI, from_minute
from takaovi.programme.occurrences import Planned, occurrences
from takaovi.programme.plan import CHANGE_KEYS, DOCUMENT_KEYS, parse_series
from takaovi.programme.sentences import when_sentence

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "programme.md").read_text("utf-8")
EXAMPLES = re.findall(r"```json\n(.*?)```\n```text\n(.*?)```", DOCUMENT, re.DOTALL)
DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))
TOLD_ON = date(2026, 11, 24)


def line(one: Planned) -> str:
    start, end = (from_minute(minute).astimezone(HELSINKI) for minute in (one.start, one.end))
    differs = f" {one.status}: {one.reason['fi']}" if one.status != "on" else ""
    return f"{start:%Y-%m-%d %H:%M}–{end:%H:%M}{differs}"


def test_there_are_examples_to_try() -> None:
    assert len(EXAMPLES) == 4
    assert DOCUMENT.count("```json") == len(EXAMPLES)


@pytest.mark.parametrize(("document", "told"), EXAMPLES)
def test_an_example_is_what_it_says(document: str, told: str) -> None:
    plan = parse_series(json.loads(document))
    times = [line(one) for one in occurrences(plan, *DECEMBER)]
    sentences = [f"{code}: {when_sentence(plan, code, on=TOLD_ON)}" for code in ("fi", "sv", "en")]
    assert [*times, *sentences] == told.splitlines()


def test_every_key_and_every_change_is_described() -> None:
    rows = re.findall(r"^\| (`.+?) \|", DOCUMENT, re.MULTILINE)
    named = set(re.findall(r"`(\w+)`", " ".join(rows)))
    assert named == {*DOCUMENT_KEYS, *CHANGE_KEYS, "do"}
