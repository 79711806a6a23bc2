"""The accessibility baseline: axe finds nothing, and nothing stands out of the window to the right."""

import json
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# Where scripts are off no timer ever rings, and axe waits for some: there it goes on at once instead.
NO_TIMERS = """() => { if (matchMedia('(scripting: none)').matches)
  window.setTimeout = (next, _wait, ...given) => { Promise.resolve().then(() => next(...given)); return 0; }; }"""


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands, scripts or not, a line each: rule, element, why."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
        page.evaluate(NO_TIMERS)
    found = page.evaluate(f"axe.run(document, {json.dumps(RULES)})")
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def sideways(page: Page) -> int:
    """CSS px that stand out of the window to the right."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def the_accessibility_baseline_is_met(page: Page) -> None:
    assert (violations(page), sideways(page)) == ([], 0)
