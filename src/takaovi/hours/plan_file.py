"""Reading a plan from a file or from standard input; whatever is wrong with it becomes one sentence."""

import json
import sys
from pathlib import Path
from typing import BinaryIO

from takaovi.hours.plan import PlanFault, parse_plan
from takaovi.hours.values import Schedule

MOST_BYTES = 1_000_000  # 2000 rules are a fifth of this


class FileFault(Exception):
    """The file cannot be read as a plan; the message begins with its name."""


class _KeyTwice(ValueError):
    pass


def read_plan(name: str) -> Schedule:
    """The schedule in the JSON file ``name``; ``-`` is standard input. Raises FileFault."""
    try:
        return parse_plan(read_json(name))
    except PlanFault as fault:
        raise FileFault(f"{name}: {fault}") from None


def read_json(name: str, most: int = MOST_BYTES) -> object:
    """Any JSON of at most ``most`` bytes of UTF-8. Raises FileFault."""
    try:
        raw = _read(sys.stdin.buffer, most) if name == "-" else _open_and_read(name, most)
    except (OSError, ValueError) as fault:
        # ValueError: a null character in the name
        raise FileFault(f"{name}: cannot be opened: {getattr(fault, 'strerror', None) or fault}") from None
    if len(raw) > most:
        raise FileFault(f"{name}: is larger than {most // 1000} kB")
    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise FileFault(f"{name}: is not text in UTF-8") from None
    except json.JSONDecodeError as fault:
        raise FileFault(f"{name}: line {fault.lineno}, column {fault.colno}: is not JSON: {fault.msg}") from None
    except RecursionError:
        raise FileFault(f"{name}: is nested too deeply") from None
    except _KeyTwice as fault:
        raise FileFault(f"{name}: {fault}") from None
    except ValueError:
        raise FileFault(f"{name}: holds a number of thousands of digits") from None


def _open_and_read(name: str, most: int) -> bytes:
    with Path(name).open("rb") as file:
        return _read(file, most)


def _read(file: BinaryIO, most: int) -> bytes:
    """One byte more than allowed, so that too much is noticed and never held."""
    return file.read(most + 1)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        shown = twice if len(twice) <= 40 and twice.isprintable() else "of an odd name"
        raise _KeyTwice(f"the key {shown} is written twice in one object")
    return found
