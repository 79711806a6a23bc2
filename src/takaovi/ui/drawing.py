"""Draws the small icon and the share card: ``python -m takaovi.ui.drawing``. The pictures are kept with the code."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

FOLDER = Path(__file__).resolve().parent / "pictures"
NIGHT, BARN, BARN_DEEP, WHITE, LAMP, LAMP_PALE = "#1C1613", "#5C1A12", "#3A130D", "#FBF6EE", "#F6C453", "#FDF0CF"

Box = tuple[float, float, float, float]


def window(draw: ImageDraw.ImageDraw, box: Box, frame: float) -> None:
    """A window of four lit panes with white frames; sizes in pixels."""
    left, top, right, bottom = box
    draw.rectangle(box, fill=WHITE)
    width, height = (right - left - 3 * frame) / 2, (bottom - top - 3 * frame) / 2
    for column in (0, 1):
        for row in (0, 1):
            x, y = left + frame + column * (width + frame), top + frame + row * (height + frame)
            draw.rectangle((x, y, x + width - 1, y + height - 1), fill=LAMP)


def small_icon(size: int = 48) -> Image.Image:
    picture = Image.new("RGB", (size * 4, size * 4), BARN)
    window(ImageDraw.Draw(picture), (size * 0.8, size * 0.5, size * 3.2, size * 3.5), size * 0.3)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def boards(draw: ImageDraw.ImageDraw, box: Box, every: int) -> None:
    left, top, right, bottom = box
    for x in range(int(left) + every, int(right), every):
        draw.line((x, top, x, bottom), fill=BARN_DEEP, width=2)


def glow(picture: Image.Image, box: Box, reach: int) -> Image.Image:
    """Lamp light that falls softly around ``box``."""
    light = Image.new("L", picture.size, 0)
    left, top, right, bottom = box
    ImageDraw.Draw(light).rectangle((left - reach, top - reach, right + reach, bottom + reach), fill=110)
    warm = Image.new("RGB", picture.size, LAMP)
    return Image.composite(warm, picture, light.filter(ImageFilter.GaussianBlur(reach)))


def share_card() -> Image.Image:
    """1200 x 630: evening, a board house, one lamp in the window. No words, so that it speaks every language."""
    picture = Image.new("RGB", (1200, 630), NIGHT)
    draw = ImageDraw.Draw(picture)
    draw.polygon(((60, 210), (600, 20), (1140, 210)), fill="#2A221D")
    wall: Box = (120, 190, 1080, 630)
    draw.rectangle(wall, fill=BARN)
    boards(draw, wall, 40)
    for x in (120, 1056):
        draw.rectangle((x, 190, x + 24, 630), fill=WHITE)
    draw.rectangle((100, 186, 1100, 200), fill=WHITE)
    box: Box = (470, 270, 730, 560)
    picture = glow(picture, box, 46)
    draw = ImageDraw.Draw(picture)
    window(draw, box, 16)
    draw.polygon(((640, 480), (690, 480), (702, 520), (628, 520)), fill=LAMP_PALE)
    draw.line((665, 520, 665, 544), fill=BARN, width=5)
    return picture


def draw_all(folder: Path = FOLDER) -> None:
    folder.mkdir(exist_ok=True)
    small_icon().save(folder / "favicon.png", optimize=True)
    share_card().quantize(96, dither=Image.Dither.NONE).save(folder / "card.png", optimize=True)


if __name__ == "__main__":
    draw_all()
