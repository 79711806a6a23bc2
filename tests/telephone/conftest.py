"""Real calls: the served program, the switchboard beside it, and telephones, each a process of its own."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.browser.served import Served, free_port, served_demo
from tests.switchboard.asterisk import free_udp_port, version, why_not
from tests.telephone.exchanges import Exchange, asterisk_exchange, small_exchange
from tests.telephone.phones import Telephone
from tests.telephone.sound import Samples, chime

ROOT = Path(__file__).parents[2]
LINE = "+358145550100"
CALLER, ON_DUTY, MACHINE, WEB = "+358401112131", "+358407654321", "+358407777888", "+358405556677"
ACCOUNT, SECRET = "ACtests", "avain" * 4
HERTZ, OTHER_HERTZ = 440.0, 880.0  # what the caller hums, and what those on duty do


@dataclass
class House:
    """What stands while the tests of this folder run. ``device``: who is signed in;
    ``before``: in which columns the numbers of those on duty stand before any call; ``known``: how each word sounds.
    """

    served: Served
    state: Path
    exchange: Exchange
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


@pytest.fixture(scope="package", params=["small exchange", "Asterisk"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The program and the switchboard; a human and an answering machine are on duty."""
    if find_spec("pjsua2") is None:
        pytest.skip("there is no telephone here: pjsua2-python has no wheel for this kind of machine")
    by_asterisk = request.param == "Asterisk"
    if by_asterisk and (missing := why_not()):
        pytest.skip(missing)
    state, operator_port = tmp_path_factory.mktemp("line"), free_udp_port()
    with ExitStack() as opened:
        opened.enter_context(settings_of(state, free_port()))
        served = opened.enter_context(served_demo(state, "takaovi_line", demo=False))
        if by_asterisk:
            request.config.pluginmanager.get_plugin("terminalreporter").write_line(f"Calls by {version()}")
            exchange = opened.enter_context(asterisk_exchange(served.address, operator_port))
        else:
            folder = tmp_path_factory.mktemp("board")
            exchange = opened.enter_context(small_exchange(served.address, operator_port, folder))
        stands = House(served, state, exchange, operator_port)
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
