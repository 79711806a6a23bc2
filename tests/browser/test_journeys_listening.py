"""Somebody who listens to the page: landmarks, headings, names, states in words, tables, languages."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import Visit
from tests.browser.pages import JYVASKYLA, KINDS, ordinary_day, path_of, path_to, status_of
from tests.browser.steps import an_old_phone_shows, in_words_of, main, text_of, they_tick

# Each link of the main part: what it is called, under which heading or in which line it stands, where it leads.
LINKS = """links => links.filter(a => a.getClientRects().length).map(a => {
  const words = e => e.textContent.replace(/\\s+/g, ' ').trim();
  const thing = a.closest('article, li, dl, form, section');
  const heading = thing && thing.querySelector('h2, h3, h4');
  return {name: a.getAttribute('aria-label') || words(a), href: a.getAttribute('href'),
          under: heading ? words(heading) : thing ? words(thing) : ''};
})"""
NAMES = "es => es.map(e => e.getAttribute('aria-label'))"
# Rows of a table as a reader says them: the header, its scope, what stands beside it, and whether it is today.
ROWS = """rows => rows.map(row => ({
  header: row.querySelector('th').innerText.trim(), scope: row.querySelector('th').scope,
  cell: row.querySelector('td').innerText.trim(), today: row.getAttribute('aria-current'),
}))"""


def test_the_answer_is_heard_from_its_landmarks_and_headings(visit: Visit) -> None:
    # Given a screen-reader user at the answer for town on an ordinary Wednesday
    page = an_old_phone_shows(visit, "open", missa="Jyväskylä", milloin=f"{ordinary_day()}")
    # When they list the landmarks
    landmarks = [(role, page.get_by_role(role).count()) for role in ("banner", "main", "search", "contentinfo")]
    named = page.get_by_role("navigation").evaluate_all("es => es.map(e => e.getAttribute('aria-label'))")
    # Then each is there once, and the two lists of links to choose from have names
    assert landmarks == [("banner", 1), ("main", 1), ("search", 1), ("contentinfo", 1)]
    assert named == [in_words_of(page, "Language"), in_words_of(page, "Time")]
    # When they walk the headings
    headings = page.locator("h1, h2, h3").evaluate_all("es => es.map(e => [e.tagName, e.innerText.trim()])")
    # Then the first is the answer itself, and the places stand one level below "open places"
    assert headings[0][0] == "H1"
    assert headings[0][1].startswith("Jyväskylä: ")
    assert headings[1] == ["H2", in_words_of(page, "Open places")]
    assert [level for level, _words in headings[2:7]] == ["H3"] * 5
    the_accessibility_baseline_is_met(page)


def test_the_skip_link_goes_past_the_head_of_the_page(visit: Visit) -> None:
    page = an_old_phone_shows(visit, "open", missa="Keuruu")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    the_accessibility_baseline_is_met(page)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "gallery"])
def test_a_link_name_leads_to_one_place_only(revisit: Visit, kind: str) -> None:
    """Two links of the same name under the same heading lead to the same page."""
    page = revisit(path_of(kind), js=False, status=status_of(kind))
    leads: dict[tuple[str, str], set[str]] = {}
    for link in main(page).locator("a[href]").evaluate_all(LINKS):
        leads.setdefault((link["name"], link["under"]), set()).add(link["href"])
    assert {name: hrefs for name, hrefs in leads.items() if len(hrefs) > 1} == {}


@pytest.mark.parametrize("kind", ["answer", "nothing open", "place", "municipality", "map of one"])
def test_a_state_is_said_in_words_and_no_picture_is_read_aloud(visit: Visit, kind: str) -> None:
    # Given a page that tells how doors stand
    page = visit(path_of(kind), js=False)
    # Then each state is a word, beside its colour and its shape
    states = main(page).locator(".tag, .spot__state").all_inner_texts()
    assert states
    assert [words for words in states if not words.strip()] == []
    # And the drawings are silent; only the map speaks, and it has a name
    loud = main(page).locator("svg:not([aria-hidden=true]):not(svg svg):not(.map__sheet)")
    assert loud.evaluate_all("es => es.map(e => e.outerHTML.slice(0, 80))") == []
    assert [name for name in main(page).locator(".map__sheet").evaluate_all(NAMES) if not name] == []
    the_accessibility_baseline_is_met(page)


def test_what_is_chosen_is_said_and_not_only_shown(visit: Visit) -> None:
    # Given an answer for tomorrow
    page = an_old_phone_shows(visit, "open", missa="Keuruu", milloin="huomenna")
    chosen = main(page).locator(".times a[aria-current=true]")
    assert [text_of(chosen)] == [in_words_of(page, "Tomorrow")]
    # And the language that is read now is told
    assert text_of(page.locator(".readings a[aria-current=true]")) == "Suomi"
    # When they open the wishes and tick one
    they_tick(page, "hiljainen")
    # Then the list stays open and the box is ticked for a reader too
    box = page.get_by_role("checkbox", checked=True)
    assert box.evaluate_all("es => es.map(e => e.value)") == ["hiljainen"]
    the_accessibility_baseline_is_met(page)


def test_the_week_is_a_table_with_a_name_and_a_header_for_each_day(visit: Visit) -> None:
    # Given the page of a place
    page = an_old_phone_shows(visit, "place", "keinutuolin-tupa")
    table = page.get_by_role("table")
    # Then the table has a name, and each row begins with its day
    assert table.locator("caption").inner_text().strip()
    rows: list[dict[str, Any]] = table.locator("tr").evaluate_all(ROWS)
    assert len(rows) == 7
    assert {row["scope"] for row in rows} == {"row"}
    assert [row for row in rows if not row["header"] or not row["cell"]] == []
    # And the first is today, in words and for the machine
    assert [row["today"] for row in rows] == ["date", *[None] * 6]
    assert rows[0]["header"].casefold() == in_words_of(page, "today").casefold()
    the_accessibility_baseline_is_met(page)


def test_the_field_of_the_question_says_what_may_be_written(visit: Visit) -> None:
    page = an_old_phone_shows(visit, "home")
    field = page.get_by_role("textbox", name=in_words_of(page, "Where are you?"), exact=True)
    hint = in_words_of(page, "Municipality, village or postcode. You may also write what you look for.")
    expect(field).to_have_accessible_description(hint)
    the_accessibility_baseline_is_met(page)


@pytest.mark.parametrize(("reading", "tag"), [("fi", "fi"), ("sv", "sv"), ("en", "en"), ("fi-simple", "fi")])
def test_each_language_is_marked_so_that_the_right_voice_reads_it(visit: Visit, reading: str, tag: str) -> None:
    # Given a page in any reading
    page = visit(path_to("finder:open", language=reading, query=f"missa={JYVASKYLA}"), js=False)
    # Then the whole page has its language, and the links to the others have theirs
    assert page.locator("html").get_attribute("lang") == tag
    links = page.locator(".readings a").evaluate_all("es => es.map(e => [e.innerText.trim(), e.lang])")
    assert links == [["Suomi", "fi"], ["Svenska", "sv"], ["English", "en"], ["Selko", "fi"]]
    the_accessibility_baseline_is_met(page)


def test_a_name_that_is_not_in_the_language_of_the_page_is_marked(visit: Visit) -> None:
    """Nothing of the demo region is untranslated; where a text falls back, it says so (core.text.Said)."""
    page = visit(path_to("ui:gallery", language="sv"), js=False)
    marked = main(page).locator("[lang]:not(.readings *)").evaluate_all("es => es.map(e => e.lang)")
    assert marked
    assert "sv" not in marked
