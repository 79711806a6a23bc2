"""The keyboard alone: where the focus goes, whether it is seen, and whether everything is reached."""

from itertools import pairwise
from typing import Any, NamedTuple

from playwright.sync_api import Page

RING = 3  # CSS px of the focus ring
STOPS = "a[href]:visible, button:visible, input:visible:not([type=hidden]), select:visible, textarea:visible, " \
    "summary:visible, audio:visible"  # fmt: skip
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const s = getComputedStyle(e), r = e.getBoundingClientRect();
  const drawn = e.matches('.choice__input') ? getComputedStyle(e.nextElementSibling) : s;
  const box = e.getClientRects()[0];
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;  // of what is in the window
  const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
  const top = document.elementFromPoint(x, y);
  return {html: e.outerHTML.slice(0, 90), parts: e.matches('[type=date], audio'),
          place: [...document.querySelectorAll('*')].indexOf(e),
          ring: parseFloat(drawn.outlineWidth) || 0, style: drawn.outlineStyle,
          covered: !(top && (e.contains(top) || top.contains(e) || e.labels?.length && [...e.labels].includes(top))),
          seen: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth};
}"""


class Walk(NamedTuple):
    """What somebody meets who presses Tab from the top of a page until the focus leaves it."""

    stops: int
    expected: int
    unmarked: tuple[str, ...]  # without a ring
    unseen: tuple[str, ...]  # out of the window, or behind something that stays
    backwards: tuple[str, ...]  # before the stop that came before, in the order in which the page is read
    left: bool  # the focus came out at the end: no trap


def walk(page: Page) -> Walk:
    """Tab through the page, a few steps more than there are stops."""
    expected = stops_of(page)
    stops: list[dict[str, Any]] = []
    left = False
    for _ in range(expected + 9):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None or (stops and stop["place"] == stops[0]["place"]):  # out of the page, or round to its top
            left = True
            break
        # Day, month and year are one field, and the keys of a sound are one player.
        if not (stops and stop["parts"] and stop["html"] == stops[-1]["html"]):
            stops.append(stop)
    return Walk(
        stops=len(stops),
        expected=expected,
        unmarked=tuple(one["html"] for one in stops if one["ring"] < RING or one["style"] == "none"),
        unseen=tuple(one["html"] for one in stops if not one["seen"] or one["covered"]),
        backwards=tuple(one["html"] for before, one in pairwise(stops) if one["place"] < before["place"]),
        left=left,
    )


def stops_of(page: Page) -> int:
    """How often Tab has to stop: a group of radio buttons is one stop."""
    wanted = page.locator(STOPS).and_(page.locator(":not(:disabled)"))
    groups = page.locator("input[type=radio]:visible").evaluate_all("es => es.map(e => e.name)")
    return wanted.count() - (len(groups) - len(set(groups)))


def the_skip_link_leads_past_the_roof(page: Page) -> None:
    """The first stop of a page that has just come; behind it the next stop is of the main part."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("!document.querySelector('header').contains(document.activeElement)")
