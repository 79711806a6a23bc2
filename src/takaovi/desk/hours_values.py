"""What was typed to change hours, and what came of reading it. No Django."""

from dataclasses import dataclass, field, replace
from typing import Any

from takaovi.hours.door_values import Draft, Note, Question, Unread

STOP = "stop-"  # a change of the times of one stop is of the kind "stop-KEY"


@dataclass(frozen=True, slots=True)
class Typed:
    """A change of hours as it was typed. ``fields`` by name; ``answers`` are (question, choice) in their order.

    ``beside`` is what was typed in the other of the two ways to write the week; it goes along and comes back.
    """

    kind: str
    fields: dict[str, str] = field(default_factory=dict)
    answers: tuple[tuple[str, str], ...] = ()
    beside: dict[str, str] = field(default_factory=dict)

    def anew(self) -> "Typed":
        """To be written again: what was asked about the old text is not asked about the new."""
        return replace(self, answers=())

    def body(self) -> dict[str, Any]:
        """As a draft keeps it."""
        beside = {"beside": self.beside} if self.beside else {}
        return {"fields": self.fields, "answers": [list(pair) for pair in self.answers], **beside}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the typed text means for the hours. Only a reading with a ``document`` and nothing open may be saved.

    ``faults`` are sentences by field; ``left_out`` are states that the place would not have any more.
    """

    document: dict[str, Any] | None = None
    faults: dict[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    unread: tuple[Unread, ...] = ()
    notes: tuple[Note, ...] = ()
    left_out: tuple[str, ...] = ()
    draft: Draft | None = None

    @property
    def is_whole(self) -> bool:
        return self.document is not None and not (self.faults or self.questions or self.unread)


def typed_of(kind: str, body: dict[str, Any]) -> Typed:
    """What a draft kept."""
    answers = tuple((key, choice) for key, choice in body.get("answers", []))
    return Typed(kind, dict(body.get("fields", {})), answers, dict(body.get("beside", {})))
