"""Pictures that people send: light, upright, and silent about where and when they were taken."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from PIL import Image

from takaovi.core.errors import DomainError
from takaovi.ui.pictures import (
    MOST_BYTES,
    SHOWN,
    SHOWN_BYTES,
    big_name,
    described,
    drop_pictures,
    file_of,
    keep_picture,
    read_picture,
)

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def a_picture(size: tuple[int, int] = (1000, 800), kind: str = "JPEG", mode: str = "RGB", **how: Any) -> bytes:
    """Half red, half blue: which side is up can be seen."""
    picture = Image.new(mode, size, "red" if mode != "L" else 40)
    if mode == "RGB":
        picture.paste("blue", (0, size[1] // 2, *size))
    out = BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def noise(size: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.effect_noise(size, 120).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def opened(raw: bytes) -> Image.Image:
    return Image.open(BytesIO(raw))


def refused(raw: bytes, sentence: str) -> None:
    with pytest.raises(DomainError) as fault:
        read_picture(raw)
    with translation.override("en"):
        assert str(fault.value) == sentence


NOT_READ = "We could not read this as a picture. Choose a JPEG, PNG or WebP file."
TOO_BIG = "The picture is too big. Choose one of at most 12 megabytes."


def test_what_is_shown_is_cut_and_the_whole_is_kept_beside_it() -> None:
    picture = read_picture(a_picture((4000, 2000)))
    assert (opened(picture.shown).format, opened(picture.shown).size) == ("WEBP", SHOWN)
    assert (opened(picture.big).format, opened(picture.big).size) == ("WEBP", (1600, 800))


@pytest.mark.parametrize("size", [(800, 600), (1500, 2000)])
def test_what_is_shown_is_light_whatever_was_sent(size: tuple[int, int]) -> None:
    assert len(read_picture(noise(size)).shown) <= SHOWN_BYTES


def test_nothing_of_place_time_or_camera_is_left() -> None:
    exif = Image.Exif()
    exif[MAKER] = "Nokia of Aila"
    exif.get_ifd(GPS)[2] = (62.0, 14.0, 0.0)
    sent = a_picture(exif=exif, comment=b"Aila's door", icc_profile=b"Aila's screen" * 20)
    assert b"Aila" in sent
    assert opened(sent).getexif().get_ifd(GPS)
    picture = read_picture(sent)
    for made in (picture.shown, picture.big):
        assert b"Aila" not in made
        assert [mark for mark in (b"EXIF", b"Exif", b"XMP ", b"ICCP") if mark in made] == []
        assert dict(opened(made).getexif()) == {}


def test_a_picture_held_upside_down_is_turned() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 3
    red, _green, blue = opened(read_picture(a_picture(exif=exif)).shown).convert("RGB").getpixel((400, 30))
    assert blue > 200 > red


def test_a_picture_held_on_its_side_changes_its_shape() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    assert opened(read_picture(a_picture((1000, 500), exif=exif)).big).size == (500, 1000)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "LA"), ("PNG", "1"), ("JPEG", "CMYK"), ("JPEG", "L"), ("WEBP", "RGBA")],
)
def test_every_usual_kind_is_read(kind: str, mode: str) -> None:
    out = BytesIO()
    Image.new("RGB", (400, 300), "red").convert(mode).save(out, kind)
    assert opened(read_picture(out.getvalue()).shown).size == SHOWN


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not a picture at all",
        b"<svg xmlns='http://www.w3.org/2000/svg'></svg>",
        b"%PDF-1.7",
        a_picture()[:200],
        a_picture(kind="PNG")[:60],
        a_picture(kind="GIF"),
        a_picture(kind="TIFF"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(raw: bytes) -> None:
    refused(raw, NOT_READ)


def test_a_file_that_would_burst_is_not_opened_out() -> None:
    """A few kilobytes that are a hundred million pixels."""
    out = BytesIO()
    Image.new("1", (10_000, 10_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    refused(out.getvalue(), TOO_BIG)
    huge = BytesIO()
    Image.new("1", (20_000, 20_000)).save(huge, "PNG")
    refused(huge.getvalue(), TOO_BIG)


def test_too_heavy_and_too_small_are_told() -> None:
    refused(b"x" * (MOST_BYTES + 1), TOO_BIG)
    refused(a_picture((300, 199)), "The picture is too small. Choose one that is at least 200 pixels wide and high.")


def test_the_name_is_the_contents(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    one, other = read_picture(a_picture()), read_picture(a_picture((900, 900)))
    assert keep_picture(one, "doors") == keep_picture(read_picture(a_picture()), "doors")
    assert keep_picture(other, "doors") != keep_picture(one, "doors")
    assert file_of(keep_picture(one, "doors")).read_bytes() == one.shown
    assert file_of(big_name(keep_picture(one, "doors"))).read_bytes() == one.big
    assert sorted({path.suffix for path in (tmp_path / "doors").iterdir()}) == [".webp"]


def test_what_nobody_shows_is_cleared_away_after_a_day(settings: Any, tmp_path: Path) -> None:
    import os  # noqa: PLC0415  only to make a file old

    settings.MEDIA_ROOT = tmp_path
    used = keep_picture(read_picture(a_picture()), "doors")
    old = keep_picture(read_picture(a_picture((900, 900))), "doors")
    new = keep_picture(read_picture(a_picture((700, 900))), "doors")
    for name in (used, big_name(used), old, big_name(old)):
        os.utime(file_of(name), (1_000_000_000, 1_000_000_000))
    assert drop_pictures("doors", {used}) == 2
    left = {f"doors/{path.name}" for path in (tmp_path / "doors").iterdir()}
    assert left == {used, big_name(used), new, big_name(new)}
    assert drop_pictures("nothing", set()) == 0


def test_a_picture_is_told_in_words() -> None:
    assert described({"fi": " Punainen  ovi ", "sv": ""}) == {"photo_alt_fi": "Punainen ovi", "photo_alt_sv": None}
    for alt in ({}, {"fi": " "}, {"sv": "Röd dörr"}, {"fi": "o" * 161}):
        with pytest.raises(DomainError):
            described(alt)
