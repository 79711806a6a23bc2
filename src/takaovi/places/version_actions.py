"""Going back to how a place was: its texts, facts and answers at once."""

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.journal.actions import record_deed
from takaovi.core.versions.queries import number_before_last, version_numbered
from takaovi.places.events import PlaceChanged
from takaovi.places.history import columns, keep, thing_of
from takaovi.places.models import ArrivalAnswer, Place


def restore_version(*, by: str, place: Place, number: int) -> Place:
    """Bring the place back as it was after deed ``number``; this is a version of its own. Raises NotThere."""
    state = version_numbered(thing_of(place), number).state
    with transaction.atomic():
        known = set(columns())  # a column that came or went since is left alone
        fields = {name: value for name, value in state["fields"].items() if name in known}
        Place.objects.filter(pk=place.pk).update(**fields, changed=clock.now())
        ArrivalAnswer.objects.filter(place=place).delete()
        ArrivalAnswer.objects.bulk_create(
            ArrivalAnswer(place=place, text=answer["text_fi"] or "", **answer) for answer in state["arrival"]
        )
        keep(by, "restore_version", place)
        record_deed(by=by, deed="restore_version", thing=thing_of(place), detail={"number": number})
        bus.announce(PlaceChanged(place.pk))
    place.refresh_from_db()
    return place


def undo(*, by: str, place: Place) -> Place:
    """As it was before the last deed; done again, it takes itself back. Raises DomainError if nothing was done yet."""
    return restore_version(by=by, place=place, number=number_before_last(thing_of(place)))
