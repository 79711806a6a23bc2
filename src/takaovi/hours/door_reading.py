"""Door text to a draft of hours: ``read_door_text``, and ``answer`` for what it asked. No Django.

Nothing is guessed: what can be meant in two ways is a question, what is not understood is told, and what either
touches is left out of the draft or said to be unknown in it. The same text gives the same draft.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from takaovi.hours.door_answers import code_of
from takaovi.hours.door_bounds import with_bounds
from takaovi.hours.door_clauses import CORE
from takaovi.hours.door_days import joined_days
from takaovi.hours.door_document import Builder
from takaovi.hours.door_entries import entries_of
from takaovi.hours.door_items import Reader
from takaovi.hours.door_near import with_near_days
from takaovi.hours.door_shapes import Entries, sentences_of
from takaovi.hours.door_tokens import tokens_of
from takaovi.hours.door_values import MOST_CHARACTERS, Asking, Draft, Item, Question, Unread
from takaovi.hours.plan import PlanFault, parse_plan
from takaovi.hours.values import CERTAINTIES

EMPTY: dict[str, Any] = {"layers": []}
SILENT = frozenset({"noise", "at", "subject", "hearsay", "undefined", "fornow", "query", "audience_word"})


def read_door_text(text: str, *, today: date, language: str) -> Draft:
    """The draft of Finnish, Swedish or English door text. Raises nothing; a text that is too long is a question."""
    return _read(text, today, language, ())


def answer(draft: Draft, key: str, choice: str) -> Draft:
    """The draft with one question answered, by a choice or in words that mean one: "klo 17", "perjantai".

    Raises KeyError where it is not asked, has no such choice, or the words are no answer to it.
    """
    question = next((one for one in draft.questions if one.key == key), None)
    code = code_of(question, choice, draft.today, draft.language) if question else None
    if code is None:
        raise KeyError(key)
    return _read(draft.text, draft.today, draft.language, (*draft.answers, (key, code)))


def _read(text: str, today: date, language: str, answers: tuple[tuple[str, str], ...]) -> Draft:
    asking = Asking(text, dict(answers))
    if len(text) > MOST_CHARACTERS:
        question = Question("too_long", 0, str(MOST_CHARACTERS))
        return Draft(text, today, language, dict(EMPTY), (question,), answers=answers)
    items = joined_days(Reader(tokens_of(text), asking, language).read())
    items = with_bounds(with_near_days(items, asking, today))
    unread = tuple(Unread(text[item.start : item.end], item.start, item.end) for item in items if item.kind == "unread")
    certainty = _doubts(items, asking)
    unknown = _undefined(items, asking)
    _ask_subjects(items, asking)
    entries = _entries(items, asking)
    document = Builder(entries, asking, today, language).build()
    document = _finished(document, entries, asking, certainty, unknown)
    if not unread and not asking.questions and document == EMPTY:
        asking.ask("empty", 0, len(text))
    return Draft(text, today, language, document, tuple(asking.questions), unread, tuple(asking.notes), answers)


def _entries(items: Sequence[Item], asking: Asking) -> Entries:
    told = [item for item in items if item.kind not in SILENT and item.kind != "unread"]
    timeless = not any(item.kind in ("times", "allday", "closed", "puzzle") for item in told)
    return entries_of(list(sentences_of(told)), asking, timeless=timeless)


def _doubts(items: Sequence[Item], asking: Asking) -> str | None:
    """ "I think", "about", "?": how sure is it? Asked once, of the first."""
    doubt = next((item for item in items if item.kind in ("hearsay", "query")), None)
    return asking.ask("certainty", doubt.start, doubt.end, *CERTAINTIES) if doubt else "sure"


def _undefined(items: Sequence[Item], asking: Asking) -> bool:
    """ "Once or twice a week": promised, and not known when."""
    vague = next((item for item in items if item.kind == "undefined"), None)
    for item in items:
        if item.kind == "fornow":
            asking.note("for_now", item.start, item.end)
    return bool(vague and asking.ask("undefined", vague.start, vague.end, "unknown"))


def _ask_subjects(items: Sequence[Item], asking: Asking) -> None:
    """The hours of a library and of its café are two sets of hours."""
    subjects = [item for item in items if item.kind == "subject"]
    names = [asking.text[item.start : item.end].lower() for item in subjects]
    other = next((item for item, name in zip(subjects, names, strict=True) if name != names[0]), None)
    first = next((item.start for item in items if item.kind in CORE), len(asking.text))
    # "Ma-pe 9-12 (kahvila 13-14)": what comes late speaks of something else.
    other = other or next((item for item in subjects if item.start > first), None)
    if other:
        asking.ask("subject", other.start, other.end)


def _finished(
    document: dict[str, Any], entries: Entries, asking: Asking, certainty: str | None, unknown: bool
) -> dict[str, Any]:
    """With the certainty in every layer, and notes for what is honestly not known. Always a plan that can be read."""
    if unknown and not document["layers"]:
        document["layers"] = [{"state": "staffed", "known": False}]
    if certainty not in ("sure", None):
        for layer in document["layers"]:
            layer["certainty"] = certainty
    for clause in entries.clauses:
        if "timeless" in clause.flags:
            asking.note("time_unknown", clause.start, clause.end)
        elif any(span.end is None for span in clause.times):
            asking.note("end_unknown", clause.start, clause.end)
    try:
        parse_plan(document)
    except PlanFault:
        # Many rules, spans or dates may pass a limit of the plan: then nothing of it is kept.
        asking.ask("unclear", 0, len(asking.text))
        return dict(EMPTY)
    return document
