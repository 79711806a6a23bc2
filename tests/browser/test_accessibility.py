"""Every kind of page, reading, theme and width: axe finds nothing, the keyboard reaches all, nothing is cut."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.pages import KINDS, READINGS, path_of

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
WIDTHS = (360, 1280)
THEMES = ("light", "dark")


def violations(page: Page) -> list[str]:
    """What axe finds, a line each: rule, element, why."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(f"axe.run(document, {json.dumps(RULES)})")
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(visit: Visit, kind: str, reading: str) -> None:
    found = {}
    for theme in THEMES:
        for width in WIDTHS:
            page = visit(path_of(kind, reading), theme=theme, width=width)
            if faults := violations(page):
                found[theme, width] = faults
    assert found == {}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_on_a_narrow_screen_or_with_large_text(visit: Visit, kind: str) -> None:
    """320 px is 400 % zoom of a 1280 px window (WCAG 1.4.10); text of 200 % fits at 360 px (1.4.4)."""
    narrow = visit(path_of(kind), width=320, height=256)
    assert sideways(narrow) == 0
    large = visit(path_of(kind), width=360)
    large.evaluate("document.documentElement.style.fontSize = '237.5%'")
    assert sideways(large) == 0


def sideways(page: Page) -> int:
    """CSS px that stand out of the window to the right."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const s = getComputedStyle(e), r = e.getBoundingClientRect();
  return {tag: e.tagName, text: (e.innerText || e.value || e.getAttribute('aria-label') || '').trim().slice(0, 60),
          ring: parseFloat(s.outlineWidth) || 0, style: s.outlineStyle, top: r.top, height: r.height,
          seen: r.bottom > 0 && r.top < innerHeight};
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(visit: Visit, kind: str) -> None:
    page = visit(path_of(kind))
    wanted = page.locator(
        "a[href]:visible, button:visible, input:visible:not([type=hidden]), select:visible, summary:visible"
    )
    groups = page.locator("input[type=radio]:visible").evaluate_all("es => es.map(e => e.name)")
    expected = wanted.count() - (len(groups) - len(set(groups)))  # a group of radio buttons is one stop
    stops = []
    for _ in range(expected + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) >= expected
    hidden = [s for s in stops if s["tag"] != "INPUT" and (s["ring"] < 3 or s["style"] == "none")]
    unseen = [s for s in stops if not s["seen"]]
    assert (hidden, unseen) == ([], [])


def test_the_skip_link_comes_first_and_leads_to_the_content(visit: Visit) -> None:
    page = visit(path_of("answer"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_reader_finds_landmarks_one_heading_and_names(visit: Visit, kind: str) -> None:
    page = visit(path_of(kind), js=False)
    assert [page.locator(tag).count() for tag in ("main", "header", "footer", "h1")] == [1, 1, 1, 1]
    levels = [int(tag[1]) for tag in page.locator("h1, h2, h3, h4").evaluate_all("es => es.map(e => e.tagName)")]
    jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert jumps == []
    nameless = page.locator("a, button").evaluate_all(
        "es => es.filter(e => !(e.innerText.trim() || e.getAttribute('aria-label'))).map(e => e.outerHTML)"
    )
    assert nameless == []


@pytest.mark.parametrize("kind", ["home", "answer", "place", "activity", "map", "arrival"])
def test_nothing_moves_while_the_page_comes(visit: Visit, kind: str) -> None:
    page = visit(path_of(kind))
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        """() => new Promise(done => { let sum = 0;
        new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })
          .observe({type: 'layout-shift', buffered: true});
        setTimeout(() => done(sum), 300); })"""
    )
    assert shift == 0
