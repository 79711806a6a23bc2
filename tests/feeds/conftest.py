"""One press for all tests of sheets: it takes a moment to start."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from takaovi.feeds import paper_views
from takaovi.feeds.paper_printer import Printer
from takaovi.feeds.paper_queue import Queue
from takaovi.feeds.paper_store import Store


@pytest.fixture(scope="session")
def printer() -> Iterator[Printer]:
    made = Printer()
    yield made
    made.close()


@pytest.fixture
def patient(printer: Printer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Queue:
    """Pages wait for their sheets as long as it takes, so that a test sees the sheet itself."""
    made = Queue(printer, lambda: Store(tmp_path / "paper"), wait=30, rest=0)
    monkeypatch.setattr(paper_views, "queue", made)
    return made
