"""The fourteen hand-drawn icons, each always with a word beside it (look.md), and three shapes of the open tag."""

from functools import cache
from pathlib import Path

from markupsafe import Markup

HERE = Path(__file__).resolve().parent
NAMES = (
    "lamp", "door", "cup", "chair", "key", "phone", "clock",
    "bus", "quiet", "people", "hand", "box", "stairs", "paw",
)  # fmt: skip
SHAPES = ("dark", "screen", "ask")  # a window without light, a screen, a question

# Which drawing tells a state, beside its word and its colour. The lamp itself stands outside the tag.
OF_STATE = {
    "staffed": "door",
    "if_shift_filled": "clock",
    "self_service": "key",
    "by_arrangement": "hand",
    "phone": "phone",
    "online": "screen",
    "group": "people",
    "unknown": "ask",
    "closed": "dark",
}
_OPENING = '<svg xmlns="http://www.w3.org/2000/svg" '


@cache
def icon(name: str, extra: str = "") -> Markup:
    """The drawing as inline SVG, hidden from screen readers because its word is there to be read.

    ``extra`` adds a class. Raises KeyError for a name that is not in NAMES or SHAPES.
    """
    if name not in NAMES + SHAPES:
        raise KeyError(name)
    folder = "icons" if name in NAMES else "shapes"
    drawing = (HERE / folder / f"{name}.svg").read_text("utf-8").strip()
    classes = f"icon {extra}".strip()
    return Markup(drawing.replace(_OPENING, f'<svg class="{classes}" aria-hidden="true" focusable="false" ', 1))  # noqa: S704  our own files
