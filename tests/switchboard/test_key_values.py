"""Keys are kept in their order, ended by a key, by their number or by time."""

import asyncio

import pytest

from takaovi.switchboard.key_values import Keys


def taken(pressed: str, *, most: int = 5, end: str = "#") -> tuple[str, str]:
    """(what is taken, what is taken next as single keys)."""
    keys = Keys()
    keys.press(pressed)

    async def take() -> tuple[str, str]:
        first = await keys.take(most=most, seconds=0.01, end=end)
        return first, await keys.take(most=100, seconds=0.01, end="")

    return asyncio.run(take())


@pytest.mark.parametrize(
    ("pressed", "first", "rest"),
    [
        ("42700", "42700", ""),
        ("42700#1", "42700", "1"),
        ("427#1", "427", "1"),
        ("4270012", "42700", "12"),
        ("427", "427", ""),
        ("#", "", ""),
        ("", "", ""),
    ],
)
def test_keys_end_by_a_key_by_their_number_or_by_time(pressed: str, first: str, rest: str) -> None:
    assert taken(pressed) == (first, rest)


def test_with_no_closing_key_the_hash_is_a_key_like_others() -> None:
    assert taken("#1", most=1, end="") == ("#", "1")


def test_the_time_begins_anew_at_each_key() -> None:
    keys = Keys()

    async def types() -> None:
        for key in "427":
            await asyncio.sleep(0.06)
            keys.press(key)

    async def both() -> str:
        found, _ = await asyncio.gather(keys.take(most=5, seconds=0.1, end="#"), types())
        return found

    assert asyncio.run(both()) == "427"


def test_what_was_pressed_for_nobody_is_forgotten() -> None:
    keys = Keys()
    keys.press("12")
    assert keys.waiting.is_set()
    keys.forget()
    assert not keys.waiting.is_set()
    assert asyncio.run(keys.take(most=1, seconds=0.01, end="")) == ""


@pytest.mark.parametrize(
    ("tones", "keys"),
    [
        ([("1", 0.2), ("1", 0.44), ("1", 0.68)], "111"),
        ([("1", 0.2), ("1", 0.22), ("1", 0.44)], "11"),
        ([("1", 0.2), ("2", 0.22)], "12"),
    ],
)
def test_a_tone_that_is_told_twice_is_one_key(tones: list[tuple[str, float]], keys: str) -> None:
    pressed = Keys()
    for key, ended in tones:
        pressed.hear(key, ended=ended, seconds=0.2)
    assert asyncio.run(pressed.take(most=100, seconds=0.01, end="")) == keys
