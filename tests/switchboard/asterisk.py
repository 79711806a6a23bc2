"""A real Asterisk for tests, run with the folder that ``takaovi switchboard settings`` writes.

It is found by ``asterisk`` on the path, or inside a root that ``TAKAOVI_ASTERISK_ROOT`` names (another Debian's,
entered by chroot, so only root may). Elsewhere these tests are skipped, and say so.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from takaovi.switchboard.asterisk import settings_files, write_folder
from takaovi.switchboard.settings_values import Settings
from takaovi.switchboard.shelf import Shelf
from tests.switchboard.board import environment_for, free_port

ROOT = Path(os.environ.get("TAKAOVI_ASTERISK_ROOT") or "/")
IN_ROOT = str(ROOT) != "/"
NOBODY = 65_534
PATIENCE = 20  # seconds until it is ready, on a busy machine
PROGRAM = ["chroot", f"--userspec={NOBODY}:{NOBODY}", str(ROOT), "asterisk"] if IN_ROOT else ["asterisk"]


def why_not() -> str:
    """Why the tests with a real Asterisk cannot run here; empty where they can."""
    if not IN_ROOT:
        return "" if shutil.which("asterisk") else "no asterisk on the path, and TAKAOVI_ASTERISK_ROOT is not set"
    return (
        "" if (ROOT / "usr/sbin/asterisk").is_file() and os.geteuid() == 0 else f"no Asterisk to be entered in {ROOT}"
    )


def version() -> str:
    return subprocess.run([*PROGRAM, "-V"], capture_output=True, text=True, check=True).stdout.strip()


def free_udp_port() -> int:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


@contextmanager
def place_in_root(owner: int) -> Iterator[Path]:
    """A folder that both the test and Asterisk see."""
    folder = Path(tempfile.mkdtemp(prefix="takaovi-line-", dir=ROOT / "tmp"))
    folder.chmod(0o755)
    if IN_ROOT:
        os.chown(folder, owner, owner)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def environment_in(folder: Path, app: str, operator_port: int) -> dict[str, str]:
    """The environment of a switchboard whose Asterisk is on ports of its own; the operator is on this machine too."""
    first = free_udp_port()
    known = {
        "TAKAOVI_ASTERISK_ROOT": str(ROOT),
        "TAKAOVI_ASTERISK_PORT": str(free_port()),
        "TAKAOVI_SIP_LISTEN": f"127.0.0.1:{free_udp_port()}",
        "TAKAOVI_TRUNK": f"sip:127.0.0.1:{operator_port}",
        "TAKAOVI_RTP_PORTS": f"{min(first, 65_000) & ~1}-{(min(first, 65_000) & ~1) + 201}",
    }
    return environment_for(app, folder / "state", **known)


@contextmanager
def running_asterisk(settings: Settings, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Asterisk with these settings, whose files are put into ``folder``. What it says goes into ``asterisk.log``."""
    etc, last_word = folder / "etc", Shelf(settings.state / "switchboard").own("last_word")
    write_folder(settings_files(settings, etc, last_word), etc)
    if IN_ROOT:
        for path in (etc, *etc.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
    there = Path("/") / etc.relative_to(ROOT)
    with (folder / "asterisk.log").open("wb") as log:
        command = [*PROGRAM, "-C", str(there / "asterisk.conf"), "-f"]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(process, folder / "asterisk.log", settings.ari_port)
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], log: Path, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if b"Asterisk Ready" in log.read_bytes():
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        time.sleep(0.05)
    raise RuntimeError(f"Asterisk did not start:\n{log.read_text('utf-8', 'replace')}")
