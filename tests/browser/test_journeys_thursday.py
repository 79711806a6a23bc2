"""A keeper's Thursday without a host: planned, hoped for, taken by a neighbour, left, asked for, and closed in time."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page

from takaovi.core.clock import HELSINKI
from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import PATIENCE, Served
from tests.browser.pages import THURSDAY, ordinary_day, path_to
from tests.browser.steps import in_words_of, main, text_of, they_press, they_sign_in

PLACE = "kahvitupa-lampi"
KEEPER = "keeper@lampi.example"
HOURS = ("21", "22")  # after the programme of the day, so that nothing else holds the door open


Phone = Callable[[str], Page]


@pytest.fixture
def phone(chromium: Browser, served: Served) -> Iterator[Phone]:
    """A phone of its own for each of them, 360 px wide and without JavaScript, at a path."""
    contexts = []

    def make(path: str) -> Page:
        context = chromium.new_context(java_script_enabled=False, locale="fi-FI", base_url=served.address)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(path)
        return page

    yield make
    for context in contexts:
        context.close()


def test_a_keepers_thursday_without_a_host(phone: Phone, served: Served) -> None:
    day = ordinary_day(THURSDAY)
    # Given a keeper who plans an evening that opens only if a host is found
    keeper = phone(path_to("ui:letters"))
    they_sign_in(keeper, KEEPER)
    they_plan(keeper, day)
    # And a neighbour who wants to hear how it goes, and says so twice
    follower = they_ask_to_hear(phone, "seuraaja@lampi.example")
    follower.goto(link_sent_to(follower, "seuraaja@lampi.example", "/kuuntelen/"))
    the_accessibility_baseline_is_met(follower)
    they_press(main(follower).get_by_role("button", name=in_words_of(follower, "Yes, tell me")))
    # When another neighbour looks at the page of the place
    page = phone(path_to("finder:place", PLACE))
    the_accessibility_baseline_is_met(page)
    assert in_words_of(page, "Nobody has promised to be there yet.") in text_of(main(page))
    # And takes the evening without an account
    they_press(main(page).get_by_role("link", name=in_words_of(page, "I can be there")).first)
    the_accessibility_baseline_is_met(page)
    page.fill("#nimi", "Siili")
    they_press(main(page).locator("form button[type=submit]").first)
    the_accessibility_baseline_is_met(page)
    mine = page.url
    assert in_words_of(page, "The shift is yours. Thank you.") in text_of(main(page))
    # Then the page of the place says open at once, and the follower is told
    page.goto(path_to("finder:place", PLACE))
    assert in_words_of(page, "Nobody has promised to be there yet.") not in text_of(main(page))
    nobody_sleeps(served)
    link_sent_to(page, "seuraaja@lampi.example", "on auki")
    # When the neighbour cannot come after all
    page.goto(mine)
    they_press(main(page).get_by_role("button", name=in_words_of(page, "I cannot come")))
    # Then stand-ins are asked: the greeter of the place, who says no
    nobody_sleeps(served)
    asked = phone(link_sent_to(page, "greeter@lampi.example", "/voisitko-tulla/"))
    the_accessibility_baseline_is_met(asked)
    they_press(main(asked).get_by_role("button", name=in_words_of(asked, "Not this time")))
    assert in_words_of(asked, "You said no. That is all right. We ask another.") in text_of(main(asked))
    # And at the deadline the evening is closed, and the follower is told
    the_deadline_comes(served, day)
    they_ask_to_hear(phone, "toinen@lampi.example")  # another letter of the server rings the bell for all that wait
    link_sent_to(page, "seuraaja@lampi.example", "pysyy kiinni")
    keeper.goto(path_to("volunteering:keep", PLACE))
    the_accessibility_baseline_is_met(keeper)
    assert in_words_of(keeper, "Nobody was found in time. The page says closed.") in text_of(main(keeper))


def they_ask_to_hear(phone: Phone, address: str) -> Page:
    page = phone(path_to("volunteering:follow", PLACE))
    page.fill("#yhteys", address)
    they_press(main(page).locator("form button[type=submit]").first)
    return page


def they_plan(page: Page, day: date) -> None:
    """A task and a shift of it, in two forms on an old phone."""
    page.goto(path_to("volunteering:keep_task", PLACE, "uusi"))
    the_accessibility_baseline_is_met(page)
    page.fill("#title_fi", "Iltaisäntä")
    they_press(main(page).locator("button[value=nayta]"))
    page.goto(path_to("volunteering:keep_new", PLACE))
    the_accessibility_baseline_is_met(page)
    main(page).locator("label", has_text="Iltaisäntä").click()
    page.fill("#paiva", f"{day.day}.{day.month}.{day.year}")
    page.fill("#alkaa", HOURS[0])
    page.fill("#loppuu", HOURS[1])
    they_press(main(page).locator("form button[type=submit]").first)


def link_sent_to(page: Page, whom: str, what: str) -> str:
    """The first link of the newest letter to an address that holds ``what``; letters leave a moment later."""
    reader = page.context.new_page()
    reader.goto(path_to("ui:letters"))
    for _look in range(40):
        letters = reader.locator("article.letter", has_text=whom).filter(has_text=what)
        if letters.count():
            text = letters.first.inner_text()
            reader.close()
            start = text.index("http")
            return "/" + text[start:].split()[0].split("/", 3)[3]
        reader.wait_for_timeout(500)
        reader.reload()
    raise AssertionError(f"no letter to {whom} says {what}")


def the_deadline_comes(served: Served, day: date) -> None:
    """What the server does at its next look once the time is there, done now by the clock of that time."""
    moment = datetime(day.year, day.month, day.day, 21, tzinfo=HELSINKI) - timedelta(hours=24)
    served.by_hand(
        "from datetime import datetime\n"
        "from takaovi.core.clock import stopped_at\n"
        "from takaovi.volunteering.actions import close_unfilled\n"
        f"with stopped_at(datetime.fromisoformat('{moment.isoformat()}')):\n"
        "    close_unfilled()\n",
    )
    nobody_sleeps(served)


def nobody_sleeps(served: Served) -> None:
    """Letters that wait for the morning or for that time go out now: the journey is walked at any hour."""
    served.by_hand(
        "from takaovi.core.clock import now\n"
        "from takaovi.core.outbox.models import Letter\n"
        "Letter.objects.filter(state='waiting').update(due=now())\n",
    )
