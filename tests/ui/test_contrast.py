"""The colours of the house stand apart as promised, in day and evening light."""

import re

import pytest

from takaovi.ui.assets import join_styles, style_files
from takaovi.ui.contrast import SHAPE_PAIRS, TEXT_PAIRS, THEMES, luminance, ratio, tokens, weak_pairs


def test_black_on_white_is_twenty_one_and_a_colour_on_itself_is_one() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#7A241A", "#7A241A") == 1
    assert luminance("#FFFFFF") == pytest.approx(1)


def test_the_computed_ratios_are_those_of_the_design() -> None:
    day = tokens(join_styles(), "day")
    assert round(ratio(day["ink"], day["paper"]), 1) == 14.9
    assert round(ratio(day["white"], day["barn"]), 1) == 10.0
    assert round(ratio(day["line"], day["white"]), 1) == 4.7


def test_every_declared_pair_stands_apart_in_both_themes() -> None:
    assert weak_pairs(join_styles()) == []


def test_a_weak_pair_is_told_with_its_ratio() -> None:
    css = join_styles().replace("--ink-soft:#53433A", "--ink-soft:#9A8A80")
    assert "day: text-soft on page 3.09 < 7" in weak_pairs(css)


def test_barn_is_never_written_on_lamp() -> None:
    day = tokens(join_styles(), "day")
    assert ratio(day["barn"], day["lamp"]) < 7
    for theme in THEMES:
        values = tokens(join_styles(), theme)
        assert [pair for pair in TEXT_PAIRS if (values[pair[0]], values[pair[1]]) == (day["barn"], day["lamp"])] == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_token_leads_to_a_value(theme: str) -> None:
    assert [name for name, value in tokens(join_styles(), theme).items() if "var(--" in value and name != "face"] == []


def test_every_colour_that_text_is_written_in_is_declared_in_a_pair() -> None:
    css = "".join(path.read_text("utf-8") for path in style_files() if path.parent.name != "tokens")
    written = set(re.findall(r"(?<![\w-])color:\s*var\(--([\w-]+)\)", css))
    assert written - {colour for colour, _ in (*TEXT_PAIRS, *SHAPE_PAIRS)} == set()


def test_every_ground_is_declared_in_a_pair() -> None:
    css = "".join(path.read_text("utf-8") for path in style_files() if path.parent.name != "tokens")
    grounds = set(re.findall(r"(?<![\w-])background(?:-color)?:\s*var\(--([\w-]+)\)", css))
    # The stroke above a heading is itself the mark, not a ground.
    assert grounds - {ground for _, ground in (*TEXT_PAIRS, *SHAPE_PAIRS)} == {"mark"}


def test_components_use_meanings_and_not_things() -> None:
    things = set(re.findall(r"--([\w-]+):", style_files()[0].read_text("utf-8")))
    outside = [path for path in style_files() if path.parent.name != "tokens"]
    used = {(path.name, name) for path in outside for name in re.findall(r"var\(--([\w-]+)\)", path.read_text("utf-8"))}
    assert [(path, name) for path, name in sorted(used) if name in things] == []
