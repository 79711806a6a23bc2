"""Webhooks that are signed, tried again and never led astray; sounds fetched once; orders by who may give them."""

import asyncio
import logging
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from twilio.request_validator import RequestValidator

from takaovi.switchboard import hooks as hooks_module
from takaovi.switchboard.calls import walk
from takaovi.switchboard.hooks import AppHooks
from takaovi.switchboard.line_values import Incoming
from takaovi.switchboard.shelf import Shelf
from takaovi.switchboard.speaker import Speaker
from takaovi.switchboard.tone_values import tone
from takaovi.switchboard.twiml_values import Play, Say
from takaovi.switchboard.web_values import AppGone
from tests.phone.sounds import COMMAND
from tests.switchboard.board import ACCOUNT, LINE, SECRET, Board, board, settings_for
from tests.switchboard.engine import QueueEngine, QueueLine

FIELDS = {"CallSid": "CA1", "From": "+358401234567", "Digits": "42700"}
SILENT = ("false",)
Work = Callable[[AppHooks, "App"], Awaitable[None]]


class App:
    """A web app that answers as told, and keeps what it was asked. ``statuses`` come first."""

    def __init__(self, *statuses: int, sound: bytes = b"") -> None:
        self.statuses, self.sound, self.document = list(statuses), sound, ""
        self.asked: list[str] = []
        self.signed: list[bool] = []
        self.address = ""

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        if request.method == "GET":
            return web.Response(body=self.sound, status=200 if self.sound else 404)
        sent = {name: str(value) for name, value in (await request.post()).items()}
        signature = request.headers.get("X-Twilio-Signature", "")
        public = self.address + request.path
        self.signed.append(RequestValidator(SECRET).validate(public, sent, signature))
        status = self.statuses.pop(0) if self.statuses else 200
        headers = {"Location": "http://127.0.0.1:9/"} if status == 302 else {}
        return web.Response(text=f"<Response>{self.document}</Response>", status=status, headers=headers)


@asynccontextmanager
async def running(app: App) -> AsyncIterator[None]:
    application = web.Application()
    application.router.add_route("*", "/{rest:.*}", app.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    app.address = site.name
    try:
        yield
    finally:
        await runner.cleanup()


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks_module, "PAUSES", (0.01, 0.01, 0.01))
    monkeypatch.setattr(hooks_module, "TELL_PAUSES", (0.01,) * 4)


def with_app(folder: Path, app: App, work: Work, voice: tuple[str, ...] = SILENT) -> None:
    async def whole() -> None:
        speaker = Speaker(voice)
        async with running(app), ClientSession() as session:
            known = {"app": app.address, "account": ACCOUNT, "secret": SECRET}
            await work(AppHooks(session, Shelf(folder), speaker, **known), app)
        await speaker.close()

    asyncio.run(asyncio.wait_for(whole(), 20))


def test_a_step_is_asked_again_with_the_same_fields_until_it_is_answered(tmp_path: Path) -> None:
    async def asks(hooks: AppHooks, app: App) -> None:
        assert await hooks.ask("/aani/3", FIELDS) == "<Response></Response>"

    app = App(500, 503)
    with_app(tmp_path, app, asks)
    assert (app.asked, app.signed) == (["/aani/3"] * 3, [True] * 3)


@pytest.mark.parametrize(("statuses", "asked"), [((500,) * 9, 4), ((403,), 1), ((404,), 1), ((302,), 1)])
def test_an_app_that_will_not_answer_is_gone(statuses: tuple[int, ...], asked: int, tmp_path: Path) -> None:
    async def asks(hooks: AppHooks, app: App) -> None:
        with pytest.raises(AppGone):
            await hooks.ask("/aani/3", FIELDS)

    app = App(*statuses)
    with_app(tmp_path, app, asks)
    assert len(app.asked) == asked


@pytest.mark.parametrize(("faults", "heard"), [(3, ["unsaid", "unsaid"]), (4, ["unsaid", "last_word"])])
def test_an_app_that_goes_down_in_mid_call_is_waited_for_a_moment(
    faults: int, heard: list[str], tmp_path: Path
) -> None:
    async def calls(hooks: AppHooks, app: App) -> None:
        app.document = '<Gather action="/aani/1" numDigits="1" timeout="9"><Play>/aani/sana/a.wav</Play></Gather>'
        line = QueueLine("caller")
        walking = asyncio.create_task(walk(Incoming(line, "+358401234567", LINE), QueueEngine(), hooks))
        await line.until_heard("unsaid")
        app.statuses = [503] * faults
        line.press("1")
        while len(line.heard) < 2:
            await asyncio.sleep(0.01)
        line.leave()
        await walking
        assert line.heard == heard

    with_app(tmp_path, App(), calls)


@pytest.mark.parametrize("address", ["http://elsewhere.example/a", "//elsewhere.example/a", "file:///etc/passwd"])
def test_no_document_leads_a_call_or_a_sound_anywhere_else(address: str, tmp_path: Path) -> None:
    async def asks(hooks: AppHooks, app: App) -> None:
        with pytest.raises(AppGone):
            await hooks.ask(address, FIELDS)
        assert [path.stem for path in await hooks.sounds([Play(address)])] == ["unsaid"]

    app = App()
    with_app(tmp_path, app, asks)
    assert app.asked == []


def test_how_a_call_ended_is_told_until_it_is_heard(tmp_path: Path) -> None:
    async def tells(hooks: AppHooks, app: App) -> None:
        hooks.tell("/aani/soitto/1/loppu", FIELDS)
        await hooks.told_all(5)

    app = App(500, 500, 500)
    with_app(tmp_path, app, tells)
    assert app.asked == ["/aani/soitto/1/loppu"] * 4


def test_what_is_never_heard_is_told_in_the_log_without_a_number(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def tells(hooks: AppHooks, app: App) -> None:
        await hooks.tell("/aani/soitto/1/loppu", FIELDS)

    with caplog.at_level(logging.INFO):
        with_app(tmp_path, App(*(500,) * 9), tells)
    assert "the web app does not know how a call ended" in caplog.text
    assert "1234567" not in caplog.text


def test_a_sound_is_fetched_once_and_kept(tmp_path: Path) -> None:
    async def plays(hooks: AppHooks, app: App) -> None:
        address = "/aani/sana/0123456789abcdef0123456789abcdef.wav"
        first, again = await hooks.sounds([Play(address)]), await hooks.sounds([Play(address)])
        assert first == again
        assert first[0].read_bytes() == tone("beep")

    app = App(sound=tone("beep"))
    with_app(tmp_path, app, plays)
    assert len(app.asked) == 1


@pytest.mark.parametrize("sound", [b"", b"no wave file", b"x" * 2_000_001])
def test_a_sound_that_cannot_be_played_is_a_tone_and_the_call_goes_on(sound: bytes, tmp_path: Path) -> None:
    async def plays(hooks: AppHooks, app: App) -> None:
        heard = await hooks.sounds([Play("/aani/sana/a.wav"), Say("hei", "fi")])
        assert [path.stem for path in heard] == ["unsaid", "unsaid"]

    with_app(tmp_path, App(sound=sound), plays)


def test_words_are_said_by_the_voice_and_kept(tmp_path: Path) -> None:
    async def says(hooks: AppHooks, app: App) -> None:
        (said,) = await hooks.sounds([Say("yksi kaksi kolme", "fi")])
        assert said.stat().st_size == 44 + 3 * 1_600
        assert said.name.count("yksi") == 0
        assert await hooks.sounds([Say("yksi kaksi kolme", "fi")]) == [said]

    with_app(tmp_path, App(), says, COMMAND)


def test_a_voice_that_falls_over_is_a_tone(tmp_path: Path) -> None:
    async def says(hooks: AppHooks, app: App) -> None:
        assert [path.stem for path in await hooks.sounds([Say("kaadu", "fi")])] == ["unsaid"]

    with_app(tmp_path, App(), says, COMMAND)


# --- the provider's interface ----------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def stands(tmp_path_factory: pytest.TempPathFactory) -> "AsyncIterator[Board]":
    with board(settings_for("https://takaovi.example", tmp_path_factory.mktemp("api"))) as made:
        yield made


ORDER = {
    "To": "+358405550111",
    "From": LINE,
    "Url": "https://takaovi.example/aani/soitto/1",
    "StatusCallback": "https://takaovi.example/aani/soitto/1/loppu",
    "Timeout": "1",
}


def asked(stands: Board, method: str, path: str, *, secret: str = SECRET, **fields: str) -> tuple[int, bytes]:
    async def ask() -> tuple[int, bytes]:
        key = b64encode(f"{ACCOUNT}:{secret}".encode()).decode()
        headers = {"Authorization": f"Basic {key}"} if secret else {}
        address = f"{stands.url}/Accounts/{ACCOUNT}/{path}"
        async with (
            ClientSession() as session,
            session.request(method, address, data=fields or None, headers=headers) as answer,
        ):
            return answer.status, await answer.read()

    return asyncio.run(ask())


@pytest.mark.parametrize("secret", ["", "toinen" * 4])
@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "Calls.json"), ("GET", "Recordings/RE1.wav"), ("DELETE", "Recordings/RE1.json"), ("GET", "x")],
)
def test_whoever_does_not_show_the_secret_gets_nothing(stands: Board, method: str, path: str, secret: str) -> None:
    before = len(stands.engine.rung)
    assert asked(stands, method, path, secret=secret, **(ORDER if method == "POST" else {})) == (401, b"")
    assert len(stands.engine.rung) == before


def test_an_order_told_twice_rings_once(stands: Board) -> None:
    before = len(stands.engine.rung)
    answers = {asked(stands, "POST", "Calls.json", **ORDER) for _ in range(3)}
    stands.quiet()
    ((status, body),) = answers
    assert (status, body[:11]) == (201, b'{"sid": "CA')
    assert stands.engine.rung[before:] == [(ORDER["To"], LINE)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"To": "112"},
        {"To": "+358405550111@elsewhere"},
        {"From": "+358401111111"},
        {"Url": "https://elsewhere.example/a"},
        {"Url": "https://takaovi.example.elsewhere.example/a"},
        {"StatusCallback": "http://127.0.0.1/"},
        {"Timeout": "0"},
        {"Timeout": "121"},
        {"Timeout": "pitkä"},
    ],
)
def test_an_order_that_the_web_app_would_never_give_is_refused(stands: Board, wrong: dict[str, str]) -> None:
    before = len(stands.engine.rung)
    assert asked(stands, "POST", "Calls.json", **(ORDER | {"Url": "https://takaovi.example/aani/2"} | wrong))[0] == 400
    assert len(stands.engine.rung) == before


def test_a_recording_is_given_until_it_is_deleted(stands: Board) -> None:
    name = f"RE{'0' * 32}"
    stands.shelf.recording(name).write_bytes(b"RIFF")
    assert asked(stands, "GET", f"Recordings/{name}.wav") == (200, b"RIFF")
    assert asked(stands, "DELETE", f"Recordings/{name}.json") == (204, b"")
    assert asked(stands, "GET", f"Recordings/{name}.wav")[0] == 404
    assert asked(stands, "DELETE", f"Recordings/{name}.json")[0] == 404


@pytest.mark.parametrize("name", ["..%2F..%2Fown%2Fbeep", "RE1", "own"])
def test_no_other_file_is_a_recording(stands: Board, name: str) -> None:
    assert asked(stands, "GET", f"Recordings/{name}.wav")[0] == 404
