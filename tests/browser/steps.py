"""The sentences that journeys are told in.

Links are followed by where they lead and boxes are ticked by what they stand for, so that a better wording or
translation breaks no journey. That each has words is the accessibility baseline's matter.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Locator, Page, expect

from takaovi.core.language import BY_PREFIX, Language
from takaovi.places.values import Trait
from takaovi.places.words import TRAITS
from tests.browser.conftest import Visit
from tests.browser.pages import path_to


@dataclass(frozen=True)
class Card:
    """A place as the page shows it: in a card of its own, or in one breath beside the cards."""

    name: str
    href: str
    state: str
    open_words: str
    where: str
    facts: tuple[str, ...]
    reasons: tuple[str, ...]
    phone: str
    section: str


READ_CARDS = """cards => cards.map(card => {
  const words = e => e ? e.innerText.replaceAll('\\u00ad', '').trim() : '';
  const all = css => [...card.querySelectorAll(css)].map(words);
  const link = card.querySelector('.card__name a, .brief__name a');
  const phone = card.querySelector('a[href^="tel:"]');
  const tag = card.querySelector('.tag');
  const section = card.closest('section');
  return {name: words(link), href: link.getAttribute('href'), open_words: words(tag),
          state: [...tag.classList].find(c => c.startsWith('tag--')).slice(5),
          where: words(card.querySelector('.card__where, .brief__where')),
          facts: all('.facts .fact'), reasons: all('.reasons li'),
          phone: phone ? phone.getAttribute('href') : '',
          section: section ? words(section.querySelector('h2')) : ''};
})"""


# --- given -------------------------------------------------------------------------------------------------------


def an_old_phone_shows(visit: Visit, name: str, *args: str, language: str = "fi", **query: str) -> Page:
    """A phone of 360 px without JavaScript, at a named page."""
    return visit(path_to(f"finder:{name}", *args, language=language, query=urlencode(query)), js=False)


# --- when --------------------------------------------------------------------------------------------------------


def they_press(found: Locator) -> None:
    """A link or a button that leads to another page; goes on when that page is all there."""
    with found.page.expect_navigation():
        found.click()


def they_follow(page: Page, name: str, *args: str) -> None:
    """The link of the main part that leads to a named page, in the language of the page."""
    path = path_to(f"finder:{name}", *args, language=reading_of(page).code)
    they_press(links_to(page, path).first)


def they_follow_words(page: Page, words: str) -> None:
    they_press(main(page).get_by_role("link", name=words, exact=True))


def they_follow_card(page: Page, name: str) -> None:
    """The link of a place in the answer."""
    card = next(card for card in cards_of(page) if card.name == name)
    they_press(links_to(page, card.href).first)


def they_ask_for(page: Page, text: str) -> None:
    """The one question: write and press the one button."""
    main(page).locator("#missa").fill(text)
    they_press(main(page).locator(".ask button[type=submit]"))


def they_tick(page: Page, wish: str) -> None:
    """A wish of the answer page, folded away until somebody wants it. ``wish`` is a value of finder.values.Wish."""
    main(page).locator(".ask__wishes summary").click()
    main(page).locator("label", has_text=label_of(page, wish)).click()
    they_press(main(page).locator(".ask button[type=submit]"))


def they_answer(page: Page, value: str) -> None:
    """A gentle question: choose by pressing the words, and go on."""
    main(page).locator("label", has_text=label_of(page, value)).click()
    they_press(main(page).locator(".question button[type=submit]"))


def they_press_tab_until(page: Page, css: str) -> None:
    """With the keyboard alone, until the focus is on an element that ``css`` names."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({css!r})"):
            return
    raise AssertionError(f"the keyboard does not reach {css}")


# --- then --------------------------------------------------------------------------------------------------------


def they_are_at(page: Page, name: str, *args: str, language: str = "fi") -> None:
    assert path_shown(page) == path_to(f"finder:{name}", *args, language=language)


def every_photo_has_come(page: Page) -> None:
    """Each picture of the main part has its pixels and words that tell what it shows."""
    pictures = main(page).locator("img")
    assert pictures.count() > 0
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).not_to_have_js_property("naturalWidth", 0)
        assert picture.get_attribute("alt")


# --- reading the page --------------------------------------------------------------------------------------------


def main(page: Page) -> Locator:
    return page.locator("main")


def links_to(page: Page, path: str) -> Locator:
    """Links of the main part to a path, whatever they ask there."""
    return main(page).locator(f'a[href="{path}"], a[href^="{path}?"]')


def headline(page: Page) -> str:
    return text_of(page.locator("h1"))


def text_of(found: Locator) -> str:
    """Its visible words, without the soft hyphens that only the screen needs."""
    return found.inner_text().replace("\u00ad", "").replace("\u00a0", " ").strip()


def label_of(page: Page, value: str) -> str:
    """The words of the choice that stands for ``value``."""
    return str(main(page).locator(f"input:not([type=hidden])[value='{value}']").evaluate("e => e.labels[0].innerText"))


def cards_of(page: Page) -> list[Card]:
    """Every place that the page tells of, from top to bottom."""
    return [as_card(seen) for seen in main(page).locator(".card, .brief").evaluate_all(READ_CARDS)]


def as_card(seen: Mapping[str, Any]) -> Card:
    return Card(**{key: tuple(value) if isinstance(value, list) else value for key, value in seen.items()})


def cards_under(page: Page, key: str) -> list[Card]:
    """The places below one heading of the page, which is given by its English key."""
    title = in_words_of(page, key)
    return [card for card in cards_of(page) if card.section == title]


def names(cards: Iterable[Card]) -> list[str]:
    return [card.name for card in cards]


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def path_shown(page: Page) -> str:
    return urlsplit(page.url).path


def reading_of(page: Page) -> Language:
    return BY_PREFIX[path_shown(page).split("/")[1]]


def in_words_of(page: Page, key: str, **values: object) -> str:
    """The interface's words for an English key, in the language of the page."""
    with translation.override(reading_of(page).code):
        words = gettext(key)
    return words % values if values else words


def trait_words(page: Page, traits: Iterable[Trait]) -> set[str]:
    with translation.override(reading_of(page).code):
        return {str(TRAITS[trait]) for trait in traits}


def codes_sent_to(page: Page, whom: str) -> list[str]:
    """The codes in the letters to an address, newest first, read on the page where letters land."""
    reader = page.context.new_page()
    reader.goto(path_to("ui:letters"))
    texts = reader.locator("article.letter", has_text=whom).all_inner_texts()
    reader.close()
    return [code for text in texts for code in re.findall(r"\b\d{6}\b", text)[:1]]


def a_new_code(page: Page, whom: str, before: Sequence[str]) -> str:
    """The code that was not there before; letters leave a moment after they were asked for."""
    for _ in range(40):
        new = [code for code in codes_sent_to(page, whom) if code not in before]
        if new:
            return new[0]
        page.wait_for_timeout(500)
    raise AssertionError(f"no code has come to {whom}")


_devices: dict[tuple[str, str], list[Any]] = {}  # the cookie of each keeper's device, by served address and person


def they_sign_in(page: Page, whom: str) -> None:
    """By code, as a keeper does; once for each keeper, as they stay signed in. An address gets five codes an hour."""
    page.goto(path_to("people:sign_in"))
    device = (urlsplit(page.url).netloc, whom)
    if device in _devices:
        page.context.add_cookies(_devices[device])
        page.goto(path_to("desk:today"))
        if path_shown(page) == path_to("desk:today"):
            return
    before = codes_sent_to(page, whom)
    page.goto(path_to("people:sign_in"))
    page.locator("#id_address").fill(whom)
    they_press(main(page).locator("button.button--main").first)
    page.locator("#id_code").fill(a_new_code(page, whom, before))
    they_press(main(page).locator("button.button--main").first)
    _devices[device] = list(page.context.cookies())
