"""Which places somebody may bring an activity to: those whose programme they may write."""

from django.db.models import Q, QuerySet

from takaovi.core.viewer import NETWORK, Viewer
from takaovi.desk.proposal_queries import place_called
from takaovi.places.models import Keeping, Place
from takaovi.programme.rules import may_add_activity

TO_CHOOSE = 8  # more are not chosen from a list: one writes the name


def programme_places(viewer: Viewer) -> QuerySet[Place]:
    """Every such place by name. Not asked yet."""
    found = Place.objects.prefetch_related("keepings").order_by("name_fi", "pk")
    scopes = viewer.where("programme.edit")
    if NETWORK in scopes:
        return found
    own = [scope.id for scope in scopes if scope.kind == "place"]
    organisations = [scope.id for scope in scopes if scope.kind == "organisation"]
    keeping = Keeping.objects.filter(organisation__in=organisations).values("place")
    return found.filter(Q(pk__in=own) | Q(pk__in=keeping))


def places_to_choose(viewer: Viewer, *, shown: bool) -> list[Place]:
    """Such places, one more than can be chosen from at most; with ``shown`` only those anybody may see. Two queries."""
    found = programme_places(viewer)
    return list((found.filter(published__isnull=False) if shown else found)[: TO_CHOOSE + 1])


def place_meant(viewer: Viewer, words: str, *, shown: bool) -> Place | None:
    """Such a place by the word of its address or by its name; None for one that is not there or not theirs alike."""
    place = place_called(words)
    if place is None or not may_add_activity(viewer, place) or (shown and place.published is None):
        return None
    return place
