"""Outside a page nobody says in which language a sentence is told: here it is Finnish, whatever ran before."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def told_in_finnish() -> Iterator[None]:
    with translation.override("fi"):
        yield
