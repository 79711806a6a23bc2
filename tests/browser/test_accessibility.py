"""Every kind of page and way of reading: axe finds nothing, the keyboard reaches all, nothing is cut."""

import pytest

from tests.browser.baseline import cut_off, faults_in_each_look, structure_faults, violations
from tests.browser.conftest import Visit
from tests.browser.keyboard import FOCUS, the_skip_link_leads_past_the_roof, walk
from tests.browser.pages import KINDS, READINGS, path_of, status_of


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(revisit: Visit, kind: str, reading: str) -> None:
    page = revisit(path_of(kind, reading), status=status_of(kind))
    assert faults_in_each_look(page, KINDS.index(kind), READINGS.index(reading), len(READINGS)) == {}


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
def test_nothing_is_cut_on_a_narrow_screen_or_with_large_text(revisit: Visit, kind: str) -> None:
    """320 px is 400 % zoom of a 1280 px window (WCAG 1.4.10); text of 200 % fits at 360 px (1.4.4)."""
    page = revisit(path_of(kind), width=320, height=256, status=status_of(kind))
    assert cut_off(page) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(revisit: Visit, kind: str) -> None:
    page = revisit(path_of(kind), status=status_of(kind))
    found = walk(page)
    assert found.stops == found.expected
    assert (found.unmarked, found.unseen, found.backwards, found.left) == ((), (), (), True)


@pytest.mark.parametrize("kind", ["call", "help now", "about leaving", "gallery"])
def test_what_stays_at_the_upper_edge_covers_nothing_on_the_way_back(visit: Visit, kind: str) -> None:
    page = visit(path_of(kind))
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator("footer a").last.focus()
    covered = []
    while stop := page.evaluate(FOCUS):
        # The parts of a player are the browser's own, and it scrolls to them by itself. Only the gallery, which shows
        # everything, has a player under this bar.
        of_a_player = kind == "gallery" and stop["html"].startswith("<audio")
        if (stop["covered"] or not stop["seen"]) and not of_a_player:
            covered.append(stop["html"])
        page.keyboard.press("Shift+Tab")
    assert covered == []


def test_the_skip_link_comes_first_and_leads_to_the_content(visit: Visit) -> None:
    the_skip_link_leads_past_the_roof(visit(path_of("answer")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_reader_finds_landmarks_one_heading_and_names(revisit: Visit, kind: str) -> None:
    page = revisit(path_of(kind), js=False, status=status_of(kind))
    assert structure_faults(page) == []


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
