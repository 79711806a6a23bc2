"""Sheets are made beside the server: one at a time, kept, and without holding anybody up."""

import logging
import sys
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from django.test import Client

from takaovi.core.clock import stopped_at
from takaovi.feeds import paper_views
from takaovi.feeds.paper_press import ORIGIN, Order, file_of
from takaovi.feeds.paper_printer import NoPress, NotPrinted, Printer
from takaovi.feeds.paper_queue import MOST_WAITING, Queue, name_of
from takaovi.feeds.paper_store import Store
from tests.feeds.sheets import TUESDAY, page, tupa

SHEET = Order("<html lang=fi><title>Arkki</title><p>Hei</p></html>", {})


class Slow(Printer):
    """A press that waits until it is told to go on. Counts its sheets."""

    def __init__(self) -> None:
        super().__init__()
        self.go, self.made = Event(), 0

    def make(self, order: Order) -> bytes:
        self.go.wait(10)
        self.made += 1
        return b"%PDF " + order.html.encode()


def queue_of(printer: Printer, folder: Path, wait: float = 10, rest: float = 0) -> Queue:
    return Queue(printer, lambda: Store(folder), wait=wait, rest=rest)


def test_a_sheet_is_made_once_and_then_comes_from_the_disk(printer: Printer, tmp_path: Path) -> None:
    first = queue_of(printer, tmp_path).sheet(SHEET)
    assert first.pdf.startswith(b"%PDF-1.7")
    nowhere = Printer({"PATH": "", "PYTHONPATH": "nowhere"})
    assert queue_of(nowhere, tmp_path).sheet(SHEET) == first


def test_the_name_of_a_sheet_is_that_of_its_content() -> None:
    assert name_of(SHEET) == name_of(Order(SHEET.html, {"fonts/": "elsewhere"}))
    assert name_of(SHEET) != name_of(Order(SHEET.html + " ", {}))


@pytest.mark.alone
def test_of_ten_who_ask_one_waits_and_the_others_are_told_to_come_again(tmp_path: Path) -> None:
    slow = Slow()
    queue = queue_of(slow, tmp_path, wait=0.2, rest=20)
    started = monotonic()
    answers = [queue.sheet(Order(f"<p>{number}</p>", {})) for number in range(10)]
    assert monotonic() - started < 0.8
    assert all(answer.coming for answer in answers)
    slow.go.set()
    for number in range(MOST_WAITING):
        while queue.sheet(Order(f"<p>{number}</p>", {})).coming:
            pass
    assert slow.made == MOST_WAITING


def test_the_same_sheet_is_in_the_making_once(tmp_path: Path) -> None:
    slow = Slow()
    queue = queue_of(slow, tmp_path, wait=0.01)
    assert [queue.sheet(SHEET).coming for _ in range(5)] == [True] * 5
    slow.go.set()
    while queue.sheet(SHEET).coming:
        pass
    assert slow.made == 1


def test_the_oldest_sheets_give_way_when_the_shelf_is_full(tmp_path: Path) -> None:
    store = Store(tmp_path, most_bytes=1000)
    for name in "abcd":
        store.put(name, b"x" * 250)
    assert store.get("a") == b"x" * 250  # asked for: the newest again
    store.put("e", b"x" * 250)
    assert [name for name in "abcde" if store.get(name)] == ["a", "d", "e"]


def test_a_disk_that_takes_nothing_costs_no_sheet(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    store = Store(tmp_path / "file" / "paper")
    store.put("a", b"x")
    assert store.get("a") is None


def test_a_sheet_that_takes_too_long_is_given_up_and_the_next_one_is_printed() -> None:
    hasty = Printer(longest=0.05)
    with pytest.raises(NotPrinted):
        hasty.make(SHEET)
    hasty._longest = 20
    assert hasty.make(SHEET).startswith(b"%PDF")
    hasty.close()


def test_a_press_that_went_home_is_called_again(printer: Printer) -> None:
    printer.make(SHEET)
    assert printer._process is not None
    assert printer._process.stdin is not None
    printer._process.stdin.close()  # the press ends as it does when nobody orders for long
    printer._process.wait(10)
    assert printer.make(SHEET).startswith(b"%PDF")


def without_pango(folder: Path) -> Printer:
    """A machine where WeasyPrint finds no Pango, as WeasyPrint itself says it."""
    broken = folder / "broken" / "weasyprint"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0': not there\")\n")
    source = Path(paper_views.__file__).parents[2]
    return Printer({"PYTHONPATH": f"{broken.parent}:{source}"})


def test_a_machine_without_pango_says_once_what_to_install(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    printer = without_pango(tmp_path)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            with pytest.raises(NoPress):
                printer.make(SHEET)
    assert len(caplog.records) == 1
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0" in caplog.text
    assert "cannot load library 'libpango-1.0-0'" in caplog.text


@pytest.mark.django_db
def test_without_pango_the_address_of_a_pdf_leads_to_the_page_that_prints(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_views, "queue", queue_of(without_pango(tmp_path), tmp_path / "paper"))
    tupa()
    with stopped_at(TUESDAY):
        response = client.get("/fi/paikka/tupa/juliste.pdf?iso=1")
    text = response.content.decode()
    assert response.status_code == 503
    assert "Tulostetta ei saa nyt tiedostona" in text
    assert 'href="/fi/paikka/tupa/juliste?viikko=2026-W48&amp;iso=1"' in text
    assert "Retry-After" not in response
    assert "Viikko 48" in page(client, "/fi/paikka/tupa/juliste?viikko=2026-W48&iso=1")


@pytest.mark.django_db
def test_a_sheet_in_the_making_comes_by_itself(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow()
    monkeypatch.setattr(paper_views, "queue", queue_of(slow, tmp_path, wait=0.01))
    tupa()
    with stopped_at(TUESDAY):
        first = client.get("/fi/paikka/tupa/juliste.pdf")
        slow.go.set()
        while (then := client.get("/fi/paikka/tupa/juliste.pdf")).status_code == 503:
            pass
        again = client.get("/fi/paikka/tupa/juliste.pdf", headers={"If-None-Match": then["ETag"]})
    assert (first.status_code, first["Refresh"], first["Retry-After"]) == (503, "2", "2")
    assert "Tulostetta tehdään" in first.content.decode()
    assert (then.status_code, then["Content-Type"]) == (200, "application/pdf")
    assert then["Content-Disposition"] == 'inline; filename="tupa-juliste-2026-W48.pdf"'
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "url",
    [
        "https://strangers.example/a.png",
        "file:///etc/passwd",
        ORIGIN + "media/../secret.png",
        ORIGIN + "media/%2e%2e/secret.png",
        ORIGIN + "media/secret.txt",
        ORIGIN + "else/a.png",
    ],
)
def test_a_sheet_reads_our_fonts_and_photos_and_nothing_else(tmp_path: Path, url: str) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    (tmp_path / "doors").mkdir()
    with pytest.raises(ValueError, match="may not read"):
        file_of(url, {"media/": str(tmp_path / "doors")})


def test_a_photo_is_found_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "doors").mkdir()
    (tmp_path / "doors" / "a.webp").write_bytes(b"x")
    assert file_of(ORIGIN + "media/doors/a.webp", {"media/": str(tmp_path)}).read_bytes() == b"x"


def test_the_server_itself_never_loads_the_maker_of_pdf() -> None:
    assert "weasyprint" not in sys.modules
