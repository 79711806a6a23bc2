"""Signing up without an account, on an old phone without JavaScript: a nickname, a code, a line, and why it is off."""

from itertools import count

from playwright.sync_api import Page

from takaovi.core.clock import today
from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import Served, Visit
from tests.browser.pages import path_to
from tests.browser.steps import (
    an_old_phone_shows,
    headline,
    in_words_of,
    main,
    path_shown,
    text_of,
    they_press,
)

CLUB = "juttelun-alku-klubitalo-saranapuu"  # eight places; the next time is full and two wait
_times = count(2)  # each journey has a time of its own, and none of them the full one


def they_send(page: Page, words: str) -> None:
    they_press(main(page).get_by_role("button", name=in_words_of(page, words), exact=True))


def they_sign_up(visit: Visit, path: str, people: int = 1, name: str = "", contact: str = "") -> Page:
    """Open the form on an old phone, fill in what they like, and send it. Gives the page with the code."""
    page = visit(path, js=False)
    page.fill("#maara", str(people))
    page.fill("#nimi", name)
    if contact:
        page.fill("#yhteys", contact)
        page.check("#lupa-1")
    they_press(main(page).locator("form button[type=submit]"))
    return page


def a_free_time(visit: Visit) -> str:
    """The way to sign up for one of the club's next times."""
    page = an_old_phone_shows(visit, "activity", CLUB, kaikki="1")
    links = main(page).locator("a[href*='/ilmoittaudu/']")
    return str(links.nth(next(_times) - 1).get_attribute("href"))


def state_of(page: Page) -> str:
    return text_of(main(page).locator(".notice").first)


def code_of(page: Page) -> str:
    return path_shown(page).rpartition("/")[2]


def test_a_shy_one_signs_up_with_a_nickname_and_leaves_with_the_code(visit: Visit) -> None:
    # Given somebody who found the club and gives no name to strangers
    page = an_old_phone_shows(visit, "activity", CLUB)
    the_accessibility_baseline_is_met(page)
    path = a_free_time(visit)
    form = visit(path, js=False)
    the_accessibility_baseline_is_met(form)
    # When they send the form with a number nobody understands
    form.fill("#maara", "pari")
    form.fill("#nimi", "Siili")
    they_send(form, "Sign up")
    # Then they are told, and nothing they wrote is lost
    the_accessibility_baseline_is_met(form)
    assert form.input_value("#nimi") == "Siili"
    assert form.locator(".faults").count() == 1
    # When they put it right
    form.fill("#maara", "1")
    they_send(form, "Sign up")
    # Then they have a place and a code
    the_accessibility_baseline_is_met(form)
    assert in_words_of(form, "You have a place. Welcome.") in state_of(form)
    code = code_of(form)
    # When they come back another day with nothing but the code
    back = visit(path_to("programme:code"), js=False)
    the_accessibility_baseline_is_met(back)
    back.fill("#koodi", code.lower().replace("-", " "))
    they_send(back, "Show my sign-up")
    they_send(back, "Leave")
    # Then they have left, and the page asks nothing more
    the_accessibility_baseline_is_met(back)
    assert in_words_of(back, "You have left. Thank you for telling.") in state_of(back)
    assert main(back).locator("form").count() == 0


def test_the_line_moves_by_itself(visit: Visit) -> None:
    # Given a time that two groups have filled
    path = a_free_time(visit)
    first = they_sign_up(visit, path, people=6, name="Iso porukka")
    they_sign_up(visit, path, people=2, name="Pari")
    # When one more signs up
    form = visit(path, js=False)
    assert headline(form) == in_words_of(form, "Join the waiting list")
    waiting = they_sign_up(visit, path, name="Jonottaja")
    assert in_words_of(waiting, "It is full now. You are in line. A free place is offered in turn.") in state_of(
        waiting
    )
    # And the first group does not come
    they_send(first, "Leave")
    # Then the place is offered to the one in line, who takes it
    waiting.reload()
    the_accessibility_baseline_is_met(waiting)
    assert in_words_of(waiting, "A place is free for you.") in state_of(waiting)
    they_send(waiting, "I take the place")
    assert in_words_of(waiting, "You have a place. Welcome.") in state_of(waiting)


def test_a_full_time_says_so_before_anything_is_filled_in(visit: Visit) -> None:
    # Given the club whose next time is full
    page = an_old_phone_shows(visit, "activity", CLUB)
    link = main(page).locator("a[href*='/ilmoittaudu/']").first
    # Then the way there says that it is the waiting list
    assert text_of(link).startswith("Täynnä, tule jonoon: ")
    they_press(link)
    assert headline(page) == in_words_of(page, "Join the waiting list")
    the_accessibility_baseline_is_met(page)


def test_those_signed_up_hear_why_an_evening_is_off(visit: Visit, served: Served) -> None:
    # Given somebody who asked to be told
    path = a_free_time(visit)
    page = they_sign_up(visit, path, name="Aila", contact="aila@lampi.example")
    # When the hosts call off the evening
    cancel(served, page)
    # Then their own page says so and why
    page.reload()
    the_accessibility_baseline_is_met(page)
    assert in_words_of(page, "It is cancelled this time.") in state_of(page)
    assert "Ohjaaja on sairaana." in text_of(main(page))
    # And the letter is on its way; a sign-up at the desk beside rings the bell for all letters
    they_sign_up(visit, a_free_time(visit), contact="tom@lampi.example")
    inbox = visit(path_to("ui:letters"), js=False)
    for _look in range(20):
        if "Ohjaaja on sairaana." in text_of(main(inbox)):
            break
        inbox.wait_for_timeout(500)
        inbox.reload()
    assert "Se on peruttu tällä kertaa. Ohjaaja on sairaana." in text_of(main(inbox))
    # And the activity marks it
    listed = an_old_phone_shows(visit, "activity", CLUB, kaikki="1", vyohyke="UTC")  # asked by nobody a minute ago
    assert "Peruttu tällä kertaa." in text_of(main(listed))


def cancel(served: Served, page: Page) -> None:
    """What a host does at the desk, by the command of the operator. The day is read from the page of the sign-up."""
    when = text_of(main(page).locator(".lead"))
    day, month = when.rpartition(" klo ")[0].rpartition(" ")[2].rstrip(".").split(".")
    year = today().year + (int(month) < today().month)
    served.command(
        "programme", "cancel", CLUB, f"{year}-{int(month):02}-{int(day):02}", "--why-fi", "Ohjaaja on sairaana."
    )
