"""The accessibility baseline: axe finds nothing, and nothing stands out of the window to the right."""

import json
from pathlib import Path
from weakref import WeakKeyDictionary

from playwright.sync_api import CDPSession, Page

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# Pages whose own scripts are shut off, with the session that opens the door for axe alone. A session that is left
# behind would open it for everybody, so it lives as long as its page.
_scriptless: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


def shut_scripts(page: Page) -> None:
    """Remember that ``page`` runs without JavaScript."""
    _scriptless[page] = page.context.new_cdp_session(page)


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands, a line each: rule, element, why."""
    session = _scriptless.get(page)
    if session:  # the page has come without its scripts and stays so; only axe runs
        session.send("Emulation.setScriptExecutionDisabled", {"value": False})
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(f"axe.run(document, {json.dumps(RULES)})")
    if session:
        session.send("Emulation.setScriptExecutionDisabled", {"value": True})
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
