"""What the accessibility tests last found, as the test run itself wrote it down. Pure.

``data/accessibility_state.json`` is made by ``make accessibility`` and by nothing else.
"""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

STATE = Path(__file__).resolve().parent / "data" / "accessibility_state.json"
CHECKS = ("axe", "zoom", "keyboard", "structure")


class Tested(NamedTuple):
    """One run over every kind of page; ``signed_in`` are those that only a signed-in person sees.

    ``faults`` are the kinds on which a check failed: (kind, check, how often).
    """

    made: date
    version: str
    axe: str
    kinds: tuple[str, ...]
    signed_in: tuple[str, ...]
    readings: tuple[str, ...]
    themes: tuple[str, ...]
    widths: tuple[int, ...]
    faults: tuple[tuple[str, str, int], ...]

    def failed(self, check: str) -> int:
        """How many times this check found something."""
        return sum(count for _kind, name, count in self.faults if name == check)


def parse(text: str) -> Tested:
    """Raises KeyError or ValueError for a file that the test run did not write."""
    told = json.loads(text)
    inside = told.get("signed_in", {})
    rows = [*told["kinds"].items(), *inside.items()]
    counts = ((kind, check, int(row[check])) for kind, row in rows for check in CHECKS)
    return Tested(
        made=date.fromisoformat(told["made"]),
        version=told["version"],
        axe=told["axe"],
        kinds=tuple(told["kinds"]),
        signed_in=tuple(inside),
        readings=tuple(told["readings"]),
        themes=tuple(told["themes"]),
        widths=tuple(told["widths"]),
        faults=tuple(row for row in counts if row[2]),
    )


@cache
def tested() -> Tested:
    """The committed state."""
    return parse(STATE.read_text("utf-8"))
