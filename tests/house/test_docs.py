"""Documents are short, dated, and fail the build when they are untrue."""

import argparse
import re
import tomllib
from pathlib import Path

import pytest

import takaovi
from takaovi.config.cli import build_parser
from tests.house.plan import FLOORS, PACKAGE, ROOMS, ROOT

README_LINES, ADR_WORDS = 60, 300
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))


def read(*parts: str) -> str:
    return ROOT.joinpath(*parts).read_text("utf-8")


def targets() -> set[str]:
    """What can be made."""
    return set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))


def spoken(text: str, word: str) -> set[str]:
    """The words that follow ``word`` in code: ``make run`` gives run."""
    blocks = re.findall(r"```[a-z]*\n(.*?)```", text, re.DOTALL)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    code = "\n".join([*blocks, *inline])
    return set(re.findall(rf"(?<![\w/.-]){word} ([a-z]+)", code))


def known_commands() -> set[str]:
    action = next(a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    return set(action.choices)


def documents() -> list[Path]:
    rooms = sorted(PACKAGE.glob("*/README.md"))
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), *rooms]


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_tells_to_type_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    assert spoken(text, "make") - targets() == set()
    assert spoken(text, "takaovi") - known_commands() == set()


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_picture_of_the_house_is_the_contract() -> None:
    """HOUSE.md's picture, pyproject's layers and the plan of the tests are one and the same."""
    picture = read("HOUSE.md").partition("```\n")[2].partition("```")[0]
    drawn = [tuple(re.findall(r"\b[a-z]+\b", line.partition("  ")[0])) for line in picture.splitlines() if line.strip()]
    contract = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    floors = [tuple(floor.split(" | ")) for floor in contract]
    assert drawn == floors == [*reversed(FLOORS)]


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "config"])
def test_a_room_has_a_short_readme(room: str) -> None:
    text = read("src", "takaovi", room, "README.md")
    assert len(text.splitlines()) <= README_LINES
    assert text.startswith("# ")


def test_decisions_are_numbered_once() -> None:
    numbers = [path.name[:4] for path in ADRS]
    assert all(re.fullmatch(r"\d{4}", number) for number in numbers)
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("path", ADRS, ids=lambda path: path.stem)
def test_a_decision_is_short_and_dated(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.split()) <= ADR_WORDS
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", text)


def test_the_changelog_tells_of_this_version() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert project["version"] == takaovi.__version__
    assert re.search(rf"^## {re.escape(takaovi.__version__)}\b", read("CHANGELOG.md"), re.MULTILINE)


def test_the_licence_is_the_one_that_is_declared() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert project["license"] == "EUPL-1.2"
    assert read("LICENSE").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\nEUPL © the European Union 2007, 2016\n")
    assert len(read("LICENSE").split()) > 2000


def test_the_names_in_the_word_list_exist_in_the_code() -> None:
    """docs/words.md marks a name as code with backticks in its last column."""
    rows = re.findall(r"^\|[^\n]*\| `([^`]+)` \|$", read("docs", "words.md"), re.MULTILINE)
    code = "\n".join(path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    missing = [name for name in rows if not re.search(rf"\b{re.escape(name.rpartition('.')[2])}\b", code)]
    assert len(rows) >= 20
    assert missing == []


def test_every_make_target_is_explained() -> None:
    explained = set(re.findall(r"^([a-z]+):.*##", read("Makefile"), re.MULTILINE))
    assert explained == targets()
