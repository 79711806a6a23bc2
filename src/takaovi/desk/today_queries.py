"""What waits for somebody at the desk: a fixed number of queries, however many places there are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet, Sum

from takaovi.core import clock
from takaovi.core.errors import NotThere
from takaovi.core.outbox.queries import given_up_letters
from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.hours.ask_queries import open_asks
from takaovi.hours.models import Ask
from takaovi.hours.queries import Standing, standings
from takaovi.hours.rules import may_confirm_hours
from takaovi.places.models import ArrivalAnswer, Keeping, Place
from takaovi.places.rules import may
from takaovi.programme.clashes import Clash
from takaovi.programme.models import Activity, Occurrence
from takaovi.programme.queries import clash_hints
from takaovi.programme.signup_values import HOLDING
from takaovi.proposals.queries import Waiting, held_proposals, open_proposals

ON_A_PAGE = 20
SIGN_UPS_AHEAD = timedelta(days=7)
CLASHES_AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Needs:
    """What the rooms below know of some places. ``answers`` counts those written to the twelve questions.

    ``signups`` are coming times with ``coming``, how many people have signed up; ``letters`` could not be sent.
    """

    places: list[Place]
    standings: dict[int, Standing]
    asks: list[Ask]
    signups: list[Occurrence]
    clashes: list[Clash]
    answers: dict[int, int]
    proposals: list[Waiting]
    held: list[Waiting]
    letters: int
    more: bool = False


def kept_places(viewer: Viewer) -> QuerySet[Place]:
    """The places this viewer looks after, by name; the pesavahti looks after all. Not asked yet."""
    scopes = {scope for _permission, scope in viewer.grants}
    found = Place.objects.prefetch_related("keepings").order_by("name_fi", "pk")
    if NETWORK in scopes:
        return found
    keeping = Keeping.objects.filter(organisation__in=_ids(scopes, "organisation")).values("place")
    return found.filter(Q(pk__in=_ids(scopes, "place")) | Q(pk__in=keeping))


def _ids(scopes: Collection[Scope], kind: str) -> list[int]:
    return [scope.id for scope in scopes if scope.kind == kind]


def needs_of(viewer: Viewer, number: int) -> Needs:
    """What waits on page ``number`` (from 1) of the viewer's places, and in the network. Twelve queries at most."""
    first = (number - 1) * ON_A_PAGE
    places = list(kept_places(viewer)[first : first + ON_A_PAGE + 1])
    return _needs(viewer, places[:ON_A_PAGE], more=len(places) > ON_A_PAGE)


def needs_of_place(viewer: Viewer, slug: str) -> Needs:
    """The same of one place. Raises NotThere for one that is not there and for one that is another's alike."""
    places = list(kept_places(viewer).filter(slug=slug)) if viewer.grants else []
    if not places:
        raise NotThere(slug)
    return _needs(viewer, places, more=False)


def _needs(viewer: Viewer, places: list[Place], *, more: bool) -> Needs:
    now = clock.to_minute(clock.now())
    confirmed = [place.pk for place in places if may_confirm_hours(viewer, place)]
    programmed = [place.pk for place in places if may(viewer, "programme.edit", place)]
    end = now + int(CLASHES_AHEAD.total_seconds()) // 60
    return Needs(
        places=places,
        standings=standings(confirmed),
        asks=list(open_asks(confirmed)) if confirmed else [],
        signups=coming_signups(viewer, places, now),
        clashes=clash_hints(programmed, now, end, viewer.language) if programmed else [],
        answers=written_answers([place.pk for place in places if may(viewer, "place.edit", place)]),
        proposals=open_proposals(viewer),
        held=held_proposals(viewer),
        letters=given_up_letters().count() if viewer.may("audit.read") else 0,
        more=more,
    )


def coming_signups(viewer: Viewer, places: Sequence[Place], now: int) -> list[Occurrence]:
    """Times of the next week that somebody has signed up for, of these places or of the viewer's activities."""
    seen = [place.pk for place in places if may(viewer, "signup.see", place)]
    own = _ids(viewer.where("signup.see"), "activity")
    if not (seen or own):
        return []
    found = (
        Occurrence.objects.filter(start__gte=now, start__lt=now + int(SIGN_UPS_AHEAD.total_seconds()) // 60)
        .filter(Q(place__in=seen) | Q(activity__in=own))
        .exclude(status="cancelled")
        .annotate(coming=Sum("signups__people", filter=Q(signups__state__in=HOLDING)))
        .filter(coming__gt=0)
        .select_related("activity", "place")
    )
    return list(found.order_by("start", "pk")[:20])


def written_answers(place_ids: Collection[int]) -> dict[int, int]:
    """How many of the twelve questions each place answers. One query, none without a place."""
    found = dict.fromkeys(place_ids, 0)
    if found:
        rows = ArrivalAnswer.objects.filter(place__in=place_ids).order_by().values("place").annotate(n=Count("pk"))
        found.update({row["place"]: row["n"] for row in rows})
    return found


def hosted(viewer: Viewer) -> list[Activity]:
    """Activities that somebody hosts without keeping a place. One query, none for others."""
    own = _ids(viewer.where("programme.edit"), "activity")
    return list(Activity.objects.filter(pk__in=own).order_by("pk")[:ON_A_PAGE]) if own else []
