"""Being called, on an old phone: somebody asks, a volunteer takes, calls and closes; the number is gone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import Visit
from tests.browser.pages import path_to
from tests.browser.steps import (
    an_old_phone_shows,
    headline,
    in_words_of,
    main,
    path_shown,
    text_of,
    they_press,
    they_sign_in,
)

NUMBER, DIALLED = "040 123 9876", "+358401239876"


@pytest.fixture
def volunteer(chromium: Browser, address: str) -> Iterator[Page]:
    """Somebody who takes calls, signed in on a phone of 360 px without JavaScript."""
    context = chromium.new_context(java_script_enabled=False, locale="fi-FI", base_url=address)
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    they_sign_in(page, "greeter@lampi.example")
    yield page
    context.close()


def they_send(page: Page, words: str) -> None:
    they_press(main(page).get_by_role("button", name=in_words_of(page, words), exact=True).first)


def test_somebody_asks_a_volunteer_calls_and_the_number_is_gone(visit: Visit, volunteer: Page, address: str) -> None:
    # Given somebody who would rather talk than read
    page = an_old_phone_shows(visit, "call")
    they_press(main(page).locator(f'a[href="{path_to("callback:ask")}"]'))
    the_accessibility_baseline_is_met(page)
    # When they leave a number, and forget to allow the call
    page.fill("#numero", NUMBER)
    page.check("input[name=aihe][value=first_visit]")
    they_send(page, "Ask for a call")
    # Then they are told, and nothing they wrote is lost
    assert page.locator(".faults").count() == 1
    assert page.input_value("#numero") == NUMBER
    page.check("#lupa-1")
    they_send(page, "Ask for a call")
    # Then they have a time and a code
    the_accessibility_baseline_is_met(page)
    mine = path_shown(page)
    assert re.search(r"/[A-Z]+-\d{5}$", mine)
    assert in_words_of(page, "We never ask for bank codes.") in text_of(main(page))
    # When a volunteer looks who waits
    volunteer.goto(path_to("callback:queue"))
    the_accessibility_baseline_is_met(volunteer)
    assert "123" not in text_of(main(volunteer))
    row = main(volunteer).locator("form", has_text=in_words_of(volunteer, "I am nervous about the first visit")).last
    they_press(row.locator("button"))
    # Then the call is theirs, and the number shows when they call and not before
    the_accessibility_baseline_is_met(volunteer)
    assert headline(volunteer) == in_words_of(volunteer, "I am nervous about the first visit")
    assert main(volunteer).locator('a[href^="tel:+"]').count() == 0
    they_send(volunteer, "Show the number and call")
    assert main(volunteer).locator(f'a[href="tel:{DIALLED}"]').count() == 1
    the_accessibility_baseline_is_met(volunteer)
    # When they have spoken
    volunteer.check("input[name=teema][value=first_visit]")
    they_send(volunteer, "Done: erase the number")
    assert path_shown(volunteer) == path_to("callback:queue")
    # Then the one who asked reads that it is over and the number is gone
    page.goto(address + mine)
    assert in_words_of(page, "The call is over. Your number has been erased.") in text_of(main(page))
    assert main(page).locator("form").count() == 0
