"""Keepers keep hours true on an old phone: one tap, three taps, a question, two keepers, a draft that comes back.

The number of taps is asserted, so that a page more is noticed.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from takaovi.core.clock import today
from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.pages import path_to
from tests.browser.steps import headline, main, path_shown, they_sign_in
from tests.browser.test_journeys_writing import Hand

PLACE = "kahvitupa-lampi"
KEEPER, OTHER = "keeper@lampi.example", "pesavahti@verkko.example"
HOURS = path_to("desk:hours", PLACE)
DOOR = path_to("desk:change_hours", PLACE, "door")
SignIn = Callable[..., Page]


@pytest.fixture(scope="module")
def sign_in(chromium: Browser, address: str) -> Iterator[SignIn]:
    """Signs somebody in on a phone of 360 px, with JavaScript only where it is asked for."""
    contexts: list[BrowserContext] = []

    def enter(keeper: str, *, js: bool = False) -> Page:
        context = chromium.new_context(java_script_enabled=js, locale="fi-FI", base_url=address)
        contexts.append(context)
        page = context.new_page()
        page.set_viewport_size({"width": 360, "height": 740})
        they_sign_in(page, keeper)
        return page

    yield enter
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def keeper(sign_in: SignIn) -> Page:
    return sign_in(KEEPER)


def press_step(hand: Hand, value: str) -> None:
    hand.tap(main(hand.page).locator(f'button[name="step"][value="{value}"]').first)
    hand.page.wait_for_load_state()


def saved(page: Page) -> bool:
    return path_shown(page) == HOURS and main(page).locator(".notice").count() >= 1


def test_the_week_is_confirmed_by_one_tap(keeper: Page) -> None:
    # Given a keeper at the hours of the place
    keeper.goto(HOURS)
    the_accessibility_baseline_is_met(keeper)
    hand = Hand(keeper)
    # When they say that the hours are true
    hand.tap(main(keeper).locator('button[name="confirm"]'))
    keeper.wait_for_load_state()
    # Then they are thanked
    the_accessibility_baseline_is_met(keeper)
    assert (saved(keeper), hand.taps) == (True, 1)
    print(f"\nconfirm the week: {hand.taps} tap")


def test_next_friday_is_closed_in_three_taps_and_opened_again(keeper: Page) -> None:
    # Given the first page of the desk, as one comes to it
    keeper.goto(path_to("desk:today"))
    the_accessibility_baseline_is_met(keeper)
    hand = Hand(keeper)
    # When they close a Friday
    hand.follow(path_to("desk:change_hours", PLACE, "day"))
    the_accessibility_baseline_is_met(keeper)
    fridays = main(keeper).locator('a[href^="?paiva="]')
    friday = fridays.nth((4 - today().weekday()) % 7 or 7)
    hand.tap(friday)
    keeper.wait_for_load_state()
    the_accessibility_baseline_is_met(keeper)
    press_step(hand, "save")
    # Then it stands among the days to come, three taps later
    assert (saved(keeper), hand.taps) == (True, 3)
    assert main(keeper).locator('button[name="remove"]').count() >= 1
    print(f"\nclose next Friday: {hand.taps} taps")
    # And one tap takes it back
    hand.tap(main(keeper).locator('button[name="undo"]'))
    keeper.wait_for_load_state()
    assert (saved(keeper), hand.taps) == (True, 4)


def test_hours_as_on_the_door_are_asked_about_once_and_said_back(keeper: Page) -> None:
    # Given the box for the hours as on the door
    keeper.goto(DOOR)
    the_accessibility_baseline_is_met(keeper)
    hand = Hand(keeper)
    # When they write something that leaves one thing open
    hand.write("text", "ma-pe 9-17, joka toinen su 10-14")
    press_step(hand, "read")
    the_accessibility_baseline_is_met(keeper)
    hand.tap(main(keeper).locator('button[name="answer"]').first)
    keeper.wait_for_load_state()
    # Then it is said back and drawn, and saved only after the yes
    the_accessibility_baseline_is_met(keeper)
    main(keeper).locator("summary").click()
    assert main(keeper).locator("table.week").count() == 4
    press_step(hand, "save")
    assert (saved(keeper), hand.taps, hand.fields) == (True, 3, 1)
    hand.tap(main(keeper).locator('button[name="undo"]'))


def test_the_grid_says_what_it_cannot_read_and_keeps_what_was_typed(keeper: Page) -> None:
    # Given the week day by day
    keeper.goto(path_to("desk:change_hours", PLACE, "week"))
    the_accessibility_baseline_is_met(keeper)
    hand = Hand(keeper)
    # When a day is written that nobody understands
    field = main(keeper).locator('input[name^="grid-"]').first
    field.fill("aamulla")
    press_step(hand, "read")
    # Then there is a sentence, and the word is still there
    the_accessibility_baseline_is_met(keeper)
    assert main(keeper).locator(".faults").count() == 1
    assert main(keeper).locator('input[value="aamulla"]').count() == 1
    keeper.goto(HOURS)
    press_step(Hand(keeper), "drop")


def test_the_second_of_two_keepers_sees_both_and_chooses(keeper: Page, sign_in: SignIn) -> None:
    # Given two keepers who have the same hours said back to them
    other = sign_in(OTHER)
    hands = [Hand(keeper), Hand(other)]
    for hand, text in zip(hands, ("ma-pe 10-14", "ma-pe 12-18"), strict=True):
        hand.page.goto(DOOR)
        hand.write("text", text)
        press_step(hand, "read")
    # When both say yes
    for hand in hands:
        press_step(hand, "save")
    # Then the second sees both, and chooses the first one's
    the_accessibility_baseline_is_met(other)
    shown = main(other).inner_text()
    assert ("10–14" in shown, "12–18" in shown) == (True, True)
    assert main(other).locator("button[name=step]").evaluate_all("all => all.map(one => one.value)") == [
        "theirs",
        "save",
        "edit",
    ]
    press_step(hands[1], "theirs")
    assert saved(other)
    assert "10–14" in main(other).inner_text()
    hands[0].tap(main(keeper).locator('button[name="undo"]'))


def test_a_half_written_text_comes_back_after_the_tab_was_closed(sign_in: SignIn) -> None:
    # Given a keeper who types, and whose tab is gone before anything is sent
    page = sign_in(KEEPER, js=True)
    page.goto(DOOR)
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.status == 204):
        main(page).locator("textarea").fill("ma-to 9-1")
    context = page.context
    page.close()
    # When they come back
    again = context.new_page()
    again.goto(HOURS)
    the_accessibility_baseline_is_met(again)
    main(again).locator('a[href$="?jatka=1"]').click()
    again.wait_for_load_state()
    # Then it is all there
    assert main(again).locator("textarea").input_value() == "ma-to 9-1"
    assert headline(again)
    again.goto(HOURS)
    press_step(Hand(again), "drop")
    assert saved(again)


def test_the_keyboard_alone_confirms_the_week(keeper: Page) -> None:
    keeper.goto(HOURS)
    for _ in range(60):
        keeper.keyboard.press("Tab")
        if keeper.locator('button[name="confirm"]:focus').count():
            break
    with keeper.expect_navigation():
        keeper.keyboard.press("Enter")
    assert saved(keeper)
