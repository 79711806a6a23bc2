"""Arrows point down only: between rooms, and inside each room."""

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import grimp
import pytest

from tests.house.plan import (
    FLOORS,
    OTHERS,
    PACKAGE,
    PRIVATE,
    ROOMS,
    ROOT,
    SHAPED_ROOMS,
    STEP_OF,
    is_public,
    kind_of,
)


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("takaovi", include_external_packages=True, cache_dir=None)


def modules() -> list[tuple[str, str]]:
    """(room, file) of every module of the package, ``feeds.sources.kirjastot.client`` being (feeds, sources)."""
    parts = [name.split(".") for name in sorted(graph().modules) if name.startswith("takaovi.")]
    return [(p[1], p[2]) for p in parts if len(p) > 2 and p[2] != "migrations"]


def imports() -> list[tuple[str, str]]:
    """Every import between modules of the package, migrations left out."""
    return [
        (importer, imported)
        for importer in sorted(graph().modules)
        if importer.startswith("takaovi.") and ".migrations" not in importer
        for imported in sorted(graph().find_modules_directly_imported_by(importer))
        if imported.startswith("takaovi.")
    ]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """The contracts of pyproject.toml, checked over the package that stands in ``folder``."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    options = ["--config", str(ROOT / "pyproject.toml"), "--no-cache", "--no-logo"]
    return subprocess.run([*command, *options], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copied_house(tmp_path: Path) -> Path:
    """The package without its data, in a folder where a test may spoil it."""
    shutil.copytree(PACKAGE, tmp_path / "takaovi", ignore=lambda _, names: [n for n in names if _is_no_code(n)])
    return tmp_path


def _is_no_code(name: str) -> bool:
    return name == "__pycache__" or ("." in name and not name.endswith(".py"))


def test_the_contracts_of_the_house_are_kept() -> None:
    done = lint_imports(ROOT / "src")
    assert "2 kept, 0 broken" in done.stdout, done.stdout


def test_a_room_that_is_not_in_the_plan_fails_the_build(copied_house: Path) -> None:
    attic = copied_house / "takaovi" / "attic"
    attic.mkdir()
    (attic / "__init__.py").write_text("")
    done = lint_imports(copied_house)
    assert done.returncode == 1
    assert "attic" in done.stdout


def test_a_room_that_looks_upstairs_fails_the_build(copied_house: Path) -> None:
    (copied_house / "takaovi" / "people" / "values.py").write_text("import takaovi.finder.apps\n")
    done = lint_imports(copied_house)
    assert done.returncode == 1
    assert "takaovi.people.values -> takaovi.finder.apps" in done.stdout


def test_neighbours_that_import_each_other_fail_the_build(copied_house: Path) -> None:
    (copied_house / "takaovi" / "feeds" / "apps.py").write_text("import takaovi.finder.apps\n")
    done = lint_imports(copied_house)
    assert done.returncode == 1
    assert "takaovi.feeds.apps -> takaovi.finder.apps" in done.stdout


def test_values_that_import_django_fail_the_build(copied_house: Path) -> None:
    (copied_house / "takaovi" / "people" / "values.py").write_text("import django.db\n")
    done = lint_imports(copied_house)
    assert done.returncode == 1
    assert "takaovi.people.values -> django" in done.stdout


def test_the_plan_names_the_rooms_that_stand_in_the_package() -> None:
    standing = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert standing == set(ROOMS)
    assert len(ROOMS) == len(set(ROOMS)) == sum(len(floor) for floor in FLOORS)


def test_every_file_of_a_room_has_a_known_kind() -> None:
    unknown = [
        f"{room}.{name}"
        for room, name in sorted(set(modules()))
        if room in SHAPED_ROOMS and kind_of(room, name) is None
    ]
    assert unknown == []


def step_of(module: str) -> int | None:
    """On which step a module stands in its room; None for the room's own package and for unknown files."""
    _, room, *rest = module.split(".")
    if room not in SHAPED_ROOMS or not rest:
        return None
    kind = kind_of(room, rest[0])
    return None if kind is None else STEP_OF[kind]


def test_inside_a_room_a_file_imports_only_its_own_step_or_below() -> None:
    upwards = []
    for importer, imported in imports():
        if importer.split(".")[1] != imported.split(".")[1]:
            continue
        above, below = step_of(importer), step_of(imported)
        if above is not None and below is not None and below > above:
            upwards.append(f"{importer} -> {imported}")
    assert upwards == []


def test_pure_files_import_no_framework() -> None:
    guilty = [
        f"{module} -> {imported}"
        for module in sorted(graph().modules)
        if module.startswith("takaovi.") and len(module.split(".")) > 2
        if kind_of(*module.split(".")[1:3]) in {"values", "events"}
        for imported in graph().find_modules_directly_imported_by(module)
        if imported.split(".")[0] in {"django", "modeltranslation"}
    ]
    assert guilty == []


@pytest.mark.parametrize("module", sorted(m for m in graph().modules if m.endswith((".values", ".events"))))
def test_values_load_no_framework_not_even_by_a_detour(module: str) -> None:
    asked = f"import sys, {module}; print(sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT / "src", capture_output=True, text=True, check=True)
    assert module.partition(".")[0] in done.stdout
    assert [name for name in ("'django'", "'modeltranslation'") if name in done.stdout] == []


def test_no_room_uses_the_private_furniture_of_another() -> None:
    """The wildcard contracts of import-linter do not catch this, so the graph is read here."""
    entered = []
    for importer, imported in imports():
        from_room, (to_room, *rest) = importer.split(".")[1], imported.split(".")[1:]
        if from_room in {to_room, "config", "__main__"} or not rest or to_room == "core":
            continue
        private = kind_of(to_room, rest[0]) in PRIVATE and f"{to_room}.{rest[0]}" not in OTHERS
        if private or (to_room in SHAPED_ROOMS and not is_public(to_room, rest[0])):
            entered.append(f"{importer} -> {imported}")
    assert entered == []


def test_the_table_of_single_files_has_no_leftovers() -> None:
    missing = [name for name in OTHERS if not list(PACKAGE.glob(name.replace(".", "/") + "*"))]
    assert missing == []


def test_modules_of_one_room_do_not_go_in_circles() -> None:
    circles = []
    for importer, imported in imports():
        same_room = importer.split(".")[1] == imported.split(".")[1]
        if same_room and graph().chain_exists(importer=imported, imported=importer):
            circles.append(f"{importer} <-> {imported}")
    assert circles == []
