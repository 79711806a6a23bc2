"""A call, led by the web app: its documents are followed verb by verb on any engine of telephony.

To the web app this is what a provider is; the fields and words are the provider's (``DialCallStatus`` and so on).
"""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple
from uuid import uuid4

from takaovi.switchboard.dialling import Race, race
from takaovi.switchboard.line_values import Engine, Failed, Incoming, Line, LineGone
from takaovi.switchboard.twiml_values import Dial, Fault, Gather, Hangup, Play, Record, Redirect, Say, Verb, Whom, parse
from takaovi.switchboard.web_values import AppGone, Hooks

log = logging.getLogger(__name__)

FIRST = "/aani/0"  # the webhook of the line's number
MOST_STEPS = 500  # a call that goes on longer is a machine's


class Next(NamedTuple):
    """The web app's next document: what is asked, and the fields that tell how the step before went."""

    address: str
    sent: dict[str, str]


@dataclass(frozen=True)
class Order:
    """A call that the web app ordered. ``told`` hears how it ended."""

    name: str
    number: str = field(repr=False)
    caller_id: str = field(repr=False)
    first: str
    told: str
    seconds: int


def call_name() -> str:
    """The provider's name of a call: holds nothing of who calls."""
    return f"CA{uuid4().hex}"


async def walk(incoming: Incoming, engine: Engine, hooks: Hooks) -> None:
    """A call that comes in, to its end. Whatever happens, the line is free afterwards."""
    fields = {"CallSid": call_name(), "From": incoming.caller, "To": incoming.called, "Direction": "inbound"}
    await Leg(incoming.line, engine, hooks, fields).lead(FIRST)


async def place(order: Order, engine: Engine, hooks: Hooks) -> None:
    """A call that the web app ordered: rung once, and told how it ended."""
    fields = {"CallSid": order.name, "From": order.caller_id, "To": order.number, "Direction": "outbound-api"}
    line = await engine.ring(order.number, caller_id=order.caller_id, seconds=order.seconds)
    if isinstance(line, Failed):
        hooks.tell(order.told, fields | {"CallStatus": line.value})
        return
    leg = Leg(line, engine, hooks, fields)
    await leg.lead(order.first)
    await asyncio.gather(*leg.told)  # of two words about one call the first counts
    hooks.tell(order.told, fields | {"CallStatus": "completed"})


@dataclass
class Leg:
    """One line and the documents that lead it. ``late``: the key that ended the last keys; pressed after they were
    full it would answer the next question.
    """

    line: Line
    engine: Engine
    hooks: Hooks
    fields: dict[str, str] = field(repr=False)
    late: str = ""
    told: list[asyncio.Task[None]] = field(default_factory=list)

    async def lead(self, first: str) -> None:
        """From the first document to the hang-up."""
        try:
            await self.line.answer()
            await self.follow(first)
        except LineGone:
            log.info("line %s has gone", self.line.name)
        except (AppGone, Fault) as fault:
            log.warning("line %s cannot be led on: %s", self.line.name, fault)
            await self._last_word()
        except Exception:
            log.exception("line %s ends by a fault of ours", self.line.name)
            await self._last_word()
        except asyncio.CancelledError:
            await self._last_word()
            raise
        finally:
            await self.line.hang_up()

    async def _last_word(self) -> None:
        with suppress(LineGone):
            await self.line.play([self.hooks.own("last_word")], stop_on_key=False)

    async def follow(self, first: str) -> bool:
        """Documents until one leads nowhere. False where that one hung up."""
        step = Next(first, {})
        for _ in range(MOST_STEPS):
            document = await self.hooks.ask(step.address, self.fields | step.sent)
            if self.line.gone.is_set():
                raise LineGone
            found = await self._document(parse(document))
            if isinstance(found, bool):
                return found
            step = found
        raise Fault("a call without end")

    async def _document(self, verbs: tuple[Verb, ...]) -> Next | bool:
        for number, verb in enumerate(verbs):
            match verb:
                case Play() | Say():
                    if not number or not isinstance(verbs[number - 1], Play | Say):
                        await self._play(verbs[number:])
                case Hangup():
                    return False
                case Redirect(address):
                    return Next(address, {})
                case Gather():
                    if found := await self._gather(verb):
                        return found
                case Record():
                    if found := await self._record(verb):
                        return found
                case Dial():
                    if found := await self._dial(verb):
                        return found
        return True

    async def _play(self, verbs: tuple[Verb, ...]) -> None:
        """The sounds at the beginning of these verbs, in one go, so that no gap is heard between two of them."""
        heard = []
        for verb in verbs:
            if not isinstance(verb, Play | Say):
                break
            heard.append(verb)
        await self.line.play(await self.hooks.sounds(heard), stop_on_key=False)

    async def _gather(self, gather: Gather) -> Next | None:
        sounds, late, self.late = await self.hooks.sounds(gather.heard), self.late, gather.end
        for _ in range(2):
            await self.line.play(sounds, stop_on_key=True)
            keys = await self.line.keys(most=gather.most, seconds=gather.seconds, end=gather.end)
            if not late or keys != late:
                break
            late = ""
        return Next(gather.action, {"Digits": keys}) if keys or gather.on_empty else None

    async def _record(self, record: Record) -> Next | None:
        """A message that ends with a hang-up is a message. One without a second of sound is none."""
        name, into = self.hooks.new_recording()
        seconds = await self.line.record(into, most_seconds=record.most_seconds, end=record.end, beep=record.beep)
        if not seconds:
            into.unlink(missing_ok=True)
            return None
        return Next(record.action, {"RecordingSid": name, "RecordingDuration": str(seconds)})

    async def _dial(self, dial: Dial) -> Next | None:
        whisper = partial(self._whisper, dial)
        running, failed = await race(dial, self.line, self.engine, self.hooks, whisper)
        bridged = bool(running.winner and await self._join(dial, running))
        gone = self.line.gone.is_set()
        status = "completed" if bridged else "canceled" if gone else failed.value
        ended = {"DialCallStatus": status, "DialBridged": "true" if bridged else "false"}
        if gone and dial.action:
            self.told.append(self.hooks.tell(dial.action, self.fields | ended))
        if gone:
            raise LineGone
        return Next(dial.action, ended) if dial.action else None

    async def _join(self, dial: Dial, running: Race) -> bool:
        """The two hear each other until one of them hangs up."""
        assert running.winner is not None  # noqa: S101  for the type checker
        assert running.whom is not None  # noqa: S101  same
        try:
            if running.whom.told and not self.line.gone.is_set():
                sent = self._of(dial, running.whom) | {"CallStatus": "in-progress"}
                self.told.append(self.hooks.tell(running.whom.told, sent))
            await self.engine.join(self.line, running.winner)
        finally:
            await running.winner.hang_up()
        return True

    async def _whisper(self, dial: Dial, line: Line, whom: Whom) -> bool:
        return await Leg(line, self.engine, self.hooks, self._of(dial, whom)).follow(whom.url)

    def _of(self, dial: Dial, whom: Whom) -> dict[str, str]:
        """The fields of a call to somebody who was rung for this one."""
        shared = {"From": dial.caller_id, "To": whom.number, "Direction": "outbound-dial"}
        return shared | {"CallSid": call_name(), "ParentCallSid": self.fields["CallSid"]}
