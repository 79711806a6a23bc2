"""A PostgreSQL of the tests' own: made in a temporary folder, reached by a socket, thrown away at the end."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

# Nothing here survives the run, so nothing needs to reach the disk.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=256MB", "work_mem=16MB")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def unprivileged() -> int | None:
    """PostgreSQL refuses to run as root: the user id to become, or None when we are nobody special."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_uid
    raise SystemExit("PostgreSQL may not run as root, and there is neither a user postgres nor nobody here.")


def leave(*_: object) -> None:
    """A stop from outside unwinds the stack, so that the cluster is stopped too."""
    raise SystemExit(143)


@contextlib.contextmanager
def throw_away_cluster(programs: Path) -> Iterator[str]:
    """Start a cluster, yield its DATABASE_URL, stop and remove it whatever happened."""
    user = unprivileged()
    # Not below the clone: root's folders may be closed to the user who runs the server. A socket's path is short.
    folder = Path(tempfile.mkdtemp(prefix="takaovi-pg-"))
    if user is not None:
        os.chown(folder, user, -1)
    data, port = folder / "data", free_port()

    def run(*command: str | Path) -> None:
        done = subprocess.run(
            command, cwd=folder, user=user, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"PostgreSQL: {Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")

    run(programs / "initdb", "-D", data, "-U", "takaovi", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    options = " ".join(f"-c {setting}" for setting in (*QUICK, "listen_addresses=''", f"port={port}"))
    log = folder / "log"
    old = signal.signal(signal.SIGTERM, leave)
    try:
        run(programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", f"{options} -k {folder}", "start")
        yield f"postgresql://takaovi@/postgres?host={quote(str(folder), safe='')}&port={port}"
    finally:
        signal.signal(signal.SIGTERM, old)
        if (data / "postmaster.pid").exists():
            run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)
