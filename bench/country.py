"""Where people live: points drawn around towns by their weight, and over the countryside.

Not a data set: rounded town coordinates and populations in thousands, enough to make a made-up
country as unevenly settled as the real one. No place here is a real place.
"""

from dataclasses import dataclass
from math import cos, radians
from random import Random

# municipality code, latitude, longitude, people in thousands (rounded)
TOWNS: tuple[tuple[str, float, float, float], ...] = (
    ("091", 60.17, 24.94, 665), ("049", 60.21, 24.66, 315), ("837", 61.50, 23.76, 255), ("092", 60.29, 25.04, 247),
    ("564", 65.01, 25.47, 215), ("853", 60.45, 22.27, 201), ("179", 62.24, 25.75, 147), ("297", 62.89, 27.68, 124),
    ("398", 60.98, 25.66, 121), ("609", 61.49, 21.80, 83), ("286", 60.87, 26.70, 79), ("167", 62.60, 29.76, 78),
    ("405", 61.06, 28.19, 73), ("109", 61.00, 24.46, 68), ("905", 63.10, 21.62, 69), ("743", 62.79, 22.84, 66),
    ("698", 66.50, 25.73, 65), ("491", 61.69, 27.27, 52), ("285", 60.47, 26.95, 51), ("734", 60.39, 23.13, 51),
    ("638", 60.39, 25.66, 51), ("272", 63.84, 23.13, 48), ("444", 60.25, 24.07, 46), ("106", 60.63, 24.86, 47),
    ("186", 60.47, 25.09, 47), ("543", 60.47, 24.81, 45), ("684", 61.13, 21.51, 39), ("257", 60.12, 24.44, 41),
    ("858", 60.40, 25.03, 42), ("205", 64.22, 27.73, 36), ("740", 61.87, 28.88, 31), ("245", 60.40, 25.10, 38),
    ("536", 61.48, 23.51, 36), ("980", 61.55, 23.60, 34), ("211", 61.46, 24.07, 33), ("927", 60.42, 24.32, 29),
    ("694", 60.74, 24.77, 29), ("153", 61.17, 28.76, 25), ("680", 60.49, 22.17, 25), ("678", 64.68, 24.48, 24),
    ("790", 61.34, 22.91, 24), ("851", 65.85, 24.15, 21), ("140", 63.56, 27.19, 21), ("240", 65.74, 24.56, 20),
    ("915", 62.32, 27.87, 20), ("182", 61.86, 25.19, 19), ("111", 61.20, 26.04, 18), ("992", 62.60, 25.73, 18),
    ("593", 62.30, 27.13, 17), ("410", 62.41, 25.95, 19), ("500", 62.13, 25.67, 10), ("249", 62.26, 24.71, 9),
    ("729", 62.71, 25.25, 9), ("931", 63.07, 25.86, 6), ("758", 67.42, 26.59, 8), ("148", 68.91, 27.03, 7),
    ("305", 65.96, 29.18, 15), ("261", 67.65, 24.91, 7), ("777", 64.89, 28.91, 7), ("598", 63.67, 22.70, 19),
    ("895", 60.80, 21.41, 15), ("061", 60.81, 23.62, 16), ("430", 60.85, 23.06, 15), ("290", 64.13, 29.52, 8),
    ("422", 63.32, 30.02, 10), ("541", 63.54, 29.14, 9), ("977", 64.07, 24.53, 15), ("208", 64.26, 23.95, 12),
    ("615", 65.36, 26.99, 7), ("320", 66.71, 27.43, 7), ("478", 60.10, 19.93, 12), ("710", 59.98, 23.44, 27),
    ("078", 59.83, 22.97, 8), ("075", 60.57, 27.20, 20), ("434", 60.46, 26.23, 15),
)  # fmt: skip
# Corners of the land, counter-clockwise from Hanko: enough to keep the countryside off the sea.
OUTLINE = (
    (59.9, 23.0), (60.2, 25.0), (60.5, 27.7), (61.5, 29.5), (62.9, 31.3), (64.3, 30.2), (65.7, 29.8), (66.9, 29.1),
    (68.6, 28.5), (69.9, 28.0), (69.7, 26.2), (68.7, 23.5), (66.8, 23.9), (65.8, 24.4), (64.8, 24.6), (63.8, 22.9),
    (63.0, 21.5), (61.4, 21.6), (60.6, 21.4),
)  # fmt: skip
RURAL_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in degrees and the municipality code of the town it belongs to or lies nearest to."""

    lat: float
    lon: float
    municipality: str


def inside(lat: float, lon: float) -> bool:
    """Is the point within the outline (even-odd rule)."""
    odd = False
    for (lat1, lon1), (lat2, lon2) in zip(OUTLINE, (*OUTLINE[1:], OUTLINE[0]), strict=True):
        if (lat1 > lat) != (lat2 > lat) and lon < lon1 + (lat - lat1) / (lat2 - lat1) * (lon2 - lon1):
            odd = not odd
    return odd


def countryside(dice: Random) -> Spot:
    """A point anywhere on land, thinner to the north as people are."""
    while True:
        lat = 59.8 + 10.2 * min(dice.random(), dice.random())
        lon = dice.uniform(20.5, 31.5)
        if inside(lat, lon):
            return Spot(lat, lon, min(TOWNS, key=lambda town: (town[1] - lat) ** 2 + (town[2] - lon) ** 2 / 4)[0])


def in_town(dice: Random, town: tuple[str, float, float, float]) -> Spot:
    """A point around a town's centre: dense in the middle, a tail of suburbs; larger towns spread wider."""
    code, lat, lon, people = town
    km = dice.expovariate(1 / (0.8 + people**0.5 / 5))
    north, east = dice.gauss(0, km / 1.5), dice.gauss(0, km / 1.5)
    return Spot(lat + north / 111.2, lon + east / (111.2 * cos(radians(lat))), code)


def spots(dice: Random, count: int) -> list[Spot]:
    """``count`` points, clustered as settlement is."""
    towns = dice.choices(TOWNS, [town[3] for town in TOWNS], k=count)
    return [countryside(dice) if dice.random() < RURAL_SHARE else in_town(dice, town) for town in towns]
