"""Each kind of sheet as PDF/UA-1, as far as a program can see; and the checks themselves see a planted fault."""

from io import BytesIO

import pypdf
import pytest
from django.core.cache import cache
from django.test import Client
from pypdf.generic import DecodedStreamObject, NameObject, TextStringObject

from takaovi.core.pagecache import shelf
from tests.feeds.sheets import pdf, pdf_bytes, tags, tupa
from tests.feeds.ua import content, faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("patient")]
KINDS = ("juliste.pdf?toinen=sv", "kuukausi.pdf", "ovikyltti.pdf", "kun-tulet-paperi.pdf")


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()
    shelf.clear()


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_meets_what_a_program_can_see_of_pdf_ua(client: Client, kind: str) -> None:
    place = tupa(happenings=40, name_sv="Stugan")
    place.arrival.create(question=1, text_fi="Sininen ovi.")
    assert faults(pdf(client, f"/fi/paikka/tupa/{kind}")) == []


def test_the_checks_see_planted_faults(client: Client) -> None:
    tupa(happenings=3)
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf_bytes(client, "/fi/paikka/tupa/juliste.pdf")))
    writer.root_object["/MarkInfo"][NameObject("/Suspects")] = NameObject("/true")
    del writer.root_object["/Lang"]
    reader = read_again(writer)
    for tag in tags(reader):
        if tag["/S"] == "/Figure":
            tag[NameObject("/Alt")] = TextStringObject(" ")
        if tag["/S"] == "/H2":
            tag[NameObject("/S")] = NameObject("/H4")
        if tag["/S"] == "/LI":
            tag[NameObject("/S")] = NameObject("/TH")
    found = set(faults(reader))
    assert {
        "tags that may be wrong",
        "no language",
        "Figure without words",
        "H4 after H1",
        "TH without a scope",
        "TH in L",
    } <= found


def test_the_checks_see_what_is_drawn_outside_the_tags(client: Client) -> None:
    tupa(happenings=3)
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf_bytes(client, "/fi/paikka/tupa/juliste.pdf")))
    page = writer.pages[0]
    drawn = DecodedStreamObject()
    drawn.set_data(page.get_contents().get_data() + b"\n0 0 9 9 re f\n")  # type: ignore[union-attr]
    page[NameObject("/Contents")] = writer._add_object(drawn)
    assert list(content(read_again(writer))) == ["page 1: f that is neither tagged nor an artifact"]


def read_again(writer: pypdf.PdfWriter) -> pypdf.PdfReader:
    written = BytesIO()
    writer.write(written)
    return pypdf.PdfReader(written)
