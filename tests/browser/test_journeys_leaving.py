"""Somebody who must not be seen here: learns what the button does in peace, and leaves with one press."""

import pytest
from playwright.sync_api import Page, Route

from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import Visit
from tests.browser.pages import READINGS, path_to
from tests.browser.steps import (
    headline,
    in_words_of,
    main,
    path_shown,
    reading_of,
    text_of,
    they_press_tab_until,
)

SHIFTS = ("Shift", "Shift", "Shift")


def the_weather_is_near(page: Page) -> list[dict[str, str]]:
    """Nothing outside this machine is asked: the way out is answered here. Gives the headers that it was asked with."""
    asked: list[dict[str, str]] = []

    def answer(route: Route) -> None:
        asked.append(route.request.all_headers())
        route.fulfill(status=200, body="weather", content_type="text/plain")

    page.route(f"**{way_out(page)}", answer)
    return asked


def way_out(page: Page) -> str:
    return path_to("ui:leave", language=reading_of(page).code)


@pytest.mark.parametrize("reading", READINGS)
def test_what_the_button_does_is_read_with_the_keyboard_and_without_scripts(visit: Visit, reading: str) -> None:
    # Given the numbers for who needs help at once
    help_now = path_to("finder:help_now", language=reading)
    page = visit(help_now, js=False)
    # When somebody walks with the keyboard to the question beside the button
    they_press_tab_until(page, ".exit__note a")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    # Then a page tells what the button does, and that the history of the browser stays
    assert headline(page) == in_words_of(page, "The button takes you to the weather at once")
    assert in_words_of(page, "The history of the browser stays") in text_of(main(page))
    the_accessibility_baseline_is_met(page)
    # And the way back leads to the numbers
    they_press_tab_until(page, "main .button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert path_shown(page) == help_now


@pytest.mark.parametrize("js", [True, False])
@pytest.mark.parametrize("button", [".exit .skip", ".exit__link"])
def test_the_first_press_leaves_at_once(visit: Visit, js: bool, button: str) -> None:
    # Given somebody who has never read what the button does
    page = visit(path_to("finder:help_now"), js=js)
    asked = the_weather_is_near(page)
    before = page.evaluate("history.length")
    # When they press it, by keyboard, for the first time
    they_press_tab_until(page, button)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{way_out(page)}")
    # Then they are away at once; without scripts not even we are told where from, and with scripts the page is no more
    # behind the back button. The answer forbids to tell the weather (tests/ui/test_pages.py).
    assert len(asked) == 1
    assert js or "referer" not in asked[0]
    assert page.evaluate("history.length") == before + (0 if js else 1)


@pytest.mark.parametrize("name", ["finder:help_now", "finder:call", "ui:about_leaving"])
def test_shift_three_times_leaves_every_page_that_has_the_button(visit: Visit, name: str) -> None:
    page = visit(path_to(name))
    asked = the_weather_is_near(page)
    for key in SHIFTS:
        page.keyboard.press(key)
    page.wait_for_url(f"**{way_out(page)}")
    assert len(asked) == 1


def test_shift_does_nothing_on_the_finder(visit: Visit) -> None:
    page = visit(path_to("finder:home"))
    for key in SHIFTS:
        page.keyboard.press(key)
    assert page.locator("[data-quick-exit]").count() == 0
    assert path_shown(page) == path_to("finder:home")
