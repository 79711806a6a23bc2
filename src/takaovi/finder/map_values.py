"""Where houses and names stand on the map. Pure: numbers in, numbers out; no Django.

A mark has the same size on every screen, so marks are gathered for two widths of paper: a phone's and a desk's.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from takaovi.core.geo import Point
from takaovi.places.outline import SHAPE, Frame, frame_around

TARGET = 44  # px: width and height of what a finger hits; no two marks stand nearer to each other
LETTER = 8.8  # px: mean width of a letter of a name on the map
LINE = 20  # px: height of a name on the map
AIR = 4  # px: before and after a name
CLEAR = 6  # px: from a name to the mark of something else, so that it is not read as its name
ON_POINT = ((0, 6, "middle"),)
BESIDE = (
    *((0, 38, "middle"), (26, 6, "start"), (-26, 6, "end"), (0, -28, "middle")),
    *((12, 38, "start"), (-12, 38, "end"), (12, -28, "start"), (-12, -28, "end")),
)
MOST_LETTERS = 24
LEAST_KM = 0.4  # a frame narrower than this tells no more
FINLAND = Frame(west=18.0, south=59.0, east=33.0, north=70.5)
_CORNERS = re.compile(r"(\d{2}\.\d{1,5}),(\d{2}\.\d{1,5}),(\d{2}\.\d{1,5}),(\d{2}\.\d{1,5})", re.ASCII)

Box = tuple[float, float, float, float]  # left, top, width, height in px


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper the map is drawn on: the name of its CSS class and its width in px; its shape is always the same."""

    name: str
    width: int

    @property
    def height(self) -> int:
        return round(self.width / SHAPE)


PHONE = Sheet("narrow", 284)  # the page's width at 320 px, less its margins and the border of the map
DESK = Sheet("wide", 598)
SHEETS = (PHONE, DESK)


@dataclass(frozen=True, slots=True)
class Ask:
    """What part of the map is asked for: all of it, a municipality by its code, or a frame inside either."""

    municipality: str = ""
    frame: Frame | None = None

    @property
    def whole(self) -> bool:
        return not (self.municipality or self.frame)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map. ``x`` and ``y`` are parts of the frame, 0 to 1."""

    place_id: int
    municipality: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places that stand too near to each other to be told apart, drawn where the first of them is."""

    spots: tuple[Spot, ...]

    @property
    def x(self) -> float:
        return self.spots[0].x

    @property
    def y(self) -> float:
        return self.spots[0].y

    @property
    def municipality(self) -> str:
        """The common municipality, or nothing when there are several."""
        codes = {spot.municipality for spot in self.spots}
        return codes.pop() if len(codes) == 1 else ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that wants to be on the map at a point; ``ground`` names a village or town, not a mark."""

    text: str
    x: float
    y: float
    ground: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """Words on the map: ``dx`` and ``dy`` in px from the point; ``anchor`` is start, middle or end."""

    text: str
    x: float
    y: float
    dx: int
    dy: int
    anchor: str
    ground: bool


def read_ask(query: Mapping[str, str], known: Collection[str]) -> Ask:
    """``kunta`` and ``rajaus`` of the address; what is not understood is as if it had not been said."""
    code = query.get("kunta", "")
    return Ask(code if code in known else "", read_frame(query.get("rajaus", "")))


def read_frame(text: str) -> Frame | None:
    """``62.2000,25.7000,62.3000,25.9000``: south-western and north-eastern corner in degrees."""
    found = _CORNERS.fullmatch(text)
    if found is None:
        return None
    south, west, north, east = map(float, found.groups())
    if not (FINLAND.south <= south <= north <= FINLAND.north and FINLAND.west <= west <= east <= FINLAND.east):
        return None
    return frame_around((Point(south, west), Point(north, east)), margin=0.0, least_km=LEAST_KM)


def write_frame(frame: Frame) -> str:
    """The frame as :func:`read_frame` reads it."""
    return f"{frame.south:.4f},{frame.west:.4f},{frame.north:.4f},{frame.east:.4f}"


def gather(spots: Sequence[Spot], sheet: Sheet) -> list[Cluster]:
    """Marks for a sheet, none nearer than a target to another; each spot is in exactly one.

    The middle of the densest crowd leads first, so that a town becomes one mark and not four at its edges.
    """
    cells: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in spots:
        cells[_cell(spot, sheet)].append(spot)
    leaders: dict[tuple[int, int], list[list[Spot]]] = defaultdict(list)
    for spot in sorted(spots, key=lambda s: (-len(cells[_cell(s, sheet)]), s.place_id)):
        near = min(_leaders_near(spot, leaders, sheet), key=lambda group: _apart(spot, group[0], sheet), default=None)
        if near is None:
            leaders[_cell(spot, sheet)].append([spot])
        else:
            near.append(spot)
    made = [Cluster(tuple(group)) for groups in leaders.values() for group in groups]
    return sorted(made, key=lambda cluster: (cluster.y, cluster.x))


def _cell(spot: Spot, sheet: Sheet) -> tuple[int, int]:
    return int(spot.x * sheet.width // TARGET), int(spot.y * sheet.height // TARGET)


def _leaders_near(
    spot: Spot, leaders: Mapping[tuple[int, int], list[list[Spot]]], sheet: Sheet
) -> Iterator[list[Spot]]:
    column, row = _cell(spot, sheet)
    for cell in ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
        for group in leaders.get(cell, ()):
            if _apart(spot, group[0], sheet) < TARGET:
                yield group


def _apart(a: Spot, b: Spot, sheet: Sheet) -> float:
    """Squares that do not overlap are a side apart in one direction."""
    return max(abs(a.x - b.x) * sheet.width, abs(a.y - b.y) * sheet.height)


def frame_of(points: Iterable[Point]) -> Frame:
    """A frame in which what was one mark comes apart, if it can."""
    return frame_around(points, margin=0.15, least_km=LEAST_KM)


def place_names(wanted: Iterable[Wanted], marks: Iterable[tuple[float, float]], sheet: Sheet) -> list[Name]:
    """Names near their points, first come first served, where no name stands and no mark of anything else is near.

    A name that finds no room is left out: the list under the map has them all.
    """
    points = list(marks)
    taken: list[Box] = []
    placed = []
    for name in wanted:
        text = name.text if len(name.text) <= MOST_LETTERS else name.text[: MOST_LETTERS - 1].rstrip() + "…"
        walls = [_wall(point, sheet, 0 if point == (name.x, name.y) else CLEAR) for point in points]
        for dx, dy, anchor in (*ON_POINT, *BESIDE) if name.ground else BESIDE:
            box = _box(text, name.x * sheet.width + dx, name.y * sheet.height + dy, anchor)
            if _inside(box, sheet) and not any(_overlap(box, other) for other in (*walls, *taken)):
                taken.append(box)
                placed.append(Name(text, name.x, name.y, dx, dy, anchor, name.ground))
                break
    return placed


def _wall(point: tuple[float, float], sheet: Sheet, clear: int) -> Box:
    """The room of a mark, and ``clear`` px around it."""
    side = TARGET + 2 * clear
    return point[0] * sheet.width - side / 2, point[1] * sheet.height - side / 2, side, side


def _box(text: str, x: float, y: float, anchor: str) -> Box:
    """The room of a text written at a point, with a little air at both ends."""
    width = len(text) * LETTER + 2 * AIR
    left = x - {"start": AIR, "middle": width / 2, "end": width - AIR}[anchor]
    return left, y - 15, width, LINE


def _inside(box: Box, sheet: Sheet) -> bool:
    left, top, width, height = box
    return left >= 2 and top >= 2 and left + width <= sheet.width - 2 and top + height <= sheet.height - 2


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def scale_km(frame: Frame) -> float:
    """The round length, in km, that is nearest under three tenths of the frame's width."""
    return max((km for km in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200) if km <= frame.km * 0.3), default=0.1)
