"""The nearest places that are open then: one statement that walks outwards in rings until it has enough.

The statement is a recursion whose every step looks at one band (a strip of a twentieth of a degree of latitude)
of the current ring, in the index ``place_band``; a seek in the spans' key tells whether the door is open. When a
ring is done and holds enough places the recursion ends by itself; otherwise the next ring is drawn, wider the
fewer were found. So the work follows what is found, not the size of the country, and the database's planner has
nothing to choose: the same plan on SQLite and PostgreSQL.

Distances are those of ``core.geo.distance_km``. The cosine of the middle latitude is written as its series
around the centre, since SQLite may lack one; cut after the fourth power it is right to a centimetre in 500 km.
Rings do not reach over the 180th meridian.
"""

import json
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin, sqrt

from django.db import connection

from takaovi.core.geo import KM_PER_DEGREE, Point

FIRST_KM = 0.3  # radius of the first ring: the next corners
TOUCH = 1e-9  # degrees: a tenth of a millimetre, so that a place on the very edge is inside
DOOR = 0  # values.WAYS["door"]


@dataclass(frozen=True, slots=True)
class Near:
    """A place at ``km`` whose door is open in UTC minutes [start, end) in ``state`` (values.STATES)."""

    place_id: int
    km: float
    start: int
    end: int
    state: int


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

    Each place comes once, with the first of its spans that meets the window in at least ``least_state``.
    ``traits`` is a mask of which every bit must be there. One statement. Raises ValueError for an empty window.
    """
    if end <= start:
        raise ValueError(f"a window ends after it begins: {start}, {end}")
    asked = {"start": start, "end": end, "least": least_state}
    return [near(hit) for hit in walk("open", centre, within_km, traits, limit, asked)]


def next_openings(
    centre: Point, *, within_km: float, after: int, traits: int = 0, least_state: int = 30, limit: int = 5
) -> list[Near]:
    """The nearest published places that open at UTC minute ``after`` or later, each with its first such span.

    One statement. Spans reach as far as they are expanded, 60 days.
    """
    asked = {"start": after, "least": least_state}
    return [near(hit) for hit in walk("next", centre, within_km, traits, limit, asked)]


def nearest_any(centre: Point, *, within_km: float, traits: int = 0, limit: int = 20) -> list[tuple[int, float]]:
    """The nearest published places whatever their hours, as (place id, km). One statement."""
    return [(hit[0], km(hit[1])) for hit in walk("any", centre, within_km, traits, limit, {})]


def near(hit: list) -> Near:
    place_id, square, (start, end, state) = hit
    return Near(place_id, km(square), start, end, state)


def km(squared_degrees: float) -> float:
    return KM_PER_DEGREE * sqrt(squared_degrees)


def walk(kind: str, centre: Point, within_km: float, traits: int, limit: int, asked: dict[str, int]) -> list[list]:
    """Rows of the statement, nearest first, the lower id first at equal distance. Raises ValueError below 0 km."""
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


# --- the statement ---------------------------------------------------------------------------------------------
# One row of walk is a ring [r0, r1) in degrees, the next band of it to look at, the last, the places found before
# this row, and the hits of the band looked at to make this row. A row past its last band decides: enough, or wider.
WALK = """
WITH RECURSIVE walk (r0, r1, band, last, n, hits) AS (
  SELECT CAST(0.0 AS double precision), CAST(%(first)s AS double precision),
         {first_band}, {last_band}, 0, {nothing}
  UNION ALL
  SELECT CASE WHEN w.band <= w.last THEN w.r0 ELSE w.r1 END,
         CASE WHEN w.band <= w.last THEN w.r1 ELSE {wider} END,
         CASE WHEN w.band <= w.last THEN w.band + 1 ELSE {wider_first_band} END,
         CASE WHEN w.band <= w.last THEN w.last ELSE {wider_last_band} END,
         {count},
         CASE WHEN w.band <= w.last THEN ({look}) ELSE {nothing} END
  FROM walk w
  WHERE w.band <= w.last OR (w.r1 < %(widest)s AND {count} < %(limit)s)
)
SELECT CAST(hits AS text) FROM walk
"""
# First the places of the ring in order of distance, then, one after the other until there are enough, whether the
# door is open: in a town most doors are never looked at. Both engines hand on the order of a limited subquery.
LOOK = """
SELECT {gathered} FROM (
  SELECT s.id, s.square, s.span FROM (
    SELECT c.id, c.square, {span} AS span FROM (
      SELECT b.id, b.square FROM (
        SELECT p.id, {square} AS square
        FROM places_place p {by_index}
        WHERE p.published IS NOT NULL AND {band_of_place} = w.band
          AND p.lon BETWEEN %(lon)s - {half_width} AND %(lon)s + {half_width}
          AND (p.traits & CAST(%(traits)s AS bigint)) = CAST(%(traits)s AS bigint)
          AND p.lat BETWEEN %(lat)s - w.r1 AND %(lat)s + w.r1
        LIMIT {every_place}
      ) b
      WHERE b.square >= w.r0 * w.r0 AND b.square < w.r1 * w.r1
      ORDER BY b.square, b.id LIMIT {looked_at}
    ) c LIMIT {every_place}
  ) s WHERE s.span IS NOT NULL LIMIT %(limit)s
) hit
"""
FIRST_SPAN = """(
      SELECT {array}(t.start, t."end", t.state) FROM hours_openingspan t
      WHERE t.place_id = c.id AND t.way = {door} AND {when} AND t.state >= %(least)s
      ORDER BY t.start LIMIT 1)"""
# A span is at most 24 hours long, so one that meets the window began less than a day before it.
WHEN = {
    "open": 't.start < %(end)s AND t.start > %(start)s - 1440 AND t."end" > %(start)s',
    "next": "t.start >= %(start)s",
}
EVERY_PLACE = 2_000_000_000
NORTH = "(p.lat - %(lat)s)"
EAST = "(p.lon - %(lon)s)"
COS_SQUARED = f"(%(c0)s + {NORTH} * (%(c1)s + {NORTH} * (%(c2)s + {NORTH} * (%(c3)s + {NORTH} * %(c4)s))))"
SQUARE = f"{NORTH} * {NORTH} + {EAST} * {EAST} * {COS_SQUARED}"
HALF_WIDTH = "w.r1 * (%(w0)s + %(w1)s * w.r1)"
COUNT = "(w.n + json_array_length(w.hits))"
# The fewer of the asked number so far, the wider the next ring.
GROWTH = f"""CASE WHEN {COUNT} * 2 >= %(limit)s THEN 1.4 WHEN {COUNT} * 4 >= %(limit)s THEN 1.9
    WHEN {COUNT} * 8 >= %(limit)s THEN 2.5 ELSE 3.0 END"""
DIALECTS = {
    "sqlite": {
        "array": "json_array",
        "gathered": "json_group_array(json_array(hit.id, hit.square, json(hit.span)))",
        "nothing": "'[]'",
        "least_of": "min",
        "by_index": "INDEXED BY place_band",
    },
    "postgresql": {
        "array": "json_build_array",
        "gathered": "coalesce(json_agg(json_build_array(hit.id, hit.square, hit.span)), '[]')",
        "nothing": "CAST('[]' AS json)",
        "least_of": "least",
        "by_index": "",
    },
}


def band(latitude: str) -> str:
    """The index's first column; the rounding of the cast differs between engines, and is monotonic in both."""
    return f"CAST(({latitude}) * 20 AS integer)"


@cache
def statement(kind: str, vendor: str) -> str:
    """The text for ``open``, ``next`` or ``any``. Only constants of this module are put into it."""
    dialect = DIALECTS[vendor]
    span = (
        FIRST_SPAN.format(array=dialect["array"], door=DOOR, when=WHEN[kind])
        if kind in WHEN
        else f"{dialect['array']}()"
    )
    look = LOOK.format(
        gathered=dialect["gathered"],
        by_index=dialect["by_index"],
        square=SQUARE,
        span=span,
        every_place=EVERY_PLACE,
        looked_at=EVERY_PLACE if kind in WHEN else "%(limit)s",
        band_of_place=band("p.lat"),
        half_width=HALF_WIDTH,
    )
    wider = f"{dialect['least_of']}(%(widest)s, w.r1 * {GROWTH})"
    return WALK.format(
        look=look,
        nothing=dialect["nothing"],
        count=COUNT,
        wider=wider,
        first_band=band("%(lat)s - %(first)s"),
        last_band=band("%(lat)s + %(first)s"),
        wider_first_band=band(f"%(lat)s - {wider}"),
        wider_last_band=band(f"%(lat)s + {wider}"),
    )
