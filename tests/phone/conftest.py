"""What the tests of the phone line share: nothing that was kept by the test before."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()
