"""The text of the walk outwards in rings, in the words of either engine. Only constants of this file go into it."""

from functools import cache

DOOR = 0  # values.WAYS["door"]

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
  SELECT s.id, s.venue, s.square, s.span FROM (
    SELECT c.id, c.venue, c.square, {span} AS span FROM (
      SELECT b.id, b.venue, b.square FROM (
        SELECT p.id, 0 AS venue, {square} AS square
        FROM places_place p {by_index}
        WHERE p.published IS NOT NULL AND {inside} AND {fitting}
        UNION ALL
        SELECT p.id, v.id, {square_of_venue}
        FROM places_venue v {by_venues} CROSS JOIN places_place p
        WHERE {inside_of_venue} AND p.id = v.place_id AND p.published IS NOT NULL AND {fitting}
        LIMIT {every_place}
      ) b
      WHERE b.square >= w.r0 * w.r0 AND b.square < w.r1 * w.r1
      ORDER BY b.square, b.id LIMIT {looked_at}
    ) c LIMIT {every_place}
  ) s WHERE s.span IS NOT NULL LIMIT %(limit)s
) hit
"""
FITTING = "(p.traits & CAST(%(traits)s AS bigint)) = CAST(%(traits)s AS bigint)"
FIRST_SPAN = """(
      SELECT {array}(t.start, t."end", t.state) FROM hours_openingspan t
      WHERE t.place_id = c.id AND t.way = {door} AND t.venue = c.venue AND {when} AND t.state >= %(least)s
      ORDER BY t.start LIMIT 1)"""
# A span is at most 24 hours long, so one that meets the window began less than a day before it.
WHEN = {
    "open": 't.start < %(end)s AND t.start > %(start)s - 1440 AND t."end" > %(start)s',
    "next": "t.start >= %(start)s",
}
EVERY_PLACE = 2_000_000_000
NORTH = "({row}.lat - %(lat)s)"
EAST = "({row}.lon - %(lon)s)"
COS_SQUARED = f"(%(c0)s + {NORTH} * (%(c1)s + {NORTH} * (%(c2)s + {NORTH} * (%(c3)s + {NORTH} * %(c4)s))))"
SQUARE = f"{NORTH} * {NORTH} + {EAST} * {EAST} * {COS_SQUARED}"
HALF_WIDTH = "w.r1 * (%(w0)s + %(w1)s * w.r1)"
INSIDE = f"""CAST(({{row}}.lat) * 20 AS integer) = w.band
          AND {{row}}.lon BETWEEN %(lon)s - {HALF_WIDTH} AND %(lon)s + {HALF_WIDTH}
          AND {{row}}.lat BETWEEN %(lat)s - w.r1 AND %(lat)s + w.r1"""
COUNT = "(w.n + json_array_length(w.hits))"
# The fewer of the asked number so far, the wider the next ring.
GROWTH = f"""CASE WHEN {COUNT} * 2 >= %(limit)s THEN 1.4 WHEN {COUNT} * 4 >= %(limit)s THEN 1.9
    WHEN {COUNT} * 8 >= %(limit)s THEN 2.5 ELSE 3.0 END"""
DIALECTS = {
    "sqlite": {
        "array": "json_array",
        "gathered": "json_group_array(json_array(hit.id, hit.square, json(hit.span), hit.venue))",
        "nothing": "'[]'",
        "least_of": "min",
        "by_index": "INDEXED BY place_band",
        "by_venues": "INDEXED BY venue_band",
    },
    "postgresql": {
        "array": "json_build_array",
        "gathered": "coalesce(json_agg(json_build_array(hit.id, hit.square, hit.span, hit.venue)), '[]')",
        "nothing": "CAST('[]' AS json)",
        "least_of": "least",
        "by_index": "",
        "by_venues": "",
    },
}


def band(latitude: str) -> str:
    """The index's first column; the rounding of the cast differs between engines, and is monotonic in both."""
    return f"CAST(({latitude}) * 20 AS integer)"


@cache
def statement(kind: str, vendor: str) -> str:
    """The text for ``open``, ``next`` or ``any``. What it asks for is told in :mod:`takaovi.hours.nearest`."""
    dialect = DIALECTS[vendor]
    span = (
        FIRST_SPAN.format(array=dialect["array"], door=DOOR, when=WHEN[kind])
        if kind in WHEN
        else f"{dialect['array']}()"
    )
    look = LOOK.format(
        gathered=dialect["gathered"],
        by_index=dialect["by_index"],
        by_venues=dialect["by_venues"],
        square=SQUARE.format(row="p"),
        square_of_venue=SQUARE.format(row="v"),
        inside=INSIDE.format(row="p"),
        inside_of_venue=INSIDE.format(row="v"),
        fitting=FITTING,
        span=span,
        every_place=EVERY_PLACE,
        looked_at=EVERY_PLACE if kind in WHEN else "%(limit)s",
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
