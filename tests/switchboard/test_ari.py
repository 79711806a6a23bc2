"""Asterisk itself: lines are answered, heard, pressed, recorded, rung and joined; nothing is lost with the link."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

import pytest
from aiohttp import ClientSession

from takaovi.switchboard.ari import AriEngine, e164
from takaovi.switchboard.ari_line import AriLine
from takaovi.switchboard.ari_link import AriLink
from takaovi.switchboard.asterisk import inside
from takaovi.switchboard.line_values import Failed, Incoming, LineGone
from takaovi.switchboard.settings_values import Settings, read
from takaovi.switchboard.shelf import Shelf
from tests.switchboard.asterisk import environment_in, free_udp_port, place_in_root, running_asterisk, version, why_not
from tests.switchboard.board import LINE
from tests.switchboard.handset import Handset, handset
from tests.telephone.sound import tone

asterisk_only = pytest.mark.skipif(bool(why_not()), reason=why_not() or "there is one")
APP = "https://takaovi.example"
CALLER, VOLUNTEER = "+358401234567", "+358405550111"
HUM, OTHER_HUM, LAST_WORD = 440, 880, 620  # hertz


@pytest.fixture(scope="module")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, int]]:
    """A running Asterisk, and the port of its operator."""
    port = free_udp_port()
    with place_in_root(os.getuid()) as folder:
        settings = read(environment_in(folder, APP, port))
        own = Shelf(settings.state / "switchboard").own_sounds
        (own / "last_word-own.wav").write_bytes(tone(LAST_WORD, 2.0))
        with running_asterisk(settings, folder):
            print(version())
            yield settings, port


class Switched:
    """The engine with two telephones, and the wire that can be cut."""

    def __init__(self, link: AriLink, shelf: Shelf, settings: Settings) -> None:
        self.link, self.shelf, self.settings = link, shelf, settings
        self.engine = self.new_engine()
        self.caller: Handset
        self.operator: Handset
        self.listening: asyncio.Task[None] | None = None

    def new_engine(self) -> AriEngine:
        seen = partial(inside, root=self.settings.root)
        return AriEngine(self.link, seen=seen, own=self.shelf.own, number=LINE)

    async def hear(self) -> None:
        self.listening = asyncio.create_task(self.engine.listen())
        await asyncio.wait_for(self.link.stands.wait(), 5)

    async def cut(self) -> None:
        assert self.listening is not None
        self.listening.cancel()
        with suppress(asyncio.CancelledError):
            await self.listening
        self.link.stands.clear()

    async def called(self) -> Incoming:
        """A call that has come in and is answered; it is leg 0 of the caller's telephone."""
        self.caller.call(LINE, self.settings.sip_listen)
        incoming = await asyncio.wait_for(anext(aiter(self.engine.incoming())), 5)
        await incoming.line.answer()
        await self.caller.wait("talking")
        return incoming

    async def rings(self) -> AriLine:
        """The volunteer, who has answered; leg 0 of the operator's telephone."""
        ringing = asyncio.create_task(self.engine.ring(VOLUNTEER, caller_id=LINE, seconds=20))
        await self.operator.takes()
        line = await ringing
        assert isinstance(line, AriLine)
        return line


@asynccontextmanager
async def switched(settings: Settings, port: int, folder: Path) -> AsyncIterator[Switched]:
    async with (
        ClientSession() as session,
        handset(CALLER, free_udp_port(), folder / "caller", HUM) as caller,
        handset("operator", port, folder / "operator", OTHER_HUM) as operator,
    ):
        link = AriLink(session, f"http://127.0.0.1:{settings.ari_port}", settings.ari_secret)
        made = Switched(link, Shelf(settings.state / "switchboard"), settings)
        made.caller, made.operator = caller, operator
        await made.hear()
        try:
            yield made
        finally:
            await made.cut()


@pytest.fixture
def on(exchange: tuple[Settings, int], tmp_path: Path) -> Callable[[Callable[[Switched], Awaitable[None]]], None]:
    """Does something with Asterisk and two telephones."""

    def run(work: Callable[[Switched], Awaitable[None]]) -> None:
        async def whole() -> None:
            async with switched(*exchange, tmp_path) as made:
                await work(made)

        asyncio.run(asyncio.wait_for(whole(), 60))

    return run


On = Callable[[Callable[[Switched], Awaitable[None]]], None]


@asterisk_only
def test_a_call_is_heard_pressed_recorded_and_ends_with_its_caller(on: On, tmp_path: Path) -> None:
    async def work(made: Switched) -> None:
        incoming = await made.called()
        line = incoming.line
        assert (incoming.caller, incoming.called) == (CALLER, LINE)
        assert "4012" not in line.name
        made.caller.do("press", leg=0, keys="42700#1")
        assert await line.keys(most=12, seconds=5, end="#") == "42700"
        assert await line.keys(most=1, seconds=5, end="") == "1"
        assert await line.keys(most=1, seconds=0.1, end="") == ""

        playing = asyncio.create_task(line.play([made.shelf.own("last_word")], stop_on_key=True))
        await asyncio.sleep(0.2)
        made.caller.do("press", leg=0, keys="2")
        await asyncio.wait_for(playing, 3)
        assert await line.keys(most=1, seconds=1, end="") == "2"

        into = tmp_path / "message.wav"
        recording = asyncio.create_task(line.record(into, most_seconds=30, end="#", beep=True))
        await asyncio.sleep(2.2)
        made.caller.do("hang_up", leg=0)
        assert await recording >= 1
        assert into.stat().st_size > 16_000
        with pytest.raises(LineGone):
            await line.play([made.shelf.own("beep")], stop_on_key=False)
        await line.hang_up()

    on(work)


@asterisk_only
def test_two_hear_each_other_and_nobody_sees_another_number_than_the_lines(on: On) -> None:
    async def work(made: Switched) -> None:
        line = (await made.called()).line
        other = await made.rings()
        joined = asyncio.create_task(made.engine.join(line, other))
        shares = await asyncio.gather(made.caller.hears(0, OTHER_HUM), made.operator.hears(0, HUM))
        assert min(shares) > 0.95, shares
        made.operator.do("hang_up", leg=0)
        await asyncio.wait_for(joined, 5)
        assert (other.gone.is_set(), line.gone.is_set()) == (True, False)
        await line.play([made.shelf.own("beep")], stop_on_key=False)
        assert LINE in made.operator.received()
        assert CALLER not in made.operator.received()
        assert VOLUNTEER not in made.caller.received()
        await line.hang_up()
        await made.caller.wait("ended")

    on(work)


@asterisk_only
def test_who_does_not_answer_is_told_apart(on: On) -> None:
    async def rung(made: Switched, code: int) -> object:
        ringing = asyncio.create_task(made.engine.ring(VOLUNTEER, caller_id=LINE, seconds=20))
        made.operator.do("answer", leg=(await made.operator.wait("rings"))["leg"], code=code)
        await made.operator.wait("ended")
        return await ringing

    async def work(made: Switched) -> None:
        told = [await rung(made, code) for code in (486, 603, 480, 404)]
        assert told == [Failed.BUSY, Failed.BUSY, Failed.NO_ANSWER, Failed.FAILED]
        ringing = asyncio.create_task(made.engine.ring(VOLUNTEER, caller_id=LINE, seconds=1))
        await made.operator.wait("rings")
        assert await ringing == Failed.NO_ANSWER
        await made.operator.wait("ended")
        ringing = asyncio.create_task(made.engine.ring(VOLUNTEER, caller_id=LINE, seconds=20))
        await made.operator.wait("rings")
        ringing.cancel()
        await made.operator.wait("ended")
        assert await made.engine.ring("112@elsewhere", caller_id=LINE, seconds=1) == Failed.FAILED

    on(work)


@asterisk_only
def test_what_happens_while_the_link_is_lost_is_found_again(on: On) -> None:
    async def work(made: Switched) -> None:
        line = (await made.called()).line
        other = await made.rings()
        joined = asyncio.create_task(made.engine.join(line, other))
        await asyncio.sleep(0.3)
        await made.cut()
        assert await made.caller.hears(0, OTHER_HUM) > 0.95  # they speak on
        made.operator.do("hang_up", leg=0)
        await made.operator.wait("ended")
        assert not joined.done()
        await made.hear()
        await asyncio.wait_for(joined, 5)

        playing = asyncio.create_task(line.play([made.shelf.own("beep")], stop_on_key=False))
        await asyncio.sleep(0.1)
        await made.cut()
        await asyncio.sleep(0.6)
        await made.hear()
        await asyncio.wait_for(playing, 5)
        await line.hang_up()
        await made.caller.wait("ended")

    on(work)


@asterisk_only
def test_after_a_killed_process_those_who_speak_go_on_and_others_hear_a_last_word(on: On) -> None:
    async def work(made: Switched) -> None:
        line, other = (await made.called()).line, await made.rings()
        speaking = asyncio.create_task(made.engine.join(line, other))
        await asyncio.sleep(0.3)
        await made.cut()
        made.engine.leave()  # as a process that is gone: it orders nothing any more
        await speaking

        made.engine = made.new_engine()
        await made.hear()
        assert await made.caller.hears(0, OTHER_HUM) > 0.95
        made.operator.do("hang_up", leg=0)
        await made.operator.wait("ended")
        await made.caller.wait("ended")  # nobody leads this line: it does not stay open

        await made.called()
        await made.cut()
        made.engine = made.new_engine()
        await made.hear()
        assert await made.caller.hears(1, LAST_WORD) > 0.95
        await made.caller.wait("ended")

    on(work)


@asterisk_only
def test_a_sound_that_asterisk_cannot_read_is_told_and_the_call_goes_on(
    on: On, caplog: pytest.LogCaptureFixture
) -> None:
    async def work(made: Switched) -> None:
        line = (await made.called()).line
        unread = made.shelf.own("beep").with_name("nowhere.wav")
        await asyncio.wait_for(line.play([unread], stop_on_key=False), 5)
        await line.play([made.shelf.own("beep")], stop_on_key=False)
        await line.hang_up()
        await made.caller.wait("ended")

    on(work)
    assert "Asterisk could not play or write a sound" in caplog.text


@asterisk_only
def test_a_call_that_comes_while_nobody_is_there_hears_the_last_word_from_asterisk(on: On) -> None:
    async def work(made: Switched) -> None:
        await made.cut()
        made.caller.call(LINE, made.settings.sip_listen)
        await made.caller.wait("talking")
        assert await made.caller.hears(0, LAST_WORD) > 0.95
        await made.caller.wait("ended")

    on(work)


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("+358401234567", CALLER),
        ("0401234567", CALLER),
        ("00358401234567", CALLER),
        ("358401234567", CALLER),
        ("+46701234567", "+46701234567"),
        ("46701234567", "+46701234567"),
        ("anonymous", ""),
        ("", ""),
    ],
)
def test_a_callers_number_is_read_as_operators_write_it(given: str, number: str) -> None:
    assert e164(given) == number
