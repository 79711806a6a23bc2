"""The style is small, plain, and can be read or harmlessly skipped by a phone of 2018."""

import gzip
import re

import pytest

from takaovi.ui.assets import APART, LAYERS, join_styles, pack_css, script_files, style_files
from takaovi.ui.icons import HERE

# What a browser of 2018 (Chrome 70) drops together with the rule around it, or reads wrongly.
TOO_NEW = {
    "nesting": r"(?:^|[{;}])\s*&|\{[^{}@]*\{",
    "layers and containers": r"@(?:layer|container|scope|property|import)\b",
    "selectors": r":(?:has|is|where)\(",
    "functions": r"(?<![\w-])(?:clamp|min|max|color-mix|light-dark|oklch|lab|lch)\(",
    "box shorthands": r"(?<![\w-])(?:inset|place-items|margin-inline|margin-block|padding-inline|padding-block):",
    "new units": r"\d(?:dvh|svh|lvh|cqw|cqi|lh|rlh)\b",
    "ranges in media": r"@media[^{]*[<>]",
}


def all_css() -> str:
    """The sheet of every page, and those of few pages after it."""
    return join_styles(LAYERS + APART)


def rules(css: str) -> list[tuple[str, str]]:
    """(selector, declarations) of every plain rule, those inside media queries included."""
    return re.findall(r"([^{}]+)\{([^{}]*)\}", css)


def test_all_sheets_together_are_at_most_twelve_kilobytes_on_the_wire() -> None:
    assert len(gzip.compress(all_css().encode(), 9, mtime=0)) <= 12_000


def test_no_style_file_is_longer_than_sixty_lines() -> None:
    assert [path.name for path in style_files(LAYERS + APART) if len(path.read_text("utf-8").splitlines()) > 60] == []


@pytest.mark.parametrize("feature", TOO_NEW)
def test_nothing_is_used_that_an_old_phone_cannot_read(feature: str) -> None:
    css = re.sub(r"@(?:media|supports)[^{]*\{((?:[^{}]*\{[^{}]*\})*)\}", r"\1", all_css())
    found = re.findall(TOO_NEW[feature], css if feature != "ranges in media" else all_css())
    assert found == []


def test_the_check_for_too_new_features_sees_nesting() -> None:
    assert re.search(TOO_NEW["nesting"], ".a{color:red;&:hover{color:blue}}")
    assert re.search(TOO_NEW["nesting"], ".a{.b{color:blue}}")


def test_no_gap_is_used_in_a_flex_row() -> None:
    flexed = [selector for selector, body in rules(all_css()) if "flex" in body and re.search(r"(?<!grid-)gap:", body)]
    assert flexed == []


def test_flattened_layers_stay_in_order_because_no_selector_is_heavy() -> None:
    selectors = [part for selector, _ in rules(all_css()) for part in selector.split(",") if "@" not in part]
    assert [part for part in selectors if "#" in part] == []
    assert [part for part in selectors if len(re.findall(r"[.\[:](?!:)", part.replace("::", ""))) > 4] == []
    important = [path.parent.name for path in style_files() if "!important" in path.read_text("utf-8")]
    assert set(important) <= {"utilities"}


def test_files_are_joined_in_the_order_of_the_layers() -> None:
    layers = [path.parent.name for path in style_files()]
    assert layers == sorted(layers, key=LAYERS.index)
    assert set(layers) == set(LAYERS)


def test_packing_drops_comments_and_space_and_nothing_else() -> None:
    packed = pack_css("/* why */\n.a > .b,\n.c {\n  color: red;\n  width: calc(1px + 2px);\n}\n")
    assert packed == ".a>.b,.c{color:red;width:calc(1px + 2px)}"


def test_focus_is_never_taken_away_without_a_ring_elsewhere() -> None:
    bare = [selector for selector, body in rules(all_css()) if re.search(r"outline:\s*(?:0|none)", body)]
    # The page's main part is focused only by the skip link; a mouse press needs no ring.
    assert bare == ["main:focus", "a:focus:not(:focus-visible)"]


def test_the_quick_exit_stays_at_the_upper_edge_and_covers_nothing_that_has_the_focus() -> None:
    css = all_css()
    (exit_rule,) = re.findall(r"\.exit\{([^}]*)\}", css)
    assert exit_rule.startswith("position:-webkit-sticky;position:sticky;top:0;z-index:1;")
    assert ".exit ~ * a,.exit ~ * button,.exit ~ * :target,.exit ~ main{scroll-margin-top:88px}" in css


def test_movement_is_one_fade_and_is_off_when_asked() -> None:
    css = all_css()
    assert set(re.findall(r"transition:([^;}]+)", css)) == {"background-color 150ms ease-out", "none"}
    assert "animation" not in css
    assert "@media (prefers-reduced-motion:reduce)" in css


def test_words_are_never_in_capitals_slanted_or_justified() -> None:
    assert re.findall(r"text-transform|font-style:italic|text-align:justify", all_css()) == []


def test_only_two_weights_are_used() -> None:
    assert set(re.findall(r"font-weight:(\d+);|font-weight:(\d+)}", all_css())) <= {
        ("400", ""),
        ("700", ""),
        ("", "400"),
        ("", "700"),
    }


def test_no_file_of_the_room_points_to_a_third_party() -> None:
    kinds = (
        "styles/**/*.css",
        "scripts/*.js",
        "templates/**/*.html",
        "templates/**/*.svg",
        "icons/*.svg",
        "shapes/*.svg",
    )
    own = {"http://www.w3.org/2000/svg"}
    found = {
        address
        for kind in kinds
        for path in HERE.glob(kind)
        for address in re.findall(r"(?:https?:)?//[\w.-]+\.[\w/.-]+", path.read_text("utf-8"))
    }
    assert found - own == set()


def test_no_template_has_inline_script_or_style() -> None:
    for path in HERE.glob("templates/**/*.html"):
        text = path.read_text("utf-8")
        assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=\"", text) == [], path.name
        assert "|safe" not in text


def test_scripts_are_small_modules_of_one_behaviour() -> None:
    names = [
        "door-screen.js",
        "keep-typed.js",
        "line.js",
        "near-me.js",
        "passkey.js",
        "push-worker.js",
        "push.js",
        "quick-exit.js",
        "telephone.js",
    ]
    assert [path.name for path in script_files()] == names
    assert [path.name for path in script_files() if len(path.read_text("utf-8").splitlines()) > 60] == []
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in script_files()) <= 6_000


def test_scripts_keep_nothing_and_ask_nobody() -> None:
    words = "localStorage|sessionStorage|indexedDB|cookie|fetch\\(|XMLHttpRequest|sendBeacon|innerHTML|eval\\("
    found = [(path.name, word) for path in script_files() for word in re.findall(words, path.read_text("utf-8"))]
    # A passkey answers a question of our own server, a door screen asks for its own page again, what a keeper types is
    # kept by the form it is typed in, a browser tells where it may be pushed to, a telephone asks for its key: all at
    # paths that the page names.
    asking = ("door-screen.js", "keep-typed.js", "passkey.js", "push.js", "telephone.js")
    assert found == [(name, "fetch(") for name in asking]
