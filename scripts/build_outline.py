"""Makes the packaged outline of Finland from Natural Earth. An engineer runs it; the product never does.

Source and licence stand in docs/map.md. The result is the same for the same source, byte by byte.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/build_outline.py --countries package/countries-10m.json
"""

import argparse
import json
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

from takaovi.places.outline import DATA, GRID, Ring, pack
from takaovi.places.outline_simplify import simplify_together

NAMES = ("Finland", "Åland")
SOURCE = "Natural Earth 4.1.0 (public domain), by npm world-atlas 2.0.2, countries-10m"
METRES = 900  # a line may move this much: half a pixel on a map of the country that is 600 wide
LEAST_KM2 = 6.0  # smaller islands are left out
MOST_BYTES = 12_000


def arc_points(world: dict[str, Any], number: int) -> list[tuple[float, float]]:
    """One arc of a TopoJSON file in degrees; ``~number`` is the same backwards."""
    (across, up), (west, south) = world["transform"]["scale"], world["transform"]["translate"]
    arc = world["arcs"][number if number >= 0 else ~number]
    xs, ys = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
    points = [(west + across * x, south + up * y) for x, y in zip(xs, ys, strict=True)]
    return points if number >= 0 else points[::-1]


def ring_of(world: dict[str, Any], arcs: list[int]) -> Ring:
    """Arcs joined to a ring in whole units; the last point of an arc is the first of the next."""
    points = [point for number in arcs for point in arc_points(world, number)[:-1]]
    units = [(round(lon * GRID), round(lat * GRID)) for lon, lat in points]
    return tuple(dict.fromkeys(units))


def rings_of(world: dict[str, Any], name: str) -> list[Ring]:
    """Outer rings of a country; holes (there are none in Finland) would be lakes of another country."""
    found = [g for g in world["objects"]["countries"]["geometries"] if g["properties"]["name"] == name]
    shapes = [found[0]["arcs"]] if found[0]["type"] == "Polygon" else found[0]["arcs"]
    return [ring_of(world, polygon[0]) for polygon in shapes]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--countries", type=Path, required=True, help="countries-10m.json of world-atlas")
    world = json.loads(parser.parse_args().countries.read_text("utf-8"))
    rings = [ring for name in NAMES for ring in rings_of(world, name)]
    kept = simplify_together({"fi": rings}, metres=METRES, least_km2=LEAST_KM2)["fi"]
    text = json.dumps({"source": SOURCE, "rings": [pack(ring) for ring in kept]}, separators=(",", ":")) + "\n"
    DATA.write_text(text, "utf-8")
    points = sum(len(ring) for ring in kept)
    print(f"{len(kept)} rings of {len(rings)}, {points} points, {len(text.encode())} bytes -> {DATA.name}")
    return 0 if len(text.encode()) <= MOST_BYTES else 1


if __name__ == "__main__":
    sys.exit(main())
