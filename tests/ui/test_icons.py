"""Fourteen drawings, each light, each in the colour of its words."""

import pytest

from takaovi.ui.icons import HERE, NAMES, OF_STATE, SHAPES, icon
from takaovi.ui.values import STATES


def test_there_are_fourteen_icons_and_a_file_for_each() -> None:
    assert len(NAMES) == 14
    assert {path.stem for path in (HERE / "icons").glob("*.svg")} == set(NAMES)
    assert {path.stem for path in (HERE / "shapes").glob("*.svg")} == set(SHAPES)


@pytest.mark.parametrize("name", [*NAMES, *SHAPES])
def test_an_icon_is_under_a_kilobyte_and_takes_the_colour_of_the_text(name: str) -> None:
    drawing = str(icon(name))
    assert len(drawing.encode()) <= 1_000
    assert 'stroke="currentColor"' in drawing
    assert drawing.startswith('<svg class="icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24"')


def test_a_class_can_be_added() -> None:
    assert str(icon("lamp", "lamp lamp--lit")).startswith('<svg class="icon lamp lamp--lit" ')


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(KeyError):
        icon("rocket")


def test_every_state_has_a_shape_of_its_own() -> None:
    assert set(OF_STATE) == set(STATES)
    assert len(set(OF_STATE.values())) == len(STATES)
