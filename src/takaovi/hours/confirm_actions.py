"""Saying at the desk that the hours of a place are true, in one deed."""

from django.db import transaction

from takaovi.hours.actions import confirm_layer
from takaovi.hours.answer_actions import AlreadyAnswered, AskOver, answer_ask
from takaovi.hours.ask_queries import open_asks
from takaovi.hours.ask_values import Answer, Kind
from takaovi.hours.history import held_frame
from takaovi.hours.queries import layers_of
from takaovi.people.models import Person
from takaovi.places.models import Place


def confirm_hours(*, by: str, place: Place, person: Person, seen: int | None = None) -> None:
    """Every layer of the place is true, and the open question about the coming week is answered with yes.

    By somebody who may confirm them (``hours.rules.may_confirm_hours``). ``seen`` is the version of the hours that
    they said yes to: raises ChangedMeanwhile if it is another by now, for nobody confirms what they have not seen.
    """
    with transaction.atomic():
        if seen is not None:
            held_frame(place, seen)
        for ask in open_asks([place.pk]).filter(kind=Kind.WEEK.value):
            try:
                answer_ask(by=by, ask=ask, person=person, answer=Answer.YES)
            except (AlreadyAnswered, AskOver):
                continue  # another keeper was first; the layers are confirmed below all the same
        for layer in layers_of(place.pk):
            confirm_layer(by=by, layer=layer, person=person)
