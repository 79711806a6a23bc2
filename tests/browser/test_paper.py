"""A page on paper, for the fridge door or the notice board: the hours and the way there, and nothing to press."""

import re
import zlib
from contextlib import suppress

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.pages import ACTIVITY, PLACE, path_to

PRESSED = ".readings, .skip, .button, .ground__links, .exit, .exit__note"
A4 = {"width": 794, "height": 1123}  # CSS px at 96 to the inch


def printed(visit: Visit, path: str) -> Page:
    page = visit(path, width=A4["width"], height=A4["height"], theme="dark")
    page.emulate_media(media="print")
    return page


def test_a_printed_place_has_its_name_hours_address_and_number(visit: Visit) -> None:
    page = printed(visit, path_to("finder:place", PLACE))
    paper = page.locator("main").inner_text()
    for told in ("Keinutuolin Tupa", "9.30–14.30", "Kaivokuja 4, 42700 Keuruu", "014 000 0901"):
        assert told in paper, told
    assert page.locator("table.week th").count() == 7
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(PRESSED).filter(visible=True).count() == 0


def test_paper_has_no_way_out_of_the_screen(visit: Visit) -> None:
    page = printed(visit, path_to("finder:help_now"))
    assert page.locator(PRESSED).filter(visible=True).count() == 0
    assert "116117" in page.locator("main").inner_text()


@pytest.mark.parametrize(
    ("name", "args"), [("place", (PLACE,)), ("arrival", (PLACE,)), ("activity", (ACTIVITY,)), ("help_now", ())]
)
def test_chromium_prints_a_page_that_has_text_and_takes_few_sheets(
    visit: Visit, name: str, args: tuple[str, ...]
) -> None:
    paper = visit(path_to(f"finder:{name}", *args)).pdf(format="A4")
    sheets = re.findall(rb"/Type\s*/Page\b", paper)
    assert 1 <= len(sheets) <= 4
    assert texts_drawn(paper) > 20


def texts_drawn(pdf: bytes) -> int:
    """How many pieces of text the streams of a PDF draw (the operators Tj and TJ): a page of pictures has none."""
    drawn = 0
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        with suppress(zlib.error):  # a photo is packed in another way
            drawn += len(re.findall(rb"\sT[jJ]\s", zlib.decompress(stream)))
    return drawn


def test_the_photo_of_the_door_wastes_no_sheet(visit: Visit) -> None:
    page = printed(visit, path_to("finder:place", PLACE))
    photo = page.locator("main img").bounding_box()
    assert photo is None or photo["height"] < A4["height"] / 2
