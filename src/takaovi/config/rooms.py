"""What each room brings to the whole: its commands and its nightly jobs."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

ROOMS = (
    "core",
    "ui",
    "people",
    "places",
    "hours",
    "programme",
    "proposals",
    "volunteering",
    "callback",
    "finder",
    "desk",
    "feeds",
    "phone",
    "switchboard",
    "demo",
)


def furniture(name: str) -> list[tuple[str, ModuleType]]:
    """(room, module) for every room that has a module of this name, from the bottom up."""
    found = [(room, f"takaovi.{room}.{name}") for room in ROOMS if find_spec(f"takaovi.{room}.{name}")]
    return [(room, import_module(module)) for room, module in found]
