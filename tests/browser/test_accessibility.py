"""Every kind of page, reading, theme and width: axe finds nothing, the keyboard reaches all, nothing is cut."""

from itertools import pairwise

import pytest

from tests.browser.baseline import sideways, violations
from tests.browser.conftest import Visit
from tests.browser.pages import KINDS, READINGS, path_of, status_of

WIDTHS = (360, 1280)
THEMES = ("light", "dark")
TWICE = "document.documentElement.style.fontSize = '237.5%'"  # a browser's text of 200 %: 38 px instead of 19


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(visit: Visit, kind: str, reading: str) -> None:
    page = visit(path_of(kind, reading), status=status_of(kind))
    found = {}
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            if faults := violations(page):
                found[theme, width] = faults
    assert found == {}


@pytest.mark.parametrize("js", [True, False])
def test_axe_is_awake_for_every_rule_we_lean_on(visit: Visit, js: bool) -> None:
    """Planted faults: too little contrast for AAA, a target too small, a picture without words, two mains."""
    page = visit(path_of("home"), js=js)
    page.evaluate(
        """() => { const main = document.querySelector('main');
        main.insertAdjacentHTML('beforeend', '<p class="planted">5:1</p><main>two</main><img src="data:,">'
          + '<div class="planted-row"><a href="#a">1</a><a href="#b">2</a></div>');
        const style = document.styleSheets[0];
        style.insertRule('.planted { color: #767676 !important; background: #fff !important }', style.cssRules.length);
        style.insertRule('.planted-row a { display: inline-block !important; width: 9px; height: 9px; min-height: 0 }',
                         style.cssRules.length); }"""
    )
    found = {line.partition(":")[0] for line in violations(page)}
    assert {"color-contrast-enhanced", "target-size", "image-alt", "landmark-no-duplicate-main"} <= found


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_on_a_narrow_screen_or_with_large_text(visit: Visit, kind: str) -> None:
    """320 px is 400 % zoom of a 1280 px window (WCAG 1.4.10); text of 200 % fits at 360 px (1.4.4)."""
    page = visit(path_of(kind), width=320, height=256, status=status_of(kind))
    narrow = sideways(page)
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate(TWICE)
    assert (narrow, sideways(page)) == (0, 0)


FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const s = getComputedStyle(e), r = e.getBoundingClientRect();
  const drawn = e.matches('.choice__input') ? getComputedStyle(e.nextElementSibling) : s;
  const box = e.getClientRects()[0];
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;  // of what is in the window
  const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
  const top = document.elementFromPoint(x, y);
  return {html: e.outerHTML.slice(0, 90), parts: e.matches('[type=date]'),
          ring: parseFloat(drawn.outlineWidth) || 0, style: drawn.outlineStyle,
          covered: !(top && (e.contains(top) || top.contains(e) || e.labels?.length && [...e.labels].includes(top))),
          seen: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth};
}"""
STOPS = "a[href]:visible, button:visible, input:visible:not([type=hidden]), select:visible, textarea:visible, " \
    "summary:visible"  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(visit: Visit, kind: str) -> None:
    page = visit(path_of(kind), status=status_of(kind))
    wanted = page.locator(STOPS).and_(page.locator(":not(:disabled)"))
    groups = page.locator("input[type=radio]:visible").evaluate_all("es => es.map(e => e.name)")
    expected = wanted.count() - (len(groups) - len(set(groups)))  # a group of radio buttons is one stop
    stops = []
    for _ in range(expected + 9):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        if not (stops and stop["parts"] and stop["html"] == stops[-1]["html"]):  # day, month and year are one field
            stops.append(stop)
    assert len(stops) == expected
    unmarked = [s["html"] for s in stops if s["ring"] < 3 or s["style"] == "none"]
    unseen = [s["html"] for s in stops if not s["seen"] or s["covered"]]
    assert (unmarked, unseen) == ([], [])


@pytest.mark.parametrize("kind", ["call", "help now", "about leaving", "gallery"])
def test_what_stays_at_the_upper_edge_covers_nothing_on_the_way_back(visit: Visit, kind: str) -> None:
    page = visit(path_of(kind))
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator("footer a").last.focus()
    covered = []
    while stop := page.evaluate(FOCUS):
        if stop["covered"] or not stop["seen"]:
            covered.append(stop["html"])
        page.keyboard.press("Shift+Tab")
    assert covered == []


def test_the_skip_link_comes_first_and_leads_to_the_content(visit: Visit) -> None:
    page = visit(path_of("answer"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_reader_finds_landmarks_one_heading_and_names(visit: Visit, kind: str) -> None:
    page = visit(path_of(kind), js=False, status=status_of(kind))
    assert [page.locator(tag).count() for tag in ("main", "header", "footer", "h1")] == [1, 1, 1, 1]
    levels = [int(tag[1]) for tag in page.locator("h1, h2, h3, h4").evaluate_all("es => es.map(e => e.tagName)")]
    jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert (levels[0], jumps) == (1, [])
    nameless = page.locator("a, button").evaluate_all(
        "es => es.filter(e => !(e.textContent.trim() || e.getAttribute('aria-label'))).map(e => e.outerHTML)"
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
