"""Browsers are telephones of Asterisk for as long as their key lasts, and whoever lacks the secret lets none in."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestClient, TestServer

from takaovi.switchboard.ari_link import AriFault
from takaovi.switchboard.asterisk import FILES, MODULES
from takaovi.switchboard.browsers import Browsers
from takaovi.switchboard.hooks import AppHooks
from takaovi.switchboard.provider_api import ProviderApi
from takaovi.switchboard.settings_values import read
from takaovi.switchboard.shelf import Shelf
from takaovi.switchboard.speaker import Speaker
from tests.house.plan import PACKAGE
from tests.switchboard.memory_of_asterisk import MemoryOfAsterisk, asterisk

NAME, OTHER, SECRET = "b-0123456789abcdef", "b-fedcba9876543210", "k" * 32
KEY = {"Name": NAME, "Secret": SECRET, "Seconds": "3600"}
SETTINGS = {
    "TAKAOVI_URL": "https://takaovi.example",
    "TAKAOVI_VOICE_ACCOUNT": "AC7",
    "TAKAOVI_VOICE_SECRET": "avain" * 4,
    "TAKAOVI_VOICE_NUMBER": "+358145550100",
    "TAKAOVI_VOICE_URL": "http://127.0.0.1:8091/v1",
}
SHOWN = {"Authorization": f"Basic {b64encode(b'AC7:' + b'avain' * 4).decode()}"}
SETTINGS_OF_ASTERISK = PACKAGE / "switchboard" / "data" / "asterisk"
CLIENTS = "/v1/Accounts/AC7/Clients"


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(work, 10))


def test_a_browser_is_rung_under_its_name_by_its_key_and_rings_nobody() -> None:
    async def work() -> None:
        async with asterisk() as (memory, link, _server):
            await Browsers(link).let_in(NAME, SECRET, 3600)
            assert memory.objects["auth", NAME] == {"auth_type": "userpass", "username": NAME, "password": SECRET}
            assert memory.objects["aor", NAME] == {"max_contacts": "1", "remove_existing": "yes"}
            told = memory.objects["endpoint", NAME]
            assert (told["aors"], told["auth"], told["webrtc"]) == (NAME, NAME, "yes")
            assert (told["context"], told["send_pai"], told["send_connected_line"]) == ("browsers", "no", "no")
            assert SECRET not in str(memory.orders)

    run(work())
    extensions = (SETTINGS_OF_ASTERISK / "extensions.conf").read_text()
    assert "[browsers]" not in extensions


def test_a_new_key_ends_the_one_before() -> None:
    async def work() -> None:
        async with asterisk() as (memory, link, _server):
            browsers = Browsers(link)
            for secret in (SECRET, "n" * 32):
                await browsers.let_in(NAME, secret, 3600)
            assert memory.objects["auth", NAME]["password"] == "n" * 32

    run(work())


def test_keys_end_in_time_and_those_of_a_process_before_us_at_once() -> None:
    async def work() -> None:
        async with asterisk() as (memory, link, _server):
            await Browsers(link).let_in(OTHER, SECRET, 3600)  # a process that was killed afterwards
            browsers = Browsers(link)
            await browsers.let_in(NAME, SECRET, 3600)
            await browsers.tidy()
            assert memory.names() == [NAME, "trunk"]
            await browsers.let_in(NAME, SECRET, 0)
            await browsers.tidy()
            assert memory.names() == ["trunk"]

    run(work())


def test_who_is_put_out_is_gone_and_was_perhaps_gone_before() -> None:
    async def work() -> None:
        async with asterisk() as (memory, link, _server):
            browsers = Browsers(link)
            await browsers.let_in(NAME, SECRET, 3600)
            assert [await browsers.put_out(NAME), await browsers.put_out(NAME)] == [True, False]
            assert memory.names() == ["trunk"]

    run(work())


def test_an_asterisk_that_is_away_is_a_fault_that_holds_no_key() -> None:
    async def work() -> None:
        async with asterisk() as (_memory, link, server):
            await server.close()
            with pytest.raises(AriFault) as told:
                await Browsers(link).let_in(NAME, SECRET, 3600)
            assert SECRET not in str(told.value)

    run(work())


@asynccontextmanager
async def api(tmp_path: Path) -> AsyncIterator[tuple[Any, MemoryOfAsterisk, TestServer]]:
    settings, shelf = read(SETTINGS), Shelf(tmp_path)
    async with asterisk() as (memory, link, server), ClientSession() as session:
        known = {"app": settings.app, "door": settings.door, "account": settings.account, "secret": settings.secret}
        hooks = AppHooks(session, shelf, Speaker(), **known)
        made = ProviderApi(settings, shelf, hooks, lambda order: None, Browsers(link))
        async with TestClient(TestServer(made.application())) as client:
            yield client, memory, server


def test_the_web_app_lets_a_browser_in_and_puts_it_out(tmp_path: Path) -> None:
    async def work() -> None:
        async with api(tmp_path) as (client, memory, _server):
            assert (await client.post(f"{CLIENTS}.json", data=KEY, headers=SHOWN)).status == 201
            assert memory.names() == [NAME, "trunk"]
            for status in (204, 404):
                assert (await client.delete(f"{CLIENTS}/{NAME}.json", headers=SHOWN)).status == status
            assert memory.names() == ["trunk"]

    run(work())


def test_who_does_not_show_the_secret_lets_nobody_in(tmp_path: Path) -> None:
    async def work() -> None:
        async with api(tmp_path) as (client, memory, _server):
            assert (await client.post(f"{CLIENTS}.json", data=KEY)).status == 401
            assert (await client.delete(f"{CLIENTS}/trunk.json")).status == 401
            assert memory.orders == []

    run(work())


@pytest.mark.parametrize(
    "wrong",
    [
        {"Name": "trunk"},
        {"Name": "../auth/trunk"},
        {"Name": f"{NAME}\n"},
        {"Secret": ""},
        {"Secret": "short"},
        {"Secret": "k" * 31 + "\n"},
        {"Seconds": ""},
        {"Seconds": "-1"},
        {"Seconds": "999999"},
    ],
)
def test_what_the_web_app_would_never_ask_is_refused(tmp_path: Path, wrong: dict[str, str]) -> None:
    async def work() -> None:
        async with api(tmp_path) as (client, memory, _server):
            assert (await client.post(f"{CLIENTS}.json", data=KEY | wrong, headers=SHOWN)).status == 400
            assert (await client.delete(f"{CLIENTS}/trunk.json", headers=SHOWN)).status == 404
            assert memory.orders == []

    run(work())


def test_the_web_app_hears_when_asterisk_is_away(tmp_path: Path) -> None:
    async def work() -> None:
        async with api(tmp_path) as (client, _memory, server):
            await server.close()
            assert (await client.post(f"{CLIENTS}.json", data=KEY, headers=SHOWN)).status == 503
            assert (await client.delete(f"{CLIENTS}/{NAME}.json", headers=SHOWN)).status == 503

    run(work())


def test_asterisk_keeps_browsers_in_its_memory_only() -> None:
    text = (SETTINGS_OF_ASTERISK / "sorcery.conf").read_text()
    assert [f"{kind} = memory" in text for kind in ("endpoint", "aor", "auth")] == [True] * 3
    assert "astdb" not in text
    assert "sorcery" in FILES
    assert {"res_sorcery_memory", "res_ari_endpoints"} <= set(MODULES.split())
