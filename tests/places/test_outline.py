"""Frames, projection and path data: pure numbers, exact results."""

from math import cos, radians

import pytest

from takaovi.core.geo import Point
from takaovi.places.outline import (
    GRID,
    SHAPE,
    Frame,
    clip,
    corners,
    finland,
    frame_around,
    pack,
    path_data,
    unpack,
)

FRAME = Frame(west=20.0, south=60.0, east=30.0, north=70.0)
SQUARE = ((220_000, 620_000), (220_000, 680_000), (280_000, 680_000), (280_000, 620_000))


def test_a_point_is_placed_by_its_part_of_the_frame() -> None:
    assert FRAME.place(Point(70.0, 20.0)) == (0.0, 0.0)
    assert FRAME.place(Point(65.0, 22.5)) == (0.25, 0.5)
    assert FRAME.place(Point(59.0, 30.0)) == (1.0, 1.1)


def test_a_frame_holds_what_lies_in_it() -> None:
    assert FRAME.holds(Point(60.0, 30.0))
    assert not FRAME.holds(Point(59.99, 25.0))
    assert not FRAME.holds(Point(65.0, 30.01))


def test_a_frame_has_the_usual_shape_on_the_ground() -> None:
    frame = frame_around([Point(61.0, 24.0), Point(63.0, 27.0)])
    middle = (frame.south + frame.north) / 2
    across = (frame.east - frame.west) * cos(radians(middle))
    assert across / (frame.north - frame.south) == pytest.approx(SHAPE)
    assert middle == pytest.approx(62.0)


@pytest.mark.parametrize("points", [[Point(61.0, 24.0), Point(63.0, 24.5)], [Point(61.0, 24.0), Point(61.2, 29.0)]])
def test_every_point_stands_a_margin_inside_its_frame(points: list[Point]) -> None:
    places = [frame_around(points, margin=0.1).place(point) for point in points]
    assert all(0.0999 <= part <= 0.9001 for place in places for part in place)


def test_a_frame_around_one_point_is_as_wide_as_asked() -> None:
    frame = frame_around([Point(62.0, 25.0)], least_km=3.0)
    assert frame.km == pytest.approx(3.0)
    assert frame.place(Point(62.0, 25.0)) == pytest.approx((0.5, 0.5))


def test_a_frame_around_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a point"):
        frame_around([])


def test_corners_are_those_of_the_box() -> None:
    assert corners([SQUARE]) == (Point(62.0, 22.0), Point(68.0, 28.0))


def test_a_path_has_whole_relative_steps() -> None:
    # 80 units wide are 100 high: a tenth of the frame is 8 across and 10 down.
    assert path_data([SQUARE], FRAME, 80) == "M16 80l0-60 48 0 0 60z"


def test_points_that_fall_together_are_drawn_once() -> None:
    fine = (*SQUARE[:1], (220_001, 620_001), *SQUARE[1:])
    assert path_data([fine], FRAME, 80) == path_data([SQUARE], FRAME, 80)


def test_what_is_less_than_a_triangle_or_outside_is_not_drawn() -> None:
    speck = ((250_000, 650_000), (250_001, 650_001), (250_002, 650_000))
    far = tuple((lon + 200_000, lat) for lon, lat in SQUARE)
    assert path_data([speck, far], FRAME, 80) == ""


def test_a_ring_around_the_whole_frame_is_cut_just_outside_it() -> None:
    around = ((-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0))
    assert set(clip(around, over=0.0)) == {(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)}


def test_a_corner_that_sticks_out_is_cut_off() -> None:
    triangle = ((0.5, 0.5), (1.5, 0.5), (0.5, 1.0))
    assert set(clip(triangle, over=0.0)) == {(0.5, 0.5), (1.0, 0.5), (1.0, 0.75), (0.5, 1.0)}


def test_a_packed_ring_comes_out_as_it_was() -> None:
    assert pack(SQUARE) == [220_000, 620_000, 0, 60_000, 60_000, 0, 0, -60_000]
    assert unpack(pack(SQUARE)) == SQUARE


def test_finland_is_packaged_with_aland() -> None:
    south_west, north_east = corners(finland())
    assert (round(south_west.lat, 1), round(north_east.lat, 1)) == (59.8, 70.1)
    assert (round(south_west.lon, 1), round(north_east.lon, 1)) == (19.5, 31.6)
    assert all(len(ring) >= 3 for ring in finland())


def test_the_packaged_outline_puts_towns_on_land_and_the_gulf_outside() -> None:
    assert on_land(Point(62.24, 25.75))  # Jyväskylä
    assert on_land(Point(60.22, 20.0))  # Åland, the main island
    assert not on_land(Point(59.9, 25.0))  # Gulf of Finland
    assert not on_land(Point(64.0, 22.0))  # Gulf of Bothnia


def on_land(point: Point) -> bool:
    """By counting how many lines lie to the east."""
    x, y = point.lon * GRID, point.lat * GRID
    crossings = 0
    for ring in finland():
        for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
            crossings += (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
    return crossings % 2 == 1
