"""Helpers for sheets: a place with a week of programme, the PDF of a page, and what stands in it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2
import zxingcpp
from django.test import Client
from PIL import Image

from takaovi.core.clock import stopped_at, to_minute
from takaovi.places.models import Place
from tests.factories.hours import make_open_place
from tests.factories.programme import an_activity, an_occurrence

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)  # noon in Finland
MONDAY = TUESDAY - timedelta(days=1)
A4, A3 = (595, 842), (842, 1191)  # points


def tupa(*layers: dict, happenings: int = 0, confirmed: object = MONDAY, **fields: Any) -> Place:
    """A place with hours, and so many happenings over the week of 24 November 2026, a few on every day."""
    with stopped_at(TUESDAY):
        place = make_open_place(*layers, confirmed=confirmed, slug="tupa", **fields)  # type: ignore[arg-type]
        for number in range(happenings):
            start = to_minute(MONDAY) + number % 7 * 1440 + number // 7 * 60
            activity = an_activity(
                place=place, title_fi=f"Kahvihetki numero {number}", title_sv=f"Kaffestund nummer {number}"
            )
            an_occurrence(activity, start, 60)
    return place


def page(client: Client, path: str) -> str:
    """The words of a page, tags taken out, on Tuesday 24 November 2026."""
    with stopped_at(TUESDAY):
        response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).replace("\u00ad", "").split())


def pdf(client: Client, path: str) -> pypdf.PdfReader:
    """The sheet at this address."""
    return pypdf.PdfReader(BytesIO(pdf_bytes(client, path)))


def pdf_bytes(client: Client, path: str) -> bytes:
    with stopped_at(TUESDAY):
        response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf"), path
    return response.content


def text_of(paper: pypdf.PdfReader) -> str:
    """All that stands on all pages, long words put together again where they were hyphenated."""
    told = "\n".join(sheet.extract_text() for sheet in paper.pages)
    return " ".join(re.sub("[\u2010\u00ad]\n?|-\n", "", told).split())


def tags(paper: pypdf.PdfReader) -> list[dict[str, Any]]:
    """Every element of the structure tree, in the order in which it is read."""
    return list(_walk(paper.trailer["/Root"]["/StructTreeRoot"]))


def _walk(node: Any) -> Iterator[dict[str, Any]]:
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from _walk(each)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _walk(node["/K"])


def fonts(paper: pypdf.PdfReader) -> dict[str, bool]:
    """Each font of the sheet, and whether it is embedded."""
    found = {}
    for sheet in paper.pages:
        for font in sheet["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            kept = inner["/FontDescriptor"].get_object()
            found[inner["/BaseFont"]] = any(key in kept for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found


def sizes(paper: pypdf.PdfReader) -> list[tuple[float, str]]:
    """(points, text) of every piece of text."""
    found: list[tuple[float, str]] = []

    def see(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.append((round(abs(size * tm[3] * cm[3]), 1), text.strip()))

    for sheet in paper.pages:
        sheet.extract_text(visitor_text=see)
    return found


def pictures(content: bytes, *, dpi: int = 100) -> list[Image.Image]:
    """Each page as it is printed in black and white: shades of grey."""
    with pypdfium2.PdfDocument(content) as document:
        return [document[n].render(scale=dpi / 72).to_pil().convert("L") for n in range(len(document))]


def codes(content: bytes) -> list[str]:
    """What the QR codes of the sheet say, read from the picture of its pages."""
    return [code.text for sheet in pictures(content, dpi=150) for code in zxingcpp.read_barcodes(sheet)]
