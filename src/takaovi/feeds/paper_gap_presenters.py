"""What of a sheet is not written in its language: told to whoever prints it, and marked on the print. No queries."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said, say
from takaovi.feeds.paper_queries import Papered
from takaovi.feeds.paper_values import Asked, Sheet
from takaovi.places.values import Question

NAMED = 6  # parts that are named; a longer list is not read


def is_gap(text: Said) -> bool:
    """Whether a text is there, and in another language than that of the page."""
    return bool(text) and text.language.code != reading().code


def gap_words(found: Papered, asked: Asked) -> str:
    """ "These parts have no Swedish text yet: ..."; empty where everything is written."""
    parts = list(dict.fromkeys(gaps(found, asked)))
    if not parts:
        return ""
    shown = ", ".join(parts[:NAMED])
    if len(parts) > NAMED:
        shown = _("%(parts)s and %(count)d more") % {"parts": shown, "count": len(parts) - NAMED}
    return missing_words() % {"parts": shown}


def missing_words() -> str:
    return {
        "fi": _("These parts have no Finnish text yet: %(parts)s."),
        "sv": _("These parts have no Swedish text yet: %(parts)s."),
        "en": _("These parts have no English text yet: %(parts)s."),
        "fi-simple": _("These parts have no plain Finnish text yet: %(parts)s."),
    }[reading().code]


def gaps(found: Papered, asked: Asked) -> Iterator[str]:
    """The names of the parts, as one finds them at the desk. Names of places are names in any language."""
    place, language = found.place, reading().code
    if asked.sheet is not Sheet.ARRIVAL and is_gap(say(place, "summary", language)):
        yield _("the introduction")
    if asked.sheet is Sheet.ARRIVAL:
        yield from arrival_gaps(found)
    else:
        yield from (_("the notes of the hours") for note in hour_notes(found) if not note.get(language))
    if asked.sheet in (Sheet.WEEK, Sheet.MONTH):
        for one in (*found.happenings, *found.moved):
            if any(is_gap(text) for text in (one.title, one.reason, one.audience)):
                yield f"“{one.title}”"


def arrival_gaps(found: Papered) -> Iterator[str]:
    language = reading().code
    for answer in found.place.arrival.all():
        if is_gap(say(answer, "text", language)):
            yield _("answer %(number)d") % {"number": Question(answer.question).value}
    if found.place.photo and is_gap(say(found.place, "photo_alt", language)):
        yield _("the description of the photo")


def hour_notes(found: Papered) -> Iterable[Mapping[str, Any]]:
    """The notes that people wrote beside the hours, by language."""
    schedule = found.schedule
    layers = [layer for layer in schedule.layers if layer.known]
    exceptions = [*schedule.exceptions, *(exception for layer in layers for exception in layer.exceptions)]
    notes = [exception.note for exception in exceptions]
    notes += [layer.note for layer in schedule.layers]
    notes += [period.label for layer in layers for period in layer.periods]
    notes += [window.who for window in schedule.audience]
    return [note for note in notes if note]
