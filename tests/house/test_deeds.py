"""Every deed that the books name has words in its own room, so that the page of deeds speaks to people."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.utils import translation

from takaovi.people.additions import deed_words
from tests.house.plan import PACKAGE, ROOMS, SHAPED_ROOMS

# Names that are put together in the code, and what can come of them. The expression: the deeds
PUT_TOGETHER: dict[str, tuple[str, ...]] = {
    "f\"{change['do']}_occurrence\"": ("skip_occurrence", "cancel_occurrence", "move_occurrence", "change_occurrence"),
    "f'signup_{state}'": ("signup_left", "signup_passed"),
}
# A name that is no deed. room.name: what it is
NO_DEEDS: dict[str, str] = {
    "core.before": "of a version only: how it was before the first deed that was kept",
    "hours.no longer": "a word of what a command prints",
    "hours.now": "a word of what a command prints",
}
Function = ast.FunctionDef


def texts_of(node: ast.expr) -> list[str]:
    """The texts that an expression can be, as far as the code says them in place."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.IfExp):
        return texts_of(node.body) + texts_of(node.orelse)
    return list(PUT_TOGETHER[ast.unparse(node)]) if isinstance(node, ast.JoinedStr) else []


def places_of_deed(tree: ast.Module) -> dict[str, int]:
    """Functions of a file to whom a deed may be given without its name, and at which place."""
    found = {}
    for node in ast.walk(tree):
        names = [argument.arg for argument in node.args.args] if isinstance(node, Function) else []
        if isinstance(node, Function) and "deed" in names:
            found[node.name] = names.index("deed")
    return found


def named_in(node: ast.AST, places: dict[str, int]) -> Iterator[str]:
    """Deeds that a node names: as ``deed=``, in a call by place, as a default, or put into a variable."""
    if isinstance(node, ast.Call):
        for keyword in node.keywords:
            yield from texts_of(keyword.value) if keyword.arg == "deed" else ()
        place = places.get(getattr(node.func, "id", ""), len(node.args))
        yield from texts_of(node.args[place]) if place < len(node.args) else ()
    if isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "deed" for target in node.targets):
        yield from texts_of(node.value)
    if isinstance(node, Function):
        for argument, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True):
            yield from texts_of(default) if default and argument.arg == "deed" else ()


def deeds_of(room: str) -> set[str]:
    trees = {path: ast.parse(path.read_text()) for path in sorted((PACKAGE / room).rglob("*.py"))}
    places: dict[str, int] = {}
    for tree in trees.values():
        places |= places_of_deed(tree)
    found = {deed for tree in trees.values() for node in ast.walk(tree) for deed in named_in(node, places)}
    return {deed for deed in found if f"{room}.{deed}" not in NO_DEEDS}


def words_of(room: str) -> dict[str, object]:
    path: Path = PACKAGE / room / "deed_phrases.py"
    return dict(import_module(f"takaovi.{room}.deed_phrases").DEEDS) if path.exists() else {}


@pytest.mark.parametrize("room", ROOMS)
def test_every_deed_has_words_in_its_own_room_and_no_words_are_left_over(room: str) -> None:
    deeds, words = deeds_of(room), set(words_of(room))
    assert (sorted(deeds - words), sorted(words - deeds)) == ([], [])


def test_the_walk_finds_deeds_wherever_they_are_named() -> None:
    assert {"ask_keepers", "set_hours", "restore_hours", "confirm_layer", "answer_ask"} <= deeds_of("hours")
    assert {"signup_left", "skip_occurrence", "change_activity", "mark_full"} <= deeds_of("programme")
    assert {"give_role", "look"} <= deeds_of("people")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_page_of_deeds_gets_the_words_of_every_room(language: str) -> None:
    """Each room adds its own when the program starts; people knows its own without that."""
    with translation.override("en"):
        english = {deed: str(words) for deed, words in deed_words.items()}
    with translation.override(language):
        told = {deed: str(words) for deed, words in deed_words.items()}
    assert {deed for room in SHAPED_ROOMS if room != "people" for deed in words_of(room)} <= set(told)
    assert [deed for deed in told if told[deed] == english[deed]] == []
