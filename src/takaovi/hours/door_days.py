"""Ranges of days in door text, and dashes that only separate. No Django."""

from collections.abc import Sequence
from dataclasses import replace

from takaovi.hours.door_values import Item


def joined_days(items: Sequence[Item]) -> list[Item]:
    """Ranges of days as one item: mon - fri, Monday to Friday, maanantaista perjantaihin; idle dashes are gone."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        size, day = _day_range(items, at)
        if day:
            found.append(day)
            at += size
            continue
        if not _is_idle(items, at):
            found.append(items[at])
        at += 1
    return found


def _day_range(items: Sequence[Item], at: int) -> tuple[int, Item | None]:
    """How many items a range of days takes from ``at``, and the day item it makes."""
    leads = items[at].kind == "from" and "fi" not in items[at].languages and at + 1 < len(items)
    if leads and at and items[at - 1].kind in ("date", "times"):
        return 0, None
    first = at + 1 if leads else at
    one = items[first]
    if one.kind != "day":
        return 0, None
    between = items[first + 1] if first + 1 < len(items) else None
    last = first + 2
    if between and between.kind == "day" and _form(one) == "from" and _form(between) == "to":
        last = first + 1
    elif not (between and between.kind in ("dash", "day_range_to", "until") and last < len(items)):
        return 0, None
    other = items[last]
    if other.kind != "day" or len(_set(one)) != 1 or len(_set(other)) != 1:
        return 0, None
    (low,), (high,) = _set(one), _set(other)
    days = frozenset((low + number) % 7 for number in range((high - low) % 7 + 1))
    form = "once" if "once" in (_form(one), _form(other)) else "weekly"
    return last - at + 1, replace(one, value=(days, form), end=other.end)


def _set(item: Item) -> frozenset[int]:
    return item.value[0]  # type: ignore[index]  # the value of a day is (days, form)


def _form(item: Item) -> str:
    return item.value[1]  # type: ignore[index]


def _is_idle(items: Sequence[Item], at: int) -> bool:
    """A dash that only separates: at the start of a line, and between a day and its times."""
    if items[at].kind != "dash":
        return False
    before = items[at - 1].kind if at else "hard"
    after = items[at + 1].kind if at + 1 < len(items) else "hard"
    return before in ("hard", "colon") or after in ("hard",) or (before == "day" and after in ("times", "closed", "at"))
