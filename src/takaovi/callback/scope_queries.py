"""What this room holds of somebody who volunteers, and its part in the book of a place."""

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from takaovi.callback.models import CallRequest, RingPair, RingTurn
from takaovi.callback.ring_values import WAITS
from takaovi.callback.values import IN_HAND, plain
from takaovi.callback.words import dated
from takaovi.core.text import say
from takaovi.people.additions import Held

HELD = frozenset(
    {
        "callback.CallRequest.taken_by",
        "callback.RingPair.volunteer",
        "callback.RingTurn.caller",
    }
)


def things_of_place(number: int) -> list[str]:
    """What the book calls the pairs of a place's call ring. One query."""
    return [
        f"callback.RingPair:{pair}" for pair in RingPair.objects.filter(place_id=number).values_list("pk", flat=True)
    ]


def held_of(person_id: int) -> list[Held]:
    """The call in hand, pairs and turns of the ring. Names of others are not told. Three queries.

    Times on duty are shifts, and told with them.
    """
    language = get_language() or "fi"
    taken = CallRequest.objects.filter(taken_by=person_id, state__in=plain(IN_HAND)).values_list("promise", flat=True)
    pairs = RingPair.objects.filter(volunteer=person_id).select_related("place").order_by("pk")
    turns = RingTurn.objects.filter(caller=person_id, state__in=plain(WAITS)).order_by("due")
    return [
        Held(_("A call in your hands"), _times(taken, language), _("So that nobody else calls the same person.")),
        Held(
            _("Whom you call in the call ring"),
            tuple(say(pair.place, "name", language).text for pair in pairs),
            _("So that the call comes as agreed. It is erased when the pair ends."),
        ),
        Held(
            _("Coming calls of the call ring"),
            _times(turns.values_list("due", flat=True), language),
            _("So that the call comes as agreed. It is erased when the pair ends."),
        ),
    ]


def _times(minutes: Iterable[int], language: str) -> tuple[str, ...]:
    return tuple(dated(minute, language) for minute in minutes)
