"""From items to clauses: what does not fit the few known shapes of days and times is asked. No Django."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from takaovi.hours.door_bounds import Stretch
from takaovi.hours.door_clauses import CORE, Clause, clause_of, letters
from takaovi.hours.door_values import Asking, Item

# Signs that found no partner: something stands there that the shapes below do not know.
LOOSE = frozenset({"dash", "day_range_to", "from", "until", "ampm", "clock", "month", "month_bare", "month_to"})
BREAKS = frozenset({"soft", "and", "or", "open", "close", "except"})
SHAPES = (re.compile(r"(W+(T+|C))+"), re.compile(r"(T+W+)+"), re.compile(r"(W+T+)*CW+"), re.compile(r"W*|T*|C"))
UNITS = (re.compile(r"W+(?:T+|C)"), re.compile(r"T+W+"), re.compile(r"W+T+|CW+"), re.compile(r"W+|T+|C"))


@dataclass(slots=True)
class Chunk:
    """What stands between two commas; ``sep`` is what stood before it."""

    items: list[Item]
    sep: str
    colon: bool = False

    @property
    def puzzled(self) -> bool:
        return any(item.kind in ("puzzle", "typo") for item in self.items)


@dataclass(slots=True)
class Heading:
    """What was said before the days: a state, a season, even weeks; ``wide``: for all that follows."""

    state: str = ""
    bounds: Stretch | None = None
    yearly: bool = False
    parity: str = ""
    wide: bool = False
    place: tuple[int, int] = (0, 0)  # of a heading of its own that has not been used yet


@dataclass(slots=True)
class Entries:
    """The whole text in clauses; ``extras`` are conditions, ``arranged`` a layer "by arrangement" without times."""

    clauses: list[Clause] = field(default_factory=list)
    extras: list[Clause] = field(default_factory=list)
    arranged: bool = False
    puzzled: bool = False


def sentences_of(items: Sequence[Item]) -> Iterator[list[Chunk]]:
    """Sentences as lists of chunks; the days on one line and their times on the next are one sentence."""
    chunks: list[Chunk] = []
    current: list[Item] = []
    sep = ""
    for at, item in enumerate(items):
        if item.kind == "colon":
            chunks, current, sep = _colon(chunks, current, sep)
            continue
        if item.kind in BREAKS or item.kind == "hard":
            if current:
                chunks.append(Chunk(current, sep))
                current = []
                sep = ""
            sep = item.kind if item.kind != "soft" or not sep else sep
            if item.kind == "hard" and not _runs_on(chunks, items[at + 1 :]):
                if chunks:
                    yield chunks
                chunks, sep = [], ""
            continue
        current.append(item)
    if current:
        chunks.append(Chunk(current, sep))
    if chunks:
        yield chunks


def _colon(chunks: list[Chunk], current: list[Item], sep: str) -> tuple[list[Chunk], list[Item], str]:
    """A colon after a state or a season makes a heading of it; after a day it is nothing."""
    if current and not any(item.kind in CORE for item in current):
        chunks.append(Chunk(current, sep, colon=True))
        return chunks, [], "colon"
    return chunks, current, sep


def _runs_on(chunks: Sequence[Chunk], rest: Sequence[Item]) -> bool:
    """The sentence so far names only days, and times follow."""
    following = next((item.kind for item in rest if item.kind not in ("hard", "at")), "")
    shape = "".join(letters(chunk.items) for chunk in chunks)
    return bool(shape) and set(shape) == {"W"} and following == "times"


def clauses_of(chunk: Chunk, asking: Asking) -> list[Clause]:
    """The clauses of one chunk: one, or several that follow each other without a comma. [] where it is asked."""
    pause = next((at for at, item in enumerate(chunk.items) if item.kind == "break"), 0)
    if pause and letters(chunk.items[pause:]):
        both = (Chunk(chunk.items[:pause], chunk.sep), Chunk(chunk.items[pause:], "soft"))
        return [clause for part in both for clause in clauses_of(part, asking)]
    if pause and letters(chunk.items) != "T":
        return _unclear(chunk.items, asking)
    shape = letters(chunk.items)
    if _is_closed_for_hours(shape) or any(item.kind in LOOSE for item in chunk.items):
        return _unclear(chunk.items, asking)
    for whole, unit in zip(SHAPES, UNITS, strict=True):
        if whole.fullmatch(shape):
            sizes = [len(found) for found in unit.findall(shape)]
            parts = _parts(chunk.items, sizes)
            if parts is None:
                return _unclear(chunk.items, asking)
            made = [clause_of(part, chunk.sep if number == 0 else "soft") for number, part in enumerate(parts)]
            return _unclear(chunk.items, asking) if any("twice" in one.flags for one in made) else made
    return _unclear(chunk.items, asking)


def _is_closed_for_hours(shape: str) -> bool:
    """Closed 12-13: a part of a day is not said so simply."""
    return "CT" in shape or "TC" in shape.replace("TCW", "") or bool(re.search("CW+T", shape))


def _unclear(items: Sequence[Item], asking: Asking) -> list[Clause]:
    asking.ask("unclear", items[0].start, items[-1].end)
    return []


def _parts(items: Sequence[Item], sizes: Sequence[int]) -> list[list[Item]] | None:
    """The items cut after so many core items each; None where something between two parts could go with either."""
    if len(sizes) <= 1:
        return [list(items)]
    parts: list[list[Item]] = [[]]
    seen = number = 0
    for item in items:
        core = item.kind in CORE
        if core and seen == sizes[number]:
            parts.append([])
            number, seen = number + 1, 0
        if not core and seen == sizes[number] and number + 1 < len(sizes):
            if item.kind not in ("nth", "of_month", "ordinal", "at", "also"):
                return None
            parts.append([])
            number, seen = number + 1, 0
        parts[-1].append(item)
        seen += core
    return parts
