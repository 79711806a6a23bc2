"""Keepers write at the desk on an old phone: a season in few taps, one time called off, a text, a proposal."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.pages import path_to
from tests.browser.steps import headline, main, they_sign_in

PLACE = "kahvitupa-lampi"
KEEPER = "pesavahti@verkko.example"
Phone = Callable[[], Page]


@dataclass
class Hand:
    """A thumb that counts: what it taps, and in how many fields it writes."""

    page: Page
    taps: int = 0
    fields: int = 0

    def tap(self, what: Locator) -> None:
        self.taps += 1
        what.click()

    def tick(self, name: str, value: str) -> None:
        box = main(self.page).locator(f'input[name="{name}"][value="{value}"]')
        self.tap(main(self.page).locator(f'label[for="{box.get_attribute("id")}"]'))
        assert box.is_checked()

    def write(self, name: str, words: str) -> None:
        self.fields += 1
        main(self.page).locator(f'[name="{name}"]').fill(words)

    def press(self, words: str = "") -> None:
        buttons = main(self.page).locator("button")
        self.tap(
            buttons.filter(has_text=words).first if words else main(self.page).locator("button.button--main").first
        )
        self.page.wait_for_load_state()

    def follow(self, path: str) -> None:
        self.tap(main(self.page).locator(f'a[href="{path}"]').first)
        self.page.wait_for_load_state()


@pytest.fixture(scope="module")
def keeper(chromium: Browser, address: str) -> Iterator[Hand]:
    """Somebody who looks after the place, signed in on a phone of 360 px without JavaScript."""
    context = chromium.new_context(java_script_enabled=False, locale="fi-FI", base_url=address)
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    they_sign_in(page, KEEPER)
    yield Hand(page)
    context.close()


@pytest.fixture
def hand(keeper: Hand) -> Hand:
    return Hand(keeper.page)


def at(hand: Hand, name: str, *args: str) -> Page:
    hand.page.goto(path_to(name, *args))
    the_accessibility_baseline_is_met(hand.page)
    return hand.page


def test_a_weekly_cafe_from_september_to_may_without_week_8_takes_five_taps(hand: Hand) -> None:
    # Given the programme of a place
    page = at(hand, "desk:programme", PLACE)
    # When its keeper writes a café for every Wednesday from September to May, not in week 8
    hand.follow(path_to("desk:new_activity", PLACE))
    the_accessibility_baseline_is_met(page)
    hand.write("title_fi", "Keskiviikon kahvit")
    hand.write("summary_fi", "Kahvia ja juttua.")
    hand.tick("days", "wed")
    for name, words in (("start", "13"), ("end", "15"), ("first", "1.9.2027"), ("last", "31.5.2028")):
        hand.write(name, words)
    hand.tick("rests", "w8")
    hand.press()
    # Then it is said back before anything is done
    said = main(page).inner_text()
    assert "Ei viikolla 8 (talviloma)." in said
    assert "ke 1.9.2027" in said.replace("\u00a0", " ")
    the_accessibility_baseline_is_met(page)
    # And one yes makes it
    hand.press("Kyllä, näytä kaikille")
    assert headline(page) == "Keskiviikon kahvit"
    assert (hand.taps, hand.fields) == (5, 6)
    the_accessibility_baseline_is_met(page)
    every_page_of_the_activity_meets_the_baseline(hand)


def test_the_same_as_it_stands_on_the_door_takes_four_taps_and_three_lines(hand: Hand) -> None:
    page = at(hand, "desk:programme", PLACE)
    hand.follow(path_to("desk:new_activity", PLACE))
    hand.write("title_fi", "Torstain kahvit")
    hand.write("summary_fi", "Kahvia ja juttua.")
    hand.write("door_text", "to 13-15, 1.9.2027-31.5.2028")
    hand.tick("rests", "w8")
    hand.press()
    assert "Ei viikolla 8 (talviloma)." in main(page).inner_text()
    hand.press("Kyllä, näytä kaikille")
    assert headline(page) == "Torstain kahvit"
    assert (hand.taps, hand.fields) == (4, 3)


def every_page_of_the_activity_meets_the_baseline(hand: Hand) -> None:
    slug = hand.page.url.partition("?")[0].rpartition("/")[2]
    for name in ("edit_activity", "where", "when", "change_times", "next_season", "picture", "hosts", "history"):
        at(hand, f"desk:{name}", slug)


def test_one_time_is_called_off_with_its_reason_after_seeing_who_hears(hand: Hand) -> None:
    # Given an activity with times to come
    page = at(hand, "desk:programme", PLACE)
    hand.tap(main(page).locator(".ways dt a").first)
    page.wait_for_load_state()
    # When one time is called off
    hand.tap(main(page).locator('a[href*="?aika="]').first)
    page.wait_for_load_state()
    the_accessibility_baseline_is_met(page)
    hand.tick("do", "cancel")
    hand.write("reason_fi", "Vetäjä on sairas.")
    hand.press()
    # Then the keeper reads how many hear of it before the yes
    assert "Asia koskee 1 kertaa." in main(page).inner_text()
    the_accessibility_baseline_is_met(page)
    hand.press("Kyllä, tee se")
    assert "Vetäjä on sairas." in main(page).inner_text()
    assert (hand.taps, hand.fields) == (5, 1)
    # And it can be undone at once
    hand.press("Kumoa viime muutos")
    assert "Vetäjä on sairas." not in main(page).inner_text()


def test_a_text_and_an_answer_are_written_and_undone(hand: Hand) -> None:
    page = at(hand, "desk:place_texts", PLACE)
    hand.follow(path_to("desk:place_text", PLACE, "welcome"))
    the_accessibility_baseline_is_met(page)
    hand.write("welcome_fi", "Tule sellaisena kuin olet.")
    hand.press()
    assert "Tule sellaisena kuin olet." in main(page).inner_text()
    the_accessibility_baseline_is_met(page)
    hand.press("Kumoa viime muutos")
    assert "Tule sellaisena kuin olet." not in main(page).inner_text()
    at(hand, "desk:arrival_answer", PLACE, "1")
    for name in ("place_facts", "place_traits", "arrival", "door_picture", "place_history"):
        at(hand, f"desk:{name}", PLACE)
    at(hand, "desk:trait_note", PLACE, "1")


def test_a_proposal_is_read_and_its_sender_asked_back(hand: Hand) -> None:
    page = at(hand, "desk:proposals")
    hand.tap(main(page).locator(".ways dt a").first)
    page.wait_for_load_state()
    the_accessibility_baseline_is_met(page)
    hand.write("answer", "Mikä päivä sopii parhaiten?")
    hand.press("Kysy lähettäjältä")
    assert "Mikä päivä sopii parhaiten?" in main(page).inner_text()
    assert (hand.taps, hand.fields) == (2, 1)
    the_accessibility_baseline_is_met(page)
