"""Hints about what happens on top of each other. A hint is told to hosts; it blocks nothing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from takaovi.core.text import fold
from takaovi.programme.values import Happening


class Clash(NamedTuple):
    """Two happenings at the same time, ``a`` the one that starts first, and why that may matter (a key of WHY)."""

    a: Happening
    b: Happening
    why: str


WHY = ("same_space", "kept_for_group", "same_place", "same_people")


def clashes(happenings: Iterable[Happening], villages: Mapping[int, str] | None = None) -> list[Clash]:
    """Every pair that overlaps in time and meets in one of four ways, the gravest told.

    ``villages`` names the village of each place id (any text; empty or missing is none): two activities for the same
    people at the same hour in one village are a hint too. Cancelled ones and those without a place clash with nothing,
    an umbrella not with its own parts, and parts of one umbrella only in the same space.
    """
    villages = villages or {}
    return [Clash(a, b, why) for a, b in _overlapping(happenings) if (why := _why(a, b, villages))]


def _overlapping(happenings: Iterable[Happening]) -> Iterator[tuple[Happening, Happening]]:
    on = [one for one in happenings if one.status != "cancelled" and one.place_id is not None]
    still: list[Happening] = []
    for b in sorted(on, key=lambda one: (one.start, one.occurrence_id)):
        still = [a for a in still if a.end > b.start]
        yield from ((a, b) for a in still)
        still.append(b)


def _why(a: Happening, b: Happening, villages: Mapping[int, str]) -> str | None:
    if a.activity_id in (b.activity_id, b.part_of) or b.activity_id == a.part_of:
        return None
    if a.place_id == b.place_id:
        return _in_one_place(a, b)
    village = villages.get(a.place_id or 0)
    same_village = bool(village) and village == villages.get(b.place_id or 0)
    return "same_people" if same_village and not _parts_of_one(a, b) and _same_people(a, b) else None


def _in_one_place(a: Happening, b: Happening) -> str | None:
    """Two rooms of one house are at peace: its keeper has seen both."""
    if a.space_id is not None and a.space_id == b.space_id:
        return "same_space"
    if (a.exclusive or b.exclusive) and _may_meet(a, b):
        return "kept_for_group"
    if a.space_id is None and b.space_id is None and not _parts_of_one(a, b):
        return "same_place"
    return None


def _may_meet(a: Happening, b: Happening) -> bool:
    """Two different rooms of a house do not meet; without a named room it may be any."""
    return a.space_id is None or b.space_id is None


def _parts_of_one(a: Happening, b: Happening) -> bool:
    return a.part_of is not None and a.part_of == b.part_of


def _same_people(a: Happening, b: Happening) -> bool:
    """The same words for whom it is (or both for everybody), and ages that overlap."""
    if fold(a.audience.text) != fold(b.audience.text):
        return False
    return (a.min_age or 0) <= _most(b.max_age) and (b.min_age or 0) <= _most(a.max_age)


def _most(age: int | None) -> int:
    return 200 if age is None else age
