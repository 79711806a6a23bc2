"""Reading a GeoJSON of municipalities or regions: what is good, and the sentence for each thing that is not."""

import json
from pathlib import Path
from typing import Any

import pytest

from takaovi.core.commands import Refused
from takaovi.feeds.sources.boundaries import reading
from takaovi.feeds.sources.boundaries.reading import features_of, outlines_of, read_outlines

SQUARE = [[24.0, 62.0], [24.0, 62.5], [24.5, 62.5], [24.5, 62.0], [24.0, 62.0]]
REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "boundaries"


def feature(code: object = "249", name: object = "Keuruu", ring: Any = SQUARE, **geometry: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"NATCODE": code, "NAMEFIN": name, "NAMESWE": None},
        "geometry": {"type": "Polygon", "coordinates": [ring]} | geometry,
    }


def text(*features: Any, **document: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)} | document).encode()


def test_a_municipality_is_read_with_its_names_and_units() -> None:
    (outline,) = outlines_of([feature()], "x")
    assert (outline.code, outline.name_fi, outline.name_sv, outline.is_region) == ("249", "Keuruu", "Keuruu", False)
    assert outline.rings == (((240_000, 620_000), (240_000, 625_000), (245_000, 625_000), (245_000, 620_000)),)


def test_parts_of_one_municipality_are_joined_and_codes_ordered() -> None:
    east = [[lon + 1, lat] for lon, lat in SQUARE]
    outlines = outlines_of([feature(), feature("179", "Jyväskylä"), feature(ring=east)], "x")
    assert [(o.code, len(o.rings)) for o in outlines] == [("179", 1), ("249", 2)]


def test_a_height_is_left_out_and_a_byte_order_mark_does_not_matter() -> None:
    high = [[*point, 95.0] for point in SQUARE]
    features = features_of(b"\xef\xbb\xbf" + text(feature(ring=high)), "x")
    assert outlines_of(features, "x") == outlines_of([feature()], "x")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"\x89PNG", "kunnat.geojson is not text in UTF-8, so it is not GeoJSON"),
        (b'{"type":\n "Feature', "kunnat.geojson is not JSON: unterminated string starting at on line 2, column 2"),
        (b"[" * 100_000, "kunnat.geojson is not GeoJSON: brackets stand inside brackets too many times"),
        (
            b'{"type": ' + b"9" * 5_000 + b"}",
            "kunnat.geojson is not GeoJSON: it holds a number of thousands of digits",
        ),
        (b"[]", 'kunnat.geojson is not a GeoJSON FeatureCollection: it has no "type"'),
        (b'{"type": "Topology"}', "kunnat.geojson is not a GeoJSON FeatureCollection: its \"type\" is 'Topology'"),
        (text(), "kunnat.geojson has no features: the list is empty or missing"),
        (text(features={"a": 1}), "kunnat.geojson has no features: the list is empty or missing"),
    ],
)
def test_what_is_no_feature_collection_is_named(raw: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        features_of(raw, "kunnat.geojson")
    assert str(refusal.value) == sentence


NO_NUMBERS = "feature 1 (249) has {} where two numbers, longitude and latitude, should be"


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ("Keuruu", "feature 1 has no properties or no geometry"),
        ({"type": "Feature", "properties": {}, "geometry": None}, "feature 1 has no properties or no geometry"),
        (feature("40100"), "feature 1 has NATCODE '40100'; a municipality has three digits and a region two"),
        (feature(249), "feature 1 has NATCODE 249; a municipality has three digits and a region two"),
        (feature("x" * 90), f"feature 1 has NATCODE '{'x' * 39}...; a municipality has three digits and a region two"),
        (
            feature(ring=[*SQUARE[:4], [10**400, 62]]),
            f"feature 1 (249) is not in degrees: 1{'0' * 39}..., 62. Save the file in WGS 84 (EPSG:4326) first",
        ),
        (feature("²49"), "feature 1 has NATCODE '²49'; a municipality has three digits and a region two"),
        (feature(name="Keu\x00ruu"), "feature 1 (249) has a name with characters that cannot be written"),
        (feature(name="Keu\ud800ruu"), "feature 1 (249) has a name with characters that cannot be written"),
        (feature(name=" "), "feature 1 (249) has no name in NAMEFIN"),
        (feature(type="Point"), "feature 1 (249) is a Point; only Polygon and MultiPolygon are areas"),
        (feature(coordinates=[]), "feature 1 (249) has no coordinates"),
        (feature(type="MultiPolygon", coordinates=[[]]), "feature 1 (249) has no coordinates"),
        (feature(ring=SQUARE[:3]), "feature 1 (249) has a ring of fewer than four points"),
        (feature(ring=SQUARE[:4]), "feature 1 (249) has a ring that does not end where it begins"),
        (feature(ring=[SQUARE[0]] * 4), "feature 1 (249) has a ring without any area"),
        (feature(ring=[*SQUARE[:4], ["24", "62"]]), NO_NUMBERS.format("['24', '62']")),
        (feature(ring=[*SQUARE[:4], [True, 62]]), NO_NUMBERS.format("[True, 62]")),
        (feature(ring=[*SQUARE[:4], [24]]), NO_NUMBERS.format("[24]")),
        (
            feature(ring=[[434_000.0, 6_903_000.0], *SQUARE]),
            "feature 1 (249) is not in degrees: 434000, 6.903e+06. Save the file in WGS 84 (EPSG:4326) first",
        ),
        (
            feature(ring=[[float("nan"), 62.0], *SQUARE]),
            "feature 1 (249) is not in degrees: nan, 62. Save the file in WGS 84 (EPSG:4326) first",
        ),
        (
            feature(ring=[point[::-1] for point in SQUARE]),
            "feature 1 (249) has a point at 62, 24: longitude comes first, then latitude",
        ),
        (feature(ring=[[2.35, 48.85], *SQUARE]), "feature 1 (249) has a point at 2.35, 48.85: that is not in Finland"),
    ],
)
def test_what_is_wrong_with_a_feature_is_told_with_its_place(bad: Any, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        outlines_of([bad], "kunnat.geojson")
    assert str(refusal.value) == sentence


def test_codes_that_are_not_finnish_are_refused() -> None:
    with pytest.raises(
        Refused, match="x has no code of a Finnish municipality or region in NATCODE; it begins with 000"
    ):
        outlines_of([feature("000")], "x")


def test_a_new_municipality_beside_known_ones_is_welcome() -> None:
    assert [o.code for o in outlines_of([feature("000", "Uusikunta"), feature()], "x")] == ["000", "249"]


def test_municipalities_and_regions_come_from_two_files() -> None:
    with pytest.raises(Refused, match="holds municipalities and regions together"):
        outlines_of([feature(), feature("13", "Keski-Suomi")], "x")


def test_a_file_that_is_too_big_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kunnat.geojson"
    with path.open("wb") as file:
        file.truncate(51_000_000)
    with pytest.raises(Refused) as refusal:
        read_outlines(path)
    assert str(refusal.value) == (
        "kunnat.geojson has more than 50 MB. Take a more general version, for instance 1:1 000 000."
    )


def test_a_device_without_size_and_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_MEGABYTES", 1)
    with pytest.raises(Refused, match="zero has more than 1 MB"):
        read_outlines(Path("/dev/zero"))


@pytest.mark.skipif(not REAL.is_dir(), reason="the real boundary files are not beside the repository")
@pytest.mark.parametrize(("name", "count", "first"), [("kunnat", 309, "Alajärvi"), ("maakunnat", 19, "Uusimaa")])
def test_the_real_files_of_the_land_survey_are_read(name: str, count: int, first: str) -> None:
    path = REAL / f"{name}.geojson"
    outlines = read_outlines(path)
    before = outlines_of(features_of(path.read_bytes(), path.name), path.name)
    assert (len(outlines), outlines[0].name_fi) == (count, first)
    assert all(outline.rings for outline in outlines)
    assert points(outlines) <= points(before)


def points(outlines: list[reading.Outline]) -> int:
    return sum(len(ring) for outline in outlines for ring in outline.rings)
