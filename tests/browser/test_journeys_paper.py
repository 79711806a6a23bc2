"""Told as given, when, then: a keeper prints from a phone, a visitor reads the wall, a screen loses its network."""

import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page, Route, expect

from takaovi.core.clock import today
from takaovi.feeds.paper_values import week_name
from tests.browser.baseline import the_accessibility_baseline_is_met, violations
from tests.browser.conftest import Visit, Watched
from tests.browser.pages import PLACE, path_to
from tests.browser.steps import an_old_phone_shows, headline, main, path_shown, they_follow_words, they_press


def the_pdf_at(page: Page, address: str) -> bytes:
    """The file that a phone would open; comes again as the page in between tells it to."""
    url = page.evaluate("address => new URL(address, location.href).href", address)
    for _ in range(30):
        answer = page.request.get(url)
        if answer.status == 200:
            assert answer.headers["content-type"] == "application/pdf"
            return answer.body()
        assert (answer.status, answer.headers["refresh"]) == (503, "2")
        page.wait_for_timeout(500)
    raise AssertionError("the sheet never came")


def test_a_keeper_prints_next_weeks_poster_from_a_phone(visit: Visit) -> None:
    # given the page of their place on an old phone
    page = an_old_phone_shows(visit, "place", PLACE)
    # when they go to what can be printed, choose the poster and next week
    they_follow_words(page, "Tulosta juliste tai arkki")
    they_follow_words(page, "Viikkojuliste")
    monday = today() - timedelta(days=today().weekday()) + timedelta(weeks=1)
    they_press(main(page).locator(f'a[href*="viikko={week_name(monday)}"]').first)
    # then the sheet of that week is before them, and the same is a file for the printer
    assert headline(page) == "Viikkojuliste: Keinutuolin Tupa"
    expect(main(page)).to_contain_text(f"Viikko {monday.isocalendar().week}")
    the_accessibility_baseline_is_met(page)
    content = the_pdf_at(page, main(page).locator("a.button").get_attribute("href") or "")
    with pypdfium2.PdfDocument(content) as paper:
        assert len(paper) == 1
        text = paper[0].get_textpage().get_text_range()
    assert f"Viikko {monday.isocalendar().week}" in text


def test_a_visitor_scans_the_code_on_the_wall(visit: Visit) -> None:
    # given a poster that somebody printed
    page = an_old_phone_shows(visit, "place", PLACE)
    content = the_pdf_at(page, path_to("feeds:poster_pdf", PLACE))
    with pypdfium2.PdfDocument(content) as paper:
        picture = paper[0].render(scale=150 / 72).to_pil().convert("L")
    # when they point their camera at the code
    (code,) = zxingcpp.read_barcodes(picture)
    page.goto(code.text)
    # then they are at the page of the place
    assert re.fullmatch(r"/fi/\d+", urlsplit(code.text).path)
    assert path_shown(page) == path_to("finder:place", PLACE)
    the_accessibility_baseline_is_met(page)


def test_a_printed_page_is_the_sheet_and_nothing_else(visit: Visit) -> None:
    page = visit(path_to("feeds:door_sign", PLACE), width=794, height=1123)
    page.emulate_media(media="print")
    assert page.locator(".roof, .ground, .paper-tools").filter(visible=True).count() == 0
    assert page.locator(".paper__name").inner_text() == "Keinutuolin Tupa"


def a_screen_at_a_door(visit: Visit, watched: Watched, query: str = "") -> Page:
    """A screen whose clock the test turns. What it asks in vain is no trouble of the page."""
    path = path_to("feeds:door_screen", PLACE, query=query)
    page = visit(path, width=1280, height=800)
    page.clock.install()
    page.reload()
    return page


def away(watched: Watched) -> Callable[[Route], None]:
    """The network is away; whatever is asked of it meanwhile is no trouble of the page."""

    def abort(route: Route) -> None:
        watched.expected.add(route.request.url)
        route.abort()

    return abort


def test_a_door_screen_goes_on_without_a_network_and_never_says_open_too_long(visit: Visit, watched: Watched) -> None:
    # given a screen at a door
    page = a_screen_at_a_door(visit, watched)
    expect(page.locator(".screen__told")).to_contain_text("Tiedot klo")
    told = int(page.locator("[data-screen]").get_attribute("data-now") or 0)
    # when the network goes away
    page.route("**/*", away(watched))
    page.clock.run_for(65_000)
    # then it keeps its page, says that this may be old, and changes when the door does
    expect(page.locator("[data-lost]")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Keinutuolin Tupa")
    for hour in range(1, 24):
        page.clock.fast_forward(60 * 60 * 1000)
        page.clock.run_for(6_000)
        (door,) = page.locator(".screen__door").filter(visible=True).all()
        now = told + hour * 60
        assert int(door.get_attribute("data-from") or 0) <= now + 4
        assert now < int(door.get_attribute("data-until") or 0)
    # and after a day it knows nothing any more
    page.clock.fast_forward(2 * 60 * 60 * 1000)
    page.clock.run_for(6_000)
    expect(page.locator(".screen__door").filter(visible=True)).to_contain_text("Emme tiedä, onko nyt auki")


def test_a_door_screen_renews_itself_when_the_network_is_back(visit: Visit, watched: Watched) -> None:
    # given a screen of two languages that has lost its network
    page = a_screen_at_a_door(visit, watched, "kielet=fi,sv")
    the_network_is_away = away(watched)
    page.route("**/*", the_network_is_away)
    page.clock.run_for(25_000)
    expect(page.locator("[data-lost]")).to_be_visible()
    # when it is back
    page.unroute("**/*", the_network_is_away)
    page.clock.run_for(25_000)
    # then the screen shows the next language, fresh
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.locator("[data-lost]")).to_be_hidden()
    expect(page.locator(".screen__told")).to_contain_text("Uppgifter kl.")


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_a_door_screen_is_read_by_everybody(visit: Visit, width: int, theme: str) -> None:
    page = visit(path_to("feeds:door_screen", PLACE), width=width, height=800, theme=theme)
    the_accessibility_baseline_is_met(page)


def test_without_scripts_a_door_screen_asks_for_itself_anew(visit: Visit) -> None:
    """That it renews itself is what a screen is for; whoever reads it as a page stops that, and axe is content."""
    page = visit(path_to("feeds:door_screen", PLACE), width=1280, height=800, js=False)
    assert [fault.partition(":")[0] for fault in violations(page)] == ["meta-refresh"]
    assert page.locator(".screen__door").filter(visible=True).count() == 1
    refresh = page.locator("meta[http-equiv=refresh]").get_attribute("content")
    assert refresh == f"60;url={path_to('feeds:door_screen', PLACE)}"
    page.keyboard.press("Tab")
    they_press(page.locator("a:focus", has_text="Pysäytä päivitys"))
    the_accessibility_baseline_is_met(page)
    assert page.locator("meta[http-equiv=refresh]").count() == 0
    they_press(main(page).get_by_role("link", name="Päivitä taas itsestään"))
    assert page.locator("meta[http-equiv=refresh]").count() == 1
