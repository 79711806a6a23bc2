"""The house in which calls are made: the served program, the switchboard beside it, and who is on duty."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.browser.served import Served, free_port, served_demo
from tests.switchboard.asterisk import free_udp_port
from tests.telephone.exchanges import Exchange, asterisk_exchange, small_exchange
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
def standing(state: Path, folder: Path | None) -> Iterator[House]:
    """The program with its state in a folder, and the small exchange in another, or Asterisk where there is none.
    A human and an answering machine are on duty.
    """
    settings = {
        "TAKAOVI_STATE": str(state),
        "TAKAOVI_VOICE_SECRET": SECRET,
        "TAKAOVI_VOICE_ACCOUNT": ACCOUNT,
        "TAKAOVI_VOICE_NUMBER": LINE,
        "TAKAOVI_VOICE_URL": f"http://127.0.0.1:{free_port()}/v1",
        "TAKAOVI_SPEECH": "0",  # everything that is said has a recording
        "PYTHONPATH": str(ROOT),
    }
    operator_port = free_udp_port()
    with patch.dict(os.environ, settings), served_demo(state, "takaovi_line", demo=False) as served:
        where = (served.address, operator_port)
        by_ours_or_asterisk = small_exchange(*where, folder) if folder else asterisk_exchange(*where)
        with by_ours_or_asterisk as exchange:
            stands = House(served, state, exchange, operator_port)
            prepared = stands.there(f"prepare({[MACHINE, ON_DUTY]!r})")
            stands.device, stands.turns, stands.before = prepared["device"], prepared["turns"], prepared["before"]
            stands.known = {words: chime(number) for words, number in prepared["chimes"].items()}
            yield stands
