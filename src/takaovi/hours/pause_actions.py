"""No more questions about a place, and questions again: each for one person."""

from django.db import transaction

from takaovi.core.journal.actions import record_deed
from takaovi.hours.models import AskPause
from takaovi.people.models import Person
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
