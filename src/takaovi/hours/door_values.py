"""What the reader of door text hands back: a draft of hours, what it asks, what it did not understand. No Django."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

LONGEST_ANSWER = 80  # characters of an answer in one's own words
MOST_CHARACTERS = 5_000  # what stands on a door, with much to spare

# Every kind of question. The words of each are in door_words; tests hold the two together.
KINDS = (
    "too_long",
    "empty",
    "typo",
    "word",
    "year",
    "which_week",
    "season",
    "anchor",
    "certainty",
    "once_or_weekly",
    "date_or_time",
    "date_order",
    "am_pm",
    "no_such_date",
    "no_such_time",
    "weekday",
    "start",
    "time",
    "days",
    "undefined",
    "overlap",
    "scope",
    "rest",
    "eve",
    "audience",
    "subject",
    "until",
    "unclear",
)


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that were not understood: ``start`` and ``end`` are their place in the text, in characters."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """What the text leaves open. ``key`` names it to ``answer``; what it is about is left out of the draft.

    ``choices`` are codes (a year, a date, ``every`` ...) in the order of likelihood; without any, and where nothing can
    be ``typed``, the text itself must be written anew.
    """

    kind: str
    start: int
    words: str
    choices: tuple[str, ...] = ()
    days: tuple[str, ...] = ()  # the day, as 2026-12-24, that each choice of a year stands for; "" for none
    typed: bool = False  # a time, days or dates may be written as the answer

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.start}"


@dataclass(frozen=True, slots=True)
class Note:
    """What the keeper may want to know, and need not answer: time_unknown, end_unknown, for_now, or dated.

    ``days`` of the kind dated: the day, or the first and the last, that the words name from today.
    """

    kind: str
    words: str
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Door text as the document of docs/hours.md. Only a settled draft may be saved."""

    text: str
    today: date
    language: str
    document: dict[str, Any] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    unread: tuple[Unread, ...] = ()
    notes: tuple[Note, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def settled(self) -> bool:
        """Nothing is asked and every word was understood."""
        return not self.questions and not self.unread


class Asking:
    """The questions of one reading, and the answers that are there already."""

    def __init__(self, text: str, answers: dict[str, str]) -> None:
        self.text = text
        self.answers = answers
        self.questions: list[Question] = []
        self.notes: list[Note] = []
        self._asked: set[str] = set()

    def ask(
        self, kind: str, start: int, end: int, *choices: str, days: tuple[str, ...] = (), typed: bool = False
    ) -> str | None:
        """The answer if it is one of the choices or may be typed; else the question is noted, once, and None."""
        question = Question(kind, start, self.text[start:end].strip(), choices, days, typed)
        given = self.answers.get(question.key)
        if given in choices or (typed and given):
            return given
        if question.key not in self._asked:
            self._asked.add(question.key)
            self.questions.append(question)
        return None

    def note(self, kind: str, start: int, end: int, *days: date) -> None:
        self.notes.append(Note(kind, self.text[start:end].strip(), days))


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said: ``kind`` and its ``value``; ``start`` and ``end`` are characters of the text."""

    kind: str
    value: object
    start: int
    end: int
    languages: frozenset[str] = frozenset()
