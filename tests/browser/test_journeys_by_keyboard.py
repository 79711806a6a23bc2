"""Keepers who use no mouse and no finger: each journey by Tab, Enter, space and arrows alone, where scripts are off."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from takaovi.core.clock import today
from tests.browser.pages import path_to
from tests.browser.steps import (
    a_new_code,
    codes_sent_to,
    headline,
    main,
    path_shown,
    they_press_tab_until,
    they_sign_in,
)

PLACE = "kahvitupa-lampi"
KEEPER, OTHER = "keeper@lampi.example", "pesavahti@verkko.example"
MAIN_BUTTON = "main button.button--main"
HOURS = path_to("desk:hours", PLACE)


class Keys:
    """Two hands on a keyboard. What is meant is named by CSS and reached by Tab from where the focus is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go(self, css: str) -> None:
        """Enter on a link or a button; goes on when the next page is all there."""
        they_press_tab_until(self.page, css)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, css: str, words: str) -> None:
        they_press_tab_until(self.page, css)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def tick(self, css: str) -> None:
        they_press_tab_until(self.page, css)
        self.page.keyboard.press("Space")
        assert self.page.evaluate("document.activeElement.checked")

    def choose(self, name: str, value: str) -> None:
        """One of a group of radio buttons: Tab to the group, arrows inside it."""
        they_press_tab_until(self.page, f'input[name="{name}"]')
        for _ in range(12):
            if self.page.evaluate(f"document.activeElement.value === {value!r}"):
                break
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        assert self.page.evaluate("[document.activeElement.value, document.activeElement.checked]") == [value, True]


Enter = Callable[[], Keys]


@pytest.fixture(scope="module")
def enter(chromium: Browser, address: str) -> Iterator[Enter]:
    """A new device without JavaScript."""
    contexts = []

    def make() -> Keys:
        contexts.append(chromium.new_context(java_script_enabled=False, locale="fi-FI", base_url=address))
        page = contexts[-1].new_page()
        page.set_viewport_size({"width": 360, "height": 740})
        return Keys(page)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def keeper(enter: Enter) -> Keys:
    keys = enter()
    they_come_in(keys, KEEPER)
    return keys


def they_come_in(keys: Keys, whom: str) -> None:
    before = codes_sent_to(keys.page, whom)
    keys.page.goto(path_to("people:sign_in"))
    keys.write("#id_address", whom)
    keys.go(MAIN_BUTTON)
    they_write_the_code(keys, whom, before)


def they_write_the_code(keys: Keys, whom: str, before: list[str]) -> None:
    assert path_shown(keys.page) == path_to("people:code")
    keys.write("#id_code", a_new_code(keys.page, whom, before))
    keys.go(MAIN_BUTTON)


def test_signing_in_by_a_code(keeper: Keys) -> None:
    keeper.page.goto(path_to("desk:today"))
    assert headline(keeper.page) == "Mikä kaipaa minua tänään"


def test_closing_next_friday(keeper: Keys) -> None:
    keeper.page.goto(path_to("desk:today"))
    keeper.go(f'a[href="{path_to("desk:change_hours", PLACE, "day")}"]')
    hrefs = main(keeper.page).locator('a[href^="?paiva="]').evaluate_all("all => all.map(a => a.getAttribute('href'))")
    keeper.go(f'a[href="{hrefs[(4 - today().weekday()) % 7 or 7]}"]')
    keeper.go('button[name="step"][value="save"]')
    assert path_shown(keeper.page) == HOURS
    assert main(keeper.page).locator('button[name="remove"]').count() >= 1
    keeper.go('button[name="undo"]')


def test_hours_as_on_the_door_and_a_yes(keeper: Keys) -> None:
    keeper.page.goto(HOURS)
    keeper.write('[name="text"]', "ma-pe 9-17, la 9-14")
    keeper.go('button[name="step"][value="read"]')
    assert "9–14" in main(keeper.page).inner_text()
    keeper.go('button[name="step"][value="save"]')
    assert path_shown(keeper.page) == HOURS
    keeper.go('button[name="undo"]')


def test_a_weekly_cafe(keeper: Keys) -> None:
    keeper.page.goto(path_to("desk:programme", PLACE))
    keeper.go(f'a[href="{path_to("desk:new_activity", PLACE)}"]')
    keeper.write('[name="title_fi"]', "Perjantain kahvit")
    keeper.write('[name="summary_fi"]', "Kahvia ja juttua.")
    keeper.tick('input[name="days"][value="fri"]')
    for name, words in (("start", "13"), ("end", "15"), ("first", "1.9.2027"), ("last", "31.5.2028")):
        keeper.write(f'[name="{name}"]', words)
    keeper.tick('input[name="rests"][value="w8"]')
    keeper.go(MAIN_BUTTON)
    assert "Ei viikolla 8 (talviloma)." in main(keeper.page).inner_text()
    keeper.go(MAIN_BUTTON)
    assert headline(keeper.page) == "Perjantain kahvit"


def test_answering_a_proposal(enter: Enter) -> None:
    keys = enter()
    they_sign_in(keys.page, OTHER)
    keys.page.goto(path_to("desk:proposals"))
    keys.go("main .ways dt a")
    keys.write('[name="answer"]', "Kiitos. Mikä viikko sopii?")
    keys.go('button[name="do"][value="ask"]')
    assert "Kiitos. Mikä viikko sopii?" in main(keys.page).inner_text()


def test_handing_the_place_over_and_taking_it_back(keeper: Keys, enter: Enter) -> None:
    # Given somebody whom the keeper has invited
    page = keeper.page
    page.goto(path_to("people:me"))
    keeper.go("main a[href*='/ihmiset/place/']")
    keeper.go("main a[href$='/kutsu']")
    keeper.choose("role", "greeter")
    keeper.go(MAIN_BUTTON)
    link = main(page).locator("#link").input_value()
    successor, whom = enter(), "uusi@lampi.example"
    successor.page.goto(link)
    before = codes_sent_to(successor.page, whom)
    successor.write("#id_address", whom)
    successor.write("#id_nickname", "Uusi")
    successor.go(MAIN_BUTTON)
    they_write_the_code(successor, whom, before)
    # When the keeper hands over
    page.goto(path_to("people:me"))
    keeper.go("main a[href$='/luovuta']")
    taker = main(page).locator("label", has_text=re.compile("^Uusi")).get_attribute("for")
    keeper.choose("taker", main(page).locator(f"#{taker}").get_attribute("value") or "")
    keeper.write("main textarea", "Avain on kaapissa.")
    keeper.go(MAIN_BUTTON)
    # Then the other one looks after the place, until it is taken back
    assert "Uusi huolehtii tästä nyt." in main(page).inner_text()
    page.goto(path_to("people:handed_over"))
    keeper.go("main button")
    assert "ylläpitäjä: Kahvitupa Lampi" in main(page).inner_text()
    # And the other one leaves without a trace
    successor.page.goto(path_to("people:erase"))
    successor.go(MAIN_BUTTON)
    assert headline(successor.page) == "Tietosi on poistettu"
