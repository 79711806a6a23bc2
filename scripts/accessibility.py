"""make accessibility: the accessibility tests on the real program, and what they found written down for the statement.

The page "Accessibility statement" says what stands in the file that this writes, and nothing else. A fault is
written down like everything else: the statement has to be true, not good. With ``--missing`` only those kinds of page
are tested that the file does not know yet, and the day that it tells stays that of the others.
"""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import django

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / "src" / "takaovi" / "proposals" / "data" / "accessibility_state.json"
Table = dict[str, dict[str, int]]


class Suite(NamedTuple):
    """A file of tests, which check each of them is (as proposals.accessibility_values names them), and its kinds."""

    file: str
    check_of: Mapping[str, str]
    kinds: tuple[str, ...]
    readings: tuple[str, ...]  # of axe; the other checks look at one

    def nodes(self, kinds: tuple[str, ...]) -> Iterator[str]:
        """The tests of these kinds, as pytest names them."""
        for test, check in self.check_of.items():
            endings = [f"-{reading}" for reading in self.readings] if check == "axe" else [""]
            yield from (f"{self.file}::{test}[{kind}{ending}]" for kind in kinds for ending in endings)


def suites() -> dict[str, Suite]:
    """By the name under which the file keeps their results."""
    from tests.browser.desk_pages import LANGUAGES, SIGNED_IN  # noqa: PLC0415  found only now
    from tests.browser.pages import KINDS, READINGS  # noqa: PLC0415  same

    checks = {
        "test_axe_finds_nothing": "axe",
        "test_nothing_is_cut_on_a_narrow_screen_or_with_large_text": "zoom",
        "test_the_keyboard_reaches_everything_and_shows_where_it_is": "keyboard",
        "test_a_screen_reader_finds_landmarks_one_heading_and_names": "structure",
    }
    inside = {
        "test_axe_finds_nothing_when_signed_in": "axe",
        "test_nothing_is_cut_when_signed_in": "zoom",
        "test_the_keyboard_reaches_everything_when_signed_in": "keyboard",
        "test_a_screen_reader_finds_its_way_when_signed_in": "structure",
    }
    return {
        "kinds": Suite("tests/browser/test_accessibility.py", checks, KINDS, READINGS),
        "signed_in": Suite("tests/browser/test_signed_in_pages.py", inside, tuple(SIGNED_IN), LANGUAGES),
    }


def run(nodes: list[str], report: Path) -> int:
    """pytest's exit status: 0 all passed, 1 something failed; anything else is no result."""
    command = [sys.executable, "-m", "pytest", *nodes, f"--junitxml={report}", "-p", "no:cacheprovider"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def results(report: Path, suite: Suite) -> Iterator[tuple[str, str, bool]]:
    """(check, kind of page with its reading, passed) of every test that ran."""
    for case in ET.parse(report).iter("testcase"):  # noqa: S314  written by our own test run just now
        test, _, parameters = case.get("name", "").partition("[")
        if test in suite.check_of:
            passed = case.find("failure") is None and case.find("error") is None
            yield suite.check_of[test], parameters.rstrip("]"), passed


def counted(found: Iterator[tuple[str, str, bool]], kinds: tuple[str, ...], checks: set[str]) -> Table:
    """By kind and check, in how many readings it failed. Raises SystemExit where a kind was not tested at all."""
    table: Table = {}
    for check, what, passed in found:
        kind = max((kind for kind in kinds if what == kind or what.startswith(f"{kind}-")), key=len)
        row = table.setdefault(kind, {})
        row[check] = row.get(check, 0) + (not passed)
    untested = [kind for kind in kinds if set(table.get(kind, ())) != checks]
    if untested:
        raise SystemExit(f"not every check ran on: {', '.join(untested)}")
    return table


def scope() -> dict[str, Any]:
    """What the tests are made with. Results that were made with something else are not kept."""
    from tests.browser.baseline import THEMES, WIDTHS  # noqa: PLC0415  found only now
    from tests.browser.pages import READINGS  # noqa: PLC0415  same

    package = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {
        "version": package["project"]["version"],
        "axe": json.loads((ROOT / "node_modules" / "axe-core" / "package.json").read_text("utf-8"))["version"],
        "readings": list(READINGS),
        "themes": list(THEMES),
        "widths": list(WIDTHS),
    }


def main(*, missing: bool) -> int:
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    os.environ["DJANGO_SETTINGS_MODULE"] = "takaovi.config.settings_test"
    django.setup()  # the kinds of pages are told by addresses of the program
    state: dict[str, Any] = {"made": datetime.now(UTC).date().isoformat(), **scope()}
    before = json.loads(STATE.read_text("utf-8"))
    kept = before if missing and {key: before.get(key) for key in scope()} == scope() else {}
    state["made"] = kept.get("made", state["made"])
    asked = {
        name: tuple(kind for kind in suite.kinds if kind not in kept.get(name, {})) for name, suite in suites().items()
    }
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        nodes = [node for name, suite in suites().items() for node in suite.nodes(asked[name])]
        status = run(nodes, report) if nodes else 0
        if status not in (0, 1):
            return status
        for name, suite in suites().items():
            found = counted(results(report, suite), asked[name], set(suite.check_of.values())) if nodes else {}
            known = kept.get(name, {}) | found
            state[name] = {kind: known[kind] for kind in suite.kinds}
    STATE.write_text(json.dumps(state, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"written: {STATE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(missing="--missing" in sys.argv[1:]))
