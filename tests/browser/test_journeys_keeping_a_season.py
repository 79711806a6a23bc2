"""A keeper's autumn: last season again, a picture, a host more; and the duties a visitor reads of. No JavaScript."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import Visit
from tests.browser.pages import path_to
from tests.browser.steps import an_old_phone_shows, headline, main, text_of, they_sign_in
from tests.browser.test_journeys_writing import KEEPER, Hand

ASKED = "keeper@olohuone.example"
BOARD_GAMES, ADVICE = "lautapelit-kahvitupa-lampi", "etuusneuvonta-kahvitupa-lampi"
TABLE = "Pöydällä on pelilauta ja kahvikuppeja."


def signed_in(chromium: Browser, address: str, whom: str) -> Iterator[Hand]:
    """On a phone of 360 px without JavaScript."""
    context = chromium.new_context(java_script_enabled=False, locale="fi-FI", base_url=address)
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    they_sign_in(page, whom)
    yield Hand(page)
    context.close()


@pytest.fixture(scope="module")
def keeper(chromium: Browser, address: str) -> Iterator[Hand]:
    yield from signed_in(chromium, address, KEEPER)


@pytest.fixture(scope="module")
def other(chromium: Browser, address: str) -> Iterator[Hand]:
    """Who may answer for the organisation that is asked to host."""
    yield from signed_in(chromium, address, ASKED)


def at(hand: Hand, name: str, *args: str) -> Page:
    hand.page.goto(path_to(name, *args))
    the_accessibility_baseline_is_met(hand.page)
    return hand.page


def told(hand: Hand) -> str:
    the_accessibility_baseline_is_met(hand.page)
    return text_of(main(hand.page))


def test_last_season_comes_again_with_its_breaks_asked_for(keeper: Hand) -> None:
    # Given an activity with a season behind it
    hand = Hand(keeper.page)
    at(hand, "desk:activity", BOARD_GAMES)
    # When the keeper wants the same again, and says from when to when
    hand.follow(path_to("desk:next_season", BOARD_GAMES))
    hand.write("first", "1.9.2027")
    hand.write("last", "31.5.2028")
    hand.press()
    # Then the breaks of the year are asked for, none taken for granted
    assert "Joulu" in told(hand)
    hand.tap(main(hand.page).locator('label[for^="rests"]').first)
    hand.press()
    # And how it looks is said before anything is kept
    said = told(hand)
    assert "Joka lauantai klo 14–17, alkaen 1.9.2027, 31.5.2028 asti." in said
    assert "Siitä tulee 38 kertaa." in said
    hand.press()
    # And one yes later it stands in the programme, and can be taken back
    said = told(hand)
    assert "Uusi kausi on ohjelmassa." in said
    assert "Kumoa viime muutos" in said
    assert hand.taps == 5
    print(f"\nlast season again: {hand.taps} taps, {hand.fields} fields")


def test_a_picture_needs_words_and_is_then_seen_by_everybody(visit: Visit, keeper: Hand) -> None:
    # Given a picture as a phone takes it
    hand = Hand(keeper.page)
    picture = BytesIO()
    Image.new("RGB", (1600, 1200), "#7a2318").save(picture, "JPEG")
    page = at(hand, "desk:picture", BOARD_GAMES)
    file = {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    # When it is sent without words
    page.locator('[name="picture"]').set_input_files([file])
    hand.press()
    # Then the page asks what is seen in it
    assert main(page).locator(".faults").count() == 1
    told(hand)
    # And with words everybody sees it, and who cannot see hears the words
    page.locator('[name="picture"]').set_input_files([file])
    hand.write("alt_fi", TABLE)
    hand.press()
    told(hand)
    seen = an_old_phone_shows(visit, "activity", BOARD_GAMES)
    the_accessibility_baseline_is_met(seen)
    assert main(seen).locator("img.door").get_attribute("alt") == TABLE


def test_another_organisation_is_asked_to_host_and_says_yes(visit: Visit, keeper: Hand, other: Hand) -> None:
    # Given a keeper who would like a host more
    hand = Hand(keeper.page)
    at(hand, "desk:hosts", ADVICE)
    hand.write("name", "Yhteinen Olohuone ry")
    hand.press()
    told(hand)
    # When somebody who answers for that organisation finds the question at the desk and says yes
    answer = Hand(other.page)
    at(answer, "desk:today")
    answer.follow(path_to("desk:invitations"))
    assert headline(other.page)
    told(answer)
    answer.press()
    told(answer)
    assert answer.taps == 2
    # Then the page of the activity names both
    seen = an_old_phone_shows(visit, "activity", ADVICE)
    the_accessibility_baseline_is_met(seen)
    assert "Yhteinen Olohuone ry" in text_of(main(seen))


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_visitor_reads_how_accessible_we_are_and_what_is_kept(visit: Visit, language: str) -> None:
    # Given anybody at the statement
    page = visit(path_to("proposals:accessibility", language=language), js=False)
    the_accessibility_baseline_is_met(page)
    # Then the way to give feedback stands in it
    assert main(page).locator(f'a[href^="{path_to("proposals:feedback", language=language)}"]').count() >= 1
    # When they go to what is kept of people, and to one register
    page = visit(path_to("proposals:privacy", language=language), js=False)
    the_accessibility_baseline_is_met(page)
    page = visit(path_to("proposals:register", "sign-ups", language=language), js=False)
    # Then it tells purpose, term and who sees it, on a page of its own
    the_accessibility_baseline_is_met(page)
    assert "14" in text_of(main(page))
