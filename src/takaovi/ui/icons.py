"""The fourteen hand-drawn icons, each always with a word beside it (look.md)."""

from functools import cache
from pathlib import Path

from markupsafe import Markup

FOLDER = Path(__file__).resolve().parent / "icons"
NAMES = (
    "lamp", "door", "cup", "chair", "key", "phone", "clock",
    "bus", "quiet", "people", "hand", "box", "stairs", "paw",
)  # fmt: skip

# Which drawing tells a state beside its word and colour. Not known has a clock: the time has to be asked.
OF_STATE = {
    "staffed": "lamp",
    "if_shift_filled": "hand",
    "self_service": "key",
    "by_arrangement": "hand",
    "phone": "phone",
    "online": "quiet",
    "group": "people",
    "unknown": "clock",
    "closed": "door",
}


@cache
def icon(name: str, extra: str = "") -> Markup:
    """The drawing as inline SVG, hidden from screen readers because its word is there to be read.

    ``extra`` adds a class. Raises KeyError for a name that is not among the fourteen.
    """
    if name not in NAMES:
        raise KeyError(name)
    drawing = (FOLDER / f"{name}.svg").read_text("utf-8").strip()
    classes = f"icon {extra}".strip()
    attributes = f'<svg class="{classes}" aria-hidden="true" focusable="false" '
    return Markup(drawing.replace('<svg xmlns="http://www.w3.org/2000/svg" ', attributes, 1))  # noqa: S704  our own files
