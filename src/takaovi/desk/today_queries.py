"""What waits for somebody at the desk: a fixed number of queries, however many places there are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce

from takaovi.callback.queries import count_waiting
from takaovi.core import clock
from takaovi.core.errors import NotThere
from takaovi.core.outbox.queries import given_up_letters
from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.hours.ask_queries import oldest_confirmed, open_asks, places_nobody_is_asked_about
from takaovi.hours.models import Ask
from takaovi.hours.queries import Standing, standings
from takaovi.hours.rules import may_confirm_hours
from takaovi.places.models import ArrivalAnswer, Keeping, Place
from takaovi.places.rules import may
from takaovi.programme.clashes import Clash
from takaovi.programme.hosting_queries import invitations_for
from takaovi.programme.models import Activity, Occurrence
from takaovi.programme.queries import clash_hints
from takaovi.programme.signup_values import HOLDING
from takaovi.proposals.queries import Waiting, held_proposals, open_proposals

ON_A_PAGE = 20
SHOWN = 5  # rows of a kind on the overview; the rest are in their list
FADES_AFTER = timedelta(days=60)  # as long as a confirmation holds that says nothing else; for the order only
SIGN_UPS_AHEAD = timedelta(days=7)
CLASHES_AHEAD = timedelta(days=14)
# Whoever may do these somewhere helps there, and does not look after the place.
HELPING = frozenset({"shift.take", "hours.log", "call.take", "call.enter"})


@dataclass(frozen=True, slots=True)
class Needs:
    """What the rooms below know of some places. ``answers`` counts those written to the twelve questions.

    ``signups`` are coming times with ``coming``, how many people have signed up; ``letters`` could not be sent.
    ``unasked`` are places of the network whose hours nobody is asked about, one more than is shown.
    ``calls`` is how many people wait for a call.
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
    unasked: list[Place]
    calls: int
    more: bool = False


def kept_places(viewer: Viewer) -> QuerySet[Place]:
    """The places this viewer looks after, by name; the pesavahti looks after all, by need. Not asked yet."""
    scopes = {scope for permission, scope in viewer.grants if permission not in HELPING}
    if NETWORK in scopes:  # holds all there is for every place, whoever keeps it
        return by_need(Place.objects.order_by("name_fi", "pk"))
    found = Place.objects.prefetch_related("keepings").order_by("name_fi", "pk")
    keeping = Keeping.objects.filter(organisation__in=_ids(scopes, "organisation")).values("place")
    return found.filter(Q(pk__in=_ids(scopes, "place")) | Q(pk__in=keeping))


def by_need(places: QuerySet[Place]) -> QuerySet[Place]:
    """First what is shown with hours that nobody confirmed lately, longest ago on top; then where times clash."""
    now = clock.now()
    told = places.annotate(oldest=oldest_confirmed())
    faded = Q(published__isnull=False) & (Q(oldest__isnull=True) | Q(oldest__lt=now - FADES_AFTER))
    clashing = Q(pk__in=_with_clashes(clock.to_minute(now)))
    need = Case(When(faded, then=0), When(clashing, then=1), default=2)
    return told.annotate(need=need).order_by("need", F("oldest").asc(nulls_first=True), "name_fi", "pk")


def _with_clashes(now: int) -> QuerySet[Any, Any]:
    """Places where two activities meet in time in the next two weeks, in one room or both in none.

    For the order only: what clashes and why is told by ``programme.clashes``.
    """
    end = now + int(CLASHES_AHEAD.total_seconds()) // 60
    times = Occurrence.objects.filter(start__gte=now, start__lt=end).exclude(status="cancelled")
    times = times.annotate(room=Coalesce("activity__space", 0))
    here = times.filter(place=OuterRef("place"), room=OuterRef("room"))
    others = here.filter(start__lt=OuterRef("end"), end__gt=OuterRef("start")).exclude(activity=OuterRef("activity"))
    return times.filter(Exists(others)).values("place")


def _ids(scopes: Collection[Scope], kind: str) -> list[int]:
    return [scope.id for scope in scopes if scope.kind == kind]


def needs_of(viewer: Viewer, number: int) -> Needs:
    """What waits on page ``number`` (from 1) of the viewer's places, and in the network. Fourteen queries at most."""
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
        unasked=list(places_nobody_is_asked_about()[: SHOWN + 1]) if viewer.may("hours.edit") else [],
        calls=count_waiting(viewer),
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


def asked_to_host(viewer: Viewer) -> int:
    """Open invitations to the viewer's organisations. One query, none for whoever speaks for no organisation; the
    pesavahti, who may answer for all, finds them on the own page.
    """
    return 0 if viewer.may("programme.edit") else len(invitations_for(viewer))


def hosted(viewer: Viewer) -> list[Activity]:
    """Activities that somebody hosts without keeping a place. One query, none for others."""
    own = _ids(viewer.where("programme.edit"), "activity")
    return list(Activity.objects.filter(pk__in=own).order_by("pk")[:ON_A_PAGE]) if own else []
