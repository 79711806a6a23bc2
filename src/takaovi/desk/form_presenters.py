"""Pieces of the desk's forms in words: a text in four languages, hints for its writer, days as they are typed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from takaovi.core.languages import BY_CODE, FALLBACK, LANGUAGES
from takaovi.desk.form_values import Part
from takaovi.desk.plain_values import Hint, hints
from takaovi.ui.values import Choice, Choices, Field


def typed_day(day: date | None) -> str:
    """ "24.12.2026", as one types it."""
    return f"{day.day}.{day.month}.{day.year}" if day else ""


def typed_price(cents: int | None) -> str:
    """ "3" or "2,50"; 0 is told, so that one sees that it costs nothing."""
    euros, rest = divmod(cents or 0, 100)
    return f"{euros},{rest:02}" if rest else str(euros)


def texts_part(
    name: str,
    legend: str,
    values: Mapping[str, Any],
    faults: Mapping[str, str],
    *,
    kind: str = "text",
    most: int = 0,
    with_hints: bool = True,
) -> Part:
    """One text in four languages beside each other. What is missing is said, and what could be easier."""
    fields, told = [], []
    for language in LANGUAGES:
        column = f"{name}_{language.column}"
        value = str(values.get(column) or "")
        hint = "" if value else missing_words(name, language.code, values)
        fields.append(
            Field(column, language.own_name, value, hint=hint, error=faults.get(column, ""), kind=kind, maxlength=0)
        )
        if with_hints:
            told += [f"{language.own_name}: {hint_words(one)}" for one in hints(value, language.code)]
    note = _("At most %(most)d characters.") % {"most": most} if most else ""
    return Part(legend, tuple(fields), note, tuple(told))


def missing_words(name: str, language: str, values: Mapping[str, Any]) -> str:
    """What readers of a language get where its text is missing."""
    for code in FALLBACK[language]:
        if values.get(f"{name}_{BY_CODE[code].column}"):
            return _("Not written yet. The page shows this text in another language: %(language)s.") % {
                "language": BY_CODE[code].own_name
            }
    return ""


def hint_words(hint: Hint) -> str:
    if hint.kind == "sentence":
        return _("“%(text)s” has %(number)d words. Two sentences may be easier.") % {
            "text": hint.text,
            "number": hint.number,
        }
    if hint.kind == "word":
        return _("“%(text)s” is a long word. Is there a shorter one?") % {"text": hint.text}
    return _("“%(text)s…” is an office word. One could say: %(instead)s.") % {
        "text": hint.text,
        "instead": hint.instead,
    }


def ticks(name: str, legend: str, options: Mapping[str, str], chosen: object, **rest: Any) -> Choices:
    """A question that lets one choose several."""
    listed = tuple(Choice(value, words, chosen=value in chosen) for value, words in options.items())  # type: ignore[operator]
    return Choices(name, legend, listed, many=True, **rest)


def one_of(name: str, legend: str, options: Mapping[str, str], chosen: str, **rest: Any) -> Choices:
    """A question with one answer."""
    return Choices(
        name, legend, tuple(Choice(value, words, chosen=value == chosen) for value, words in options.items()), **rest
    )
