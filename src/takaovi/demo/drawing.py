"""Draws the doors of the demo's places: a house in the evening, a door, a lamp. The same door always comes out."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from takaovi.demo.drawing_pen import COLOURS, SCALE, Pen, box, darker, disc, line, mix, polygon, px

GRID = (640, 480)  # what the coordinates below are counted in
SIZE = (800, 600)  # pixels, as door photos are cut
MOST_BYTES = 40_000  # look.md: a photo is at most 40 kB
# Sky above and at the horizon, and the ground: dusk, a winter evening, a summer night.
SKIES = (("#2C3E5C", "#E9A46A", "#5C6B3F"), ("#1D2A44", "#6F7FA0", "#E8EDF2"), ("#5B7FA6", "#F4D9A8", "#6E8B4A"))


@cache
def draw_door(wall: str, door: str, shape: str, porch: str, sky: int = 0) -> bytes:
    """A WebP picture of 800 x 600 pixels, at most 40 kB. ``sky`` chooses among three evenings."""
    picture = _sky(*SKIES[sky % len(SKIES)])
    pen = ImageDraw.Draw(picture)
    SHAPES[shape](pen, COLOURS[wall], COLOURS[door])
    if shape in ("house", "porch", "shop", "flats"):
        PORCHES[porch](pen)
    picture = _glow(picture, *GLOWS[shape])
    small = picture.resize(SIZE, Image.Resampling.LANCZOS)
    for quality in (80, 60, 40):
        out = BytesIO()
        small.save(out, "WEBP", quality=quality, method=4)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()


def _sky(above: str, horizon: str, ground: str) -> Image.Image:
    strip = Image.new("RGB", (1, 100))
    for y in range(100):
        strip.putpixel((0, y), mix(above, horizon, min(1.0, y / 75)))
    picture = strip.resize((px(GRID[0]), px(GRID[1])), Image.Resampling.BILINEAR)
    box(ImageDraw.Draw(picture), (0, 400, 640, 480), ground)
    return picture


def _house(pen: Pen, wall: str, door: str) -> None:
    polygon(pen, [(40, 130), (320, 20), (600, 130)], COLOURS["grey"])
    box(pen, (70, 120, 570, 420), wall)
    _boards(pen, wall, (70, 120, 570, 420))
    for x in (70, 556):
        box(pen, (x, 120, x + 14, 420), COLOURS["white"])
    _window(pen, 120, 190)
    _window(pen, 450, 190)
    _door(pen, door)


def _boards(pen: Pen, wall: str, corners: tuple[int, int, int, int]) -> None:
    """Upright boards on wood, courses on brick and log."""
    left, top, right, bottom = corners
    seam = darker(wall, 0.18)
    if wall in (COLOURS["brick"], COLOURS["log"]):
        for y in range(top + 18, bottom, 18):
            line(pen, (left, y, right, y), seam)
        return
    for x in range(left + 22, right, 22):
        line(pen, (x, top, x, bottom), seam)


def _window(pen: Pen, x: int, y: int, width: int = 80, height: int = 100) -> None:
    box(pen, (x - 8, y - 8, x + width + 8, y + height + 8), COLOURS["white"])
    box(pen, (x, y, x + width, y + height), COLOURS["lamp"])
    line(pen, (x + width / 2, y, x + width / 2, y + height), COLOURS["white"], 5)
    line(pen, (x, y + height / 2, x + width, y + height / 2), COLOURS["white"], 5)
    box(pen, (x + 8, y + height - 22, x + 24, y + height - 2), COLOURS["rust"])


def _door(pen: Pen, door: str, left: int = 260, right: int = 380, top: int = 200) -> None:
    box(pen, (left - 12, top - 12, right + 12, 420), COLOURS["white"])
    box(pen, (left, top, right, 420), door)
    for y in (top + 16, top + 120):
        box(pen, (left + 16, y, right - 16, y + 80), door, darker(door))
    disc(pen, (right - 20, 300, right - 8, 312), COLOURS["lamp"] if door != COLOURS["lamp"] else COLOURS["ink"])


def _porch_house(pen: Pen, wall: str, door: str) -> None:
    _house(pen, wall, door)
    polygon(pen, [(200, 190), (320, 120), (440, 190)], COLOURS["white"])
    polygon(pen, [(222, 184), (320, 130), (418, 184)], darker(COLOURS["ash"], 0.1))
    for x in (208, 420):
        box(pen, (x, 188, x + 12, 420), COLOURS["white"])
    box(pen, (200, 410, 440, 424), COLOURS["log"])


def _shop(pen: Pen, wall: str, door: str) -> None:
    box(pen, (0, 60, 640, 420), wall)
    _boards(pen, wall, (0, 60, 640, 420))
    box(pen, (40, 110, 600, 150), COLOURS["ink"])
    for x in range(60, 580, 40):
        disc(pen, (x, 124, x + 12, 136), COLOURS["lamp"])
    box(pen, (60, 180, 360, 420), COLOURS["white"])
    box(pen, (70, 190, 350, 412), COLOURS["lamp"])
    for x in (110, 240):
        box(pen, (x, 330, x + 60, 350), COLOURS["barn"])
        box(pen, (x, 290, x + 10, 412), COLOURS["barn"])
        box(pen, (x + 50, 350, x + 60, 412), COLOURS["barn"])
    box(pen, (400, 180, 560, 420), COLOURS["white"])
    box(pen, (412, 192, 548, 420), door)
    line(pen, (430, 290, 430, 350), COLOURS["ink"], 5)


def _flats(pen: Pen, wall: str, door: str) -> None:
    box(pen, (0, 0, 640, 420), wall)
    _boards(pen, wall, (0, 0, 640, 420))
    for x in (30, 140, 440, 540):
        for y in (30, 210):
            _window(pen, x, y, 70, 90)
    _window(pen, 285, 30, 70, 90)
    _door(pen, door)


def _bus(pen: Pen, wall: str, door: str) -> None:
    box(pen, (60, 130, 580, 380), wall)
    for x in (90, 210, 330):
        box(pen, (x, 160, x + 100, 230), COLOURS["lamp"])
    box(pen, (470, 150, 550, 376), COLOURS["white"])
    box(pen, (478, 158, 542, 370), door)
    polygon(pen, [(190, 270), (290, 270), (275, 350), (205, 350)], COLOURS["lamp"])
    pen.arc([280 * SCALE, 280 * SCALE, 325 * SCALE, 330 * SCALE], -90, 90, fill=COLOURS["lamp"], width=px(8))
    for x in (120, 420):
        disc(pen, (x, 345, x + 76, 421), COLOURS["ink"])
        disc(pen, (x + 24, 369, x + 52, 397), COLOURS["ash"])


def _room(pen: Pen) -> None:
    box(pen, (0, 0, 640, 480), COLOURS["night"])
    box(pen, (0, 380, 640, 480), "#5A3A28")


def _screen(pen: Pen, wall: str, door: str) -> None:
    _room(pen)
    box(pen, (120, 70, 520, 340), COLOURS["ink"])
    box(pen, (136, 86, 504, 324), COLOURS["lake"])
    polygon(pen, [(220, 180), (320, 110), (420, 180)], COLOURS["barn"])
    box(pen, (240, 178, 400, 300), COLOURS["barn"])
    box(pen, (290, 200, 350, 260), door)
    line(pen, (320, 200, 320, 260), wall, 4)
    line(pen, (290, 230, 350, 230), wall, 4)
    box(pen, (290, 340, 350, 380), COLOURS["ink"])
    box(pen, (230, 376, 410, 390), COLOURS["ink"])


def _phone(pen: Pen, _wall: str, door: str) -> None:
    _room(pen)
    box(pen, (230, 300, 430, 392), COLOURS["barn"])
    disc(pen, (290, 312, 370, 386), COLOURS["ash"])
    disc(pen, (316, 336, 344, 362), COLOURS["barn"])
    pen.arc([220 * SCALE, 235 * SCALE, 440 * SCALE, 360 * SCALE], 180, 360, fill=COLOURS["ink"], width=px(26))
    for x in (206, 396):
        disc(pen, (x, 280, x + 58, 326), COLOURS["ink"])
    polygon(pen, [(490, 320), (560, 320), (548, 392), (502, 392)], COLOURS["white"])
    line(pen, (120, 380, 120, 200), COLOURS["ash"], 6)
    polygon(pen, [(70, 200), (95, 130), (145, 130), (170, 200)], door)


def _lamp(pen: Pen) -> None:
    box(pen, (402, 196, 410, 210), COLOURS["ink"])
    disc(pen, (394, 208, 418, 240), COLOURS["lamp"])


def _stair(pen: Pen, steps: int) -> None:
    for number in range(steps):
        box(
            pen,
            (244 - 10 * number, 420 + 14 * number, 396 + 10 * number, 434 + 14 * number),
            darker(COLOURS["ash"], 0.1 * number),
        )


def _steps(pen: Pen) -> None:
    """Three, and a ramp beside them."""
    _stair(pen, 3)
    polygon(pen, [(400, 420), (560, 462), (416, 462)], COLOURS["log"])
    _lamp(pen)


def _two_steps(pen: Pen) -> None:
    """Two, and a handrail."""
    _stair(pen, 2)
    line(pen, (396, 350, 424, 378), COLOURS["ink"], 6)
    for x, top in ((396, 350), (424, 378)):
        line(pen, (x, top, x, top + 72), COLOURS["ink"], 6)
    _lamp(pen)


def _bench(pen: Pen) -> None:
    box(pen, (96, 360, 226, 372), COLOURS["log"])
    for x in (104, 208):
        box(pen, (x, 372, x + 10, 424), COLOURS["log"])
    _lamp(pen)


def _flowers(pen: Pen) -> None:
    for x in (216, 396):
        polygon(pen, [(x, 390), (x + 36, 390), (x + 30, 428), (x + 6, 428)], COLOURS["rust"])
        for dx, dy in ((0, 372), (14, 362), (26, 374)):
            disc(pen, (x + dx, dy, x + dx + 16, dy + 16), COLOURS["lamp"])
    _lamp(pen)


def _glow(picture: Image.Image, x: int, y: int, radius: int) -> Image.Image:
    """Lamplight around a point: a soft round stain of the lamp's colour."""
    light = Image.new("L", picture.size, 0)
    stain = Image.radial_gradient("L").resize((px(2 * radius), px(2 * radius)))
    stain = stain.point([max(0, 150 - value) for value in range(256)])
    light.paste(stain, (px(x - radius), px(y - radius)))
    return Image.composite(Image.new("RGB", picture.size, "#FFD98A"), picture, light)


SHAPES: dict[str, Callable[[Pen, str, str], None]] = {
    "house": _house,
    "porch": _porch_house,
    "shop": _shop,
    "flats": _flats,
    "bus": _bus,
    "screen": _screen,
    "phone": _phone,
}
PORCHES: dict[str, Callable[[Pen], None]] = {
    "lamp": _lamp,
    "steps": _steps,
    "two_steps": _two_steps,
    "bench": _bench,
    "flowers": _flowers,
}
# Where the light falls from: x, y and how far it reaches.
GLOWS = {
    "house": (406, 224, 170),
    "porch": (320, 170, 190),
    "shop": (210, 300, 240),
    "flats": (406, 224, 190),
    "bus": (510, 260, 200),
    "screen": (320, 230, 260),
    "phone": (120, 190, 240),
}
