"""The stops of a place on the move in words: when it is at each, and what a change of the hours does to them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from takaovi.core.text import Said, say
from takaovi.desk.hours_presenters import tongue
from takaovi.desk.hours_queries import DeskHours
from takaovi.desk.hours_values import STOP
from takaovi.hours.door_said import whole_lines
from takaovi.hours.edit_values import Document
from takaovi.hours.stop_values import named_stops, only_stop
from takaovi.places.models import Venue


class StopLine(NamedTuple):
    """A stop in the list of the hours: the kind of change that leads to it, its name, and when the place is there."""

    kind: str
    name: Said
    when: str


def stop_lines(stops: Sequence[Venue], document: Document, today: date) -> list[StopLine]:
    """Each stop with its times of this season."""
    return [
        StopLine(f"{STOP}{one.key}", say(one, "name", tongue()), " ".join(when_there(document, one.key, today)))
        for one in stops
    ]


def when_there(document: Document, key: str, today: date) -> tuple[str, ...]:
    """Days and times at one stop, a sentence each; says where nothing is told."""
    told = only_stop(document, key, today)
    return whole_lines(told, today, tongue(), settled=False) if told["layers"] else (_("No times are told."),)


def when_now(found: DeskHours, kind: str, today: date) -> tuple[str, ...]:
    """The times of the stop that a change of this kind is about; empty for another kind."""
    return when_there(found.document, kind.removeprefix(STOP), today) if found.stop else ()


def changed_stop_lines(found: DeskHours, kind: str, changed: Document, today: date) -> list[str]:
    """What a change makes of one stop; empty for a change that is about no stop."""
    if not kind.startswith(STOP):
        return []
    key = kind.removeprefix(STOP)
    if not only_stop(changed, key, today)["layers"]:
        return [_("You are not at this stop any more: %(stop)s.") % {"stop": found.stop}]
    return [f"{found.stop}: {' '.join(when_there(changed, key, today))}"]


def lost_stop_notes(document: Document, changed: Document) -> list[str]:
    """What a text for the door takes away without a word: at which stop the place is when."""
    lost = set(named_stops(document)) - set(named_stops(changed))
    return [_("The hours tell of your stops no more. Tell afterwards when you are at each stop.")] if lost else []


def stop_words(found: DeskHours) -> tuple[str, str]:
    """The label and the hint of the box for one stop."""
    return _("Days and times at this stop, as you would write them on a door"), _("Such as: Mon 11–13, Thu 9–10.")
