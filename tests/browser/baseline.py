"""The accessibility baseline: axe finds nothing, and nothing stands out of the window to the right."""

import json
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
NARROW, WIDE = WIDTHS = (360, 1280)  # px
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
TWICE = "document.documentElement.style.fontSize = '237.5%'"  # a browser's text of 200 %: 38 px instead of 19
COLOURS = {"runOnly": ["color-contrast", "color-contrast-enhanced"], "resultTypes": ["violations"]}
SMALL = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter(e => e.checkVisibility() && getComputedStyle(e).display !== 'inline' && !e.matches('.skip'))
  .map(e => [e, (e.matches('[type=radio], [type=checkbox]') && e.labels[0] || e).getBoundingClientRect()])
  .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
  .map(([e, box]) => `${e.outerHTML.slice(0, 120)} ${box.width} x ${box.height}`)"""
# Where scripts are off no timer ever rings, and axe waits for some: there it goes on at once instead.
NO_TIMERS = """() => { if (matchMedia('(scripting: none)').matches)
  window.setTimeout = (next, _wait, ...given) => { Promise.resolve().then(() => next(...given)); return 0; }; }"""


def violations(page: Page, rules: Mapping[str, object] = RULES) -> list[str]:
    """What axe finds on the page as it stands, scripts or not, a line each: rule, element, why."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
        page.evaluate(NO_TIMERS)
    found = page.evaluate(f"axe.run(document, {json.dumps(rules)})")
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def colour_faults(page: Page) -> list[str]:
    """The same for contrast alone: all that another theme can change."""
    return violations(page, COLOURS)


def faults_in_each_look(page: Page, number: int, tongue: int, tongues: int) -> dict[tuple[int, str], list[str]]:
    """What axe finds on the page, by width and theme. A fixed pairing over all kinds and languages keeps it quick.

    With all its rules at 360 px in one theme, and the colours there in the other; which theme comes first changes from
    kind to kind (``number``) and from language to language (``tongue`` of ``tongues``). At 1280 px, where no language
    changes what a page is made of, in one of the languages: the next kind in the next one.
    """
    first, other = THEMES[::-1] if (number + tongue) % 2 else THEMES
    looks = [(NARROW, first, violations), (NARROW, other, colour_faults)]
    if number % tongues == tongue:
        looks.append((WIDE, other, violations))
    found = {}
    for width, theme, look in looks:
        page.set_viewport_size({"width": width, "height": 740})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        if faults := look(page):
            found[width, theme] = faults
    return found


def small_targets(page: Page) -> list[str]:
    """What is pressed and smaller than 44 by 44 px (WCAG 2.5.5, AAA). Links within a sentence may be smaller."""
    return [str(html) for html in page.evaluate(SMALL)]


def sideways(page: Page) -> int:
    """CSS px that stand out of the window to the right."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def cut_off(page: Page) -> dict[str, int]:
    """What stands out on a narrow screen and with large text; empty when nothing does. Leaves the text large.

    320 px is 400 % zoom of a 1280 px window (WCAG 1.4.10); text of 200 % fits at 360 px (1.4.4).
    """
    page.set_viewport_size({"width": 320, "height": 256})
    narrow = sideways(page)
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate(TWICE)
    return {name: found for name, found in (("narrow", narrow), ("large", sideways(page))) if found}


def structure_faults(page: Page) -> list[str]:
    """What a screen reader misses: landmarks, one first heading, no level left out, a name on all that is pressed."""
    found = []
    counts = {tag: page.locator(tag).count() for tag in ("main", "header", "footer", "h1")}
    found += [f"{count} of {tag}" for tag, count in counts.items() if count != 1]
    levels = [int(tag[1]) for tag in page.locator("h1, h2, h3, h4").evaluate_all("es => es.map(e => e.tagName)")]
    found += [f"h{after} after h{before}" for before, after in pairwise([0, *levels]) if after > before + 1]
    found += page.locator("a, button").evaluate_all(
        "es => es.filter(e => !(e.textContent.trim() || e.getAttribute('aria-label'))).map(e => e.outerHTML)"
    )
    return found


def the_accessibility_baseline_is_met(page: Page) -> None:
    assert (violations(page), sideways(page)) == ([], 0)
