"""Distances on the ground."""

import pytest

from takaovi.core.geo import Point, distance_km

JYVASKYLA, KEURUU = Point(62.2416, 25.7594), Point(62.2599, 24.7079)


def test_the_distance_of_two_towns_is_right_to_a_few_metres_in_a_thousand() -> None:
    assert distance_km(JYVASKYLA, KEURUU) == pytest.approx(54.5, rel=0.005)
    assert distance_km(KEURUU, JYVASKYLA) == distance_km(JYVASKYLA, KEURUU)
    assert distance_km(KEURUU, KEURUU) == 0


def test_a_visitors_position_is_cut_to_about_a_kilometre() -> None:
    assert Point(62.241634, 25.759412).rounded() == Point(62.24, 25.76)


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (-90.1, 0), (0, 181), (0, -180.5), (float("nan"), 0)])
def test_a_point_is_on_earth(lat: float, lon: float) -> None:
    with pytest.raises(ValueError, match="not a place on Earth"):
        Point(lat, lon)
