"""Keepers on an old phone: they come in by letter, hand their place over, and leave without a trace."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.pages import path_to
from tests.browser.served import served_demo
from tests.browser.steps import a_new_code, codes_sent_to, headline, main, path_shown, they_press
from tests.browser.test_journeys_writing import Hand

DESK = "Mikä kaipaa minua tänään"  # where somebody comes to who has signed in
PLACE = "Kahvitupa Lampi"
SIGN_IN = "Koodisi palveluun"
Phone = Callable[[], Page]


@pytest.fixture
def phone(chromium: Browser, address: str) -> Iterator[Phone]:
    """A new phone of 360 px without JavaScript, each with cookies of its own."""
    contexts = []

    def make() -> Page:
        contexts.append(chromium.new_context(java_script_enabled=False, locale="fi-FI", base_url=address))
        page = contexts[-1].new_page()
        page.set_viewport_size({"width": 360, "height": 740})
        return page

    yield make
    for context in contexts:
        context.close()


# --- steps -------------------------------------------------------------------------------------------------------


def newest_letter(page: Page, whom: str) -> tuple[str, str]:
    """(text, path of its link) of the newest letter with a code to an address, read on the page where letters land."""
    reader = page.context.new_page()
    reader.goto(path_to("ui:letters"))
    letter = reader.locator("article.letter", has_text=whom).filter(has_text=SIGN_IN).first
    text, links = letter.inner_text(), letter.locator("a")
    href = links.first.get_attribute("href") if links.count() else ""
    reader.close()
    return text, re.sub(r"^https?://[^/]+", "", href or "")


def they_ask_for_a_code(page: Page, whom: str) -> None:
    before = codes_sent_to(page, whom)
    page.goto(path_to("people:sign_in"))
    the_accessibility_baseline_is_met(page)
    page.locator("#id_address").fill(whom)
    they_press(button(page))
    assert path_shown(page) == path_to("people:code")
    a_new_code(page, whom, before)


def they_sign_in_by_code(page: Page, whom: str) -> None:
    they_ask_for_a_code(page, whom)
    the_accessibility_baseline_is_met(page)
    they_write_the_code(page, whom)


def they_write_the_code(page: Page, whom: str) -> None:
    code = re.search(r"\b\d{6}\b", newest_letter(page, whom)[0])
    assert code is not None
    page.locator("#id_code").fill(code[0])
    they_press(button(page))


def button(page: Page) -> Locator:
    return main(page).locator("button.button--main")


def role_link(page: Page, words: str) -> Locator:
    return main(page).locator("section.narrow", has_text=PLACE).get_by_role("link", name=words)


# --- journeys ----------------------------------------------------------------------------------------------------


def test_a_keeper_comes_in_by_code_and_ends_another_device(phone: Phone) -> None:
    first, second = phone(), phone()
    they_sign_in_by_code(first, "keeper@olohuone.example")
    assert headline(first) == DESK
    the_accessibility_baseline_is_met(first)

    they_ask_for_a_code(second, "keeper@olohuone.example")
    second.goto(newest_letter(second, "keeper@olohuone.example")[1])
    assert path_shown(second) == path_to("people:link")
    the_accessibility_baseline_is_met(second)
    they_press(button(second))
    assert headline(second) == DESK

    first.goto(path_to("people:devices"))
    the_accessibility_baseline_is_met(first)
    others = main(first).locator("form.narrow").filter(has_not_text="tämä laite")
    assert others.count() == 1
    they_press(others.locator("button"))
    second.goto(path_to("people:me"))
    assert path_shown(second) == path_to("people:sign_in")
    first.goto(path_to("people:me"))
    assert headline(first) == "Sinä"


def test_a_link_used_twice_says_so_kindly(phone: Phone) -> None:
    one, two = phone(), phone()
    they_ask_for_a_code(one, "greeter@lampi.example")
    link = newest_letter(one, "greeter@lampi.example")[1]
    one.goto(link)
    two.goto(link)
    they_press(button(one))
    they_press(button(two))
    assert "Linkki on jo käytetty. Jos käytit sen itse, kaikki on hyvin." in main(two).inner_text()
    the_accessibility_baseline_is_met(two)


def a_keeper_at_the_desk(phone: Phone) -> Hand:
    page = phone()
    they_sign_in_by_code(page, "keeper@lampi.example")
    return Hand(page)


def follow(hand: Hand, words: str) -> None:
    hand.tap(main(hand.page).get_by_role("link", name=words, exact=True))
    hand.page.wait_for_load_state()
    the_accessibility_baseline_is_met(hand.page)


def an_invitation_is_shown(hand: Hand, role: str) -> str:
    """From the desk to the link and the picture that the successor opens with the own phone. Returns the link."""
    follow(hand, "Ihmiset ja kutsut")
    follow(hand, "Kutsu joku")
    hand.tap(main(hand.page).locator("label", has_text=role))
    hand.press()
    assert headline(hand.page) == "Näytä tämä kutsu"
    the_accessibility_baseline_is_met(hand.page)
    return main(hand.page).locator("#link").input_value()


def the_invitation_is_taken(hand: Hand, link: str) -> None:
    """By somebody who was never here before: an address, a name if one likes, and the code from the letter."""
    hand.page.goto(link)
    assert path_shown(hand.page) == path_to("people:invitation")
    the_accessibility_baseline_is_met(hand.page)
    hand.write("address", "seuraaja@lampi.example")
    hand.write("nickname", "Seuraaja")
    hand.press()
    hand.fields += 1
    hand.taps += 1
    they_write_the_code(hand.page, "seuraaja@lampi.example")


def test_a_place_is_handed_over_in_one_evening_and_taken_back(phone: Phone) -> None:
    # Given a keeper at the desk and somebody beside them who has never been here
    keeper, successor = a_keeper_at_the_desk(phone), Hand(phone())
    # When the keeper shows an invitation, and the successor takes it with the own phone
    the_invitation_is_taken(successor, an_invitation_is_shown(keeper, "vastaanottaja"))
    assert (keeper.taps, keeper.fields, successor.taps, successor.fields) == (4, 0, 2, 3)
    # And the keeper looks at the list, chooses the successor, leaves a note and hands over
    keeper.page.goto(path_to("desk:today"))
    follow(keeper, "Luovuta seuraajalle")
    checks = main(keeper.page).locator("ul.plain li").all_inner_texts()
    assert (len(checks), checks[0]) == (7, "Seuraajalla on rooli täällä: kunnossa")
    keeper.tap(main(keeper.page).get_by_text("Seuraaja", exact=True))
    keeper.write("note", "Avain on lahden kaapissa.")
    keeper.press()
    # Then seven taps and one field later everything is the successor's, and nothing of it the keeper's
    assert "Seuraaja huolehtii tästä nyt." in main(keeper.page).inner_text()
    the_accessibility_baseline_is_met(keeper.page)
    assert (keeper.taps, keeper.fields) == (7, 1)
    print(f"\nhand the place over: keeper {keeper.taps} taps, {keeper.fields} field; ", end="")
    print(f"successor {successor.taps} taps, {successor.fields} fields")
    the_successor_has_it(successor.page)
    other = keeper.page.context.new_page()
    assert other.goto(path_to("desk:place_today", "kahvitupa-lampi")).status == 404  # type: ignore[union-attr]
    # And one tap more takes it back, as it was
    keeper.press("Peru luovutus")
    assert keeper.taps == 8
    assert "ylläpitäjä: Kahvitupa Lampi" in main(keeper.page).inner_text()
    assert other.goto(path_to("desk:place_today", "kahvitupa-lampi")).status == 200  # type: ignore[union-attr]
    successor.page.goto(path_to("people:me"))
    assert "vastaanottaja: Kahvitupa Lampi" in main(successor.page).inner_text()
    assert "ylläpitäjä: Kahvitupa Lampi" not in main(successor.page).inner_text()
    they_erase_themselves(successor.page)


def the_successor_has_it(page: Page) -> None:
    """The note, the keeper's role, the book, and the place's desk."""
    page.goto(path_to("people:handed_over"))
    assert "Avain on lahden kaapissa." in main(page).inner_text()
    page.goto(path_to("people:me"))
    assert "ylläpitäjä: Kahvitupa Lampi" in main(page).inner_text()
    they_press(role_link(page, "Kuka teki mitä täällä").first)
    the_accessibility_baseline_is_met(page)
    assert "luovutti paikan seuraajalle" in main(page).inner_text()
    page.goto(path_to("desk:today"))
    assert main(page).get_by_role("link", name="Luovuta seuraajalle").count() == 1


def they_erase_themselves(page: Page) -> None:
    page.goto(path_to("people:what_we_know"))
    assert "seuraaja@lampi.example" in main(page).inner_text()
    the_accessibility_baseline_is_met(page)
    they_press(main(page).get_by_role("link", name="Poistakaa, mitä tiedätte minusta"))
    the_accessibility_baseline_is_met(page)
    they_press(button(page))
    assert headline(page) == "Tietosi on poistettu"
    assert [cookie["name"] for cookie in page.context.cookies()] == []  # type: ignore[typeddict-item]


def test_a_passkey_is_made_and_signs_in_without_a_code(chromium: Browser, tmp_path: Path) -> None:
    """With a virtual key of the browser; passkeys are bound to a name, so the site is called localhost."""
    with served_demo(tmp_path, "takaovi_passkey", host="localhost") as served:
        context = chromium.new_context(locale="fi-FI", base_url=served.address)
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
        devtools.send(
            "WebAuthn.addVirtualAuthenticator",
            {"options": {**key, "isUserVerified": True, "automaticPresenceSimulation": True}},
        )
        they_sign_in_by_code(page, "host@lampi.example")
        page.goto(path_to("people:devices"))
        they_press(main(page).get_by_role("button", name="Tee pääsyavain tälle laitteelle"))
        page.get_by_role("button", name="Poista pääsyavain").wait_for()
        the_accessibility_baseline_is_met(page)
        context.clear_cookies()
        page.goto(path_to("people:sign_in"))
        they_press(main(page).get_by_role("button", name="Kirjaudu pääsyavaimella"))
        assert headline(page) == DESK
        context.close()
