"""Distances on the ground, good to a few metres in a thousand at the size of Finland."""

from dataclasses import dataclass
from math import cos, hypot, radians

KM_PER_DEGREE = 111.195  # mean length of one degree of latitude on a sphere of 6371 km


@dataclass(frozen=True, slots=True)
class Point:
    """Latitude and longitude in degrees, WGS 84."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"not a place on Earth: {self.lat}, {self.lon}")

    def rounded(self) -> "Point":
        """Two decimals, about one kilometre: what a visitor's position is cut to at once."""
        return Point(round(self.lat, 2), round(self.lon, 2))


def distance_km(a: Point, b: Point) -> float:
    """Straight distance in km by the equirectangular formula (error under 0.3 % up to 300 km)."""
    dx = (a.lon - b.lon) * cos(radians((a.lat + b.lat) / 2))
    return KM_PER_DEGREE * hypot(a.lat - b.lat, dx)
