"""The one settings file, as a fresh process reads it."""

import re
import subprocess
from pathlib import Path

import pytest

from takaovi.switchboard.settings_values import NAMES as SWITCHBOARD_NAMES
from tests.config.process import python
from tests.house.plan import PACKAGE, ROOT

CONFIG = PACKAGE / "config"
ASKED = re.compile(r"""env_\w+\(\s*"([A-Z_]+)\"""")


def read_settings(tmp_path: Path, expression: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a new process with this environment finds for ``expression`` in the settings."""
    return python(tmp_path, "-c", f"from takaovi.config import settings; print({expression})", **environment)


def asked_for() -> set[str]:
    """Every variable that the code asks for."""
    ours = {name for path in sorted(CONFIG.glob("*.py")) for name in ASKED.findall(path.read_text())}
    return ours | set(SWITCHBOARD_NAMES)  # another process, which reads them without the framework


def test_a_public_site_without_a_secret_does_not_start(tmp_path: Path) -> None:
    done = read_settings(tmp_path, "1", TAKAOVI_URL="https://takaovi.example")
    assert done.returncode == 1
    assert done.stderr == "TAKAOVI_SECRET is missing, and the site is public. Make one with: takaovi secret\n"


def test_a_public_site_answers_to_its_own_name_and_to_this_machine(tmp_path: Path) -> None:
    done = read_settings(
        tmp_path, "settings.ALLOWED_HOSTS", TAKAOVI_URL="https://takaovi.example", TAKAOVI_SECRET="x" * 32
    )
    assert done.stdout.strip() == "['takaovi.example', '127.0.0.1', 'localhost', '[::1]']"


@pytest.mark.parametrize(
    ("url", "seconds"),
    [("https://takaovi.example", 31_536_000), ("http://takaovi.example", 0), ("https://localhost", 0)],
)
def test_only_a_public_site_over_tls_asks_browsers_to_stay_with_it(tmp_path: Path, url: str, seconds: int) -> None:
    done = read_settings(tmp_path, "settings.SECURE_HSTS_SECONDS", TAKAOVI_URL=url, TAKAOVI_SECRET="x" * 32)
    assert done.stdout == f"{seconds}\n"


def test_several_names_may_be_parted_by_commas_and_spaces(tmp_path: Path) -> None:
    done = read_settings(tmp_path, "settings.ALLOWED_HOSTS[:3]", TAKAOVI_HOSTS="a.example, b.example,,")
    assert done.stdout == "['a.example', 'b.example', '127.0.0.1']\n"


def test_the_address_follows_the_port(tmp_path: Path) -> None:
    assert read_settings(tmp_path, "settings.SITE_URL", PORT="8147").stdout.strip() == "http://127.0.0.1:8147"


def test_a_misspelt_setting_is_told_and_does_not_stop_the_start(tmp_path: Path) -> None:
    done = read_settings(tmp_path, "settings.NETWORK_PHONE", TAKAOVI_FONE="014 000")
    assert done.returncode == 0
    assert "TAKAOVI_FONE is set, but there is no such setting." in done.stderr


def test_the_table_of_settings_in_the_readme_is_true() -> None:
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert table == asked_for()


def test_the_operators_page_names_every_setting() -> None:
    told = (ROOT / "docs" / "operator.md").read_text()
    assert [name for name in sorted(asked_for()) if not re.search(rf"\b{name}\b", told)] == []


def test_only_the_settings_read_the_environment() -> None:
    """A room that read a variable itself would not fail loudly, and no table would know it."""
    readers = [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.parent != CONFIG and re.search(r"environ(?:\[|\.get)|getenv", path.read_text())
    ]
    assert readers == []
