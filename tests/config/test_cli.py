"""The ``takaovi`` command: helpful when asked, kind when used wrongly."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from takaovi.config.cli import build_parser, main
from takaovi.config.rooms import furniture
from tests.config.process import takaovi
from tests.house.plan import ROOT


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command with its parser, ``hours expand`` being one."""
    found: dict[str, argparse.ArgumentParser] = {}

    def walk(parser: argparse.ArgumentParser, name: str) -> None:
        below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
        for action in below:
            for word, child in action.choices.items():
                walk(child, f"{name} {word}".strip())
        if not below:
            found[name] = parser

    walk(build_parser(), "")
    return found


def test_the_command_alone_prints_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 0
    assert "first steps:" in capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_says_what_it_does_with_an_example(name: str) -> None:
    parser = commands()[name]
    assert parser.description
    assert parser.description.endswith(".")
    assert "takaovi" in (parser.epilog or "")
    assert callable(parser.get_default("handler"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["migrat"], "takaovi: 'migrat' is not known here; perhaps 'migrate'."),
        (["makemigrations"], "takaovi: 'makemigrations' is not known here; write: takaovi manage makemigrations."),
        (["secret", "--loud"], "takaovi: unrecognized arguments: --loud."),
    ],
)
def test_wrong_use_gives_one_sentence_and_status_2(
    capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith(sentence)


def test_help_is_quick_and_loads_no_framework() -> None:
    """Half a second of work at most: counted as the processor's time, so that a busy machine does not matter."""
    code = "import sys; from takaovi.config.cli import build_parser; build_parser(); print('django' in sys.modules)"
    before = os.times()
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "src", capture_output=True, text=True, check=True)
    after = os.times()
    assert done.stdout == "False\n"
    assert after.children_user + after.children_system - before.children_user - before.children_system < 0.5


def test_every_room_that_has_commands_adds_them() -> None:
    assert [
        room for room, module in furniture("commands") if room != "core" and not hasattr(module, "add_commands")
    ] == []


def test_a_secret_is_long_enough_for_the_settings(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["secret"])
    assert len(capsys.readouterr().out.strip()) >= 32


def test_an_unreachable_database_is_told_without_a_traceback(tmp_path: Path) -> None:
    done = takaovi(tmp_path, "migrate", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 1
    assert done.stderr.startswith("takaovi: the database does not answer as it should")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "no such table: demo_demostate\nTry first: takaovi migrate\n"),
        (b"these are no tables at all" * 9, "file is not a database\n"),
    ],
)
def test_only_missing_tables_are_a_reason_to_migrate(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "takaovi.sqlite3").write_bytes(content)
    done = takaovi(tmp_path, "demo", "--clear")
    assert done.returncode == 1
    assert done.stderr.startswith("takaovi: the database does not answer as it should: ")
    assert done.stderr.endswith(sentence)


def test_a_state_folder_that_is_a_file_is_told_without_a_traceback(tmp_path: Path) -> None:
    state = tmp_path / "file"
    state.write_text("")
    done = takaovi(state, "prepare")
    assert (done.returncode, done.stderr) == (1, f"takaovi: {state}: File exists\n")


def test_migrate_makes_the_state_folder_it_needs(tmp_path: Path) -> None:
    done = takaovi(tmp_path / "new" / "state", "migrate")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_setting_that_cannot_be_used_is_told_without_a_traceback(tmp_path: Path) -> None:
    done = takaovi(tmp_path, "migrate", TAKAOVI_PAGE_CACHE="long")
    assert (done.returncode, done.stderr) == (1, "TAKAOVI_PAGE_CACHE='long': write a whole number from 0 to 3600.\n")


def test_check_names_what_is_to_be_seen_to(tmp_path: Path) -> None:
    done = takaovi(tmp_path, "check")
    assert done.returncode == 1
    assert "The styles are not collected. Say: takaovi prepare" in done.stdout
    assert "changes of the tables are waiting. Say: takaovi prepare" in done.stdout


def test_migrate_tells_how_much_it_changed(tmp_path: Path) -> None:
    assert "changes made" in takaovi(tmp_path, "migrate").stdout
    assert takaovi(tmp_path, "migrate").stdout == "tables: as they were\n"


def test_prepare_makes_all_fit_to_be_served_and_loads_no_demo(tmp_path: Path) -> None:
    done = takaovi(tmp_path, "prepare")
    assert (done.returncode, [line.split()[0] for line in done.stderr.splitlines()]) == (
        0,
        ["words", "styles", "tables"],
    )
    assert takaovi(tmp_path, "check").stdout == "fit to be served\n"
