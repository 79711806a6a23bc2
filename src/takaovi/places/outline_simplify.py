"""Fewer points in outlines that touch each other, without gaps between them. Pure.

Lines are cut where three outlines meet. Each piece between two such meetings is thinned once, however many outlines
it belongs to, by the way of Ramer, Douglas and Peucker: a point goes if the line without it stays within a tolerance.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, hypot, radians

from takaovi.places.outline import GRID, Ring

Vertex = tuple[int, int]
Line = tuple[Vertex, ...]

METRES = 111_195 / GRID  # length of one unit northward


def simplify_together(
    shapes: Mapping[str, Sequence[Ring]], *, metres: float, least_km2: float = 0.0
) -> dict[str, tuple[Ring, ...]]:
    """Every shape with fewer points: no line moves more than ``metres``, and common borders stay common.

    Rings smaller than ``least_km2`` are left out, save the largest of each shape: no shape vanishes.
    """
    squeeze = _squeeze(shapes)
    meetings = meeting_points(ring for rings in shapes.values() for ring in rings)
    thinned: dict[Line, Line] = {}

    def thin(line: Line) -> Line:
        turned = line[::-1]
        backward = turned < line
        key = turned if backward else line
        if key not in thinned:
            thinned[key] = thin_line(key, metres / METRES, squeeze)
        return thinned[key][::-1] if backward else thinned[key]

    def ring_of(ring: Ring) -> Ring:
        made = tuple(point for line in pieces(ring, meetings) for point in thin(line)[:-1])
        return made if len(made) > 2 else ring

    def shape_of(rings: Sequence[Ring]) -> tuple[Ring, ...]:
        made = sorted(((area_km2(ring, squeeze), ring) for ring in map(ring_of, rings)), reverse=True)
        return tuple(ring for place, (area, ring) in enumerate(made) if place == 0 or area >= least_km2)

    return {name: shape_of(rings) for name, rings in shapes.items()}


def _squeeze(shapes: Mapping[str, Sequence[Ring]]) -> float:
    lats = [lat for rings in shapes.values() for ring in rings for _, lat in ring]
    return cos(radians((min(lats) + max(lats)) / 2 / GRID)) if lats else 1.0


def meeting_points(rings: Iterable[Ring]) -> set[Vertex]:
    """Points from which lines go in three or more directions."""
    beside: dict[Vertex, set[Vertex]] = {}
    for ring in rings:
        for before, point in pairwise([ring[-1], *ring]):
            beside.setdefault(point, set()).add(before)
            beside.setdefault(before, set()).add(point)
    return {point for point, others in beside.items() if len(others) > 2}


def pieces(ring: Ring, meetings: set[Vertex]) -> Iterator[Line]:
    """The ring as lines from meeting point to meeting point; the end of each is the start of the next.

    A ring with fewer than two meeting points gets more: its smallest point and the point farthest from the first,
    so that both outlines along the same closed line are cut at the same points.
    """
    cuts = [place for place, point in enumerate(ring) if point in meetings]
    if not cuts:
        cuts = [ring.index(min(ring))]
    if len(cuts) == 1:
        x0, y0 = ring[cuts[0]]
        cuts.append(max(range(len(ring)), key=lambda i: (hypot(ring[i][0] - x0, ring[i][1] - y0), ring[i])))
    cuts = sorted(set(cuts))
    turned = ring[cuts[0] :] + ring[: cuts[0]]
    places = [cut - cuts[0] for cut in cuts] + [len(ring)]
    closed = (*turned, turned[0])
    for start, end in pairwise(places):
        yield closed[start : end + 1]


def thin_line(line: Line, tolerance: float, squeeze: float) -> Line:
    """The line with its ends and the points that matter. ``tolerance`` in units of latitude."""
    keep = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        start, end = waiting.pop()
        far, off = 0, tolerance
        for place in range(start + 1, end):
            distance = _off_line(line[place], line[start], line[end], squeeze)
            if distance > off:
                far, off = place, distance
        if far:
            keep.add(far)
            waiting += [(start, far), (far, end)]
    return tuple(line[place] for place in sorted(keep))


def _off_line(point: Vertex, start: Vertex, end: Vertex, squeeze: float) -> float:
    """Distance from a point to the stretch between two others, in units of latitude."""
    px, py = (point[0] - start[0]) * squeeze, float(point[1] - start[1])
    ex, ey = (end[0] - start[0]) * squeeze, float(end[1] - start[1])
    length = ex * ex + ey * ey
    part = max(0.0, min(1.0, (px * ex + py * ey) / length)) if length else 0.0
    return hypot(px - part * ex, py - part * ey)


def area_km2(ring: Ring, squeeze: float) -> float:
    """Area of a ring on the ground, about."""
    twice = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([ring[-1], *ring]))
    return abs(twice) / 2 * squeeze * (METRES / 1000) ** 2
