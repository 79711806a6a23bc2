"""A keeper of 74 with an old phone keeps the hours true: one tap, a few ticks, or one letter as an answer."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import Visit
from tests.browser.steps import main, they_press

KEEPER, ORGANISATION = "keeper@lampi.example", "keeper@olohuone.example"
WEEK = "pidetäänkö viikolla"


def letters_to(visit: Visit, address: str) -> Locator:
    """The week's questions to this keeper on the inbox page, as they stand there."""
    page = visit("/fi/viestit", js=False)
    found = page.locator("article", has_text=f"Kenelle: {address}").filter(has_text=WEEK)
    for _ in range(20):
        if found.count():
            return found
        page.wait_for_timeout(1_000)
        page.reload()
    raise AssertionError(f"no question has come to {address}")


def they_open(letter: Locator) -> Page:
    they_press(letter.locator("a[href*='/vahvista/']"))
    return letter.page


def they_reply(letter: Locator, text: str) -> None:
    letter.get_by_label("Vastaus").fill(text)
    they_press(letter.get_by_role("button", name="Lähetä vastaus"))


def a_letter_comes(visit: Visit, words: str) -> Locator:
    """The newest letter to the keeper of several places with these words, when it is there."""
    page = visit("/fi/viestit", js=False)
    found = page.locator("article", has_text=f"Kenelle: {ORGANISATION}").filter(has_text=words)
    for _ in range(20):
        if found.count():
            return found.first
        page.wait_for_timeout(1_000)
        page.reload()
    raise AssertionError(f"no letter says {words}")


def test_an_answer_by_letter_is_enough_once_it_is_clear_which_place_is_meant(visit: Visit) -> None:
    # Given somebody who keeps several places, each with a question
    letter = letters_to(visit, ORGANISATION).first
    # When they answer with one letter
    they_reply(letter, "K")
    # Then they are asked which place they mean, and nothing is kept yet
    asked_back = a_letter_comes(visit, "Kumpaa tarkoitat?")
    numbers = [number for line in asked_back.locator("p").all_inner_texts() for number in re.findall(r"(\d) \w+", line)]
    # When they answer with the number of the last
    they_reply(asked_back, f"K {max(numbers)}")
    # Then a word of thanks comes back: the last may be a week, or a holiday that is near today
    assert re.search("Ajat pidetään|Auki", a_letter_comes(visit, "Kiitos.").inner_text())


def test_no_asks_for_the_days_and_one_tap_keeps_the_week(visit: Visit) -> None:
    # Given the question of the week in a keeper's letters
    letter = letters_to(visit, KEEPER).first
    the_accessibility_baseline_is_met(letter.page)
    page = they_open(letter)
    the_accessibility_baseline_is_met(page)
    path = page.url
    # When they press no and tick no day
    they_press(main(page).get_by_role("link", name="Ei", exact=True))
    the_accessibility_baseline_is_met(page)
    assert main(page).get_by_role("checkbox").count() > 0
    they_press(main(page).get_by_role("button", name="Tallenna. Muut päivät pidetään"))
    # Then the page says what is missing, and nothing is closed
    expect(main(page).get_by_role("alert")).to_contain_text("Valitse päivät, jolloin on suljettu.")
    the_accessibility_baseline_is_met(page)
    # When they go back and press the one big button after all
    they_press(main(page).get_by_role("link", name="Takaisin kysymykseen"))
    they_press(main(page).get_by_role("button", name="Kyllä, pidetään"))
    # Then they are thanked, and the same link says later what was answered and how to change it
    expect(main(page)).to_contain_text("Kiitos. Tähän vastattiin")
    the_accessibility_baseline_is_met(page)
    page.goto(path)
    expect(main(page)).to_contain_text("Ajat pidetään")
    expect(main(page)).to_contain_text("Muuttuuko jokin sittenkin?")
