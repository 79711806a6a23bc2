"""What is tracked names no machine, no workplace, no stranger's address and no real person."""

import re
import subprocess
from functools import cache
from pathlib import Path

from tests.house.plan import PACKAGE, ROOT

# Files that quote addresses of others: licence texts, and the funding links that npm writes into its lock file.
QUOTING = ("LICENSE", "OFL.txt", "package-lock.json")
MACHINE = re.compile(r"(?<![\w.])/(?:root|home/\w+|work|opt|Users)/[\w.]+|(?<![\w.])/tmp/\w+")
REGISTRIES = re.compile(
    r"\b(?:pypi\.org|pythonhosted|npmjs\.(?:org|com)|deb\.debian\.org|github(?:usercontent)?\.com)\b"
)
ADDRESS = re.compile(r"https?://([\w.-]+)")
# Names that promise to belong to nobody (RFC 2606), this machine, and names that are identifiers, never fetched.
NOBODY = re.compile(r"(?:^|\.)(?:example|example\.(?:com|org|net)|invalid|test|localhost)$|^127\.0\.0\.1$|^testserver$")
IDENTIFIERS = frozenset({"schema.org", "www.w3.org", "www.sitemaps.org", "purl.org", "www.opengis.net"})
# Links that a visitor may choose to follow; nothing is fetched from there.
FOLLOWED = frozenset({"www.ilmatieteenlaitos.fi"})
TEXT = frozenset(
    ".py .md .html .css .js .json .toml .txt .po .svg .xml .tsv .csv .yml .cfg .ini .sh .lock".split()  # noqa: SIM905  one line reads better
)


@cache
def tracked() -> tuple[Path, ...]:
    """Every text file under version control; what an unpacked archive holds, where there is no git."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = [ROOT / name for name in done.stdout.split("\0") if name]
    files = names or [path for path in ROOT.rglob("*") if not {".venv", "node_modules", "var"} & set(path.parts)]
    plain = ("Makefile", "LICENSE", "run", "bootstrap", "lock", ".npmrc", ".gitignore")
    return tuple(path for path in files if path.is_file() and (path.suffix in TEXT or path.name in plain))


def lines_with(pattern: re.Pattern[str], but: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {found.group(0)}"
        for path in tracked()
        if path.name not in but and path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for found in pattern.finditer(line)
    ]


def test_no_path_of_a_machine_is_tracked() -> None:
    assert lines_with(MACHINE) == []


def test_no_registry_is_named() -> None:
    assert lines_with(REGISTRIES, but=QUOTING) == []
    lock = (ROOT / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert "--index-url" not in (ROOT / "requirements.lock").read_text() + (ROOT / "requirements-dev.lock").read_text()


def test_the_program_holds_no_address_of_a_third_party() -> None:
    """Code, templates, styles and scripts: whatever could make a browser or the server ask a stranger."""
    asked = [
        found
        for found in lines_with(ADDRESS, but=QUOTING)
        if found.startswith("src/") and Path(found.partition(":")[0]).suffix in {".py", ".html", ".css", ".js", ".svg"}
        for host in ADDRESS.findall(found)
        if not NOBODY.search(host) and host not in IDENTIFIERS | FOLLOWED
    ]
    assert asked == []


def test_invented_people_have_invented_addresses() -> None:
    """E-mail addresses end in a name that nobody can own."""
    mail = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})")
    named = [
        found
        for found in lines_with(mail, but=QUOTING)
        for host in mail.findall(found)
        if not NOBODY.search(host) and not host.endswith((".example", ".invalid"))
    ]
    assert named == []


def test_compiled_and_built_files_are_not_tracked() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    built = [name for name in done.stdout.splitlines() if name.endswith((".mo", ".pyc", ".sqlite3"))]
    assert built == []


def test_every_catalogue_is_in_the_package() -> None:
    """What is not named in pyproject.toml would be missing from an installed copy."""
    text = (ROOT / "pyproject.toml").read_text()
    kinds = {path.suffix for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    missing = [kind for kind in sorted(kinds) if kind not in {".py", ".pyc", ".md", ""} and f"**/*{kind}" not in text]
    assert missing == []
