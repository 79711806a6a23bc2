"""Thinning: fewer points, the same neighbours, no gaps."""

from itertools import pairwise

from takaovi.places.outline import Ring
from takaovi.places.outline_simplify import (
    area_km2,
    meeting_points,
    pieces,
    simplify_together,
    thin_line,
)

# Two neighbours with a crooked common border between (100, 0) and (100, 400).
BORDER = ((100, 0), (104, 100), (98, 200), (150, 300), (100, 400))
WEST: Ring = (*BORDER, (0, 400), (0, 0))
EAST: Ring = (*BORDER[::-1], (300, 0), (300, 400))


def edges(ring: Ring) -> set[frozenset[tuple[int, int]]]:
    return {frozenset(pair) for pair in pairwise([ring[-1], *ring])}


def test_lines_meet_where_three_directions_part() -> None:
    assert meeting_points([WEST, EAST]) == {(100, 0), (100, 400)}


def test_a_line_keeps_its_ends_and_what_is_farther_off_than_the_tolerance() -> None:
    assert thin_line(BORDER, 10, 1.0) == ((100, 0), (98, 200), (150, 300), (100, 400))
    assert thin_line(BORDER, 60, 1.0) == ((100, 0), (100, 400))


def test_a_squeezed_map_measures_widths_as_they_are_on_the_ground() -> None:
    assert thin_line(BORDER, 30, 0.5) == ((100, 0), (100, 400))
    assert (150, 300) in thin_line(BORDER, 20, 0.5)


def test_a_common_border_stays_common() -> None:
    thin = simplify_together({"west": [WEST], "east": [EAST]}, metres=200)
    (west,), (east,) = thin["west"], thin["east"]
    assert len(edges(west) & edges(east)) == len(edges(west)) - 3
    assert len(west) < len(WEST)
    assert len(east) < len(EAST)


def test_an_island_without_meetings_is_cut_at_two_far_points() -> None:
    island: Ring = ((0, 0), (50, 0), (100, 0), (100, 100), (0, 100))
    assert list(pieces(island, set())) == [((0, 0), (50, 0), (100, 0), (100, 100)), ((100, 100), (0, 100), (0, 0))]
    assert set(simplify_together({"i": [island]}, metres=50)["i"][0]) == {(0, 0), (100, 0), (100, 100), (0, 100)}


def test_small_islands_go_and_the_largest_always_stays() -> None:
    big: Ring = ((0, 0), (0, 100), (100, 100), (100, 0))
    small: Ring = tuple((lon + 500, lat // 10) for lon, lat in big)
    kept = simplify_together({"a": [big, small], "b": [small]}, metres=5, least_km2=1.0)
    assert kept == {"a": (big,), "b": (small,)}


def test_what_is_smaller_than_the_tolerance_keeps_its_form() -> None:
    speck: Ring = ((0, 0), (0, 10), (10, 10), (10, 0))
    assert simplify_together({"a": [speck]}, metres=5_000) == {"a": (speck,)}


def test_area_is_measured_on_the_ground() -> None:
    degree: Ring = ((0, 0), (0, 10_000), (10_000, 10_000), (10_000, 0))
    assert round(area_km2(degree, 1.0)) == 12_364  # one degree squared at the equator: 111.195 km squared
