"""The paper under the houses: kinds of land, the coast, the small map of Finland and the scale."""

import re

from takaovi.core.geo import Point
from takaovi.finder.map_paper import COARSE_UNITS, UNITS, paper
from takaovi.places.outline import Outline, Ring, corners, finland, frame_around
from takaovi.ui.values import Link

KEURUU = frame_around([Point(62.2, 24.5), Point(62.4, 24.9)])
COUNTRY = frame_around(corners(finland()))
SQUARE: Ring = ((245_000, 622_000), (245_000, 624_000), (249_000, 624_000), (249_000, 622_000))


def outline(code: str, shift: int = 0) -> Outline:
    return Outline(code, code, code, (tuple((lon + shift, lat) for lon, lat in SQUARE),))


def describe(code: str) -> tuple[str, Link | None]:
    return {"249": ("here", None), "592": ("own", Link("Petäjävesi", "/x"))}.get(code, ("plain", None))


def test_land_the_page_is_about_is_drawn_last_and_regions_over_all() -> None:
    drawn = paper(KEURUU, [outline("249"), outline("13"), outline("592", 500), outline("729", -500)], describe)
    assert [(land.kind, land.link and land.link.href) for land in drawn.lands] == [
        ("plain", None),
        ("own", "/x"),
        ("here", None),
        ("region", None),
    ]


def test_land_outside_the_frame_is_not_sent() -> None:
    drawn = paper(KEURUU, [outline("249"), outline("729", 90_000)], describe)
    assert [land.kind for land in drawn.lands] == ["here"]


def test_without_boundaries_finland_itself_is_the_land() -> None:
    drawn = paper(COUNTRY, [], describe)
    assert [(land.kind, land.link) for land in drawn.lands] == [("own", None)]
    assert drawn.lands[0].path.count("M") > 10  # the mainland and its islands
    assert drawn.coast == ""


def test_the_coast_cuts_the_sea_off_on_wide_maps_only() -> None:
    assert paper(KEURUU, [outline("249")], describe).coast == ""
    assert paper(COUNTRY, [outline("249")], describe).coast.startswith("M")


def test_a_map_of_the_whole_country_has_coarser_lines_and_no_small_map() -> None:
    near, far = paper(KEURUU, [], describe), paper(COUNTRY, [], describe)
    assert (near.width, far.width) == (UNITS, COARSE_UNITS)
    assert (near.inset is None, far.inset is None) == (False, True)


def test_the_small_map_shows_where_in_finland_the_page_is() -> None:
    inset = paper(KEURUU, [], describe).inset
    assert inset is not None
    assert (inset.width, inset.height) == (72, 90)
    assert 25 < inset.x < 40
    assert 60 < inset.y < 75
    assert (inset.across, inset.down) == (3.0, 3.0)


def test_the_scale_is_told_in_words_and_as_a_part_of_the_width() -> None:
    drawn = paper(KEURUU, [], describe)
    assert (drawn.scale_words, drawn.scale_part) == ("5 km", "19.3%")
    close = paper(frame_around([Point(62.2, 24.5)], least_km=1.0), [], describe)
    assert (close.scale_words, close.scale_part) == ("200 m", "20.0%")


def test_paths_hold_nothing_but_path_data() -> None:
    drawn = paper(COUNTRY, [], describe)
    assert re.fullmatch(r"[Mlz\d -]+", drawn.lands[0].path)
