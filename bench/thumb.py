"""A thumb on a phone of 360 px without JavaScript, that counts what it does."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from time import perf_counter

from playwright.sync_api import Browser, Error, Locator, Page, sync_playwright

from bench.keystrokes import Effort

WIDTH, HEIGHT = 360, 740  # CSS px
SWIPE = 0.75  # of the window's height
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


class Thumb:
    """Somebody's phone. ``begin`` starts a new count; whatever is opened by hand is not counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.effort = Effort()

    def begin(self, path: str) -> None:
        self.page.goto(path)
        self.effort = Effort(pages=1)

    def tap(self, css: str, *, leads: bool = True) -> None:
        """A link, button or choice of the main part; waits for the page that it leads to."""
        found = self.found(css)
        self.effort.taps += 1
        if not leads:
            found.click()
            return
        started = perf_counter()
        with self.page.expect_navigation(wait_until="load"):
            found.click()
        self.effort.waited += perf_counter() - started
        self.effort.pages += 1

    def tick(self, name: str, value: str) -> None:
        """By the words beside the box."""
        box = self.page.locator(f'main input[name="{name}"][value="{value}"]')
        self.tap(f'label[for="{box.get_attribute("id")}"]', leads=False)

    def write(self, name: str, words: str) -> None:
        self.found(f'[name="{name}"]').fill(words)
        self.effort.fields += 1
        self.effort.keys += len(words)

    def found(self, css: str) -> Locator:
        """Brings it into the window, by swipes that are counted."""
        found = self.page.locator(f"main {css}").first
        box = found.bounding_box()
        if box is None:
            raise RuntimeError(f"{self.page.url} has no {css}")
        beyond = max(box["y"] + box["height"] - HEIGHT, -box["y"], 0)
        self.effort.swipes += ceil(beyond / (SWIPE * HEIGHT))
        found.scroll_into_view_if_needed()
        return found

    def codes(self, whom: str) -> list[str]:
        """Those in the letters to an address, newest first, on the page where letters land."""
        reader = self.page.context.new_page()
        reader.goto("/fi/viestit")
        texts = reader.locator("article.letter", has_text=whom).all_inner_texts()
        reader.close()
        return [found[0] for text in texts if (found := re.search(r"\b\d{6}\b", text))]

    def new_code(self, whom: str, before: list[str]) -> str:
        """Raises RuntimeError when none comes in half a minute."""
        for _ in range(60):
            if new := [code for code in self.codes(whom) if code not in before]:
                return new[0]
            self.page.wait_for_timeout(500)
        raise RuntimeError(f"no code has come to {whom}")


@contextmanager
def phones(address: str) -> Iterator["Phones"]:
    """Phones for several people. Raises RuntimeError where there is no Chromium, or where a walk finds no way on."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        raise RuntimeError("Chromium is missing; install it, for example: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        try:
            yield Phones(browser, address)
        except Error as fault:
            raise RuntimeError(f"the walk came to a halt: {fault.message}") from fault
        finally:
            browser.close()


class Phones:
    """Each phone has cookies of its own."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address

    def new(self) -> Thumb:
        context = self.browser.new_context(java_script_enabled=False, locale="fi-FI", base_url=self.address)
        page = context.new_page()
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        return Thumb(page)
