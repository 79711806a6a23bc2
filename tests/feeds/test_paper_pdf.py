"""The sheets as PDF/UA, seen by other programs than the one that made them.

veraPDF, which judges PDF/UA as a whole, is a Java program that this house does not bring along. Looked at here are the
parts of ISO 14289-1 that a program can see without it.
"""

import pytest
from django.core.cache import cache
from django.test import Client

from takaovi.core.clock import stopped_at, to_minute
from takaovi.core.pagecache import shelf
from tests.factories.hours import staffed
from tests.factories.programme import an_activity, an_occurrence
from tests.feeds.sheets import (
    A3,
    A4,
    TUESDAY,
    codes,
    fonts,
    pdf,
    pdf_bytes,
    pictures,
    sizes,
    tags,
    text_of,
    tupa,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("patient")]
POSTER = "/fi/paikka/tupa/juliste.pdf"
SHEETS = (
    POSTER,
    "/fi/paikka/tupa/kuukausi.pdf",
    "/fi/paikka/tupa/ovikyltti.pdf",
    "/fi/paikka/tupa/kun-tulet-paperi.pdf",
)
LONG = "Kansalaistoiminnankeskuksenvapaaehtoistoimintakoordinaattoritapaaminen"


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()
    shelf.clear()


@pytest.mark.parametrize("path", SHEETS)
def test_a_sheet_is_tagged_titled_and_says_its_language(client: Client, path: str) -> None:
    place = tupa(happenings=3)
    place.arrival.create(question=1, text_fi="Sininen ovi.")
    paper = pdf(client, path)
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fi"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paper.metadata is not None
    assert str(paper.metadata.title).endswith(f": {place.name_fi}")
    assert 'pdfuaid:part="1"' in root["/Metadata"].get_object().get_data().decode()
    kinds = [tag["/S"] for tag in tags(paper)]
    assert kinds.count("/H1") == 1
    assert {"/P", "/Figure"} <= set(kinds)


@pytest.mark.parametrize("path", SHEETS)
def test_every_picture_says_what_it_shows(client: Client, path: str) -> None:
    tupa(happenings=3)
    shown = [tag for tag in tags(pdf(client, path)) if tag["/S"] == "/Figure"]
    assert shown
    assert all(str(tag.get("/Alt", "")).strip() for tag in shown)


@pytest.mark.parametrize("path", SHEETS)
def test_every_letter_is_in_the_file_itself(client: Client, path: str) -> None:
    tupa(happenings=3, name_fi="Šumava-tupa ja žonglööri")
    paper = pdf(client, path)
    assert fonts(paper)
    assert all(fonts(paper).values())
    assert any("Paper-Latin" in name for name in fonts(paper))
    assert "Šumava-tupa ja žonglööri" in text_of(paper)


def test_the_headings_of_a_poster_go_down_one_step_at_a_time(client: Client) -> None:
    tupa(happenings=3)
    levels = [int(tag["/S"][2:]) for tag in tags(pdf(client, POSTER)) if tag["/S"][:2] == "/H"]
    assert levels == [1, 2, 2, 2, 2, 2, 2, 2]


@pytest.mark.parametrize(("happenings", "pages"), [(0, 1), (3, 1), (12, 1), (40, 2)])
def test_a_week_stands_on_one_page_and_goes_on_to_a_second_when_it_must(
    client: Client, happenings: int, pages: int
) -> None:
    tupa(happenings=happenings)
    paper = pdf(client, POSTER)
    told = text_of(paper)
    assert len(paper.pages) == pages
    assert [n for n in range(happenings) if f"Kahvihetki numero {n}" not in told] == []


@pytest.mark.parametrize("path", [POSTER, POSTER + "?koko=a3", POSTER + "?iso=1", *SHEETS[1:]])
@pytest.mark.parametrize("happenings", [0, 40])
def test_nothing_is_cut_at_the_edge_of_the_paper(client: Client, path: str, happenings: int) -> None:
    place = tupa(happenings=happenings, name_fi=LONG, summary_fi=f"{LONG} {LONG}")
    with stopped_at(TUESDAY):
        an_occurrence(an_activity(place=place, title_fi=LONG), to_minute(TUESDAY))
    for sheet in pictures(pdf_bytes(client, path)):
        width, height = sheet.size
        rim = 12  # pixels at 100 dpi: three millimetres
        top, bottom = (0, 0, width, rim), (0, height - rim, width, height)
        left, right = (0, 0, rim, height), (width - rim, 0, width, height)
        assert [side for side in (top, bottom, left, right) if sheet.crop(side).getextrema() != (255, 255)] == []


def test_paper_sizes_are_those_that_were_asked(client: Client) -> None:
    tupa(happenings=3)

    def size(path: str) -> tuple[int, int]:
        box = pdf(client, path).pages[0].mediabox
        return round(box.width), round(box.height)

    assert size(POSTER) == A4
    assert size(POSTER + "?koko=a3") == A3
    assert size("/fi/paikka/tupa/kuukausi.pdf") == A4[::-1]
    assert size("/fi/paikka/tupa/kuukausi.pdf?iso=1") == A3[::-1]


@pytest.mark.parametrize("path", SHEETS)
def test_large_print_has_eighteen_points_and_more(client: Client, path: str) -> None:
    place = tupa(happenings=3)
    place.arrival.create(question=1, text_fi="Sininen ovi.")
    assert [(size, text) for size, text in sizes(pdf(client, path + "?iso=1")) if size < 18] == []


def test_the_look_at_sizes_sees_small_letters(client: Client) -> None:
    tupa(happenings=40)
    assert {size for size, _text in sizes(pdf(client, POSTER))} == {12.0, 18.0, 20.4, 24.0}


@pytest.mark.parametrize("path", SHEETS)
def test_the_code_leads_to_the_short_address_also_from_a_grey_copy(client: Client, path: str) -> None:
    place = tupa(happenings=3)
    content = pdf_bytes(client, path)
    assert codes(content) == [f"http://127.0.0.1:8000/fi/{place.pk}"]
    with stopped_at(TUESDAY):
        response = client.get(f"/fi/{place.pk}")
    assert (response.status_code, response["Location"]) == (302, "/fi/paikka/tupa")


def test_a_poster_is_as_clear_in_black_and_white(client: Client) -> None:
    """Text and rules are black on white: no shade stands for anything."""
    tupa(happenings=12)
    (sheet,) = pictures(pdf_bytes(client, POSTER), dpi=200)
    counts = sheet.histogram()
    clear = sum(counts[:32]) + sum(counts[224:])
    assert clear / sum(counts) > 0.96  # the rest are the soft edges of letters


def test_a_place_without_phone_photo_and_door_has_a_sheet_too(client: Client) -> None:
    tupa(phone="", lat=None, lon=None, kind="online_room")
    for path in SHEETS:
        told = text_of(pdf(client, path))
        assert "soita" not in told.lower()
        assert "Tarkista:127.0.0.1:8000/fi/" in told.replace(" ", "")


def test_two_languages_stand_on_a_sheet_each(client: Client) -> None:
    tupa(happenings=3, name_sv="Stugan")
    paper = pdf(client, POSTER + "?toinen=sv")
    first, second = (" ".join(sheet.extract_text().split()) for sheet in paper.pages)
    assert "Viikko 48, 23.–29.11." in first
    assert "Vecka 48, 23–29.11" in second
    assert "Kaffestund nummer 1" in second
    assert [tag["/Lang"] for tag in tags(paper) if tag.get("/Lang") == "sv"] != []


def test_hours_that_nobody_confirmed_are_doubted_on_the_paper(client: Client) -> None:
    tupa(staffed(certainty="hearsay"), confirmed=None)
    told = text_of(pdf(client, POSTER))
    assert "Ei vahvistettu. Kysy ennen kuin lähdet" in told
    assert "Kiinni" not in told
