"""Chance may carry you: one fitting thing, the same for everybody who asks the same on the same day. Pure."""

from dataclasses import dataclass, replace
from hashlib import blake2b

from takaovi.finder.values import Answer, Need


@dataclass(frozen=True, slots=True)
class Chosen:
    """The answer cut down to one suggestion; ``next`` is the turn to ask for another one."""

    answer: Answer
    next: int
    others: int


def choose(answer: Answer, need: Need, turn: str) -> Chosen:
    """Pick one open suggestion by the day and the area. ``turn`` walks through the others; nonsense is 0."""
    fitting = answer.open or answer.far
    number = int(turn) if turn.isascii() and turn.isdecimal() and len(turn) < 6 else 0
    if not fitting:
        return Chosen(answer, 0, 0)
    seed = f"{need.window.day}:{need.area.name}".encode()
    first = int.from_bytes(blake2b(seed, digest_size=4).digest(), "big")
    one = fitting[(first + number) % len(fitting)]
    return Chosen(replace(answer, open=(one,), later=(), ask_first=(), far=(), keyed=()), number + 1, len(fitting) - 1)
