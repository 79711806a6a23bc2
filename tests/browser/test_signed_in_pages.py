"""The pages of whoever is signed in: axe finds nothing in two languages and both themes on a phone of 360 px."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.baseline import sideways, violations
from tests.browser.pages import path_to
from tests.browser.steps import they_press
from tests.browser.test_journeys_keeping import they_sign_in_by_code

KEEPER = "keeper@lampi.example"
HOME = "kahvitupa-lampi"
OWN = ("me", "addresses", "devices", "what_we_know", "erase")  # "handed_over" only after a hand-over: in its journey
OF_A_PLACE = ("holders", "invite", "hand_over", "audit")
THEMES = ("light", "dark")


@pytest.fixture(scope="module")
def keeper(chromium: Browser, address: str) -> Iterator[Page]:
    """Signed in once, as the keeper of the invented place, on a phone of 360 px."""
    context = chromium.new_context(locale="fi-FI", base_url=address)
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    they_sign_in_by_code(page, KEEPER)
    yield page
    context.close()


def faults_at(page: Page, path: str) -> dict[str, object]:
    """What axe finds in each theme, and what stands out to the right."""
    answer = page.goto(path)
    assert answer is not None
    assert (answer.status, page.url.endswith(path)) == (200, True)
    found: dict[str, object] = {}
    for theme in THEMES:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
        if faults := violations(page):
            found[theme] = faults
    if wide := sideways(page):
        found["sideways"] = wide
    return found


@pytest.fixture(scope="module")
def place(keeper: Page) -> str:
    """The number of the place that the keeper looks after, from the keeper's own page."""
    keeper.goto(path_to("people:me"))
    href = keeper.locator("main a[href*='/ihmiset/place/']").first.get_attribute("href") or ""
    number = re.search(r"/place/(\d+)", href)
    assert number is not None
    return number[1]


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("name", OWN)
def test_axe_finds_nothing_on_ones_own_pages(keeper: Page, name: str, language: str) -> None:
    assert faults_at(keeper, path_to(f"people:{name}", language=language)) == {}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_axe_finds_nothing_on_the_page_of_questions(keeper: Page, language: str) -> None:
    assert faults_at(keeper, path_to("hours:my_questions", language=language)) == {}


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("name", OF_A_PLACE)
def test_axe_finds_nothing_on_the_pages_of_a_place(keeper: Page, place: str, name: str, language: str) -> None:
    assert faults_at(keeper, path_to(f"people:{name}", "place", place, language=language)) == {}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_axe_finds_nothing_where_a_role_is_laid_down(keeper: Page, language: str) -> None:
    keeper.goto(path_to("people:me", language=language))
    href = keeper.locator(f"main a[href^='{path_to('people:lay_down', language=language)}']").first.get_attribute(
        "href"
    )
    assert faults_at(keeper, href or "") == {}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_axe_finds_nothing_where_one_is_asked_no_more_and_again(keeper: Page, language: str) -> None:
    """The way out of the letter, by the token of its link; pressed there and back."""
    keeper.goto(path_to("ui:letters"))
    href = (
        keeper.locator("article.letter", has_text=KEEPER).locator("a[href*='/vahvista/']").first.get_attribute("href")
    )
    path = path_to("hours:no_more", (href or "").rpartition("/")[2], language=language)
    assert faults_at(keeper, path) == {}
    for answer in ("stop", "again"):
        they_press(keeper.locator(f"main button[value={answer}]"))
        assert faults_at(keeper, path) == {}


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("way", ["", "door", "week", "exception", "day"])
def test_axe_finds_nothing_where_hours_are_kept(keeper: Page, way: str, language: str) -> None:
    name, words = ("desk:change_hours", (HOME, way)) if way else ("desk:hours", (HOME,))
    assert faults_at(keeper, path_to(name, *words, language=language)) == {}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_axe_finds_nothing_on_the_first_page_of_the_desk(keeper: Page, language: str) -> None:
    assert faults_at(keeper, path_to("desk:today", language=language)) == {}
    assert faults_at(keeper, path_to("desk:place_today", HOME, language=language)) == {}
