"""The pen of the drawn doors: colours, and shapes on a grid of 640 x 480."""

from PIL import ImageDraw

SCALE = 1.875  # drawn at one and a half times the pixels and made smaller, so that edges are soft
Pen = ImageDraw.ImageDraw

COLOURS = {
    "barn": "#7A241A",
    "log": "#8C8276",
    "cream": "#F3EADB",
    "brick": "#9A4B34",
    "lake": "#17456B",
    "pine": "#1E4A38",
    "lamp": "#F6C453",
    "ink": "#2A1F1A",
    "white": "#FBF6EE",
    "glass": "#BFD9E6",
    "night": "#1C1613",
    "ash": "#EAE2D6",
    "rust": "#8A1313",
    "grey": "#6B625A",
}


def px(length: float) -> int:
    return round(length * SCALE)


def mix(first: str, second: str, share: float) -> tuple[int, ...]:
    pairs = zip(_rgb(first), _rgb(second), strict=True)
    return tuple(round(a + (b - a) * share) for a, b in pairs)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def box(pen: Pen, corners: tuple[float, float, float, float], fill: str, outline: str | None = None) -> None:
    pen.rectangle([value * SCALE for value in corners], fill=fill, outline=outline, width=px(2))


def line(pen: Pen, ends: tuple[float, float, float, float], fill: str, width: int = 2) -> None:
    pen.line([value * SCALE for value in ends], fill=fill, width=px(width))


def polygon(pen: Pen, points: list[tuple[float, float]], fill: str) -> None:
    pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)


def disc(pen: Pen, corners: tuple[float, float, float, float], fill: str) -> None:
    pen.ellipse([value * SCALE for value in corners], fill=fill)


def darker(colour: str, share: float = 0.25) -> str:
    return "#" + "".join(f"{value:02X}" for value in mix(colour, COLOURS["night"], share))
