"""What the tests need from the machine beside Python, and how it gets there where it may."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def as_root() -> list[str] | None:
    """The words before a command that needs root; None where it may not be had without asking."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def install(packages: Sequence[str]) -> bool:
    """Install Debian packages if this account may. Returns whether they are there now."""
    root = as_root()
    if root is None or not shutil.which("apt-get"):
        return False
    print(f"  installing {' '.join(packages)} ...", flush=True)
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y"]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    subprocess.run([*apt, "update"], check=False, **quiet)  # type: ignore[call-overload]
    command = [*apt, "install", "--no-install-recommends", *packages]
    done = subprocess.run(command, check=False, **quiet)  # type: ignore[call-overload]
    if done.returncode:
        print(done.stderr.strip()[-600:], flush=True)
    return bool(done.returncode == 0)


def browser() -> str | None:
    """The path of a Chromium, if there is one."""
    path = f"{os.environ.get('PATH', '')}:{BIN}"
    return next((found for found in (shutil.which(name, path=path) for name in BROWSERS) if found), None)


def postgres_folder() -> Path | None:
    """Where PostgreSQL's own programs are: the newest version from 15 on."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    fit = [folder for folder in folders if version_of(folder) >= 15]
    return min(fit, key=lambda folder: version_of(folder)) if fit else None


def version_of(folder: Path) -> int:
    said = subprocess.run([folder / "initdb", "--version"], capture_output=True, text=True, check=False).stdout
    digits = said.rpartition(" ")[2].partition(".")[0].strip()
    return int(digits) if digits.isdigit() else 0


def ready_browser() -> str:
    """An empty string when there is a Chromium, otherwise what is missing."""
    if browser() or (install(["chromium"]) and browser()) or browser_of_playwright():
        return ""
    return "Chromium, for the browser tests: apt-get install chromium"


def browser_of_playwright() -> bool:
    """Where the system has no Chromium of its own (Ubuntu): Playwright's, under a name that we look for."""
    print("  fetching Playwright's Chromium ...", flush=True)
    fetch = [sys.executable, "-m", "playwright", "install", "chromium"]
    told = "from playwright.sync_api import sync_playwright as p\nwith p() as q: print(q.chromium.executable_path)"
    if subprocess.run(fetch, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode:
        return False
    where = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.strip()
    name = BIN / "chromium"
    name.unlink(missing_ok=True)
    name.symlink_to(where)
    return Path(where).exists()


def ready_postgres() -> str:
    if postgres_folder() or ((install(["postgresql-15"]) or install(["postgresql"])) and postgres_folder()):
        return ""
    return "PostgreSQL 15 or newer, for the second run of the tests: apt-get install postgresql"


def ready_node() -> str:
    """Node with axe and Lighthouse in node_modules, as package-lock.json says."""
    if not (shutil.which("node") and shutil.which("npm")):
        install(["nodejs", "npm"])
    if not (shutil.which("node") and shutil.which("npm")):
        return "Node 18 or newer with npm, for axe and Lighthouse: apt-get install nodejs npm"
    lock, stamp = ROOT / "package-lock.json", ROOT / "node_modules" / ".installed"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return ""
    print("  installing axe and Lighthouse ...", flush=True)
    environment = os.environ | {"PUPPETEER_SKIP_DOWNLOAD": "1"}
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        return "axe and Lighthouse, which npm could not install: npm ci --ignore-scripts"
    stamp.write_bytes(lock.read_bytes())
    return ""


def ready_voikko() -> str:
    """Voikko is optional in service; the tests of Finnish words run with it and without it where it is there."""
    if list(Path("/usr/lib").glob("*/libvoikko.so.1*")) or install(["libvoikko1", "voikko-fi"]):
        return ""
    return "Voikko (optional), for the richer Finnish search: apt-get install libvoikko1 voikko-fi"


PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def ready_pango() -> str:
    """Pango draws the letters of posters and sheets. The program serves pages without it; the tests of PDF need it."""
    ask = [sys.executable, "-c", "import weasyprint"]
    if not subprocess.run(ask, capture_output=True, check=False).returncode:
        return ""
    if install(PANGO) and not subprocess.run(ask, capture_output=True, check=False).returncode:
        return ""
    return f"Pango, for posters and sheets as PDF: apt-get install {' '.join(PANGO)}"
