"""Habits of the code that no linter knows: migrations, actions, the one clock."""

import ast
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.house.plan import PACKAGE, ROOT, SHAPED_ROOMS, kind_of

# Actions that nobody does: the night or an import does them, and there is nobody to name.
#   room.function: why it has no by=
WITHOUT_BY: dict[str, str] = {
    "people.tell": "a part of the deed of another room, which names its doer",
    "hours.seed_day_classes": "the calendar's own days, before anybody edits them",
}

# Files of the kind actions that only make anew what follows from other rows. room.file: what, and from what
MADE_AGAIN: dict[str, str] = {
    "hours.spreading": "spans from plans; whoever edits a plan is named by hours.actions",
    "finder.indexing": "the search index from the texts of places and activities",
}

# Rows that are nothing without what they belong to, and go with it. Model.field: why
GO_WITH: dict[str, str] = {
    "PlaceHours.place": "one row a place, a note of how far its hours are spread out",
    "Layer.place": "the place's own hours",
    "Layer.space": "the space's own hours",
    "SearchDocument.place": "made from the texts, made again at any time",
    "OpeningSpan.place": "made from the layers, made again at any time",
}


def public_functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text())
    return [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    told = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=told)
    assert told.getvalue() == "No changes detected\n"


def test_a_migration_says_what_it_does() -> None:
    vague = [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.glob("*/migrations/0*.py"))
        if re.search(r"_auto_|_initial_\w|^\d+_[a-z]+_\d+_", path.stem)
    ]
    assert vague == []


def action_files(room: str) -> list[Path]:
    """Those of the kind actions, whatever they are called, in which somebody does something."""
    files = [path for path in sorted((PACKAGE / room).glob("*.py")) if kind_of(room, path.stem) == "actions"]
    return [path for path in files if f"{room}.{path.stem}" not in MADE_AGAIN]


@pytest.mark.parametrize("room", SHAPED_ROOMS)
def test_an_action_is_keyword_only_and_says_by_whom(room: str) -> None:
    faults = []
    for path in action_files(room):
        for function in public_functions(path):
            name = f"{room}.{function.name}"
            keywords = {argument.arg for argument in function.args.kwonlyargs}
            if name not in WITHOUT_BY and (function.args.args or "by" not in keywords):
                faults.append(name)
    assert faults == []


def test_the_table_of_actions_without_a_doer_has_no_leftovers() -> None:
    known = {
        f"{path.parent.name}.{function.name}"
        for room in SHAPED_ROOMS
        for path in action_files(room)
        for function in public_functions(path)
    }
    assert set(WITHOUT_BY) - known == set()
    assert [name for name in MADE_AGAIN if kind_of(*name.split(".")) != "actions"] == []


def test_there_is_one_clock() -> None:
    """Whatever asks another clock cannot be stopped by a test, and does not know where the place is."""
    other = re.compile(r"datetime\.(?:now|today|utcnow)\(|date\.today\(|timezone\.now\(|time\.time\(")
    asked = [
        f"{path.relative_to(PACKAGE)}: {found.group(0)}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path != PACKAGE / "core" / "clock.py"
        for found in other.finditer(path.read_text())
    ]
    assert asked == []


def test_nothing_is_left_to_do_in_the_code() -> None:
    marks = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|NotImplementedError")
    left = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in ("src", "tests", "scripts", "bench")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path != Path(__file__)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if marks.search(line)
    ]
    assert left == []


def test_no_test_is_skipped_without_a_reason() -> None:
    bare = re.compile(r"mark\.skip\b(?!\()|mark\.xfail\b(?!\()|skip\(\)|@unittest\.skip")
    skipped = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if path != Path(__file__) and bare.search(path.read_text())
    ]
    assert skipped == []


def test_foreign_keys_between_rooms_point_down_and_have_no_way_back() -> None:
    """Without reverse names a lower room cannot reach up even by accident."""
    from django.apps import apps  # noqa: PLC0415  needs Django, which pytest sets up after this file is read
    from django.db.models import PROTECT, ForeignKey  # noqa: PLC0415  same

    faults = []
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if not isinstance(field, ForeignKey) or field.related_model._meta.app_label == model._meta.app_label:
                continue
            name = f"{model.__name__}.{field.name}"
            kept = field.remote_field.on_delete is PROTECT or name in GO_WITH
            if not (kept and field.remote_field.hidden):
                faults.append(name)
    assert faults == []
