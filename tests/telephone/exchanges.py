"""Two exchanges that lead the same calls: the small one of the tests, and Asterisk as a county runs it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from takaovi.switchboard.settings_values import Settings, read
from tests.browser.served import free_port
from tests.switchboard.asterisk import ROOT, free_udp_port, place_in_root, running_asterisk
from tests.telephone.phones import PATIENCE


@dataclass(frozen=True)
class Exchange:
    """``line_port``: where the line is called; ``folder``: everything that it writes is below it; ``pids``: its
    processes; ``settings``: the switchboard's, for whoever asks Asterisk something too.
    """

    line_port: int
    folder: Path
    pids: Mapping[str, int] = field(default_factory=dict)
    settings: Settings | None = None

    @property
    def recordings(self) -> list[Path]:
        """Messages that wait to be fetched."""
        return [path for place in self.folder.rglob("recordings") for path in place.iterdir()]


@contextmanager
def small_exchange(address: str, operator_port: int, folder: Path) -> Iterator[Exchange]:
    """The switchboard on the engine of the tests. Calls out go to ``operator_port``."""
    port = free_udp_port()
    command = ["tests.telephone.board", str(port), str(operator_port), str(folder)]
    with switchboard(command, {"TAKAOVI_URL": address, "TAKAOVI_STATE": str(folder)}, folder / "board.log"):
        yield Exchange(port, folder)


@contextmanager
def asterisk_exchange(address: str, operator_port: int) -> Iterator[Exchange]:
    """``takaovi switchboard run`` beside an Asterisk with the settings that it writes."""
    port, first = free_udp_port(), min(free_udp_port(), 65_000) & ~1
    with place_in_root(os.getuid()) as folder:
        known = {
            "TAKAOVI_URL": address,
            "TAKAOVI_STATE": str(folder / "state"),
            "TAKAOVI_ASTERISK_ROOT": str(ROOT),
            "TAKAOVI_ASTERISK_PORT": str(free_port()),
            "TAKAOVI_SIP_LISTEN": f"127.0.0.1:{port}",
            "TAKAOVI_TRUNK": f"sip:127.0.0.1:{operator_port}",
            "TAKAOVI_RTP_PORTS": f"{first}-{first + 201}",
        }
        settings = read(os.environ | known)
        with (
            running_asterisk(settings, folder) as asterisk,
            switchboard(["takaovi", "switchboard", "run"], known, folder / "board.log") as ours,
        ):
            yield Exchange(port, folder, {"Asterisk": asterisk.pid, "switchboard": ours}, settings)


@contextmanager
def switchboard(words: Sequence[str], known: Mapping[str, str], log_file: Path) -> Iterator[int]:
    """A process of its own, ``python -m`` these words; gives its id once the provider's interface listens. What it says
    is kept.
    """
    with log_file.open("wb") as log:
        command = [sys.executable, "-m", *words]
        process = subprocess.Popen(command, env=os.environ | known, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_for_port(urlsplit(os.environ["TAKAOVI_VOICE_URL"]).port or 0)
            yield process.pid
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()  # where a test has failed, a call is still being ended with a word
            process.wait()


def _wait_for_port(port: int) -> None:
    """Until something listens there. Raises OSError when nothing does in time."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with closing(socket.create_connection(("127.0.0.1", port))):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
