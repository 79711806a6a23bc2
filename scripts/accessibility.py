"""make accessibility: the accessibility tests on the real program, and what they found written down for the statement.

The page "Accessibility statement" says what stands in the file that this writes, and nothing else. A fault is
written down like everything else: the statement has to be true, not good.
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

import django

ROOT = Path(__file__).resolve().parent.parent
SUITE = ("tests/browser/test_accessibility.py", "tests/browser/test_signed_in_pages.py")
STATE = ROOT / "src" / "takaovi" / "proposals" / "data" / "accessibility_state.json"
# Which check each test of the suite is, as proposals.accessibility_values names them.
CHECK_OF = {
    "test_axe_finds_nothing": "axe",
    "test_nothing_is_cut_on_a_narrow_screen_or_with_large_text": "zoom",
    "test_the_keyboard_reaches_everything_and_shows_where_it_is": "keyboard",
    "test_a_screen_reader_finds_landmarks_one_heading_and_names": "structure",
}
SIGNED_IN_CHECK_OF = {
    "test_axe_finds_nothing_when_signed_in": "axe",
    "test_nothing_is_cut_when_signed_in": "zoom",
    "test_the_keyboard_reaches_everything_when_signed_in": "keyboard",
    "test_a_screen_reader_finds_its_way_when_signed_in": "structure",
}


def run_suite(report: Path) -> int:
    """pytest's exit status: 0 all passed, 1 something failed; anything else is no result."""
    wanted = " or ".join([*CHECK_OF, *SIGNED_IN_CHECK_OF])
    command = [sys.executable, "-m", "pytest", *SUITE, "-k", wanted, f"--junitxml={report}", "-p", "no:cacheprovider"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def results(report: Path, check_of: Mapping[str, str]) -> Iterator[tuple[str, str, bool]]:
    """(check, kind of page with its reading, passed) of every test that ran."""
    for case in ET.parse(report).iter("testcase"):  # noqa: S314  written by our own test run just now
        test, _, parameters = case.get("name", "").partition("[")
        if test in check_of:
            yield check_of[test], parameters.rstrip("]"), case.find("failure") is None and case.find("error") is None


def counted(found: Iterator[tuple[str, str, bool]], kinds: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """By kind and check, in how many readings it failed. Raises SystemExit where a kind was not tested at all."""
    table: dict[str, dict[str, int]] = {}
    for check, what, passed in found:
        kind = max((kind for kind in kinds if what == kind or what.startswith(f"{kind}-")), key=len)
        row = table.setdefault(kind, {})
        row[check] = row.get(check, 0) + (not passed)
    untested = [kind for kind in kinds if set(table.get(kind, ())) != set(CHECK_OF.values())]
    if untested:
        raise SystemExit(f"not every check ran on: {', '.join(untested)}")
    return {kind: table[kind] for kind in kinds}


def main() -> int:
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    os.environ["DJANGO_SETTINGS_MODULE"] = "takaovi.config.settings_test"
    django.setup()  # the kinds of pages are told by addresses of the program
    from tests.browser.desk_pages import SIGNED_IN  # noqa: PLC0415  found only now
    from tests.browser.pages import KINDS, READINGS  # noqa: PLC0415  same
    from tests.browser.test_accessibility import THEMES, WIDTHS  # noqa: PLC0415  same

    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        status = run_suite(report)
        if status not in (0, 1):
            return status
        table = counted(results(report, CHECK_OF), KINDS)
        inside = counted(results(report, SIGNED_IN_CHECK_OF), tuple(SIGNED_IN))
    axe = json.loads((ROOT / "node_modules" / "axe-core" / "package.json").read_text("utf-8"))["version"]
    state = {
        "made": datetime.now(UTC).date().isoformat(),
        "version": tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"],
        "axe": axe,
        "readings": READINGS,
        "themes": THEMES,
        "widths": WIDTHS,
        "kinds": table,
        "signed_in": inside,
    }
    STATE.write_text(json.dumps(state, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"written: {STATE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
