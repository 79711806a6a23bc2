"""The components in a real browser: they reflow, they print, and their scripts do what they promise and no more."""

import pytest

from tests.browser.baseline import sideways
from tests.browser.conftest import Visit

GALLERY = "/fi/galleria"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_scrolls_sideways_at_any_width(visit: Visit, width: int, theme: str) -> None:
    assert sideways(visit(GALLERY, width=width, theme=theme)) == 0


def test_text_at_twice_its_size_still_fits_a_phone(visit: Visit) -> None:
    page = visit(GALLERY, width=320, js=True)
    page.evaluate("document.documentElement.style.fontSize = '237.5%'")
    assert sideways(page) == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_pressed_is_large_enough_for_a_thumb(visit: Visit, theme: str) -> None:
    page = visit(GALLERY, theme=theme)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            ".button, .readings__link, .card__name a, .event__title a, .choice__label, .field__input, .exit__link, "
            + ".tally__button, .back__link, .report, .help-now a, summary")]
          .filter((e) => e.offsetParent)
          .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
          .filter(([, box]) => box.height < 44 || box.width < 44).map(([words]) => words)"""
    )
    assert small == []
    main = page.locator(".ask .button--main").bounding_box()
    field = page.locator(".ask .field").bounding_box()
    assert main is not None
    assert field is not None
    assert (main["height"] >= 52, main["width"]) == (True, field["width"])


def test_the_body_text_is_nineteen_pixels_and_lines_are_not_too_long(visit: Visit) -> None:
    page = visit(GALLERY, width=1280)
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "19px"
    widest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('main p:not(.more)')].map((e) => e.getBoundingClientRect().width))"
    )
    one_ch = page.evaluate(
        """() => { const e = document.createElement("span"); e.textContent = "0".repeat(62);
        document.body.append(e); const width = e.getBoundingClientRect().width; e.remove(); return width; }"""
    )
    assert widest <= one_ch * 1.16  # the lead is a size larger


def test_paper_is_printed_by_day_without_what_cannot_be_pressed(visit: Visit) -> None:
    page = visit(GALLERY, width=800, theme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for gone in (".readings", ".exit", ".skip", ".button", ".back"):
        assert page.locator(gone).first.is_hidden(), gone
    assert page.locator(".week").first.is_visible()


def test_borders_stay_in_the_contrast_theme_of_windows(visit: Visit) -> None:
    page = visit(GALLERY)
    page.emulate_media(forced_colors="active")
    widths = page.evaluate(
        """() => [".tag", ".card", ".notice", ".button--main", ".field__input", ".choice__label"].map(
            (name) => parseFloat(getComputedStyle(document.querySelector(name)).borderTopWidth))"""
    )
    assert [width for width in widths if width < 1] == []


def test_near_me_asks_only_after_a_press_and_rounds_what_it_hears(visit: Visit) -> None:
    page = visit(GALLERY)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 62.244873, "longitude": 25.747712})
    assert page.locator("#missa").input_value() == ""
    page.get_by_role("button", name="Lähellä minua").click()
    page.get_by_text("Löytyi. Sijainti on pyöristetty").wait_for()
    assert page.locator("#missa").input_value() == "62.24,25.75"
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_near_me_that_is_refused_says_what_to_do_instead(visit: Visit) -> None:
    page = visit(GALLERY)
    page.get_by_role("button", name="Lähellä minua").click()
    page.get_by_text("Emme löytäneet sijaintiasi. Kirjoita paikan nimi.").wait_for()
    assert page.locator("#missa").input_value() == ""
    assert page.evaluate("document.activeElement.id") == "missa"


def test_without_scripts_there_is_no_near_me_and_the_way_out_still_works(visit: Visit) -> None:
    page = visit(GALLERY, js=False)
    assert page.locator(".near-me").is_hidden()
    assert page.get_by_role("link", name="Poistu nopeasti").get_attribute("href") == "/fi/poistu"


def test_shift_three_times_leaves_and_takes_this_page_out_of_the_way_back(visit: Visit) -> None:
    page = visit(GALLERY)
    page.route("**/fi/poistu", lambda route: route.fulfill(status=200, body="sää", content_type="text/plain"))
    before = page.evaluate("history.length")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    assert page.url.endswith(GALLERY)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_url("**/fi/poistu")
    assert page.evaluate("history.length") == before


def test_the_web_font_comes_once_and_moves_nothing(visit: Visit) -> None:
    page = visit(GALLERY)
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        """() => new Promise((done) => { let sum = 0;
        new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; })
          .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 300); })"""
    )
    assert shift == 0
    fonts = page.evaluate("performance.getEntriesByType('resource').map((r) => r.name).filter((n) => /woff2/.test(n))")
    assert len(fonts) == 1
    assert "latin-ext" not in fonts[0]
