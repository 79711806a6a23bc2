"""A page as people read it: lines of words, without the marks that keep a line together."""

import html
import json
import re
from datetime import datetime
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from takaovi.core.clock import HELSINKI, stopped_at

TUESDAY = datetime(2026, 11, 24, 13, 0, tzinfo=HELSINKI)
_MAIN = re.compile(r"<main.*</main>", re.DOTALL)
_JSON = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def get(client: Client, path: str, at: datetime = TUESDAY) -> str:
    with stopped_at(at):
        response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def lines(page: str) -> list[str]:
    """What the main part says, a line for each element with words of its own."""
    found = _MAIN.search(page)
    assert found is not None
    text = html.unescape(re.sub(r"<[^>]*>", "\n", found[0])).replace("\xa0", " ").replace("\xad", "")
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def read(client: Client, path: str, at: datetime = TUESDAY) -> list[str]:
    """The lines of the page at this address."""
    return lines(get(client, path, at))


def section(found: list[str], heading: str, until: str) -> list[str]:
    """The lines between two headings."""
    start = found.index(heading) + 1
    return found[start : found.index(until, start)]


def told_to_machines(page: str) -> Any:
    found = _JSON.search(page)
    assert found is not None
    return json.loads(found[1])


def count_queries(client: Client, path: str, at: datetime = TUESDAY) -> int:
    with stopped_at(at):
        assert client.get(path).status_code == 200  # lists that are kept for a while are there now
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
    return len(queries)
