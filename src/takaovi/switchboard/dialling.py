"""Several people are rung at once, and one of them gets the caller: the first who says yes by a key."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from takaovi.switchboard.line_values import Engine, Failed, Line, LineGone
from takaovi.switchboard.twiml_values import Dial, Fault, Whom
from takaovi.switchboard.web_values import AppGone, Hooks, unless

log = logging.getLogger(__name__)

Whisper = Callable[[Line, Whom], Awaitable[bool]]  # whether they took the call
GATHERED = (Failed.NO_ANSWER, Failed.BUSY, Failed.FAILED)  # what is told of several who did not answer, likeliest first


@dataclass
class Race:
    """``over`` is set when somebody has taken the call, or the caller has gone."""

    over: asyncio.Event = field(default_factory=asyncio.Event)
    winner: Line | None = None
    whom: Whom | None = None
    losers: asyncio.Future[list[Failed]] | None = None  # are told and let go beside the conversation

    def takes(self, line: Line, whom: Whom) -> bool:
        """Whether this line gets the caller: asked between two awaits, so only one ever does."""
        if self.over.is_set() or line.gone.is_set():
            return False
        self.winner, self.whom = line, whom
        self.over.set()
        return True


async def race(dial: Dial, caller: Line, engine: Engine, hooks: Hooks, whisper: Whisper) -> tuple[Race, Failed]:
    """Ring all; the caller hears it ringing. Returns when one has taken the call, all have failed, or the caller has
    gone. Lines that got nobody are let go, and who was still deciding is told.
    """
    running = Race()
    reaches = [asyncio.create_task(_reach(whom, dial, engine, hooks, whisper, running)) for whom in dial.whom]
    ringing = asyncio.create_task(_ringing(caller, hooks))
    everybody = asyncio.ensure_future(asyncio.gather(*reaches))
    try:
        await unless(caller.gone, unless(running.over, asyncio.shield(everybody)))
    finally:
        running.over.set()
        ringing.cancel()
        if running.winner is None:
            await asyncio.gather(ringing, return_exceptions=True)
    running.losers = everybody
    ends = await everybody if running.winner is None else []
    return running, next((end for end in GATHERED if end in ends), Failed.FAILED)


async def _ringing(caller: Line, hooks: Hooks) -> None:
    try:
        while True:
            await caller.play([hooks.own("ringing")], stop_on_key=False)
    except LineGone:
        return


async def _reach(whom: Whom, dial: Dial, engine: Engine, hooks: Hooks, whisper: Whisper, running: Race) -> Failed:
    """One of them. Whoever is not the winner has hung up, or was hung up, when this ends."""
    ring = engine.ring(whom.number, caller_id=dial.caller_id, seconds=dial.seconds)
    line = await unless(running.over, ring)
    if line is None or isinstance(line, Failed):
        return line or Failed.NO_ANSWER
    try:
        took = await unless(running.over, whisper(line, whom)) if whom.url else True
        if took and running.takes(line, whom):
            return Failed.NO_ANSWER  # of no one: the race has a winner
        if running.over.is_set():
            await line.play([hooks.own("too_late")], stop_on_key=True)
    except LineGone:
        log.info("line %s went while it was asked", line.name)
    except (AppGone, Fault) as fault:
        log.warning("line %s was not asked: %s", line.name, fault)
    finally:
        if running.winner is not line:
            await line.hang_up()
    return Failed.NO_ANSWER
