"""Forty callers by sipp, through the keys to the wish to be called back: Asterisk, the switchboard and the web app,
each its own process. Needs sipp, and Asterisk as the tests find it; sipp sends keys through a raw socket, as root.
"""

import asyncio
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import BasicAuth, ClientSession
from tests.switchboard.asterisk import free_udp_port, version, why_not
from tests.telephone.house import LINE, House, standing

from bench.base import HERE
from bench.goals import Figure, Goal, quantile
from bench.server import Server
from takaovi.switchboard.ari_link import USER
from takaovi.switchboard.settings_values import Settings

CALLS, A_SECOND, AT_ONCE = 40, 4, 40
KEYS = ("1", "42700#", "2", "1", "1", "1")  # language, where, a call back, soon, company, this number
LISTENS, TYPES = 1_200, 420  # milliseconds before keys are pressed, and for each of them
FIRST_CALLER = 358_401_110_000
PATIENCE = 180  # seconds for all calls


def measure() -> list[Figure]:
    """Raises RuntimeError where something is missing, or a call was not led to its end."""
    missing = why_not() or ("" if shutil.which("sipp") else "sipp is not installed: apt-get install sip-tester")
    if missing:
        raise RuntimeError(missing)
    print(f"  {version()}", flush=True)
    with tempfile.TemporaryDirectory() as state, standing(Path(state), None) as house:
        settings = house.exchange.settings
        assert settings is not None
        processes = {"web app": house.served.pid} | dict(house.exchange.pids)
        with heard(settings) as events:
            before = {name: Server(0, pid).cpu_seconds() for name, pid in processes.items()}
            ended_well = call_all(house, Path(state))
            used = {name: Server(0, pid).cpu_seconds() - before[name] for name, pid in processes.items()}
        wished = sum(one["source"] == "phone" for one in house.there("requests()"))
    waits = answers(events)
    return [
        Figure("calls that ended well", ended_well, "calls", None, Goal(least=CALLS)),
        Figure("wishes to be called back that stand in the queue", wished, "wishes", None, Goal(least=CALLS)),
        Figure("calls at once, at most", at_once(events), "calls"),
        *(Figure(f"processor time of {name}, all calls", seconds, "s") for name, seconds in used.items()),
        Figure("from a key to the next sound, p50", quantile(waits, 0.5), "ms"),
        Figure("from a key to the next sound, p95", quantile(waits, 0.95), "ms"),
        Figure("from a key to the next sound, the longest", max(waits), "ms"),
    ]


def call_all(house: House, folder: Path) -> int:
    """Every call; returns how many ended as they should."""
    (folder / "callers.csv").write_text("SEQUENTIAL\n" + "".join(f"+{FIRST_CALLER + one};\n" for one in range(CALLS)))
    words = {"line": LINE, "keys": "\n".join(pressed(keys) for keys in KEYS) + f'\n  <pause milliseconds="{LISTENS}"/>'}
    (folder / "caller.xml").write_text((HERE / "templates" / "caller.xml").read_text() % words)
    command = ["sipp", f"127.0.0.1:{house.exchange.line_port}", "-sf", "caller.xml", "-inf", "callers.csv"]
    command += ["-i", "127.0.0.1", "-p", str(free_udp_port()), "-mi", "127.0.0.1", "-mp", "30000", "-nostdin"]
    command += ["-m", str(CALLS), "-r", str(A_SECOND), "-l", str(AT_ONCE), "-trace_stat", "-stf", "stat.csv"]
    subprocess.run(command, cwd=folder, capture_output=True, timeout=PATIENCE, check=False)
    names, *_between, last = (line.split(";") for line in (folder / "stat.csv").read_text().splitlines())
    return int(dict(zip(names, last, strict=False))["SuccessfulCall(C)"])


def pressed(keys: str) -> str:
    """Listens a little, then presses."""
    listens, types = f'  <pause milliseconds="{LISTENS}"/>', f'  <pause milliseconds="{TYPES * len(keys)}"/>'
    return f'{listens}\n  <nop><action><exec play_dtmf="{keys}"/></action></nop>\n{types}'


@contextmanager
def heard(settings: Settings) -> Iterator[list[dict[str, Any]]]:
    """All that Asterisk tells meanwhile, beside what it tells the switchboard."""
    events: list[dict[str, Any]] = []
    stands, over = threading.Event(), threading.Event()
    listening = threading.Thread(target=lambda: asyncio.run(_listen(settings, events, stands, over)))
    listening.start()
    if not stands.wait(10):
        raise RuntimeError("Asterisk does not tell what happens")
    try:
        yield events
    finally:
        over.set()
        listening.join()


async def _listen(
    settings: Settings, events: list[dict[str, Any]], stands: threading.Event, over: threading.Event
) -> None:
    address = f"http://127.0.0.1:{settings.ari_port}/ari/events?app=bench&subscribeAll=true"
    async with (
        ClientSession() as session,
        session.ws_connect(address, auth=BasicAuth(USER, settings.ari_secret)) as link,
    ):
        stands.set()
        while not over.is_set():
            try:
                events.append(await link.receive_json(timeout=0.5))
            except TimeoutError:
                continue


def answers(events: list[dict[str, Any]]) -> list[float]:
    """Milliseconds from the end of a key's tone to the beginning of the next sound, by Asterisk's own clock."""
    keys: dict[str, float] = {}
    waits = []
    for event in events:
        if event["type"] == "ChannelDtmfReceived":
            keys[event["channel"]["id"]] = instant(event)
        elif event["type"] == "PlaybackStarted":
            channel = event["playback"]["target_uri"].removeprefix("channel:")
            if channel in keys:
                waits.append((instant(event) - keys.pop(channel)) * 1000)
    return waits


def at_once(events: list[dict[str, Any]]) -> int:
    """The most calls that were there at the same time."""
    now = most = 0
    for event in events:
        now += {"ChannelCreated": 1, "ChannelDestroyed": -1}.get(event["type"], 0)
        most = max(most, now)
    return most


def instant(event: dict[str, Any]) -> float:
    return datetime.fromisoformat(event["timestamp"]).timestamp()
