"""The day on which the tests of this room happen: Tuesday 1 December 2026, noon in Helsinki."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from takaovi.core.clock import stopped_at

NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)


@pytest.fixture
def noon() -> Iterator[datetime]:
    with stopped_at(NOON):
        yield NOON
