"""docs/hours.md is true: every example is read by the command, and expands to the spans that stand below it."""

import json
import re
from pathlib import Path

import pytest

from takaovi.config.cli import run
from takaovi.hours.plan import LAYER_KEYS
from takaovi.hours.plan_rules import KEYS as RULE_KEYS
from takaovi.hours.values import CONDITIONS, DAY_CLASSES, STATES

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "hours.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"```json\n(?P<plan>.*?)\n```\n\n(?P<days>From [^\n]*):\n\n```spans\n(?P<spans>.*?)\n```", re.DOTALL
)
EXAMPLES = [match.groupdict() for match in EXAMPLE.finditer(TEXT)]


def expanded(plan: Path, days: str, capsys: pytest.CaptureFixture[str]) -> list[dict]:
    """What the command prints for each "from … to …" of the sentence."""
    spans = []
    for first, last in re.findall(r"(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)", days):
        assert run(["hours", "expand", str(plan), "--from", first, "--to", last, "--json"]) == 0
        spans += json.loads(capsys.readouterr().out)
    return spans


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_expands_to_what_is_written(number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example = EXAMPLES[number]
    plan = tmp_path / "plan.json"
    plan.write_text(example["plan"], encoding="utf-8")
    told = [line.split() for line in example["spans"].splitlines()]
    found = expanded(plan, example["days"], capsys)
    assert [_line(span, like=told[0][0]) for span in found] == told


def _line(span: dict, like: str) -> list[str]:
    way = [span["way"]] if "way" in span else []
    return [_short(span["start"], like), _short(span["end"], like), span["state"], *way]


def _short(instant: str, like: str) -> str:
    """2026-12-01T09:00:00+02:00 as precise as the document writes it."""
    return instant[:16] + (instant[19:] if "+" in like else "")


def test_every_json_of_the_document_is_an_example_that_is_tried() -> None:
    assert len(EXAMPLES) == TEXT.count("```json") == 8


def test_the_document_names_every_key_and_word_that_a_plan_may_hold() -> None:
    words = {*LAYER_KEYS, *RULE_KEYS, *CONDITIONS, *DAY_CLASSES, *STATES, "closed", "replace", "add", "cut", "age:15"}
    assert [word for word in sorted(words) if f"`{word}`" not in TEXT] == []
