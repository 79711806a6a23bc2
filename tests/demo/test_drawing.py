"""The drawn doors: the same every time, of one size, and small."""

from io import BytesIO

import pytest
from PIL import Image

from takaovi.demo import sheets
from takaovi.demo.drawing import draw_door

LOOKS = sheets.read("doors")


@pytest.mark.parametrize("name", LOOKS)
def test_a_door_is_a_small_picture_of_800_by_600(name: str) -> None:
    look = LOOKS[name]
    content = draw_door(look["wall"], look["door"], look["shape"], look["porch"])
    with Image.open(BytesIO(content)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (800, 600))
    assert len(content) <= 40_000


def test_the_same_door_always_comes_out_the_same() -> None:
    first = draw_door.__wrapped__("barn", "white", "house", "lamp", 1)
    assert draw_door.__wrapped__("barn", "white", "house", "lamp", 1) == first


def test_every_door_and_evening_is_another_picture() -> None:
    looks = [
        (look["wall"], look["door"], look["shape"], look["porch"], sky) for look in LOOKS.values() for sky in (0, 1)
    ]
    outdoors = [look for look in looks if look[2] not in ("screen", "phone")]
    assert len({draw_door(*look) for look in outdoors}) == len(outdoors)
