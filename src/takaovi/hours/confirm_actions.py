"""Saying at the desk that the hours of a place are true, in one deed."""

from django.db import transaction

from takaovi.hours.actions import confirm_layer
from takaovi.hours.answer_actions import AlreadyAnswered, AskOver, answer_ask
from takaovi.hours.ask_queries import open_asks
from takaovi.hours.ask_values import Answer, Kind
from takaovi.hours.queries import layers_of
from takaovi.people.models import Person
from takaovi.places.models import Place


def confirm_hours(*, by: str, place: Place, person: Person) -> None:
    """Every layer of the place is true, and the open question about the coming week is answered with yes.

    By somebody who may confirm them (``hours.rules.may_confirm_hours``).
    """
    with transaction.atomic():
        for ask in open_asks([place.pk]).filter(kind=Kind.WEEK.value):
            try:
                answer_ask(by=by, ask=ask, person=person, answer=Answer.YES)
            except (AlreadyAnswered, AskOver):
                continue  # another keeper was first; the layers are confirmed below all the same
        for layer in layers_of(place.pk):
            confirm_layer(by=by, layer=layer, person=person)
