"""What the hours pages of the desk ask. A place is reached only through :func:`hours_for`."""

from typing import NamedTuple

from takaovi.core.errors import NotThere
from takaovi.core.text import Said, say
from takaovi.core.viewer import Viewer
from takaovi.desk.hours_values import STOP
from takaovi.hours.edit_values import Document
from takaovi.hours.models import PlaceHours
from takaovi.hours.queries import documents
from takaovi.hours.rules import may_confirm_hours, may_edit_hours
from takaovi.places.models import Place, Venue
from takaovi.proposals.queries import hours_text_for

KINDS = ("door", "week", "exception", "day")  # ways to change the hours, each with a draft of its own


class DeskHours(NamedTuple):
    """The hours of a place as they stand, and the ``version`` by which two writers notice each other."""

    place: Place
    name: Said
    document: Document
    version: int
    may_edit: bool
    stop: Said | str = ""  # the name of the stop whose times are changed


def hours_for(viewer: Viewer, slug: str, *, to_edit: bool = False) -> DeskHours:
    """The hours of a place that this viewer may confirm, or edit. Six queries.

    Raises NotThere for a place that is not there and for one that is another's alike.
    """
    place = Place.objects.filter(slug=slug).prefetch_related("keepings").first() if viewer.grants else None
    rule = may_edit_hours if to_edit else may_confirm_hours
    if place is None or not rule(viewer, place):
        raise NotThere(slug)
    # The version first: whoever saves between the two reads is noticed, not overwritten.
    version = PlaceHours.objects.filter(pk=place.pk).values_list("version", flat=True).first()
    document = documents([place.pk])[place.pk]
    return DeskHours(place, say(place, "name", viewer.language), document, version or 0, may_edit_hours(viewer, place))


def stops_of(place: Place) -> list[Venue]:
    """The stops that the hours may name. One query."""
    return list(place.venues.exclude(key="").order_by("pk"))


def at_stop(found: DeskHours, kind: str, language: str) -> DeskHours:
    """The same with the stop that a change of this kind is about. One query for a stop, none for another kind.

    Raises NotThere for a stop that the place does not have.
    """
    if not kind.startswith(STOP):
        return found
    stop = found.place.venues.filter(key=kind.removeprefix(STOP)).exclude(key="").first()
    if stop is None:
        raise NotThere(kind)
    return found._replace(stop=say(stop, "name", language))


def proposed_text(viewer: Viewer, place: Place, number: str) -> str:
    """What somebody without an account wrote of these hours, brought here from the list of proposals; else empty."""
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        return ""
    try:
        proposed = hours_text_for(viewer, int(number))
    except NotThere:
        return ""
    return proposed.text if proposed.place.pk == place.pk else ""


def draft_name(place: Place, kind: str) -> str:
    """Under which name a half-written change is kept."""
    return f"hours.PlaceHours:{place.pk}:{kind}"
