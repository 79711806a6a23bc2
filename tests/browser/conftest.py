"""A real browser on the real program. Nothing here touches the test run's own database."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.served import served_demo

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
Visit = Callable[..., Page]


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
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the served demo region."""
    with served_demo(tmp_path_factory.mktemp("served")) as served:
        yield served


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_program(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """Opens a path of the served program and gives the page.

    Options: ``width`` and ``height`` in CSS px, ``theme`` light or dark, ``js``, ``locale``, ``zone``. At the end it
    is checked that no page asked a stranger, set a cookie, broke the content policy or stumbled in a script.
    """
    contexts, strangers, troubles = [], [], []

    def go(
        path: str, *, width: int = 360, height: int = 740, theme: str = "light", js: bool = True, **more: str
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,  # type: ignore[arg-type]
            java_script_enabled=js,
            locale=more.get("locale", "fi-FI"),
            timezone_id=more.get("zone", "Europe/Helsinki"),
            reduced_motion="reduce",
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: None if is_ours(request.url, address) else strangers.append(request.url))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(address + path)
        return page

    yield go
    cookies = [cookie["name"] for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert (strangers, cookies, troubles) == ([], [], [])


def is_ours(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "about:", "blob:"))
