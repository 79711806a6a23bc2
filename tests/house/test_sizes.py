"""A room is small: the budgets of the house, for files, functions, templates, styles and scripts."""

import ast
import gzip
from pathlib import Path
from statistics import median, quantiles

from tests.house.plan import PACKAGE, ROOT, SHAPED_ROOMS, kind_of

FILE_HARD, FILE_P90, FILE_MEDIAN = 400, 200, 80
FUNCTION_HARD, FUNCTION_P90, FUNCTION_MEDIAN = 60, 25, 8
TEMPLATE_HARD = 150
# Lines of one kind of file in a room (house.md, "The shape of one room").
KINDS = {
    "values": 250,
    "events": 60,
    "models": 250,
    "queries": 250,
    "rules": 120,
    "actions": 250,
    "forms": 200,
    "presenters": 200,
    "views": 200,
    "urls": 40,
    "receivers": 60,
    "tasks": 60,
    "phrases": 80,
}
VIEW_LINES = 25
CSS_BYTES, PUBLIC_JS_BYTES = 12_000, 6_000
SCRIPT_LINES = 60
# Packed scripts of others, each with its bytes, gzipped. None is on a public page.
VENDORED = {"jssip.js": 56_000}  # the telephone in the browser of whoever is on duty, fetched after a press


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def python_files(folder: Path = PACKAGE) -> list[Path]:
    """Production files with something in them; migrations are written by a machine."""
    return [p for p in sorted(folder.rglob("*.py")) if "migrations" not in p.parts and p.stat().st_size]


def functions(path: Path) -> list[tuple[str, int]]:
    """(where, lines) of every function, from its first line to its last."""
    tree = ast.parse(path.read_text())
    return [
        (f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]


def over(sizes: list[tuple[str, int]], limit: int) -> list[tuple[str, int]]:
    return [(where, size) for where, size in sizes if size > limit]


def p90(sizes: list[int]) -> float:
    return quantiles(sizes, n=10)[-1]


def named(paths: list[Path]) -> list[tuple[str, int]]:
    return [(str(path.relative_to(ROOT)), lines(path)) for path in paths]


def test_python_files_are_short() -> None:
    sizes = named(python_files())
    assert over(sizes, FILE_HARD) == []
    assert median(size for _, size in sizes) <= FILE_MEDIAN
    assert p90([size for _, size in sizes]) <= FILE_P90


def test_test_and_bench_files_are_short_too() -> None:
    files = [p for folder in ("tests", "bench", "scripts") for p in python_files(ROOT / folder)]
    assert over(named(files), FILE_HARD) == []


def test_functions_are_short() -> None:
    sizes = [found for path in python_files() for found in functions(path)]
    assert over(sizes, FUNCTION_HARD) == []
    assert median(size for _, size in sizes) <= FUNCTION_MEDIAN
    assert p90([size for _, size in sizes]) <= FUNCTION_P90


def of_kinds() -> list[tuple[Path, str | None]]:
    """Every file of the rooms with its kind; one that was cut by subject is of the kind it was cut from."""
    paths = (path for room in SHAPED_ROOMS for path in sorted((PACKAGE / room).glob("*.py")))
    return [(path, kind_of(path.parent.name, path.stem)) for path in paths]


def test_every_kind_of_file_keeps_its_own_limit() -> None:
    limits = ((path, KINDS.get(kind or "", FILE_HARD)) for path, kind in of_kinds())
    assert [(str(path.relative_to(ROOT)), lines(path), limit) for path, limit in limits if lines(path) > limit] == []


def test_a_file_that_was_cut_keeps_the_limit_of_its_kind() -> None:
    kinds = {f"{path.parent.name}.{path.stem}": kind for path, kind in of_kinds()}
    assert (kinds["finder.area_views"], kinds["hours.nearest"], kinds["places.outline"]) == (
        "views",
        "queries",
        "values",
    )


def test_a_view_is_a_page_of_prose() -> None:
    views = [found for path, kind in of_kinds() if kind == "views" for found in functions(path)]
    assert over(views, VIEW_LINES) == []


def test_templates_are_short() -> None:
    assert over(named(sorted(PACKAGE.rglob("templates/**/*.html"))), TEMPLATE_HARD) == []


def test_styles_and_scripts_are_light() -> None:
    """Our own, counted together, minified by nobody, gzipped as a browser gets them."""
    styles = b"".join(p.read_bytes() for p in sorted(PACKAGE.rglob("*.css")))
    scripts = b"".join(p.read_bytes() for p in own_scripts())
    assert len(gzip.compress(styles, 9)) <= CSS_BYTES
    assert len(gzip.compress(scripts, 9)) <= PUBLIC_JS_BYTES
    assert over(named(own_scripts()), SCRIPT_LINES) == []


def own_scripts() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.js")) if path.parent.name != "vendored"]


def test_scripts_of_others_are_few_and_weighed() -> None:
    found = {path.name: path for path in PACKAGE.rglob("vendored/*.js")}
    assert found.keys() == VENDORED.keys()
    assert [name for name, path in found.items() if len(gzip.compress(path.read_bytes(), 9)) > VENDORED[name]] == []
