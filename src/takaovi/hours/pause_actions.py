"""No more questions about a place, and questions again: each for one person."""

from django.db import transaction
from django.utils.translation import get_language, override

from takaovi.core.journal.actions import record_deed
from takaovi.core.text import say
from takaovi.core.viewer import Viewer
from takaovi.hours.answer_values import Said, ShortAnswer
from takaovi.hours.ask_letters import send_short
from takaovi.hours.ask_queries import latest_links, paused_places, places_asked
from takaovi.hours.ask_words import started_letter, stopped_letter
from takaovi.hours.models import AskPause
from takaovi.people.models import Person
from takaovi.people.queries import Reachable, grants_of
from takaovi.places.models import Place


def stop_asking(*, by: str, person: Person, place: Place) -> None:
    """From now on this person gets no questions about this place. Done twice it is done once."""
    with transaction.atomic():
        _pause, made = AskPause.objects.get_or_create(person=person, place=place)
        if made:
            record_deed(by=by, deed="stop_asking", thing=f"places.Place:{place.pk}")


def ask_again(*, by: str, person: Person, place: Place) -> None:
    """This person gets questions about this place again, while they hold a role there."""
    with transaction.atomic():
        if AskPause.objects.filter(person=person, place=place).delete()[0]:
            record_deed(by=by, deed="ask_again", thing=f"places.Place:{place.pk}")


def turn_questions(*, by: str, person: Person, reach: Reachable, read: ShortAnswer) -> str:
    """By a word in a letter back: no more questions, or questions again. The word returned says which, for tests.

    With the number of a question its place is meant, else every place this person is asked about. It is told once;
    the same word again changes nothing and is answered by nothing, so that two machines do not talk for ever.
    """
    again, paused = read.said == Said.START, paused_places(person.pk)
    turned = [place for place in _meant(person, read.number) if (place.pk in paused) == again]
    if not turned:
        return "nothing to turn"
    turn, write = (ask_again, started_letter) if again else (stop_asking, stopped_letter)
    with transaction.atomic(), override(person.language):
        for place in turned:
            turn(by=by, person=person, place=place)
        names = [say(place, "name", get_language() or "fi").text for place in turned]
        send_short(reach, write(names), f"people.Person:{person.pk}")
    return "again" if again else "stopped"


def _meant(person: Person, number: int) -> list[Place]:
    if number:
        return [link.ask.place for link in latest_links(person) if link.number == number and not link.ask.answer]
    return places_asked(Viewer(person_id=person.pk, grants=grants_of(person.pk)))
