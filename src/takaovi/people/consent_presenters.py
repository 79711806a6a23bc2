"""Asking for consent in plain words: what for, who sees it, until when, and that nobody must."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from takaovi.people.consent_queries import Asking
from takaovi.people.consent_values import NAME
from takaovi.people.models import Person
from takaovi.people.time_presenters import day_words
from takaovi.ui.values import Choice, Choices


class AskingRow(NamedTuple):
    """``box`` is the one tick, or None where it is given already or cannot be given yet; ``missing`` says why."""

    purpose: str
    title: str
    told: str
    wording: str
    box: Choices | None
    missing: str


def wording_of(asking: Asking, person: Person, ends: date) -> str:
    """The very sentence that is agreed to, and kept."""
    told = {"about": asking.about, "name": person.nickname, "day": day_words(ends)}
    if asking.kind == NAME:
        return _("My name, now %(name)s, may stand on the page of %(about)s for everybody, until %(day)s.") % told
    return _("Questions about hours may come as text messages to %(about)s and not by e-mail, until %(day)s.") % told


def title_of(asking: Asking) -> str:
    if asking.kind == NAME:
        return _("Your name on the page of %(about)s") % {"about": asking.about}
    return _("Questions as text messages to %(about)s") % {"about": asking.about}


def asking_rows(askings: Iterable[Asking], person: Person, ends: date, fault: dict[str, str]) -> list[AskingRow]:
    return [_row(asking, person, ends, fault.get(asking.purpose, "")) for asking in askings]


def _row(asking: Asking, person: Person, ends: date, fault: str) -> AskingRow:
    title = title_of(asking)
    if asking.given:
        days = {"given": day_words(asking.given.given.date()), "ends": day_words(asking.given.ends)}
        told = _("You agreed on %(given)s. It ends by itself on %(ends)s.") % days
        return AskingRow(asking.purpose, title, told, asking.given.wording, None, "")
    if asking.kind == NAME and not person.nickname:
        return AskingRow(asking.purpose, title, "", "", None, _("You have given no name. Write one first."))
    told = (
        _("Visitors then know whom to ask for. You do your work as well without it.")
        if asking.kind == NAME
        else _("You answer by one letter. You can end the questions by the word STOP.")
    )
    number = asking.purpose.replace(":", "-")
    option = Choice("yes", wording_of(asking, person, ends))
    box = Choices("agree", _("If you want to"), (option,), error=fault, many=True, id=f"agree-{number}")
    return AskingRow(asking.purpose, title, told, "", box, "")
