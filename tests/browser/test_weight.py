"""What a first view costs somebody with a prepaid card: bytes on the wire, heads of answers included."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.pages import JYVASKYLA, PLACE, path_to

KB = 1000
FIRST_VIEW, HTML, CSS, SCRIPTS, PHOTO = 60 * KB, 20 * KB, 12 * KB, 6 * KB, 40 * KB
VIEWS = {"home": path_to("finder:home"), "answer": path_to("finder:open", query=f"missa={JYVASKYLA}")}


@dataclass
class Wire:
    """What came over the wire: bytes by kind of thing, and the addresses asked."""

    bytes: dict[str, float] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)  # request -> kind

    @property
    def total(self) -> float:
        return sum(self.bytes.values())


@contextmanager
def wire_of(page: Page) -> Iterator[Wire]:
    """Watches everything that ``page`` fetches while this lasts."""
    wire = Wire()
    session = page.context.new_cdp_session(page)

    def asked(event: dict[str, Any]) -> None:
        wire.addresses.append(event["request"]["url"])
        wire.kinds[event["requestId"]] = event.get("type", "Other")

    def came(event: dict[str, Any]) -> None:
        kind = wire.kinds[event["requestId"]]
        wire.bytes[kind] = wire.bytes.get(kind, 0) + event["encodedDataLength"]

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", came)
    session.send("Network.enable")
    yield wire
    session.detach()


@pytest.fixture
def newcomer(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone that has never been here: nothing is in its store."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.mark.parametrize("view", VIEWS)
def test_a_first_view_is_light_and_asks_nobody_else(newcomer: BrowserContext, address: str, view: str) -> None:
    page = newcomer.new_page()
    with wire_of(page) as wire:
        page.goto(address + VIEWS[view], wait_until="networkidle")
    assert [url for url in wire.addresses if not url.startswith((address, "data:"))] == []
    assert wire.bytes["Document"] <= HTML
    assert wire.bytes["Stylesheet"] <= CSS
    assert wire.bytes.get("Script", 0) <= SCRIPTS
    assert wire.total <= FIRST_VIEW


@pytest.mark.parametrize("view", VIEWS)
def test_a_second_view_brings_the_page_alone(newcomer: BrowserContext, address: str, view: str) -> None:
    page = newcomer.new_page()
    page.goto(address + VIEWS[view], wait_until="networkidle")
    with wire_of(page) as wire:
        page.goto(address + path_to("finder:municipalities"), wait_until="networkidle")
    assert {kind for kind, size in wire.bytes.items() if size} == {"Document"}
    assert wire.total <= HTML
    with wire_of(page) as again:
        page.goto(address + VIEWS[view], wait_until="networkidle")
    assert again.total <= HTML


def test_a_page_that_is_asked_again_has_not_to_come_again(newcomer: BrowserContext, address: str) -> None:
    page = newcomer.new_page()
    page.goto(address + VIEWS["home"], wait_until="networkidle")
    with wire_of(page) as wire:
        page.reload(wait_until="networkidle")
    assert wire.total < 2 * KB  # "not modified", with its head


def test_nothing_but_the_page_and_its_style_is_needed_to_read(newcomer: BrowserContext, address: str) -> None:
    """Usable at 0 kB of script: the only script that comes belongs to a button that may be left out."""
    page = newcomer.new_page()
    with wire_of(page) as wire:
        page.goto(address + path_to("finder:place", PLACE), wait_until="networkidle")
    assert wire.bytes.get("Script", 0) == 0


def test_a_photo_comes_only_when_it_is_near_and_is_small(newcomer: BrowserContext, address: str) -> None:
    page = newcomer.new_page()
    page.goto(address + path_to("finder:place", PLACE))
    photo = page.locator("main img")
    assert photo.get_attribute("loading") == "lazy"
    assert int(photo.get_attribute("width") or 0) > 0
    assert int(photo.get_attribute("height") or 0) > 0
    response = newcomer.request.get(address + str(photo.get_attribute("src")))
    assert (response.ok, len(response.body()) <= PHOTO) == (True, True)
