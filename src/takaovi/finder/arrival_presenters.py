""" "Kun tulet" in words: the twelve answers, asked as they are asked of a door, a phone line or an online room.

No queries.
"""

from dataclasses import dataclass

from django.utils.translation import ngettext

from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said, say
from takaovi.finder.arrival_phrases import ICONS, REMOTE_ICONS
from takaovi.finder.place_door_presenters import address, photo
from takaovi.finder.place_hours_presenters import hours_words
from takaovi.finder.place_queries import PlaceFound
from takaovi.finder.values import Window
from takaovi.places.models import Place
from takaovi.places.values import PlaceKind, Question
from takaovi.places.words import ASKED_AWAY, question_words
from takaovi.ui.values import Answer


@dataclass(frozen=True, slots=True)
class ArrivalWords:
    """All that the page prints. ``unanswered`` is one sentence about the questions that are left out."""

    name: Said
    headline: str
    state: str
    lit: bool
    open_words: str
    open_note: str
    address: str
    answers: tuple[Answer, ...]
    unanswered: str
    phone: str
    place_href: str


def arrival_words(found: PlaceFound, window: Window) -> ArrivalWords:
    """How the door stands first, since this is read last, at the door; then what happens there."""
    place, language = found.place, reading().code
    hours = hours_words(found, window)
    answers = arrival_answers(place)
    return ArrivalWords(
        name=say(place, "name", language),
        headline=headline(place, str(say(place, "name", language))),
        state=hours.state,
        lit=hours.lit,
        open_words=hours.open_words,
        open_note=hours.note,
        address=address(place),
        answers=answers,
        unanswered=unanswered_words(len(Question) - len(answers), place),
        phone=place.phone,
        place_href=page_address("finder:place", place.slug),
    )


def headline(place: Place, name: str) -> str:
    """ "Kun tulet: Kahvitupa Lampi", or what one does instead of coming."""
    return {
        PlaceKind.PHONE_LINE: _("When you call: %(name)s"),
        PlaceKind.ONLINE_ROOM: _("When you come online: %(name)s"),
    }.get(PlaceKind(place.kind), _("When you come: %(name)s")) % {"name": name}


def arrival_answers(place: Place) -> tuple[Answer, ...]:
    """The answers there are, in the order of the twelve questions."""
    language = reading().code
    given = {answer.question: say(answer, "text", language) for answer in place.arrival.all()}
    return tuple(
        Answer(
            question_words(question, PlaceKind(place.kind)),
            given[question.value],
            icon(question, place),
            photo(place, language) if question is Question.DOOR else None,
        )
        for question in Question
        if given.get(question.value)
    )


def icon(question: Question, place: Place) -> str:
    icons = ICONS | REMOTE_ICONS if PlaceKind(place.kind) in ASKED_AWAY else ICONS
    return icons[question]


def unanswered_words(count: int, place: Place) -> str:
    """How many questions nobody has answered yet, and what to do about it."""
    if not count:
        return ""
    left = ngettext(
        "One question has no answer yet.",
        "%(count)d questions have no answer yet.",
        count,
    ) % {"count": count}
    return f"{left} " + _("You can call and ask.") if place.phone else left
