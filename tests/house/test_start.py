"""The two commands of the README stand on these files."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.plan import ROOT


def pins(name: str) -> dict[str, str]:
    """Package and exact version in a lock file."""
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[\w,]+\])?==(\S+)", (ROOT / name).read_text(), re.MULTILINE))


def test_the_tests_run_with_the_versions_that_are_served() -> None:
    served, tested = pins("requirements.lock"), pins("requirements-dev.lock")
    assert len(served) > 10
    assert {name: tested.get(name) for name in served} == served


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_a_hash(name: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text())
    assert [entry.split("\n")[0] for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    project = tomllib.loads(text)
    named = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    silent = [name for name in named if not re.search(rf'"{re.escape(name)}",\s+# \w', text)]
    assert set(silent) <= {"tzdata"}
    assert {re.match(r"[\w-]+", name)[0].lower() for name in named} <= pins("requirements-dev.lock").keys()  # type: ignore[index]


def test_a_second_bootstrap_only_compares() -> None:
    """Of the three seconds that a second `make run` may take, it may work for a quarter of one."""
    if Path(sys.prefix) != ROOT / ".venv":
        pytest.skip("these tests run in an environment that scripts/bootstrap did not make")
    before = os.times()
    done = subprocess.run([ROOT / "scripts" / "bootstrap", "dev"], capture_output=True, text=True, check=False)
    after = os.times()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert after.children_user + after.children_system - before.children_user - before.children_system < 0.25


def test_bootstrap_says_what_it_can_be_told() -> None:
    done = subprocess.run([ROOT / "scripts" / "bootstrap", "all"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "scripts/bootstrap: write run or dev, not 'all'\n")


def test_without_python_bootstrap_says_what_to_install(tmp_path: Path) -> None:
    """In a folder of its own, as somebody who may install nothing, with no Python on the path."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("sh", "dirname", "date", "cmp"):
        (tools / tool).symlink_to(Path("/usr/bin") / tool if Path("/usr/bin", tool).exists() else Path("/bin") / tool)
    (tools / "id").write_text("#!/bin/sh\necho 1000\n")
    (tools / "id").chmod(0o755)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "bootstrap").write_text((ROOT / "scripts" / "bootstrap").read_text())
    done = subprocess.run(
        [tools / "sh", tmp_path / "scripts" / "bootstrap", "run"],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Python 3.11 is missing here. On Debian 12: apt-get install python3.11 python3.11-venv" in done.stderr


@pytest.mark.parametrize("name", ["scripts/bootstrap", "scripts/lock", ".ci/run"])
def test_what_is_started_by_name_may_be_started(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)


def test_the_gate_calls_make_test_and_nothing_else() -> None:
    lines = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line and not line.startswith("#")]
    assert lines[-1] == "exec make test"
