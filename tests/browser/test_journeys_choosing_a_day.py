"""People who do not come today: a day from the calendar, or written by hand, without JavaScript."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from takaovi.core.clock import today
from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import Visit
from tests.browser.pages import READINGS, ordinary_day, path_to
from tests.browser.steps import (
    an_old_phone_shows,
    headline,
    in_words_of,
    main,
    query_of,
    text_of,
    they_press,
    they_press_tab_until,
)


def they_choose(page: Page, day: str) -> None:
    """Unfold the field for another day, fill it and ask again."""
    field = main(page).locator("#paiva")
    if not field.is_visible():
        main(page).locator("#another-day summary").click()
    field.fill(day)
    they_press(main(page).locator(".ask button[type=submit]"))


@pytest.mark.parametrize("reading", READINGS)
def test_a_day_from_the_calendar_answers_for_that_day_in_every_language(visit: Visit, reading: str) -> None:
    # Given somebody who has asked what is open in Keuruu
    page = an_old_phone_shows(visit, "open", language=reading, missa="Keuruu")
    field = main(page).locator("#paiva")
    assert field.is_hidden()
    the_accessibility_baseline_is_met(page)
    # When they choose another day
    day = ordinary_day()
    they_choose(page, day.isoformat())
    # Then the answer is for that day, in the address that such a question always had
    assert query_of(page) == {"missa": ["Keuruu"], "milloin": [day.isoformat()]}
    assert f"{day.day}" in headline(page)
    assert field.input_value() == day.isoformat()
    assert main(page).locator(".times [aria-current]").count() == 1
    the_accessibility_baseline_is_met(page)
    # And the day stays when they ask about another place
    main(page).locator("#missa").fill("Jyväskylä")
    they_press(main(page).locator(".ask button[type=submit]"))
    assert query_of(page) == {"missa": ["Jyväskylä"], "milloin": [day.isoformat()]}
    # And an emptied day is no day any more
    they_choose(page, "")
    assert query_of(page) == {"missa": ["Jyväskylä"]}
    assert field.is_hidden()


def test_a_day_that_has_passed_is_told_kindly_and_stays_to_be_put_right(visit: Visit) -> None:
    # Given somebody who asked for tomorrow
    page = an_old_phone_shows(visit, "open", missa="Keuruu", milloin="huomenna")
    # When they write a day that is over
    yesterday = (today() - timedelta(days=1)).isoformat()
    they_choose(page, yesterday)
    # Then the page says so above and at the field, keeps the day, and still answers for tomorrow
    told = in_words_of(page, "That day has passed. Choose today or a later day.")
    assert text_of(main(page)).count(told) == 2
    assert main(page).locator("#paiva").input_value() == yesterday
    assert query_of(page)["milloin"] == ["huomenna"]
    the_accessibility_baseline_is_met(page)
    # When they follow the sentence to the field and put it right
    main(page).locator(".faults a").click()
    assert main(page).locator("#paiva").is_visible()
    they_choose(page, ordinary_day().isoformat())
    # Then it is answered
    assert query_of(page) == {"missa": ["Keuruu"], "milloin": [ordinary_day().isoformat()]}


@pytest.mark.parametrize("reading", READINGS)
def test_a_browser_without_a_calendar_sends_the_day_as_it_was_written(visit: Visit, reading: str) -> None:
    # Given a browser that shows a field for text instead
    day = ordinary_day()
    dots, slashes = f"{day.day}.{day.month}.", f"{day.day}/{day.month}/{day.year}"
    for written in (dots, f"{dots}{day.year}", slashes):
        query = f"missa=Keuruu&milloin=nyt&paiva={written}"
        page = visit(path_to("finder:open", language=reading, query=query), js=False)
        # Then the day is understood
        assert query_of(page) == {"missa": ["Keuruu"], "milloin": [day.isoformat()]}
    # And a day that no calendar has stays as it was written
    page = visit(path_to("finder:open", language=reading, query="missa=Keuruu&paiva=31.2."), js=False)
    field = main(page).locator("#paiva")
    assert (field.input_value(), field.get_attribute("type")) == ("31.2.", "text")
    the_accessibility_baseline_is_met(page)


def test_another_day_is_chosen_with_the_keyboard_alone(visit: Visit) -> None:
    # Given the answer, and somebody who does not use a mouse
    page = visit(path_to("finder:open", query="missa=Keuruu"), js=False)
    # When they follow "another day", unfold the field, and type a day as their browser writes it
    they_press_tab_until(page, '.times a[href="#another-day"]')
    page.keyboard.press("Enter")
    they_press_tab_until(page, "#another-day summary")
    page.keyboard.press("Enter")
    they_press_tab_until(page, "#paiva")
    day = ordinary_day()
    they_type(page, day)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    # Then the answer is for that day
    assert query_of(page) == {"missa": ["Keuruu"], "milloin": [day.isoformat()]}


def they_type(page: Page, day: date) -> None:
    """Into the focused field, in the order in which the browser's own language writes a day."""
    for order in (f"{day:%d%m%Y}", f"{day:%m%d%Y}"):
        page.keyboard.type(order)
        if page.locator("#paiva").input_value() == day.isoformat():
            return
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
    raise AssertionError(f"the calendar does not take {day}")
