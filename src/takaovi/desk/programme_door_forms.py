"""Times of an activity written as on a door: read by the reader of hours, asked where it is unsure, never guessed."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from takaovi.core.clock import today
from takaovi.core.languages import DEFAULT
from takaovi.desk.reading_forms import Typed
from takaovi.hours.door_reading import answer, read_door_text
from takaovi.hours.door_values import LONGEST_ANSWER, Draft
from takaovi.hours.door_words import choice_words, question_words, typed_hint
from takaovi.hours.time_words import sentence
from takaovi.programme.plan import parse_series
from takaovi.programme.sentences import when_sentence
from takaovi.ui.values import Choice, Choices, Field

TEXT, ANSWER = "door_text", "door_answer_"


class Rules(NamedTuple):
    """Rules of a series as its document writes them, and its first and last day where the text tells them."""

    rules: tuple[Mapping[str, Any], ...]
    first: date | None = None
    last: date | None = None


def read_rules(typed: Typed) -> Rules | None:
    """None with a fault in ``typed``; what has to be asked stands in ``typed.questions``."""
    language = get_language() or DEFAULT.code
    draft = _answered(read_door_text(typed[TEXT], today=today(), language=language), typed)
    typed.questions = [
        piece for number in range(len(draft.questions)) if (piece := _question(draft, number, typed, language))
    ]
    if draft.unread:
        words = ", ".join(f"”{one.words}”" for one in draft.unread[:5])
        typed.faults[TEXT] = _("This was not understood: %(words)s. Say it with other words.") % {"words": words}
        return None
    if draft.questions:
        typed.faults[TEXT] = question_words(draft.questions[0], language)
        return None
    return _rules(draft, typed)


def _answered(draft: Draft, typed: Typed) -> Draft:
    """With every answer that is given. One for a text that was changed since belongs to no question, and what is no
    answer stays in its field.
    """
    given = {name.removeprefix(ANSWER): typed[name] for name in typed.data if name.startswith(ANSWER) and typed[name]}
    while key := next((one.key for one in draft.questions if one.key in given), ""):
        with suppress(KeyError):
            draft = answer(draft, key, given.pop(key)[:LONGEST_ANSWER])
    return draft


def _question(draft: Draft, number: int, typed: Typed, language: str) -> Choices | Field | None:
    """As choices, or as a field where one answers in one's own words; None where only the text itself can answer."""
    one = draft.questions[number]
    name, words, id_ = f"{ANSWER}{one.key}", question_words(one, language), f"door-answer-{number}"
    if hint := typed_hint(one, language):
        said = typed[name]
        error = _("“%(words)s” does not answer it.") % {"words": said} if said else ""
        return Field(name, words, said, hint=hint, error=error, id=id_, maxlength=LONGEST_ANSWER)
    if not one.choices:
        return None
    options = tuple(Choice(choice, choice_words(one, choice, draft.today, language)) for choice in one.choices)
    return Choices(name, words, options, id=id_)


def _rules(draft: Draft, typed: Typed) -> Rules | None:
    """The rules of the one stretch of days that a series can take. Anything else belongs into hours."""
    layers = draft.document.get("layers", [])
    periods = layers[0].get("periods", []) if len(layers) == 1 else []
    rules = periods[0].get("rules", []) if len(periods) == 1 else []
    if not rules or draft.document.get("exceptions") or layers[0].get("exceptions"):
        typed.faults[TEXT] = _("Write only when it is held: Wed 13-15, first Monday 18-20. Breaks are ticked below.")
        return None
    if not all("from" in rule and "to" in rule for rule in rules):
        typed.faults[TEXT] = _("Write from when to when it is held: Wed 13-15.")
        return None
    first, last = (date.fromisoformat(day) if (day := periods[0].get(key)) else None for key in ("from", "to"))
    dates = [date.fromisoformat(day) for rule in rules for day in rule.get("dates", [])]
    if all(rule.get("dates") for rule in rules):  # single days are their own season
        first, last = first or min(dates), last or max(dates)
    return Rules(tuple(rules), first, last)


def rules_words(typed: Typed) -> str:
    """How the text in the box is read, as one sentence; empty while something has to be asked or said otherwise."""
    read = read_rules(typed) if typed[TEXT] else None
    if read is None:
        return ""
    plan = {"rules": [dict(rule) for rule in read.rules]}
    return sentence(when_sentence(parse_series(plan), get_language() or DEFAULT.code, on=today()))


def answers_given(typed: Typed) -> tuple[tuple[str, str], ...]:
    """Answers to what is asked no more: they go along unseen."""
    asked = {one.name for one in typed.questions}
    return tuple((name, typed[name]) for name in typed.data if name.startswith(ANSWER) and name not in asked)
