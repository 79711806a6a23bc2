"""What happens in an area in a time, and all that the page of an activity tells. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from zoneinfo import ZoneInfo

from takaovi.core.clock import from_minute
from takaovi.core.geo import distance_km
from takaovi.core.viewer import Scope, Viewer
from takaovi.finder.values import Area
from takaovi.hours.nearest import nearest_any
from takaovi.hours.queries import LayerTruth, spans_between, truths
from takaovi.hours.values import STATES, Span
from takaovi.people.consent_queries import names_shown_at
from takaovi.places.queries import PlaceCard, cards, published
from takaovi.programme.models import Activity
from takaovi.programme.queries import (
    Happening,
    activity_for,
    moved_away,
    moved_times_of,
    occurrences_of,
    online_happenings,
    parts_of,
    plans_of,
    programme_of,
)
from takaovi.programme.values import SeriesPlan

WITHIN_KM = 25.0  # what one goes for; further away the programme is another town's
PLACES_AT_MOST = 500
ONLINE_AT_MOST = 20
DAY = 1440
STAFFED = STATES["staffed"]


@dataclass(frozen=True, slots=True)
class Programme:
    """What happens, with the cards of its places, how far they are, and which hours nobody has confirmed lately.

    ``moved`` was planned for this time and these places, and is on another day or elsewhere.
    """

    listed: list[Happening]
    places: dict[int, PlaceCard]
    km: dict[int, float]
    doubtful: frozenset[int]
    moved: tuple[Happening, ...] = ()


def area_programme(area: Area, start: int, end: int, now: int, language: str) -> Programme:
    """The programme of the places within reach of ``area``, or everywhere without one, in the UTC minutes [start, end).

    Online sessions without a place belong to every area. Six queries.
    """
    near = _places_of(area)
    listed = programme_of(near, start, end, language)
    moved = tuple(chain.from_iterable(moved_away(near, start, end, language, online=True).values()))
    seen = {happening.occurrence_id for happening in listed}
    online = [h for h in online_happenings(start, end, language, ONLINE_AT_MOST) if h.occurrence_id not in seen]
    if area.point:
        online = [happening for happening in online if happening.place_id is None]
    every = [*listed, *online]
    on = {happening.place_id for happening in every}
    left = {place_id for happening in moved for place_id in (happening.place_id, happening.usual_place_id)}
    ids = sorted(filter(None, on | left))
    shown = cards(ids, language)
    known = truths(ids)
    km = {p: distance_km(area.point, card.point) for p, card in shown.items() if area.point and card.point}
    return Programme(every, shown, km, frozenset(p for p in ids if is_doubtful(known[p], now)), moved)


def _places_of(area: Area) -> list[int]:
    if area.point:
        return [place_id for place_id, _km in nearest_any(area.point, within_km=WITHIN_KM, limit=PLACES_AT_MOST)]
    return list(published().order_by("id").values_list("id", flat=True)[:PLACES_AT_MOST])


def is_doubtful(known: Sequence[LayerTruth], now: int) -> bool:
    """Nobody has confirmed the hours of the place within their term."""
    return not any(truth.is_fresh(from_minute(now)) for truth in known)


@dataclass(frozen=True, slots=True)
class ActivityFound:
    """An activity with its coming times. ``open_again`` is the UTC minute when its place is for everybody after the
    next time that is kept for a group; None where nothing of that kind is known. ``more`` tells of further times.
    ``moved`` are coming times that have left the day they were planned for, or their usual place; ``elsewhere`` has
    the cards of the places where some are instead. ``named`` are people who host it and agree that everybody sees it.
    """

    activity: Activity
    occurrences: list[Happening]
    more: bool
    parts: list[Happening]
    plans: list[SeriesPlan]
    moved: list[Happening]
    elsewhere: dict[int, PlaceCard]
    named: tuple[str, ...] = ()
    doubtful: bool = False
    open_again: int | None = None


def find_activity(viewer: Viewer, slug: str, now: int, limit: int) -> ActivityFound:
    """The named activity as it stands at the UTC minute ``now``. Raises NotThere. Eight queries with a place, one more
    where some time is elsewhere.
    """
    activity = activity_for(viewer, slug)
    coming = occurrences_of(activity, now, limit + 1, viewer.language)
    moved = moved_times_of(activity, now, viewer.language)
    parts = parts_of(activity, viewer.language) if activity.kind == "conference" else []
    away = {h.place_id for h in (*coming, *moved) if h.place_id and h.place_id != h.usual_place_id}
    elsewhere = cards(sorted(away), viewer.language)
    named = tuple(names_shown_at(Scope("activity", activity.pk)))
    place, plans = activity.public_place, plans_of(activity)
    if place is None:
        return ActivityFound(activity, coming[:limit], len(coming) > limit, parts, plans, moved, elsewhere, named)
    known = truths([place.pk])[place.pk]
    coming_on = next((h for h in coming if h.status != "cancelled" and h.place_id == place.pk), None)
    ends = coming_on.end if coming_on else now
    spans = spans_between([place.pk], ends, ends + DAY)[place.pk]
    staffed = [span for span in spans if span.state == STAFFED and not is_doubtful(known, now)]
    return ActivityFound(
        activity=activity,
        occurrences=coming[:limit],
        more=len(coming) > limit,
        parts=parts,
        plans=plans,
        moved=moved,
        elsewhere=elsewhere,
        named=named,
        doubtful=is_doubtful(known, now),
        open_again=open_again(coming_on, staffed) if activity.exclusive else None,
    )


def open_again(kept: Happening | None, staffed: Sequence[Span]) -> int | None:
    """When somebody is at the door for everybody on the same day after a time that is kept for a group."""
    if kept is None:
        return None
    zone = ZoneInfo(kept.zone)
    after = [max(kept.end, span.start) for span in staffed if span.end > kept.end]
    day = from_minute(kept.end).astimezone(zone).date()
    return min((at for at in after if from_minute(at).astimezone(zone).date() == day), default=None)
