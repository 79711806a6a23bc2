"""The line with a real Asterisk beside the served program: the switchboard as its operator runs it, and a telephone."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from takaovi.switchboard.settings_values import read
from tests.browser.served import Served, free_port, served_demo
from tests.house.plan import ROOT
from tests.switchboard import asterisk
from tests.telephone.exchanges import switchboard
from tests.telephone.phones import Telephone

LINE, CALLER, VOLUNTEER = "+358145550100", "+358401112131", "+358407654321"
HUM = 440.0  # hertz: what the caller hums


class Line(NamedTuple):
    """``device``: the sign-in of somebody on duty who has a telephone too. ``dial``: where the operator dials.
    ``restart``: Asterisk goes and comes back, and remembers nothing.
    """

    served: Served
    device: str
    caller: Telephone
    dial: int
    restart: Callable[[], None]


def environment(operator_port: int) -> dict[str, str]:
    """What the web app and the switchboard are set up with, but for the address of the web app."""
    http, first = free_port(), asterisk.free_udp_port() & ~1
    return {
        "TAKAOVI_VOICE_SECRET": "avain" * 4,
        "TAKAOVI_VOICE_ACCOUNT": "ACselain",
        "TAKAOVI_VOICE_NUMBER": LINE,
        "TAKAOVI_VOICE_URL": f"http://127.0.0.1:{free_port()}/v1",
        "TAKAOVI_VOICE_SOCKET": f"ws://127.0.0.1:{http}/ws",
        "TAKAOVI_ASTERISK_PORT": str(http),
        "TAKAOVI_ASTERISK_ROOT": str(asterisk.ROOT),
        "TAKAOVI_SIP_LISTEN": f"127.0.0.1:{asterisk.free_udp_port()}",
        "TAKAOVI_TRUNK": f"sip:127.0.0.1:{operator_port}",
        "TAKAOVI_RTP_PORTS": f"{min(first, 65_000)}-{min(first, 65_000) + 201}",
        "TAKAOVI_SPEECH": "0",  # everything that is said has a recording
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def line(folder: Path) -> Iterator[Line]:
    """``folder`` is the web app's; the switchboard's stands where Asterisk sees it."""
    operator_port = asterisk.free_udp_port()
    with ExitStack() as opened:
        shared = opened.enter_context(asterisk.place_in_root(os.getuid()))
        known = environment(operator_port) | {"TAKAOVI_STATE": str(folder)}
        patch = opened.enter_context(pytest.MonkeyPatch.context())
        for name, value in known.items():
            patch.setenv(name, value)
        served = opened.enter_context(served_demo(folder, "takaovi_selain", demo=False))
        known |= {"TAKAOVI_URL": served.address, "TAKAOVI_STATE": str(shared / "state")}
        settings, running = read(known), opened.enter_context(ExitStack())

        def start() -> None:
            running.close()
            running.enter_context(asterisk.running_asterisk(settings, shared))

        start()
        opened.enter_context(switchboard(["takaovi", "switchboard", "run"], known, shared / "board.log"))
        prepared = served.by_hand(f"from tests.telephone import there\nthere.prepare({[VOLUNTEER]!r})")
        caller = Telephone(CALLER, operator_port, folder / "caller", HUM)
        opened.callback(caller.close)
        dial = int(settings.sip_listen.rpartition(":")[2])
        yield Line(served, json.loads(prepared)["device"], caller, dial, start)
