"""Real calls: the served program, the switchboard beside it, and telephones, each a process of its own."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.served import Served, free_port, served_demo
from tests.telephone.phones import PATIENCE, Telephone
from tests.telephone.sound import Samples, chime

ROOT = Path(__file__).parents[2]
LINE = "+358145550100"
CALLER, ON_DUTY, MACHINE, WEB = "+358401112131", "+358407654321", "+358407777888", "+358405556677"
ACCOUNT, SECRET = "ACtests", "avain" * 4
HERTZ, OTHER_HERTZ = 440.0, 880.0  # what the caller hums, and what those on duty do


def free_udp_port() -> int:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


@dataclass
class House:
    """What stands while the tests of this folder run. ``folder``: the switchboard's; ``device``: who is signed in;
    ``before``: in which columns the numbers of those on duty stand before any call; ``known``: how each word sounds.
    """

    served: Served
    state: Path
    folder: Path
    line_port: int
    operator_port: int
    device: str = ""
    before: list[str] = field(default_factory=list)
    turns: dict[str, list[list[str]]] = field(default_factory=dict)
    known: dict[str, Samples] = field(default_factory=dict)

    def there(self, call: str) -> Any:
        """What a function of ``there`` tells inside the served program."""
        return json.loads(self.served.by_hand(f"from tests.telephone import there\nthere.{call}"))

    def words(self, *turns: str) -> list[list[str]]:
        """What is said in these turns, one after the other: as it is when the tests begin, and minutes later."""
        return [[words for turn in turns for words in self.turns[turn][at]] for at in (0, 1)]


@contextmanager
def settings_of(state: Path, api_port: int) -> Iterator[None]:
    """The line of the served program, and whatever is done beside it, in the environment while the tests run."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "TAKAOVI_STATE": str(state),
            "TAKAOVI_VOICE_SECRET": SECRET,
            "TAKAOVI_VOICE_ACCOUNT": ACCOUNT,
            "TAKAOVI_VOICE_NUMBER": LINE,
            "TAKAOVI_VOICE_URL": f"http://127.0.0.1:{api_port}/v1",
            "TAKAOVI_SPEECH": "0",  # everything that is said has a recording
            "PYTHONPATH": str(ROOT),
        }.items():
            patch.setenv(name, value)
        yield


@contextmanager
def board(line_port: int, operator_port: int, address: str, folder: Path) -> Iterator[None]:
    """The switchboard, a process of its own; what it says goes into ``board.log``."""
    command = [sys.executable, "-m", "tests.telephone.board"]
    command += [str(line_port), str(operator_port), str(folder)]
    environment = os.environ | {"TAKAOVI_URL": address, "TAKAOVI_STATE": str(folder)}
    with (folder / "board.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for_port(urlsplit(os.environ["TAKAOVI_VOICE_URL"]).port or 0)
            yield
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()  # where a test has failed, a call is still being ended with a word
            process.wait()


def wait_for_port(port: int) -> None:
    """Until something listens there. Raises OSError when nothing does in time."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The program and the switchboard; a human and an answering machine are on duty."""
    if find_spec("pjsua2") is None:
        pytest.skip("there is no telephone here: pjsua2-python has no wheel for this kind of machine")
    state, folder = tmp_path_factory.mktemp("line"), tmp_path_factory.mktemp("board")
    line_port, operator_port, api_port = free_udp_port(), free_udp_port(), free_port()
    with ExitStack() as opened:
        opened.enter_context(settings_of(state, api_port))
        served = opened.enter_context(served_demo(state, "takaovi_line", demo=False))
        opened.enter_context(board(line_port, operator_port, served.address, folder))
        stands = House(served, state, folder, line_port, operator_port)
        prepared = stands.there(f"prepare({[MACHINE, ON_DUTY]!r})")
        stands.device, stands.turns, stands.before = prepared["device"], prepared["turns"], prepared["before"]
        stands.known = {words: chime(number) for words, number in prepared["chimes"].items()}
        yield stands


@pytest.fixture(scope="package")
def phones(house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Telephone]]:
    """The caller's telephone, and the operator's other end, where those on duty are rung."""
    folder, made = tmp_path_factory.mktemp("phones"), {}
    try:
        made["caller"] = Telephone(CALLER, free_udp_port(), folder / "caller", HERTZ)
        made["operator"] = Telephone("operator", house.operator_port, folder / "operator", OTHER_HERTZ)
        yield made
    finally:
        for telephone in made.values():
            telephone.close()


@pytest.fixture
def caller(phones: dict[str, Telephone]) -> Telephone:
    return phones["caller"]


@pytest.fixture
def operator(phones: dict[str, Telephone]) -> Telephone:
    return phones["operator"]
