"""The pages of whoever is signed in: axe, zoom, keyboard, targets and structure, on each kind of page.

Each kind is seen by axe in Finnish, Swedish and English, in the pairing of widths and themes that public pages have.
The keyboard, the screen reader's structure, the size of targets and 400 % zoom are looked at once for each kind: in
Finnish, whose words are the longest, and where scripts are off.
"""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, get_resolver
from playwright.sync_api import Browser, Page

from tests.browser.baseline import cut_off, faults_in_each_look, small_targets, structure_faults, violations
from tests.browser.desk_pages import (
    ALIKE,
    ELSEWHERE,
    KEEPER,
    LANGUAGES,
    SIGNED_IN,
    Numbers,
    number_in,
    numbers_of,
    path_of,
)
from tests.browser.keyboard import the_skip_link_leads_past_the_roof, walk
from tests.browser.pages import kinds, path_to
from tests.browser.steps import they_press, they_sign_in

ROOMS = ("desk", "people", "volunteering", "callback", "phone")
NETWORK_KEEPER, CALLER = "pesavahti@verkko.example", "greeter@lampi.example"


@pytest.fixture(scope="module")
def keeper(chromium: Browser, address: str) -> Iterator[Page]:
    """Signed in once, as the keeper of the invented place."""
    yield from signed_in(chromium, address, KEEPER)


@pytest.fixture(scope="module")
def plain(keeper: Page, chromium: Browser, address: str) -> Iterator[Page]:
    """The same keeper on the same device with JavaScript off."""
    context = chromium.new_context(
        locale="fi-FI", base_url=address, java_script_enabled=False, storage_state=keeper.context.storage_state()
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def numbers(keeper: Page) -> Numbers:
    return numbers_of(keeper)


def signed_in(chromium: Browser, address: str, whom: str) -> Iterator[Page]:
    context = chromium.new_context(locale="fi-FI", base_url=address)
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    they_sign_in(page, whom)
    yield page
    context.close()


def at(page: Page, path: str) -> Page:
    """The page at a path, on a phone of 360 px by day."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    answer = page.goto(path)
    assert answer is not None
    assert (answer.status, page.url.endswith(path)) == (200, True)
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SIGNED_IN)
def test_axe_finds_nothing_when_signed_in(keeper: Page, numbers: Numbers, kind: str, language: str) -> None:
    page = at(keeper, path_of(kind, numbers, language))
    number, tongue = list(SIGNED_IN).index(kind), LANGUAGES.index(language)
    assert faults_in_each_look(page, number, tongue, len(LANGUAGES)) == {}


@pytest.mark.parametrize("kind", SIGNED_IN)
def test_the_keyboard_reaches_everything_when_signed_in(plain: Page, numbers: Numbers, kind: str) -> None:
    found = walk(at(plain, path_of(kind, numbers)))
    assert found.stops == found.expected
    assert (found.unmarked, found.unseen, found.backwards, found.left) == ((), (), (), True)


@pytest.mark.parametrize("kind", SIGNED_IN)
def test_a_screen_reader_finds_its_way_when_signed_in(plain: Page, numbers: Numbers, kind: str) -> None:
    page = at(plain, path_of(kind, numbers))
    assert structure_faults(page) == []
    assert small_targets(page) == []
    the_skip_link_leads_past_the_roof(page)


@pytest.mark.parametrize("kind", SIGNED_IN)
def test_nothing_is_cut_when_signed_in(plain: Page, numbers: Numbers, kind: str) -> None:
    assert cut_off(at(plain, path_of(kind, numbers))) == {}


@pytest.mark.parametrize("kind", ALIKE)
def test_axe_finds_nothing_on_a_form_like_others(keeper: Page, numbers: Numbers, kind: str) -> None:
    assert violations(at(keeper, path_of(kind, numbers))) == []


def test_every_page_of_people_who_do_something_is_looked_at_or_has_a_reason() -> None:
    """Whoever adds a page adds its kind, here or among the public pages."""
    found = get_resolver().url_patterns
    named = {f"{room}:{name}" for room in ROOMS for name in names_in(found, room)}
    looked_at = {kind.name for kind in (SIGNED_IN | ALIKE).values()}
    public = {name for name, *_ in kinds().values() if name not in ELSEWHERE}
    assert looked_at & public == set()
    assert named - looked_at - public == {name for name in ELSEWHERE if name.split(":")[0] in ROOMS}
    assert looked_at & set(ELSEWHERE) == set()


def names_in(patterns: list[object], room: str, inside: bool = False) -> Iterator[str]:
    """The url names of a room, wherever its addresses hang."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if inside and pattern.name:
                yield pattern.name
        else:
            yield from names_in(pattern.url_patterns, room, inside or pattern.app_name == room)  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_where_one_is_asked_no_more_and_again(keeper: Page, numbers: Numbers, language: str) -> None:
    """The way out of the letter, by the token of its link; pressed there and back."""
    path = path_of("no more questions", numbers, language)
    at(keeper, path)
    for number, answer in enumerate(("stop", "again")):
        they_press(keeper.locator(f"main button[value={answer}]"))
        page = at(keeper, path)
        assert faults_in_each_look(page, number, LANGUAGES.index(language), len(LANGUAGES)) == {}


def test_axe_finds_nothing_on_the_lists_that_only_the_network_has(chromium: Browser, address: str) -> None:
    """Letters that did not leave, and places that nobody is asked about."""
    for page in signed_in(chromium, address, NETWORK_KEEPER):
        for number, name in enumerate(("desk:letters", "desk:unasked")):
            for tongue, language in enumerate(LANGUAGES):
                at(page, path_to(name, language=language))
                assert faults_in_each_look(page, number, tongue, len(LANGUAGES)) == {}


def test_axe_finds_nothing_on_a_call_of_the_ring_and_on_a_message_of_the_phone(chromium: Browser, address: str) -> None:
    """The caller's own: whom to call next, and what somebody left on the line."""
    for page in signed_in(chromium, address, CALLER):
        they_leave_a_message(page, "Tulisin huomenna, jos joku on paikalla.")
        page.goto(path_to("callback:ring"))
        turn = number_in(page, r"/rinki/(\d+)$")
        for number, (name, *words) in enumerate((("callback:turn", turn), ("phone:messages",))):
            for tongue, language in enumerate(LANGUAGES):
                at(page, path_to(name, *words, language=language))
                assert faults_in_each_look(page, number, tongue, len(LANGUAGES)) == {}
        they_press(page.locator("main article.message button").first)


def they_leave_a_message(page: Page, words: str) -> None:
    page.goto(path_to("phone:keypad"))
    they_press(page.locator('main button[name="nappain"][value="1"]'))
    page.fill('[name="numero"]', "42700")
    they_press(page.locator("main form button").first)
    they_press(page.locator('main button[name="nappain"][value="3"]'))
    page.fill("main textarea", words)
    they_press(page.locator("main form button").first)
