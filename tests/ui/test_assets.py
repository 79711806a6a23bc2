"""What the browser gets is built from the sources, the same every time."""

import re
from pathlib import Path

from PIL import Image

from takaovi.ui.assets import build, pack_js
from takaovi.ui.icons import HERE

BUILT = {
    "takaovi.css",
    "paper.css",
    "screen.css",
    "js/door-screen.js",
    "js/keep-typed.js",
    "js/line.js",
    "js/near-me.js",
    "js/passkey.js",
    "js/push-worker.js",
    "js/push.js",
    "js/quick-exit.js",
    "js/telephone.js",
    "js/vendored/LICENSE",
    "js/vendored/jssip.js",
    "fonts/OFL.txt",
    "fonts/atkinson-next-latin.woff2",
    "fonts/atkinson-next-latin-ext.woff2",
    "pictures/card.png",
    "pictures/favicon.png",
    "pictures/favicon.svg",
}


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_build_writes_style_scripts_fonts_and_pictures(tmp_path: Path) -> None:
    assert files_in(build(tmp_path)).keys() == BUILT


def test_two_builds_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    assert files_in(build(tmp_path / "one")) == files_in(build(tmp_path / "two"))


def test_a_second_build_touches_no_file(tmp_path: Path) -> None:
    times = {path: path.stat().st_mtime_ns for path in build(tmp_path).rglob("*")}
    assert {path: path.stat().st_mtime_ns for path in build(tmp_path).rglob("*")} == times


def test_what_an_earlier_version_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "menu.js").write_text("gone")
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "menu.js").write_text("gone")
    assert files_in(build(tmp_path)).keys() == BUILT
    assert not (tmp_path / "old").exists()


def test_every_file_the_style_sheet_names_is_built(tmp_path: Path) -> None:
    css = (build(tmp_path) / "takaovi.css").read_text("utf-8")
    named = re.findall(r"url\(([^)]+)\)", css)
    assert named == ["fonts/atkinson-next-latin.woff2", "fonts/atkinson-next-latin-ext.woff2"]
    assert [name for name in named if not (tmp_path / name).is_file()] == []


def test_packing_a_script_drops_comment_lines_and_keeps_the_code() -> None:
    assert pack_js("// why\nconst a = 1;\n\n  // more\n  go(a); // here\n") == "const a = 1;\ngo(a); // here\n"


def test_the_fonts_are_light_and_carry_their_licence() -> None:
    fonts = HERE / "fonts"
    assert (fonts / "atkinson-next-latin.woff2").stat().st_size <= 34_500
    assert (fonts / "atkinson-next-latin-ext.woff2").stat().st_size <= 19_500
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts / "OFL.txt").read_text("utf-8")


def test_the_share_card_has_the_size_that_readers_of_links_expect() -> None:
    path = HERE / "pictures" / "card.png"
    with Image.open(path) as picture:
        assert picture.size == (1200, 630)
    assert path.stat().st_size <= 40_000
