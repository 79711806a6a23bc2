"""The steps between the pages of the desk: what is missing is said, what was read is said back. With axe, scripts off.

The journeys walk the rest of the steps: the code, the inbox, "both versions: choose", a time called off, the hand-over.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.baseline import colour_faults, the_accessibility_baseline_is_met, violations
from tests.browser.desk_pages import KEEPER, Numbers, numbers_of, path_of
from tests.browser.pages import path_to
from tests.browser.steps import main, they_press, they_sign_in


class Sent(NamedTuple):
    """What is written over what stands in the fields, and the button that is pressed."""

    fields: Mapping[str, str]
    button: str = "button.button--main"


LACKING = {
    "something new": Sent({"title_fi": "Kahvit", "start": "aamulla"}),
    "hours as on the door": Sent({"text": ""}, "button[value=read]"),
    "another day": Sent({"text": ""}, "button[value=read]"),
    "texts of an activity": Sent({"title_fi": ""}),
    "a text of a place": Sent({"welcome_fi": "x" * 2000}),
    "facts of a place": Sent({"phone": "ei ole"}),
    "when it is": Sent({"start": "aamulla"}),
    "change one time": Sent({}),
    "next season": Sent({"first": "40.13.2027"}),
    "picture of an activity": Sent({}),
    "a proposal": Sent({}, "button[value=ask]"),
    "your addresses": Sent({"address": "ei osoite"}),
    "hand over": Sent({}),
}
SAID_BACK = {
    "something new": Sent({"title_fi": "Kahvit", "summary_fi": "Kahvia.", "door_text": "to 13-15, 1.9.2027-31.5.2028"}),
    "next season": Sent({"first": "1.9.2027", "last": "31.5.2028"}),
    "when it is": Sent({"door_text": "to 13-15, 1.9.2027-31.5.2028"}),
}


@pytest.fixture(scope="module")
def keeper(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(locale="fi-FI", base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(reduced_motion="reduce")
    they_sign_in(page, KEEPER)
    yield page
    context.close()


@pytest.fixture(scope="module")
def numbers(keeper: Page) -> Numbers:
    return numbers_of(keeper)


def they_send(page: Page, sent: Sent) -> None:
    for name, words in sent.fields.items():
        main(page).locator(f'[name="{name}"]').fill(words)
    they_press(main(page).locator(sent.button).first)


def the_step_is_readable(page: Page) -> None:
    """By day with every rule, in the evening with those of colours."""
    the_accessibility_baseline_is_met(page)
    page.emulate_media(color_scheme="dark")
    assert colour_faults(page) == []
    page.emulate_media(color_scheme="light")


def every_fault_leads_to_its_field(page: Page) -> None:
    hrefs = main(page).locator(".faults a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert [href for href in hrefs if main(page).locator(href).count() != 1] == []
    assert main(page).locator(".faults").count() == 1


@pytest.mark.parametrize("kind", LACKING)
def test_what_is_missing_is_said_and_led_to(keeper: Page, numbers: Numbers, kind: str) -> None:
    keeper.goto(path_of(kind, numbers))
    they_send(keeper, LACKING[kind])
    every_fault_leads_to_its_field(keeper)
    the_step_is_readable(keeper)


@pytest.mark.parametrize("kind", SAID_BACK)
def test_what_was_read_is_said_back(keeper: Page, numbers: Numbers, kind: str) -> None:
    keeper.goto(path_of(kind, numbers))
    they_send(keeper, SAID_BACK[kind])
    assert main(keeper).locator(".faults").count() == 0
    the_step_is_readable(keeper)


def test_a_wrong_code_and_a_wrong_address_are_said_kindly(keeper: Page, chromium: Browser, address: str) -> None:
    context = chromium.new_context(locale="fi-FI", base_url=address, java_script_enabled=False)
    guest = context.new_page()
    guest.goto(path_to("people:sign_in"))
    they_send(guest, Sent({"address": "ei osoite"}))
    every_fault_leads_to_its_field(guest)
    assert violations(guest) == []
    they_send(guest, Sent({"address": "nobody@lampi.example"}))
    they_send(guest, Sent({"code": "12"}))
    every_fault_leads_to_its_field(guest)
    assert violations(guest) == []
    context.close()
