"""Which place is meant: names, cases, slips, words around them, and nonsense."""

import json
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takaovi.core.geo import Point, distance_km
from takaovi.places.gazetteer import Match, find, municipalities, municipality
from takaovi.places.gazetteer_data import gazetteer

HERE = Path(__file__).parent
BOUNDARIES = Path(__file__).resolve().parents[3] / "shared" / "data" / "boundaries" / "kunnat.geojson"
CENTRAL_FINLAND = "FI193"


def table(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("question", "key", "rest"), table("gazetteer_questions.tsv"))
def test_a_question_finds_its_place(question: str, key: str, rest: str) -> None:
    match = find(question)
    assert (match.locality.key if match.locality else "-", match.rest, match.corrected) == (key, rest, False)


@pytest.mark.parametrize(("question", "key"), table("gazetteer_slips.tsv"))
def test_a_misspelt_name_finds_its_place_and_says_so(question: str, key: str) -> None:
    match = find(question)
    assert match.locality is not None
    assert (match.locality.key, match.corrected) == (key, True)


def test_there_are_309_municipalities_and_22_in_central_finland() -> None:
    every = municipalities()
    assert len(every) == 309
    assert len([place for place in every if place.region == CENTRAL_FINLAND]) == 22


def test_a_municipality_is_known_by_its_code_in_both_languages() -> None:
    turku = municipality("853")
    assert turku is not None
    assert (turku.name_fi, turku.name_sv, turku.kind) == ("Turku", "Åbo", "municipality")
    assert municipality("000") is None


def test_kannonkoski_is_where_it_is() -> None:
    kannonkoski = municipality("216")
    assert kannonkoski is not None
    assert kannonkoski.point is not None
    assert distance_km(kannonkoski.point, Point(62.975, 25.267)) < 3


def test_a_village_without_a_known_point_says_that_it_borrows_its_municipalitys() -> None:
    keuruu, asunta, haapamaki = find("Keuruu").locality, find("Asunta").locality, find("Haapamäki Keuruu").locality
    assert keuruu is not None
    assert asunta is not None
    assert haapamaki is not None
    assert (asunta.point, asunta.own_point) == (keuruu.point, False)
    assert haapamaki.own_point


def test_a_postcode_knows_its_post_town_and_municipality() -> None:
    match = find("41800")
    assert match.locality is not None
    assert (match.locality.kind, match.locality.name_fi, match.locality.municipality) == (
        "postcode",
        "Korpilahti",
        "179",
    )
    assert match.locality.point == find("Korpilahti").locality.point  # type: ignore[union-attr]


def test_an_unknown_postcode_is_taken_for_a_neighbour_and_says_so() -> None:
    match = find("40199")
    assert match.locality is not None
    assert (match.locality.municipality, match.corrected) == ("179", True)


def test_namesakes_are_offered_the_nearest_first() -> None:
    anywhere = find("Tammela")
    in_tampere = find("Tammela", near=Point(61.50, 23.76))
    assert anywhere.locality is not None
    assert in_tampere.locality is not None
    assert (anywhere.locality.key, [other.key for other in anywhere.alternatives]) == ("834", ["tammela-837"])
    assert (in_tampere.locality.key, [other.key for other in in_tampere.alternatives]) == ("tammela-837", ["834"])


def test_longelmaki_was_divided_and_both_heirs_are_offered() -> None:
    match = find("Längelmäellä")
    assert [match.locality.municipality, *(other.municipality for other in match.alternatives)] == [  # type: ignore[union-attr]
        "182",
        "562",
    ]


@pytest.mark.parametrize("nonsense", ["", " ", "🙂🙂🙂", "\x00\x01", "((((", "%s%d", "ßßß", "'; DROP TABLE", "١٢٣٤٥"])
def test_nonsense_names_no_place(nonsense: str) -> None:
    assert find(nonsense).locality is None


@given(st.text(max_size=400))
def test_no_text_whatever_raises(text: str) -> None:
    assert isinstance(find(text), Match)


@pytest.mark.parametrize("text", ["x" * 10_000, "kahvila " * 1250, "jyväskyllä " * 900, "qwertyuiop " * 900])
def test_ten_thousand_letters_are_answered_in_five_milliseconds(text: str) -> None:
    find(text)
    best = min(_seconds(text) for _ in range(5))
    assert best < 0.005


def _seconds(text: str) -> float:
    """Time of this process only: neighbours on the machine do not count."""
    begun = time.process_time()
    find(text)
    return time.process_time() - begun


def test_the_gazetteer_takes_under_eight_megabytes_and_a_tenth_of_a_second() -> None:
    gazetteer.cache_clear()
    tracemalloc.start()
    gazetteer()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 8_000_000
    assert min(_seconds_to_load() for _ in range(3)) < 0.1


def _seconds_to_load() -> float:
    gazetteer.cache_clear()
    begun = time.process_time()
    gazetteer()
    return time.process_time() - begun


@pytest.mark.skipif(not BOUNDARIES.exists(), reason="boundaries of municipalities are not beside the repository")
def test_every_municipality_lies_inside_its_boundary() -> None:
    features = json.loads(BOUNDARIES.read_text(encoding="utf-8"))["features"]
    shapes = {feature["properties"]["NATCODE"]: feature["geometry"] for feature in features}
    astray = [
        place.name_fi
        for place in municipalities()
        if place.point is None or not _holds(shapes[place.municipality], place.point)
    ]
    assert astray == []


def _holds(geometry: dict, point: Point) -> bool:
    """Even-odd rule over all rings, holes included."""
    shapes = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    crossings = 0
    for ring in (ring for shape in shapes for ring in shape):
        for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):  # noqa: RUF007  pairs of a plain list
            if (y1 > point.lat) != (y2 > point.lat) and point.lon < (x2 - x1) * (point.lat - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1
