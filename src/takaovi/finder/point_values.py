"""The points where a place stands at times, each with its distance. Pure.

A place has its own door, the venue of a season, the stops of its round, or several of them; a span says at which it is.
"""

from collections.abc import Iterable, Mapping, Sequence

from takaovi.core.geo import Point
from takaovi.finder.suggest import FAR_KM
from takaovi.finder.values import Option
from takaovi.hours.values import WAYS, Span
from takaovi.places.queries import PlaceCard

Points = dict[int, float | None]  # by venue (0 is the own door): km from the asked place, None where none was asked
DOOR = WAYS["door"]
FARTHEST = 9_999.0


def points_of(hits: Sequence[tuple[int, float, int]], *, measured: bool) -> dict[int, Points]:
    """(place, km, venue) as points of each place, in the order of the places' first hits.

    Of a bus that comes near, a stop far away is no answer: it would hide when it comes.
    """
    found: dict[int, Points] = {}
    near = {place_id for place_id, away, _venue in hits if away <= FAR_KM}
    for place_id, away, venue in hits:
        if away <= FAR_KM or place_id not in near:
            found.setdefault(place_id, {}).setdefault(venue, away if measured else None)
    return found


def nearest_of(points: Mapping[int, float | None]) -> int:
    """The venue of the nearest point."""
    return min(points, key=lambda venue: FARTHEST if (km := points[venue]) is None else km)


def spans_at(spans: Sequence[Span], venues: Iterable[int]) -> list[Span]:
    """The spans at these points, and those that need no door."""
    known = frozenset(venues)
    return [span for span in spans if span.way != DOOR or span.venue in known]


def at_its_point(option: Option, points: Mapping[int, float | None]) -> Option:
    """The option with the distance to where the place is at the told time; at the nearest point if no time is told."""
    venue = option.venue if option.start is not None and option.venue in points else nearest_of(points)
    return option._replace(venue=venue, km=points[venue])


def municipality_at(card: PlaceCard, venue: int) -> str:
    """The municipality of the venue, or else of the place."""
    told = card.venues.get(venue)
    return (told.municipality if told else "") or card.municipality


def point_at(card: PlaceCard, venue: int) -> Point | None:
    told = card.venues.get(venue)
    return told.point if told else card.point


def spans_in(code: str, card: PlaceCard, spans: Sequence[Span]) -> list[Span]:
    """The times when the place is in the municipality ``code``."""
    return spans_at(spans, [venue for venue in (0, *card.venues) if municipality_at(card, venue) == code])
