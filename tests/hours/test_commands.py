"""``takaovi hours expand``: what is printed, and every way a file can be wrong. No database."""

import io
import json
import sys
from pathlib import Path

import pytest

from takaovi.config.cli import run

PLAN = {
    "layers": [
        {
            "state": "staffed",
            "periods": [{"rules": [{"days": "mon-fri", "from": "09:00", "to": "17:00"}]}],
            "holidays": {"public": "closed", "day_before": [["09:00", "15:00"]]},
        },
        {"state": "phone", "periods": [{"rules": [{"days": "tue", "from": "10:00", "to": "12:00"}]}]},
    ]
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(PLAN))
    return path


def expand(*arguments: str) -> int:
    return run(["hours", "expand", *arguments])


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said to standard error; nothing is printed and the status is 2."""
    assert expand(*arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err


def test_spans_are_printed_as_json_with_offsets(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert expand(str(file), "--from", "2026-12-01", "--to", "2026-12-01", "--json") == 0
    assert json.loads(capsys.readouterr().out) == [
        {"start": "2026-12-01T09:00:00+02:00", "end": "2026-12-01T17:00:00+02:00", "state": "staffed"},
        {"start": "2026-12-01T10:00:00+02:00", "end": "2026-12-01T12:00:00+02:00", "state": "phone", "way": "phone"},
    ]


def test_the_packaged_holidays_hold_without_a_database(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert expand(str(file), "--from", "2026-12-31", "--to", "2027-01-01") == 0
    assert capsys.readouterr().out == "Thu 2026-12-31  09:00-15:00        staffed\n"


def test_no_opening_is_an_empty_list_or_a_sentence(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weekend = ("--from", "2026-12-05", "--to", "2026-12-06")
    assert expand(str(file), *weekend, "--json") == 0
    assert expand(str(file), *weekend) == 0
    assert capsys.readouterr().out == "[]\nNot open on these days.\n"


def test_a_plan_may_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'\xef\xbb\xbf{"layers": []}')))
    assert expand("-", "--from", "2026-12-01", "--json") == 0
    assert capsys.readouterr().out == "[]\n"


def test_a_fault_of_the_plan_is_told_with_file_and_path(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(json.dumps(PLAN).replace("17:00", "25:00"))
    said = refusal(capsys, str(file), "--from", "2026-12-01")
    assert said == f"{file}: layers[0].periods[0].rules[0].to: write a time such as 17:00\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"layers":\n [}', "line 2, column 3: is not JSON"),
        (b"", "line 1, column 1: is not JSON"),
        (b"\xff\xfe\x00binary", "is not text in UTF-8"),
        (b"[" * 200_000, "is nested too deeply"),
        (b'{"layers": ' + b"9" * 5000 + b"}", "thousands of digits"),
        (b'{"layers": [], "layers": []}', "the key layers is written twice"),
        (b" " * 3_000_000, "is larger than 1000 kB"),
        (b"null", "document: write an object in braces"),
        (b'{"layers": [{"state": NaN}]}', "layers[0].state: write one of staffed"),
        (b'{"layers": [], "\\ud800": 1}', "is not known here"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_one_line(
    file: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    file.write_bytes(content)
    told = refusal(capsys, str(file), "--from", "2026-12-01")
    assert told.startswith(f"{file}: ")
    assert said in told
    assert told.count("\n") == 1


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "nothing.json"
    assert refusal(capsys, str(missing)) == f"{missing}: cannot be opened: No such file or directory\n"
    assert refusal(capsys, str(tmp_path)) == f"{tmp_path}: cannot be opened: Is a directory\n"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("--from", "1.12.2026"), "--from: write a date such as 2026-12-09"),
        (("--from", "2026-02-30"), "--from: 2026-02-30 is not a day of the calendar"),
        (("--from", "2026-12-02", "--to", "2026-12-01"), "--to: is before the first day, 2026-12-02"),
        (("--from", "2026-12-02", "--to", "2032-12-01"), "--to: is more than five years after --from"),
    ],
)
def test_days_that_cannot_be_are_refused(
    file: Path, capsys: pytest.CaptureFixture[str], days: tuple[str, ...], said: str
) -> None:
    assert refusal(capsys, str(file), *days).startswith(said)


def test_the_first_and_the_last_possible_day_can_be_asked(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert expand(str(file), "--from", "2099-12-31", "--to", "2099-12-31", "--json") == 0
    assert expand(str(file), "--from", "1970-01-02", "--to", "1970-01-02", "--json") == 0
    assert capsys.readouterr().out.count("staffed") == 2


def test_hours_alone_shows_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["hours"]) == 2
    assert "expand" in capsys.readouterr().out


def test_the_holidays_command_makes_the_packaged_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["hours", "holidays"]) == 0
    packaged = Path(sys.modules["takaovi.hours"].__path__[0]) / "data" / "day_classes.tsv"
    assert capsys.readouterr().out == packaged.read_text(encoding="utf-8")
