"""Tasks of every size in words, and the ways to narrow them down. No queries."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said, say
from takaovi.ui.values import Fact, Link
from takaovi.volunteering.models import VolunteerTask
from takaovi.volunteering.shift_presenters import law_words, task_facts


@dataclass(frozen=True, slots=True)
class TaskLine:
    title: Said
    description: Said
    place: Said
    place_href: str
    facts: tuple[Fact, ...]
    law: tuple[str, ...]
    phone: str


def task_lines(tasks: Iterable[VolunteerTask], with_shifts: Collection[int]) -> list[TaskLine]:
    """Tasks that have no shift on the page: one asks for them at the place."""
    language = reading().code
    return [
        TaskLine(
            title=say(task, "title", language),
            description=say(task, "description", language),
            place=say(task.place, "name", language),
            place_href=page_address("finder:place", task.place.slug),
            facts=tuple(task_facts(task)),
            law=tuple(law_words(task)),
            phone=task.place.phone,
        )
        for task in tasks
        if task.pk not in with_shifts
    ]


def size_links(chosen: str, municipality: str) -> list[tuple[Link, bool]]:
    """Each size as a link, and whether it is the one that is shown."""
    words = {
        "": _("All"),
        "tunti": _("An hour or less"),
        "istuen": _("Sitting down"),
        "hiljaa": _("No need to talk"),
        "tuettu": _("Somebody is there to help you"),
        "kotoa": _("From home or by phone"),
    }
    here = page_address("volunteering:come_along")
    found = []
    for key, told in words.items():
        query = urlencode({name: value for name, value in (("koko", key), ("kunta", municipality)) if value})
        found.append((Link(told, f"{here}?{query}" if query else here), key == (chosen if chosen in words else "")))
    return found
