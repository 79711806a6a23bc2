"""The nearest places that are open then: one statement that walks outwards in rings until it has enough.

The statement is a recursion whose every step looks at one band (a strip of a twentieth of a degree of latitude)
of the current ring, in the index ``place_band``; a seek in the spans' key tells whether the door is open. When a
ring is done and holds enough places the recursion ends by itself; otherwise the next ring is drawn, wider the
fewer were found. So the work follows what is found, not the size of the country, and the database's planner has
nothing to choose: the same plan on SQLite and PostgreSQL.

A place may stand at several points: its own door, the venue of a season, the stops of a bus. Each band is looked at in
the index of the venues (``venue_band``) too, and a span counts at the point where its place is then.

Distances are those of ``core.geo.distance_km``. The cosine of the middle latitude is written as its series
around the centre, since SQLite may lack one; cut after the fourth power it is right to a centimetre in 500 km.
Rings do not reach over the 180th meridian.
"""

import json
from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from django.db import connection

from takaovi.core.geo import KM_PER_DEGREE, Point
from takaovi.hours.walk_queries import statement

FIRST_KM = 0.1  # radius of the first ring: the next corner; a wider one holds hundreds of places in a city
TOUCH = 1e-9  # degrees: a tenth of a millimetre, so that a place on the very edge is inside


@dataclass(frozen=True, slots=True)
class Near:
    """A place at ``km`` whose door is open in UTC minutes [start, end) in ``state`` (values.STATES).

    ``venue`` is the id of the venue where it is then; 0 is its own door.
    """

    place_id: int
    km: float
    start: int
    end: int
    state: int
    venue: int = 0


def nearest_open(
    centre: Point,
    *,
    within_km: float,
    start: int,
    end: int,
    traits: int = 0,
    least_state: int = 30,
    limit: int = 20,
) -> list[Near]:
    """Published places whose door is open some time in UTC minutes [start, end), nearest first.

    Each place comes once, with the first of its spans that meets the window in at least ``least_state``, at the nearest
    point where it has one. A bus that is hit at several stops may leave fewer than ``limit``.
    ``traits`` is a mask of which every bit must be there. One statement. Raises ValueError for an empty window.
    """
    if end <= start:
        raise ValueError(f"a window ends after it begins: {start}, {end}")
    asked = {"start": start, "end": end, "least": least_state}
    return _once(walk("open", centre, within_km, traits, limit, asked))


def next_openings(
    centre: Point, *, within_km: float, after: int, traits: int = 0, least_state: int = 30, limit: int = 5
) -> list[Near]:
    """The nearest published places that open at UTC minute ``after`` or later, each with its first such span.

    One statement. Spans reach as far as they are expanded, 60 days.
    """
    asked = {"start": after, "least": least_state}
    return _once(walk("next", centre, within_km, traits, limit, asked))


def _once(hits: list[list]) -> list[Near]:
    nearest: dict[int, Near] = {}
    for place_id, square, (start, end, state), venue in hits:
        if place_id not in nearest:
            nearest[place_id] = Near(place_id, km(square), start, end, state, venue)
    return list(nearest.values())


def nearest_any(centre: Point, *, within_km: float, traits: int = 0, limit: int = 20) -> list[tuple[int, float]]:
    """The nearest published places whatever their hours, as (place id, km), each once. One statement."""
    points = nearest_points(centre, within_km=within_km, traits=traits, limit=limit)
    return list({place_id: away for place_id, away, _venue in reversed(points)}.items())[::-1]


def nearest_points(
    centre: Point, *, within_km: float, traits: int = 0, limit: int = 20
) -> list[tuple[int, float, int]]:
    """The nearest points of published places, as (place id, km, venue or 0). One statement."""
    return [(hit[0], km(hit[1]), hit[3]) for hit in walk("any", centre, within_km, traits, limit, {})]


def km(squared_degrees: float) -> float:
    return KM_PER_DEGREE * sqrt(squared_degrees)


def walk(kind: str, centre: Point, within_km: float, traits: int, limit: int, asked: dict[str, int]) -> list[list]:
    """Rows (place, square, span, venue), nearest first, the lower id first at equal distance.

    Raises ValueError below 0 km.
    """
    if within_km < 0:
        raise ValueError(f"a distance is not negative: {within_km}")
    if limit < 1:
        return []
    widest = within_km / KM_PER_DEGREE + TOUCH
    values = {
        **asked,
        **around(centre, widest),
        "first": min(widest, FIRST_KM / KM_PER_DEGREE),
        "widest": widest,
        "traits": traits,
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement(kind, connection.vendor), values)
        hits = [hit for (found,) in cursor.fetchall() if found != "[]" for hit in json.loads(found)]
    hits.sort(key=lambda hit: (hit[1], hit[0]))
    return hits[:limit]


def around(centre: Point, widest: float) -> dict[str, float]:
    """What the statement must know of the centre.

    ``c0`` .. ``c4``: the series of cos((centre + latitude) / 2) squared, that is (1 + cos(2 centre + difference)) / 2,
    in the difference of latitudes in degrees.
    ``w0``, ``w1``: half a box of r degrees is no wider than r * (w0 + w1 * r) degrees of longitude, for r up to
    ``widest``: the chord of the convex 1 / cos lies above it.
    """
    angle, degree = radians(2 * centre.lat), radians(1)
    narrow = 1.000001 / cos(radians(centre.lat))
    wide = 1.000001 / cos(radians(min(abs(centre.lat) + widest / 2, 89.0)))
    return {
        "lat": centre.lat,
        "lon": centre.lon,
        "c0": (1 + cos(angle)) / 2,
        "c1": -sin(angle) * degree / 2,
        "c2": -cos(angle) * degree**2 / 4,
        "c3": sin(angle) * degree**3 / 12,
        "c4": cos(angle) * degree**4 / 48,
        "w0": narrow,
        "w1": max(wide - narrow, 0.0) / widest if widest else 0.0,
    }
