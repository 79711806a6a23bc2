"""Every door stands in the municipality that its sheet names."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from takaovi.demo import sheets

BOUNDARIES = Path(__file__).resolve().parents[3] / "shared" / "data" / "boundaries" / "kunnat.geojson"
Ring = Sequence[tuple[float, float]]


def contains(ring: Ring, lon: float, lat: float) -> bool:
    """Whether a ray from the point crosses the ring an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


@cache
def rings_of() -> dict[str, list[Ring]]:
    """The outer rings of each municipality, by its code."""
    found: dict[str, list[Ring]] = {}
    for feature in json.loads(BOUNDARIES.read_text())["features"]:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        found[feature["properties"]["NATCODE"]] = [polygon[0] for polygon in polygons]
    return found


def test_the_ray_test_knows_in_from_out() -> None:
    square = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]
    assert contains(square, 1.0, 1.0)
    assert not contains(square, 3.0, 1.0)


@pytest.mark.skipif(not BOUNDARIES.exists(), reason="../shared with the boundaries is not beside this checkout")
def test_every_door_is_inside_its_municipality() -> None:
    points = [
        (p.slug, p.municipality, p.lat, p.lon) for p in sheets.places() if p.lat is not None and p.lon is not None
    ]
    points += [(p.slug, v.municipality or p.municipality, v.lat, v.lon) for p in sheets.places() for v in p.venues]
    assert len(points) >= 57
    outside = [
        slug for slug, code, lat, lon in points if not any(contains(ring, lon, lat) for ring in rings_of()[code])
    ]
    assert outside == []


def test_only_what_has_no_door_has_no_point() -> None:
    without = {place.slug: place.kind for place in sheets.places() if place.lat is None}
    assert set(without.values()) == {"online_room", "phone_line", "moving"}
    assert len(without) == 3
