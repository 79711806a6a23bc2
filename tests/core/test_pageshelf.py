"""A shelf holds what was put there last or asked for last, within its bytes and its time."""

import pytest

from takaovi.core import pageshelf
from takaovi.core.pageshelf import Shelf


class Time:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    stopped = Time()
    monkeypatch.setattr(pageshelf, "monotonic", stopped)
    return stopped


def filled(*names: str, most: int = 30) -> Shelf[str]:
    shelf: Shelf[str] = Shelf(most)
    for name in names:
        shelf.put((name,), name.upper(), size=10, seconds=60)
    return shelf


def test_what_was_put_is_there_until_its_time_is_over(time: Time) -> None:
    shelf = filled("a")
    time.now += 59
    assert shelf.get(("a",)) == "A"
    time.now += 1
    assert shelf.get(("a",)) is None
    assert (len(shelf), shelf.held_bytes) == (0, 0)


def test_the_longest_unasked_goes_first() -> None:
    shelf = filled("a", "b", "c")
    assert shelf.get(("a",)) == "A"
    shelf.put(("d",), "D", size=10, seconds=60)
    assert [shelf.get((name,)) for name in "abcd"] == ["A", None, "C", "D"]
    assert shelf.held_bytes == 30


def test_a_thing_put_again_counts_once() -> None:
    shelf = filled("a", "a", "a")
    assert (len(shelf), shelf.held_bytes) == (1, 10)


def test_what_is_larger_than_the_shelf_is_not_kept_and_drives_nothing_out() -> None:
    shelf = filled("a")
    shelf.put(("whale",), "WHALE", size=31, seconds=60)
    assert (shelf.get(("whale",)), shelf.get(("a",))) == (None, "A")


def test_cleared_it_is_empty() -> None:
    shelf = filled("a", "b")
    shelf.clear()
    assert (len(shelf), shelf.held_bytes, shelf.get(("a",))) == (0, 0, None)
