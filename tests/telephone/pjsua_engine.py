"""A small exchange by PJSIP: the engine that lets the switchboard's own interpreter walk real calls where there is no
Asterisk. Four legs at most, so two conversations: for tests only.

Everything, sound aside, happens in the thread of the loop: ``turn`` lets the library call back from there. What plays
or writes is kept for a while after its end: the library's thread of sound may still be at it.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

import numpy as np
import pjsua2 as pj

from takaovi.switchboard.line_values import Failed, Incoming, LineGone
from tests.telephone.endpoint import HOST, account_of, as_audio_call, endpoint, user_of, with_code
from tests.telephone.sound import RATE, heard, packed, tone

TURN_SECONDS = 0.005
BEEP = (1_000, 0.3)  # Hz, seconds
START_SECONDS = 0.06  # until a sound that is begun is on its way
TAIL_SECONDS = 2.0  # of silence after what is played: we tell when it is over, never the library's thread of sound
MOST_PLAYERS = 20  # are kept; the library has 32
WRITTEN_SECONDS = 0.4  # until the library has written what it holds back
BUSY, NOBODY = {486, 600}, {408, 480, 487}


class PjsuaLine(pj.Call):
    """A leg of a call (``line_values.Line``)."""

    def __init__(self, engine: "PjsuaEngine", account: pj.Account, name: str, call_id: int) -> None:
        super().__init__(account, call_id)
        self.name, self.gone = name, asyncio.Event()
        self.code = 0
        self._engine = engine
        self._keys: list[str] = []
        self._pressed, self._talks, self._sounds = asyncio.Event(), asyncio.Event(), asyncio.Event()

    # --- what the library tells ---

    def onCallState(self, prm: pj.OnCallStateParam) -> None:
        now = self.getInfo()
        if now.state == pj.PJSIP_INV_STATE_CONFIRMED:
            self._talks.set()
        elif now.state == pj.PJSIP_INV_STATE_DISCONNECTED:
            self.code = now.lastStatusCode
            self.gone.set()

    def onCallMediaState(self, prm: pj.OnCallMediaStateParam) -> None:
        if self.hasMedia():
            self._sounds.set()

    def onDtmfDigit(self, prm: pj.OnDtmfDigitParam) -> None:
        self._keys.append(prm.digit)
        self._pressed.set()

    # --- what the switchboard asks ---

    async def answer(self) -> None:
        if not self._talks.is_set():
            self._must_be_here()
            super().answer(with_code(200))
            await self.connected()

    async def connected(self) -> None:
        """Until both can be heard. Raises LineGone."""
        for event in (self._talks, self._sounds):
            await self._first(event)

    async def play(self, sounds: Sequence[Path], *, stop_on_key: bool) -> None:
        self._must_be_here()
        if stop_on_key and self._keys:
            return
        player, seconds = self._engine.player(sounds)
        player.startTransmit(self.getAudioMedia(-1))
        try:
            async with asyncio.timeout(seconds + START_SECONDS):
                await self._first(self._pressed if stop_on_key else asyncio.Event())
        except TimeoutError:
            return
        finally:
            if not self.gone.is_set():
                player.stopTransmit(self.getAudioMedia(-1))

    async def keys(self, *, most: int, seconds: float, end: str) -> str:
        taken = ""
        while len(taken) < most:
            if not self._keys:
                self._pressed.clear()
                try:
                    async with asyncio.timeout(seconds):
                        await self._first(self._pressed)
                except TimeoutError:
                    return taken
            key = self._keys.pop(0)
            if end and key == end:
                break
            taken += key
        if not self._keys:
            self._pressed.clear()
        return taken

    async def record(self, into: Path, *, most_seconds: int, end: str, beep: bool) -> int:
        if beep:
            await self.play([self._engine.beep], stop_on_key=False)
        self._must_be_here()
        raw = into.with_name(f"{into.stem}-raw.wav")
        self.getAudioMedia(-1).startTransmit(self._engine.recorder(raw))
        with suppress(TimeoutError, LineGone):
            async with asyncio.timeout(most_seconds):
                while await self.keys(most=1, seconds=most_seconds, end="") not in end:
                    pass
        await asyncio.sleep(WRITTEN_SECONDS)
        samples = heard(raw)
        into.write_bytes(packed(samples))
        raw.unlink()
        return int(len(samples) / RATE)

    async def hang_up(self) -> None:
        if not self.gone.is_set():
            with suppress(pj.Error):  # the other side was quicker by a moment
                super().hangup(with_code(0))

    # --- among us ---

    def hears(self, other: "PjsuaLine", *, more: bool) -> None:
        """From now on this one hears the other, or no more."""
        with suppress(pj.Error):  # a line that has just gone has no sound that could be cut
            source, ear = other.getAudioMedia(-1), self.getAudioMedia(-1)
            source.startTransmit(ear) if more else source.stopTransmit(ear)

    def _must_be_here(self) -> None:
        if self.gone.is_set():
            raise LineGone(self.name)

    async def _first(self, event: asyncio.Event) -> None:
        """Until the event. Raises LineGone where the other side hangs up before."""
        waits = [asyncio.ensure_future(one.wait()) for one in (event, self.gone)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waits:
                one.cancel()
        self._must_be_here()


class _Account(pj.Account):
    def __init__(self, engine: "PjsuaEngine") -> None:
        super().__init__()
        self.engine = engine

    def onIncomingCall(self, prm: pj.OnIncomingCallParam) -> None:
        self.engine.comes_in(self, prm.callId)


class PjsuaEngine:
    """Telephony on the loopback (``line_values.Engine``). Calls out go to ``trunk``, a port where the operator is."""

    def __init__(self, port: int, trunk: int, folder: Path) -> None:
        self.trunk = trunk
        self._endpoint = endpoint(port)
        self.folder = folder
        self.beep = folder / "beep.wav"
        self.beep.write_bytes(tone(*BEEP))
        self._waiting: asyncio.Queue[Incoming] = asyncio.Queue()
        self._lines: list[PjsuaLine] = []  # the library forgets a call that nobody holds
        self._players: deque[pj.AudioMediaPlayer] = deque(maxlen=MOST_PLAYERS)
        self._recorders: list[pj.AudioMediaRecorder] = []
        self._said = count()
        self._accounts: dict[str, pj.Account] = {}
        self._account("line")

    async def turn(self) -> None:
        """Let the library work, without end."""
        while True:
            while self._endpoint.libHandleEvents(0) > 0:
                pass
            await asyncio.sleep(TURN_SECONDS)

    def comes_in(self, account: pj.Account, call_id: int) -> None:
        line = self._line(account, call_id)
        told = line.getInfo()
        self._waiting.put_nowait(Incoming(line, user_of(told.remoteUri), user_of(told.localUri)))

    async def incoming(self) -> AsyncIterator[Incoming]:
        while True:
            yield await self._waiting.get()

    async def ring(self, number: str, *, caller_id: str, seconds: float) -> PjsuaLine | Failed:
        line = self._line(self._account(caller_id))
        try:
            line.makeCall(f"sip:{number}@{HOST}:{self.trunk}", as_audio_call())
            async with asyncio.timeout(seconds):
                await line.connected()
        except pj.Error:  # a fifth leg, or a name that is no number
            return Failed.FAILED
        except TimeoutError:
            await line.hang_up()
            return Failed.NO_ANSWER
        except LineGone:
            return Failed.BUSY if line.code in BUSY else Failed.NO_ANSWER if line.code in NOBODY else Failed.FAILED
        except asyncio.CancelledError:
            await line.hang_up()
            raise
        return line

    async def join(self, one: PjsuaLine, other: PjsuaLine) -> None:
        one.hears(other, more=True)
        other.hears(one, more=True)
        try:
            with suppress(LineGone):
                await one._first(other.gone)
        finally:
            one.hears(other, more=False)
            other.hears(one, more=False)

    def player(self, sounds: Sequence[Path]) -> tuple[pj.AudioMediaPlayer, float]:
        """What plays these sounds without a gap, and how many seconds that takes."""
        samples = np.concatenate([heard(sound) for sound in sounds])
        file, made = self.folder / f"said-{next(self._said) % (2 * MOST_PLAYERS)}.wav", pj.AudioMediaPlayer()
        file.write_bytes(packed(np.append(samples, np.zeros(round(RATE * TAIL_SECONDS)))))
        made.createPlayer(str(file), pj.PJMEDIA_FILE_NO_LOOP)
        self._players.append(made)
        return made, len(samples) / RATE

    def recorder(self, into: Path) -> pj.AudioMediaRecorder:
        """What writes into a file."""
        made = pj.AudioMediaRecorder()
        made.createRecorder(str(into))
        self._recorders.append(made)
        return made

    def _line(self, account: pj.Account, call_id: int = pj.PJSUA_INVALID_ID) -> PjsuaLine:
        self._lines.append(PjsuaLine(self, account, f"line {len(self._lines)}", call_id))
        return self._lines[-1]

    def _account(self, user: str) -> pj.Account:
        if user not in self._accounts:
            self._accounts[user] = _Account(self)
            self._accounts[user].create(account_of(user))
        return self._accounts[user]
