"""When the fault is ours: the page that a visitor gets then is as good as any other, and asks nothing of what broke."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.pages import PLACE, READINGS, path_to
from tests.browser.served import Served, served_demo

BREAK = "ALTER TABLE places_place RENAME TO places_gone"


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A program whose table of places has been taken away under it."""
    with served_demo(tmp_path_factory.mktemp("broken"), "takaovi_broken") as served:
        served.execute(BREAK)
        yield served


@pytest.mark.parametrize("reading", READINGS)
def test_a_fault_of_ours_is_told_as_ours_and_leads_to_a_person(chromium: Browser, broken: Served, reading: str) -> None:
    # Given a program that has lost its places
    context = chromium.new_context(java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    # When somebody opens the page of a place
    response = page.goto(broken.address + path_to("finder:place", PLACE, language=reading))
    assert response is not None
    # Then the page says that the fault is ours, in the language they read, with a number and a way on
    assert response.status == 500
    assert page.locator("main a[href='tel:0145550100']").count() == 1
    assert page.locator("main a.button").get_attribute("href") == path_to("finder:home", language=reading)
    assert "private" in response.headers["cache-control"] or "no-store" in response.headers["cache-control"]
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        the_accessibility_baseline_is_met(page)
    # And nothing of the fault itself is shown
    assert nothing_of_the_machine(page)
    context.close()


def nothing_of_the_machine(page: Page) -> bool:
    shown = page.content()
    return not any(word in shown for word in ("Traceback", "OperationalError", "ProgrammingError", "places_place"))


def test_the_front_page_still_answers_without_its_places(chromium: Browser, broken: Served) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    response = page.goto(broken.address + path_to("finder:home"))
    assert response is not None
    assert response.status == 200
    page.context.close()
