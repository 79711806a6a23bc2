"""Telling what is wrong and offering something, without an account, on an old phone without JavaScript."""

import time

from playwright.sync_api import Page

from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import Served, Visit
from tests.browser.pages import PLACE, path_to
from tests.browser.steps import (
    an_old_phone_shows,
    headline,
    in_words_of,
    label_of,
    links_to,
    main,
    text_of,
    they_press,
)

A_MOMENT = 3.2  # seconds: nobody reads and writes a form in less, and the program knows


def a_keeper_does(served: Served, deed: str, **words: str) -> None:
    """What a keeper does at the desk, done on the same database: ``deed`` of proposals.actions on the newest."""
    served.by_hand(
        "from takaovi.proposals import actions\n"
        "from takaovi.proposals.models import Proposal\n"
        f"actions.{deed}(by='person:1', proposal=Proposal.objects.latest('sent'), **{words!r})\n"
    )


def they_choose(page: Page, value: str) -> None:
    main(page).locator("label", has_text=label_of(page, value)).click()


def they_send(page: Page, words: str = "Send") -> None:
    they_press(main(page).get_by_role("button", name=in_words_of(page, words), exact=True))


def they_follow_by(visit: Visit, code: str, language: str = "fi") -> Page:
    page = visit(path_to("proposals:follow", language=language), js=False)
    page.fill("#koodi", code)
    they_send(page, "Show")
    return page


def code_shown(page: Page) -> str:
    return text_of(main(page).locator(".number__figure"))


def test_a_neighbour_corrects_wrong_hours_and_a_keepers_reply_arrives(visit: Visit, served: Served) -> None:
    # Given a neighbour who stood at a closed door and looks at the page of the place
    page = an_old_phone_shows(visit, "place", PLACE)
    # When they follow the quiet link, and send before they have chosen anything
    they_press(page.locator(f'footer a[href="{path_to("proposals:correct_place", PLACE)}"]'))
    the_accessibility_baseline_is_met(page)
    page.fill("#text", "Ma-to 9-16, pe 9-14")
    time.sleep(A_MOMENT)
    they_send(page)
    # Then they are told what is missing, and nothing they wrote is lost
    the_accessibility_baseline_is_met(page)
    assert in_words_of(page, "Choose what is wrong.") in text_of(main(page).locator(".faults"))
    assert page.input_value("#text") == "Ma-to 9-16, pe 9-14"
    # When they choose
    they_choose(page, "hours")
    they_send(page)
    # Then they have a code to follow it by
    the_accessibility_baseline_is_met(page)
    code = code_shown(page)
    # When a keeper asks back, and the neighbour looks with the code, said in another way
    a_keeper_does(served, "ask_back", question="Minä päivänä kävit?")
    page = they_follow_by(visit, code.upper().replace(" ", "-"))
    # Then the question is there, and can be answered
    the_accessibility_baseline_is_met(page)
    assert headline(page) == in_words_of(page, "The keeper asks you something.")
    assert "Minä päivänä kävit?" in text_of(main(page))
    page.fill("#lisaa", "Perjantaina.")
    they_send(page)
    assert "Perjantaina." in text_of(main(page))
    # When the keeper has put it right
    a_keeper_does(served, "accept_proposal", answer="Korjasimme ajat. Kiitos.")
    # Then the answer is there
    page = they_follow_by(visit, code)
    the_accessibility_baseline_is_met(page)
    assert headline(page) == in_words_of(page, "Thank you. The keeper has accepted it.")
    assert "Korjasimme ajat. Kiitos." in text_of(main(page))


def test_somebody_offers_something_to_do_in_swedish_and_takes_it_back(visit: Visit) -> None:
    # Given somebody who reads Swedish and has an idea, at the front page
    page = an_old_phone_shows(visit, "home", language="sv")
    they_press(page.locator(f'footer a[href="{path_to("proposals:start", language="sv")}"]'))
    the_accessibility_baseline_is_met(page)
    they_press(links_to(page, path_to("proposals:activity", language="sv")).first)
    # When they tell what and where, and nothing more
    page.fill("#title", "Stickcafé")
    page.fill("#where_text", "Keuru")
    time.sleep(A_MOMENT)
    they_send(page)
    code = code_shown(page)
    # Then a person will read it, and nothing is shown to others
    the_accessibility_baseline_is_met(page)
    assert headline(page) == in_words_of(page, "Thank you. A person will read it.")
    # When they think better of it
    page = they_follow_by(visit, code, language="sv")
    they_press(main(page).get_by_role("link", name=in_words_of(page, "Take this back"), exact=True))
    the_accessibility_baseline_is_met(page)
    they_send(page, "Yes, take it back")
    # Then it is gone, and the code leads nowhere
    the_accessibility_baseline_is_met(page)
    page = they_follow_by(visit, code, language="sv")
    the_accessibility_baseline_is_met(page)
    assert main(page).locator(".faults").count() == 1
    assert page.input_value("#koodi") == code


def test_whoever_finds_a_page_hard_to_use_is_promised_a_day(visit: Visit) -> None:
    # Given somebody at the accessibility statement
    page = visit(path_to("proposals:accessibility"), js=False)
    # When they follow the way to feedback
    they_press(links_to(page, path_to("proposals:feedback")).first)
    # Then its kind is chosen already
    assert page.locator("input[value=accessibility]").is_checked()
    page.fill("#text", "Kartta ei aukea ruudunlukijalla.")
    time.sleep(A_MOMENT)
    they_send(page)
    # And the receipt promises a day
    the_accessibility_baseline_is_met(page)
    assert in_words_of(page, "You get an answer by %(day)s.").partition("%")[0] in text_of(main(page))
