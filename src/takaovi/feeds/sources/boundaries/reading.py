"""A GeoJSON file of municipalities or regions becomes outlines, or a sentence about what is wrong with it. Pure."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from takaovi.core.commands import Refused
from takaovi.places.gazetteer import municipality
from takaovi.places.outline import GRID, Outline, Ring
from takaovi.places.outline_simplify import simplify_together

MOST_MEGABYTES = 50
MOST_SHOWN = 40  # characters of a wrong value that are told
METRES = 150  # a border may move this much: two pixels on the map of a middle-sized municipality
LEAST_KM2 = 0.5  # smaller islands are left out
WEST, SOUTH, EAST, NORTH = 15.0, 57.0, 36.0, 73.0  # Finland with its sea, generously
REGIONS = frozenset(f"{number:02}" for number in range(1, 22)) - {"03", "20"}  # joined to others in 1998 and 2011


def read_outlines(path: Path) -> list[Outline]:
    """The outlines of a file, thinned together. Raises Refused with a sentence, OSError without a readable file."""
    with path.open("rb") as file:
        raw = file.read(MOST_MEGABYTES * 1_000_000 + 1)  # a device has no size and no end
    if len(raw) > MOST_MEGABYTES * 1_000_000:
        raise Refused(
            f"{path.name} has more than {MOST_MEGABYTES} MB. Take a more general version, for instance 1:1 000 000."
        )
    outlines = outlines_of(features_of(raw, path.name), path.name)
    thin = simplify_together({o.code: o.rings for o in outlines}, metres=METRES, least_km2=LEAST_KM2)
    return [Outline(o.code, o.name_fi, o.name_sv, thin[o.code]) for o in outlines]


def features_of(raw: bytes, name: str) -> list[dict[str, Any]]:
    """The features of a GeoJSON FeatureCollection. Raises Refused."""
    try:
        document = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused(f"{name} is not text in UTF-8, so it is not GeoJSON") from None
    except json.JSONDecodeError as fault:
        raise Refused(f"{name} is not JSON: {fault.msg.lower()} on line {fault.lineno}, column {fault.colno}") from None
    except RecursionError:
        raise Refused(f"{name} is not GeoJSON: brackets stand inside brackets too many times") from None
    except ValueError:
        raise Refused(f"{name} is not GeoJSON: it holds a number of thousands of digits") from None
    kind = document.get("type") if isinstance(document, dict) else None
    if kind != "FeatureCollection":
        found = f'its "type" is {shown(kind)}' if kind else 'it has no "type"'
        raise Refused(f"{name} is not a GeoJSON FeatureCollection: {found}")
    features = document.get("features")
    if not isinstance(features, list) or not features:
        raise Refused(f"{name} has no features: the list is empty or missing")
    return features


def outlines_of(features: list[dict[str, Any]], name: str) -> list[Outline]:
    """One outline for each code, features of the same code joined, in the order of the codes. Raises Refused."""
    found: dict[str, Outline] = {}
    for number, feature in enumerate(features, 1):
        outline = outline_of(feature, f"feature {number}")
        if outline.code in found:
            before = found[outline.code]
            outline = Outline(before.code, before.name_fi, before.name_sv, (*before.rings, *outline.rings))
        found[outline.code] = outline
    if len({outline.is_region for outline in found.values()}) > 1:
        raise Refused(f"{name} holds municipalities and regions together; import them from two files")
    if not any(code in REGIONS or municipality(code) for code in found):
        first = ", ".join(list(found)[:3])
        raise Refused(f"{name} has no code of a Finnish municipality or region in NATCODE; it begins with {first}")
    return [found[code] for code in sorted(found)]


def outline_of(feature: object, where: str) -> Outline:
    """One feature. Raises Refused with ``where`` it is."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(properties, dict) or not isinstance(geometry, dict):
        raise Refused(f"{where} has no properties or no geometry")
    code = properties.get("NATCODE")
    if not isinstance(code, str) or not (code.isascii() and code.isdigit() and len(code) in (2, 3)):
        raise Refused(f"{where} has NATCODE {shown(code)}; a municipality has three digits and a region two")
    where = f"{where} ({code})"
    names = [properties.get(key) for key in ("NAMEFIN", "NAMESWE")]
    fi, sv = (text.strip()[:60] if isinstance(text, str) else "" for text in names)
    if not fi:
        raise Refused(f"{where} has no name in NAMEFIN")
    if not (fi + sv).isprintable():
        raise Refused(f"{where} has a name with characters that cannot be written")
    return Outline(code, fi, sv or fi, tuple(rings_of(geometry, where)))


def rings_of(geometry: dict[str, Any], where: str) -> Iterator[Ring]:
    """Outer rings and holes alike, in whole units; holes are drawn out by the rule of even and odd."""
    kind, shapes = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        raise Refused(f"{where} is a {kind}; only Polygon and MultiPolygon are areas")
    polygons = [shapes] if kind == "Polygon" else shapes
    if not isinstance(polygons, list) or not polygons or not all(isinstance(p, list) and p for p in polygons):
        raise Refused(f"{where} has no coordinates")
    for polygon in polygons:
        for ring in polygon:
            yield ring_of(ring, where)


def ring_of(ring: object, where: str) -> Ring:
    """A closed ring of [lon, lat] in degrees. Raises Refused."""
    if not isinstance(ring, list) or len(ring) < 4:
        raise Refused(f"{where} has a ring of fewer than four points")
    points = [point_of(raw, where) for raw in ring]
    if points[0] != points[-1]:
        raise Refused(f"{where} has a ring that does not end where it begins")
    kept = [point for place, point in enumerate(points[:-1]) if place == 0 or point != points[place - 1]]
    if len(kept) < 3:
        raise Refused(f"{where} has a ring without any area")
    return tuple(kept)


def point_of(raw: object, where: str) -> tuple[int, int]:
    """[lon, lat], perhaps with a height, in whole units. Raises Refused."""
    if not isinstance(raw, list) or len(raw) < 2 or not all(type(part) in (int, float) for part in raw[:2]):
        raise Refused(f"{where} has {shown(raw)} where two numbers, longitude and latitude, should be")
    lon, lat = raw[:2]
    if not (-180 <= lon <= 180 and -180 <= lat <= 180):  # nor is a number that is none
        raise Refused(
            f"{where} is not in degrees: {shown(lon)}, {shown(lat)}. Save the file in WGS 84 (EPSG:4326) first"
        )
    if not (WEST <= lon <= EAST and SOUTH <= lat <= NORTH):
        swapped = WEST <= lat <= EAST and SOUTH <= lon <= NORTH
        hint = "longitude comes first, then latitude" if swapped else "that is not in Finland"
        raise Refused(f"{where} has a point at {lon:g}, {lat:g}: {hint}")
    return round(lon * GRID), round(lat * GRID)


def shown(raw: object) -> str:
    """A value of the file as it stands there, cut to what a sentence bears."""
    text = repr(raw) if not isinstance(raw, float) else f"{raw:g}"
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}..."
