"""The tests of the look stand on their own small map of addresses (tests/ui/urls.py)."""

import pytest

from takaovi.ui import pages


@pytest.fixture(autouse=True)
def bare_footer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rooms above put their links into the footer at start; their addresses are not in the small map."""
    monkeypatch.setattr(pages, "_footer", [])
    monkeypatch.setattr(pages, "_account", {False: (), True: ()})
    pages.account_links.cache_clear()
