"""What the forms of this room show: a page of questions with its way back and its buttons. Frozen; no Django."""

from dataclasses import dataclass, field
from datetime import date

from takaovi.ui.values import Choices, Fault, Field, Link, Text


@dataclass(frozen=True, slots=True)
class Press:
    """A button: its words, and what it sends."""

    words: str
    value: str = ""
    kind: str = "main"


@dataclass(frozen=True, slots=True)
class FormPage:
    title: str
    about: Text
    back: Link
    parts: tuple[Field | Choices, ...]
    presses: tuple[Press, ...]
    lead: str = ""
    notice: str = ""
    faults: tuple[Fault, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TaskTyped:
    """A task as its keeper wrote it: texts by column, and the other columns."""

    texts: dict[str, str] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShiftTyped:
    """When, how often, and with how many. Times are minutes of the day."""

    task: int
    day: date
    start: int
    end: int
    places: int
    for_newcomers: int
    opens: bool
    deadline_hours: int
    every_weeks: int  # 0 is once
    last: date | None
