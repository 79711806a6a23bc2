"""An offer becomes a series: sent without an account, accepted on an old phone, seen by everybody. No JavaScript."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import Visit
from tests.browser.pages import path_to
from tests.browser.steps import an_old_phone_shows, headline, main, path_shown, text_of, they_press, they_sign_in
from tests.browser.test_journeys_telling import A_MOMENT, they_send
from tests.browser.test_journeys_writing import Hand

PLACE, KEEPER = "kahvitupa-lampi", "keeper@lampi.example"
TITLE = "Lankakerän ilta"


@pytest.fixture(scope="module")
def keeper(chromium: Browser, address: str) -> Iterator[Page]:
    """The keeper of the place, signed in on a phone of 360 px."""
    context = chromium.new_context(java_script_enabled=False, locale="fi-FI", base_url=address)
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    they_sign_in(page, KEEPER)
    yield page
    context.close()


def test_an_offer_becomes_a_series_that_everybody_sees(visit: Visit, keeper: Page) -> None:
    # Given a neighbour at the page of a place, with an idea
    page = an_old_phone_shows(visit, "place", PLACE)
    they_press(page.locator(f'a[href="{path_to("proposals:activity")}?paikka={PLACE}"]').first)
    the_accessibility_baseline_is_met(page)
    # When they write what and when, as they would say it
    page.fill("#title", TITLE)
    page.fill("#when_text", "tiistaisin 17-19")
    page.fill("#text", "Neulotaan yhdessä. Langat saa täältä.")
    time.sleep(A_MOMENT)
    they_send(page)
    # And the keeper finds it at the desk and says yes
    keeper.goto(path_to("desk:proposals"))
    hand = Hand(keeper)
    hand.tap(main(keeper).locator("dl.ways div", has_text=TITLE).locator("a"))
    keeper.wait_for_load_state()
    the_accessibility_baseline_is_met(keeper)
    hand.write("answer", "Kiitos. Tervetuloa.")
    hand.tap(main(keeper).locator('button[value="accept"]'))
    keeper.wait_for_load_state()
    # Then its words stand in the form, and its time is read
    the_accessibility_baseline_is_met(keeper)
    assert keeper.input_value('[name="title_fi"]') == TITLE
    assert keeper.input_value('[name="door_text"]') == "tiistaisin 17-19"
    assert "Joka tiistai klo 17–19." in text_of(main(keeper))
    # When the keeper adds only the season
    hand.write("first", "1.9.2027")
    hand.write("last", "31.5.2028")
    hand.press()
    # Then it is said back, and one yes shows it
    the_accessibility_baseline_is_met(keeper)
    assert "ti 7.9.2027" in text_of(main(keeper))
    hand.press("Kyllä, näytä kaikille")
    the_accessibility_baseline_is_met(keeper)
    assert headline(keeper) == TITLE
    assert (hand.taps, hand.fields) == (4, 3)
    slug = path_shown(keeper).rpartition("/")[2]
    print(f"\nan offer becomes a series: {hand.taps} taps, {hand.fields} fields")
    # And anybody reads when it is
    page = an_old_phone_shows(visit, "activity", slug)
    the_accessibility_baseline_is_met(page)
    assert headline(page) == TITLE
    assert "Joka tiistai klo 17–19" in text_of(main(page))
