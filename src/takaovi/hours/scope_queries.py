"""The part of the hours in the book of a place, and in the checklist of its hand-over."""

from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.viewer import Scope
from takaovi.hours.models import Layer
from takaovi.hours.queries import truths
from takaovi.people.additions import Check


def things_of_place(number: int) -> list[str]:
    """What the book calls the layers of a place. One query."""
    return [f"hours.Layer:{one}" for one in Layer.objects.filter(place_id=number).values_list("pk", flat=True)]


def checks_of(scope: Scope) -> list[Check]:
    """Whether the hours have been confirmed lately. One query, for a place only."""
    if scope.kind != "place":
        return []
    now = clock.now()
    faded = [truth for truth in truths([scope.id])[scope.id] if not truth.is_fresh(now)]
    return [Check(_("The hours are confirmed"), len(faded))]
