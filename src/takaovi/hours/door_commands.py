"""``takaovi hours read TEXT``: door text as a draft of hours, said back, with what it leaves open. No database."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from takaovi.core.clock import today
from takaovi.core.commands import Refused, Subparsers, add_command
from takaovi.hours.door_reading import answer, read_door_text
from takaovi.hours.door_values import Draft
from takaovi.hours.reading import PlanFault, as_date

MOST_BYTES = 100_000  # read from standard input; a longer text is too long in any alphabet
NOT_SETTLED = 1  # exit status
TONGUES = ("fi", "sv", "en", "fi-simple")


def add_reading(inner: Subparsers) -> None:
    parser = add_command(
        inner,
        "read",
        does="Read hours as they stand on a door, in Finnish, Swedish or English, and say them back.",
        example='takaovi hours read "Ma-pe 9-17, la 8.30-14, parillisten viikkojen su 10-14"',
        handler=read_text,
    )
    parser.add_argument("text", metavar="TEXT", help="the text, or - for standard input")
    parser.add_argument("--json", action="store_true", help="schedule, sentence, questions, notes, not_understood")
    parser.add_argument("--on", metavar="DATE", help="the day it is read on (today)")
    parser.add_argument("--answer", action="append", default=[], metavar="KEY=WORDS", help="what a question asked")
    parser.add_argument("--language", choices=TONGUES, default="fi", help="in which to answer (fi)")


def read_text(chosen: argparse.Namespace) -> int:
    """Print the draft. The exit status is 1 where something is asked or not understood."""
    text = _standard_input() if chosen.text == "-" else chosen.text
    try:
        on = as_date(chosen.on, "--on") if chosen.on is not None else today()
    except PlanFault as fault:
        raise Refused(str(fault)) from None
    draft = read_door_text(text, today=on, language=chosen.language)
    draft = _answered(draft, chosen.answer)
    lines = as_json(draft, chosen.language) if chosen.json else as_words(draft, chosen.language)
    sys.stdout.write(lines + "\n")
    return 0 if draft.settled else NOT_SETTLED


def _answered(draft: Draft, answers: Sequence[str]) -> Draft:
    """With the answers in their order, each a choice or words that mean one."""
    for pair in answers:
        key, _equals, words = pair.partition("=")
        try:
            draft = answer(draft, key, words)
        except KeyError:
            raise Refused(f"--answer {pair}: no such question, or no answer to it") from None
    return draft


def _standard_input() -> str:
    raw = sys.stdin.buffer.read(MOST_BYTES)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("standard input is not text in UTF-8") from None


def as_json(draft: Draft, language: str) -> str:
    """The schedule as ``hours expand`` reads it, and what the desk shows beside it."""
    from takaovi.hours.door_said import said_back  # noqa: PLC0415  needs Django
    from takaovi.hours.door_words import choice_words, note_sentence, question_words  # noqa: PLC0415  needs Django

    told: dict[str, Any] = {
        "schedule": draft.document,
        "sentence": said_back(draft, language),
        "settled": draft.settled,
        "questions": [
            {
                "key": question.key,
                "text": question_words(question, language),
                "words": question.words,
                "typed": question.typed,
                "choices": [
                    {"value": choice, "text": choice_words(question, choice, draft.today, language)}
                    for choice in question.choices
                ],
            }
            for question in draft.questions
        ],
        "notes": [note_sentence(note, language) for note in draft.notes],
        "not_understood": [{"words": one.words, "start": one.start, "end": one.end} for one in draft.unread],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def as_words(draft: Draft, language: str) -> str:
    """For a person at a terminal: the sentence, four weeks, notes, questions, words that were not understood."""
    from django.utils.translation import gettext, override  # noqa: PLC0415  needs Django

    from takaovi.hours import door_said, door_words  # noqa: PLC0415  needs Django

    lines = [door_said.said_back(draft, language), "", *door_words.calendar_lines(draft, language)]
    lines += [""] * bool(draft.notes or draft.questions or draft.unread)
    lines += [door_words.note_sentence(note, language) for note in draft.notes]
    for question in draft.questions:
        lines.append(f"? {door_words.question_words(question, language)}")
        words = [door_words.choice_words(question, one, draft.today, language) for one in question.choices]
        lines += [f"    {word}" for word in words]
    with override(language):
        if draft.unread:
            found = ", ".join(f"“{one.words}” ({one.start + 1})" for one in draft.unread)
            lines.append(gettext("Not understood: %(words)s") % {"words": found})
        if not draft.settled:
            lines.append(gettext("This is a draft. Nothing is saved."))
    return "\n".join(lines)
