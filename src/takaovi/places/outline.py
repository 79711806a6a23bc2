"""Outlines on paper: frames, projection, path data, and the packaged outline of Finland. Pure.

The projection is equirectangular at the frame's middle latitude: one degree of longitude is drawn ``cos(latitude)``
as wide as one of latitude. Over a municipality shapes are true; over the whole of Finland widths are off by less
than a third at its southern and northern ends, which a map for finding a door bears well.

A ring is a closed line of (lon, lat) in whole units of 1/10 000 degree (about 11 m northward, 5 m eastward), without
the first point repeated at the end.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, radians
from pathlib import Path

from takaovi.core.geo import KM_PER_DEGREE, Point

GRID = 10_000  # units in a degree
SHAPE = 4 / 5  # width to height of every map: upright, as Finland and a phone are
DATA = Path(__file__).resolve().parent / "data" / "outline.json"

Ring = tuple[tuple[int, int], ...]
Drawn = Sequence[tuple[float, float]]  # (x, y) in parts of the frame: 0 is left and top, 1 right and bottom


@dataclass(frozen=True, slots=True)
class Outline:
    """The land of a municipality ("249") or a region ("13"), and whom to credit for its lines."""

    code: str
    name_fi: str
    name_sv: str
    rings: tuple[Ring, ...]
    credit: str = ""

    @property
    def is_region(self) -> bool:
        return len(self.code) == 2


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle of a map, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def place(self, point: Point) -> tuple[float, float]:
        """(x, y) of a point in parts of the frame's width and height; outside 0..1 it lies outside the frame."""
        return (
            (point.lon - self.west) / (self.east - self.west),
            (self.north - point.lat) / (self.north - self.south),
        )

    def holds(self, point: Point) -> bool:
        return self.south <= point.lat <= self.north and self.west <= point.lon <= self.east

    @property
    def km(self) -> float:
        """Width on the ground at the middle latitude."""
        return (self.east - self.west) * KM_PER_DEGREE * cos(radians((self.south + self.north) / 2))


def frame_around(points: Iterable[Point], *, margin: float = 0.1, least_km: float = 2.0) -> Frame:
    """The smallest frame of the usual shape with all points at least ``margin`` of its width and height inside.

    A frame is never narrower than ``least_km``. Raises ValueError without any point.
    """
    found = list(points)
    if not found:
        raise ValueError("a frame needs a point to stand around")
    south, north = min(p.lat for p in found), max(p.lat for p in found)
    west, east = min(p.lon for p in found), max(p.lon for p in found)
    squeeze = cos(radians((south + north) / 2))
    room = 1 - 2 * margin
    width = max((east - west) * squeeze / room, least_km / KM_PER_DEGREE, (north - south) / room * SHAPE)
    half_lon, half_lat = width / squeeze / 2, width / SHAPE / 2
    mid_lat, mid_lon = (south + north) / 2, (west + east) / 2
    return Frame(mid_lon - half_lon, mid_lat - half_lat, mid_lon + half_lon, mid_lat + half_lat)


def corners(rings: Iterable[Ring]) -> tuple[Point, Point]:
    """South-western and north-eastern corner of the box around rings. Raises ValueError without any ring."""
    lons, lats = zip(*(point for ring in rings for point in ring), strict=True)
    return Point(min(lats) / GRID, min(lons) / GRID), Point(max(lats) / GRID, max(lons) / GRID)


def path_data(rings: Iterable[Ring], frame: Frame, width: int) -> str:
    """SVG path data of what is seen of the rings, in whole units of a frame ``width`` units wide.

    Steps are relative, and points that fall together are drawn once; what would be less than a triangle is left out.
    """
    return "".join(_drawn(clipped, width) for ring in rings if (clipped := clip(_placed(ring, frame))))


def _placed(ring: Ring, frame: Frame) -> Drawn:
    across, up = GRID * (frame.east - frame.west), GRID * (frame.north - frame.south)
    west, north = GRID * frame.west, GRID * frame.north
    return [((lon - west) / across, (north - lat) / up) for lon, lat in ring]


def _drawn(ring: Drawn, width: int) -> str:
    height = round(width / SHAPE)
    points = [(round(x * width), round(y * height)) for x, y in ring]
    kept = [point for before, point in pairwise([points[-1], *points]) if point != before]
    if len(kept) < 3:
        return ""
    steps = "".join(f"{_signed(x - x0)}{_signed(y - y0)}" for (x0, y0), (x, y) in pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}l{steps.strip()}z"


def _signed(number: int) -> str:
    """A minus parts numbers as well as a space does."""
    return str(number) if number < 0 else f" {number}"


def clip(ring: Drawn, *, over: float = 0.05) -> Drawn:
    """What of a ring lies in the frame, cut ``over`` parts outside it so that the cut itself is not seen.

    Sutherland and Hodgman's way: one edge of the rectangle after the other.
    """
    for axis, limit, side in ((0, -over, 1), (0, 1 + over, -1), (1, -over, 1), (1, 1 + over, -1)):
        if ring:
            ring = _cut(ring, axis, limit, side)
    return ring


def _cut(ring: Drawn, axis: int, limit: float, side: int) -> Drawn:
    kept: list[tuple[float, float]] = []
    for before, point in pairwise([ring[-1], *ring]):
        was, now = side * (before[axis] - limit) >= 0, side * (point[axis] - limit) >= 0
        if was != now:
            part = (limit - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + part * (point[1 - axis] - before[1 - axis])
            kept.append((limit, other) if axis == 0 else (other, limit))
        if now:
            kept.append(point)
    return kept


def pack(ring: Ring) -> list[int]:
    """A ring as it is kept: the first point, then steps from point to point, lon and lat by turns."""
    flat = list(ring[0])
    for (x0, y0), (x, y) in pairwise(ring):
        flat += (x - x0, y - y0)
    return flat


def unpack(flat: Sequence[int]) -> Ring:
    """The ring that :func:`pack` has packed."""
    lon, lat = flat[0], flat[1]
    points = [(lon, lat)]
    for dx, dy in zip(flat[2::2], flat[3::2], strict=True):
        lon, lat = lon + dx, lat + dy
        points.append((lon, lat))
    return tuple(points)


@cache
def finland() -> tuple[Ring, ...]:
    """The outline of Finland with Åland, from packaged data of Natural Earth (public domain)."""
    return tuple(unpack(flat) for flat in json.loads(DATA.read_text("utf-8"))["rings"])
