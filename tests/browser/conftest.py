"""A real browser on the real program. Nothing here touches the test run's own database."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.served import Served, served_demo

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 30_000  # milliseconds, on a busy machine


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def browser_program() -> str:
    """Where Chromium is. Raises when it is nowhere: a test run without a browser is no test run."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    raise RuntimeError("Chromium is missing. Install it, for example: apt-get install chromium")


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The served demo region: its address, and its database for what an operator does by command."""
    with served_demo(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="package")
def address(served: Served) -> str:
    """The address of the served demo region."""
    return served.address


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_program(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def another_hour(request: pytest.FixtureRequest) -> None:
    """All tests come from one address; what earlier ones spent of its hour (core.limits) is forgiven to this one."""
    if "served" in request.fixturenames:
        request.getfixturevalue("served").execute("DELETE FROM core_spending")


class Watched:
    """Browser contexts, one for each way of browsing, that note whatever a page must not do.

    A context stays for the whole package, so that style sheet and font come once. A page lives for one test; only the
    one that looks at page after page is kept in each context, since a new one costs more than what is looked at.
    """

    def __init__(self, chromium: Browser, address: str) -> None:
        self.chromium = chromium
        self.address = address
        self.contexts: dict[tuple[bool, str, str], BrowserContext] = {}
        self.kept: dict[BrowserContext, Page] = {}
        self.strangers: list[str] = []
        self.troubles: list[str] = []
        self.expected: set[str] = set()  # addresses that answer with a fault on purpose

    def page(self, *, js: bool, locale: str, zone: str, width: int, height: int, theme: str, again: bool) -> Page:
        context = self.contexts.get((js, locale, zone)) or self._context(js, locale, zone)
        page = (self.kept.get(context) if again else None) or context.new_page()
        if again:
            self.kept[context] = page
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
        return page

    def _context(self, js: bool, locale: str, zone: str) -> BrowserContext:
        context = self.chromium.new_context(java_script_enabled=js, locale=locale, timezone_id=zone)
        context.set_default_timeout(PATIENCE)
        context.on("request", self._note_request)
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.troubles.append(str(error.error)))
        self.contexts[js, locale, zone] = context
        first = context.new_page()  # brings the web font, which a first page does without on purpose
        first.goto(f"{self.address}/fi/", wait_until="networkidle")
        first.close()
        return context

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "about:", "blob:")):
            self.strangers.append(request.url)

    def _note_console(self, message: ConsoleMessage) -> None:
        """Errors: scripts that stumble, pictures that are missing, breaches of the content policy."""
        if message.type == "error" and message.location["url"] not in self.expected:
            self.troubles.append(message.text)

    def tidy_up(self) -> tuple[list[str], list[str], list[str]]:
        """Close the test's pages. Gives (strangers asked, cookies set, troubles) and begins anew."""
        cookies = []
        for context in self.contexts.values():
            for page in context.pages:
                if page is not self.kept.get(context):
                    page.close()
            cookies += [str(cookie.get("name")) for cookie in context.cookies()]
            context.clear_cookies()
            context.clear_permissions()
        noted = (self.strangers[:], cookies, self.troubles[:])
        self.strangers.clear()
        self.troubles.clear()
        self.expected.clear()
        return noted


@pytest.fixture(scope="package")
def watched(chromium: Browser, address: str) -> Iterator[Watched]:
    found = Watched(chromium, address)
    yield found
    for context in found.contexts.values():
        context.close()


class Visit(Protocol):
    """Opens a path of the served program and gives the page; fails when it answers with another status."""

    def __call__(
        self,
        path: str,
        *,
        width: int = 360,
        height: int = 740,
        theme: str = "light",
        js: bool = True,
        locale: str = "fi-FI",
        zone: str = "Europe/Helsinki",
        status: int = 200,
    ) -> Page: ...


@pytest.fixture
def visit(watched: Watched) -> Iterator[Visit]:
    """See Visit. At the end no page has asked a stranger, set a cookie, broken the content policy or stumbled."""
    yield from visits(watched, again=False)


@pytest.fixture
def revisit(watched: Watched) -> Iterator[Visit]:
    """The same in a page that the test before has left: for what is looked at in many pages, one after the other."""
    yield from visits(watched, again=True)


def visits(watched: Watched, *, again: bool) -> Iterator[Visit]:
    def go(
        path: str,
        *,
        width: int = 360,
        height: int = 740,
        theme: str = "light",
        js: bool = True,
        locale: str = "fi-FI",
        zone: str = "Europe/Helsinki",
        status: int = 200,
    ) -> Page:
        page = watched.page(js=js, locale=locale, zone=zone, width=width, height=height, theme=theme, again=again)
        if status >= 400:
            watched.expected.add(watched.address + path)
        response = page.goto(watched.address + path)
        assert response is not None
        assert response.status == status
        return page

    yield go
    assert watched.tidy_up() == ([], [], [])
