"""Which colours meet, and how well they must stand apart; read from the style sheet itself, never from memory.

Ratio and luminance as defined in WCAG 2.2 ("contrast ratio", "relative luminance"). Text needs 7:1 (1.4.6, AAA);
borders, icons and the focus ring 3:1 (1.4.11).
"""

import re
from collections.abc import Mapping

TEXT, SHAPE = 7.0, 3.0
THEMES = ("day", "evening")

# (colour, ground) by meaning, for both themes.
TEXT_PAIRS = (
    ("text", "page"),
    ("text", "shade"),
    ("text", "card"),
    ("text", "field"),
    ("text", "chosen-ground"),
    ("text", "error-ground"),
    ("text-soft", "page"),
    ("text-soft", "shade"),
    ("text-soft", "card"),
    ("text-soft", "field"),
    ("text-soft", "notice-ground"),
    ("link", "page"),
    ("link", "shade"),
    ("link", "card"),
    ("link", "field"),
    ("link", "notice-ground"),
    ("roof-text", "roof"),
    ("button-text", "button"),
    ("button-text", "button-over"),
    ("second", "page"),
    ("second", "field"),
    ("second", "notice-ground"),
    ("open", "open-ground"),
    ("self", "self-ground"),
    ("agreed", "agreed-ground"),
    ("agreed", "page"),
    ("agreed", "card"),
    ("closed", "closed-ground"),
    ("error", "page"),
    ("error", "card"),
    ("error", "error-ground"),
    ("notice", "notice-ground"),
    ("focus-text", "focus"),
    ("text", "land"),
    ("text-soft", "land"),
    ("roof-text", "house"),
)
SHAPE_PAIRS = (
    ("border", "land"),
    ("lit", "house"),
    ("closed", "land"),
    ("closed", "page"),
    ("border", "page"),
    ("border", "shade"),
    ("border", "card"),
    ("border", "field"),
    ("border", "notice-ground"),
    ("mark", "page"),
    ("mark", "shade"),
    ("open", "card"),
    ("agreed", "card"),
    ("second", "page"),
    ("second", "notice-ground"),
    ("button", "page"),
    ("button", "field"),
    ("button", "notice-ground"),
    ("button", "chosen-ground"),
    ("error", "field"),
    ("focus-ring", "page"),
    ("focus-ring", "shade"),
    ("focus-ring", "card"),
    ("focus-ring", "notice-ground"),
    ("focus", "roof"),
    ("lit", "roof"),
    ("lit-line", "page"),
    ("lit-line", "card"),
)

_RULE = re.compile(r"(?<![\w-])--([\w-]+)\s*:\s*([^;}]+)")
_EVENING = re.compile(r"@media screen and \(prefers-color-scheme:\s*dark\)\s*\{\s*:root\s*\{([^}]*)\}\s*\}")


def tokens(css: str, theme: str) -> dict[str, str]:
    """The value of every token in ``theme`` ("day" or "evening"), with ``var()`` followed to the end.

    Raises KeyError when a token points to one that is not there.
    """
    evening = "".join(_EVENING.findall(css))
    raw = dict(_RULE.findall(_EVENING.sub("", css)))
    if theme == "evening":
        raw |= dict(_RULE.findall(evening))
    return {name: _follow(value.strip(), raw) for name, value in raw.items()}


def _follow(value: str, raw: Mapping[str, str]) -> str:
    while value.startswith("var(--"):
        value = raw[value.removeprefix("var(--").removesuffix(")")].strip()
    return value


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0 for black and 1 for white."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast of two colours, from 1 (the same) to 21 (black on white); the order does not matter."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def weak_pairs(css: str) -> list[str]:
    """Every declared pair that does not stand apart enough, with its ratio. Empty is right."""
    weak = []
    for theme in THEMES:
        values = tokens(css, theme)
        for pairs, needed in ((TEXT_PAIRS, TEXT), (SHAPE_PAIRS, SHAPE)):
            for colour, ground in pairs:
                found = ratio(values[colour], values[ground])
                if found < needed:
                    weak.append(f"{theme}: {colour} on {ground} {found:.2f} < {needed:g}")
    return weak
