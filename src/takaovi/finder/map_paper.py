"""The paper under the houses: land, scale, and the small map of Finland. No queries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from takaovi.finder.map_values import scale_km
from takaovi.places.outline import SHAPE, Frame, Outline, corners, finland, frame_around, path_data
from takaovi.ui.values import Link

UNITS = 600  # width of the paper in the units of its paths
COARSE_UNITS = 300  # on a map of half the country a finer line is not seen
COARSE_KM = 350.0
COAST_KM = 110.0  # nearer than this the packaged coast, true to a kilometre, would drown islands
KINDS = ("plain", "own", "here", "region")
INSET_UNITS = 72
INSET_KM = 450.0  # a wider map shows by itself where in Finland it is


@dataclass(frozen=True, slots=True)
class Land:
    """An outline. ``kind`` is plain, own (it has places on the map), here (the page is about it) or region."""

    path: str
    kind: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Inset:
    """Where in Finland the map is: a rectangle on a small map, in its units."""

    path: str
    width: int
    height: int
    x: float
    y: float
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class Paper:
    """All that is drawn under the houses.

    ``width`` and ``height`` are the units of the paths. ``coast`` cuts the sea off the lands, which reach out to the
    border in open water. The scale's stroke is ``scale_part`` long, a percent of the map's width.
    """

    width: int
    height: int
    lands: tuple[Land, ...]
    coast: str
    inset: Inset | None
    scale_words: str
    scale_part: str


def paper(frame: Frame, outlines: Iterable[Outline], describe: Callable[[str], tuple[str, Link | None]]) -> Paper:
    """The paper of a frame. ``describe`` tells the kind of a municipality's land, and where it leads."""
    units = UNITS if frame.km < COARSE_KM else COARSE_UNITS
    km = scale_km(frame)
    drawn = tuple(_lands(frame, outlines, describe, units))
    outline = path_data(finland(), frame, units) if not drawn or frame.km > COAST_KM else ""
    return Paper(
        width=units,
        height=round(units / SHAPE),
        lands=drawn or (Land(outline, "own"),),
        coast=outline if drawn else "",
        inset=_inset(frame) if frame.km < INSET_KM else None,
        scale_words=f"{km:g} km" if km >= 1 else f"{km * 1000:g} m",
        scale_part=f"{km / frame.km * 100:.1f}%",
    )


def _lands(
    frame: Frame, outlines: Iterable[Outline], describe: Callable[[str], tuple[str, Link | None]], units: int
) -> list[Land]:
    """Land that the page is about comes after the rest, so that its border is drawn whole."""
    drawn = []
    for outline in outlines:
        kind, link = ("region", None) if outline.is_region else describe(outline.code)
        if path := path_data(outline.rings, frame, units):
            drawn.append(Land(path, kind, link))
    return sorted(drawn, key=lambda land: KINDS.index(land.kind))


@cache
def _finland() -> tuple[Frame, str]:
    frame = frame_around(corners(finland()), margin=0.02)
    return frame, path_data(finland(), frame, INSET_UNITS)


def _inset(frame: Frame) -> Inset:
    whole, path = _finland()
    height = round(INSET_UNITS / SHAPE)
    x, y = (
        (frame.west - whole.west) / (whole.east - whole.west),
        (whole.north - frame.north) / (whole.north - whole.south),
    )
    across = max((frame.east - frame.west) / (whole.east - whole.west) * INSET_UNITS, 3.0)
    down = max((frame.north - frame.south) / (whole.north - whole.south) * height, 3.0)
    return Inset(path, INSET_UNITS, height, *(round(n, 1) for n in (x * INSET_UNITS, y * height, across, down)))
