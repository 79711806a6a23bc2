"""How the hours of a place are, as plain data that can bring them back. Never a phone number, which may be a person's.

A layer's confirmation goes along: hours that were confirmed when they were changed by mistake are so again.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from takaovi.core import bus
from takaovi.core.meanwhile import ChangedMeanwhile
from takaovi.core.versions.actions import keep_before, keep_version
from takaovi.core.versions.models import Version
from takaovi.hours.models import Layer, PlaceHours
from takaovi.hours.queries import documents
from takaovi.hours.values import STATE_NAMES
from takaovi.places.models import Place


def thing_of(place: Place) -> str:
    """Under which name the versions of a place's hours are kept."""
    return f"hours.PlaceHours:{place.pk}"


def state_of(place: Place) -> dict[str, Any]:
    """The document without phone numbers, and when each layer was confirmed. Four queries."""
    document = documents([place.pk])[place.pk]
    for layer in document["layers"]:
        layer.pop("phone")
    rows = Layer.objects.filter(place=place, space=None).values_list("state", "confirmed", "confirmed_as")
    confirmed = {STATE_NAMES[state]: {"at": at.isoformat() if at else "", "as": told_as} for state, at, told_as in rows}
    return {"document": document, "confirmed": confirmed}


def held_frame(place: Place, seen: int | None = None) -> PlaceHours:
    """The place's frame, held until the transaction ends. Raises ChangedMeanwhile if ``seen`` is not its version."""
    PlaceHours.objects.get_or_create(place=place)
    frame = PlaceHours.objects.select_for_update().get(pk=place.pk)
    if seen is not None and seen != frame.version:
        raise ChangedMeanwhile(_("Somebody else saved these hours meanwhile."))
    return frame


def keep_first(place: Place) -> None:
    """Before a deed: if none was kept yet, how the hours were until then."""
    keep_before(thing=thing_of(place), state=lambda: state_of(place))


def keep(by: str, deed: str, place: Place) -> Version | None:
    """After a deed on hours that it holds, how they are now. A load in bulk keeps nothing: it can be loaded again."""
    return None if bus.is_hushed() else keep_version(by=by, deed=deed, thing=thing_of(place), state=state_of(place))
