"""Registers of personal data: each room declares its own beside the code that keeps the data.

A room that holds something of a person has a module ``registers`` with ``REGISTERS``. The pages that tell people are
made from nothing else, and a test walks the models, so that no column of a person stays untold.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.functional import Promise

Words = Promise | str


@dataclass(frozen=True, slots=True)
class Term:
    """How long something is kept: ``what``, and so many days after what is said there. None: as long as the rest."""

    what: Words
    days: int | None


@dataclass(frozen=True, slots=True)
class Register:
    """What one privacy notice tells. ``name`` is its word in addresses, ``fields`` are ``room.Model.field``."""

    name: str
    title: Words
    purpose: Words
    basis: Words
    data: tuple[Words, ...]
    source: Words
    seen_by: Words
    terms: tuple[Term, ...]
    fields: frozenset[str]


@cache
def registers() -> tuple[Register, ...]:
    """Every register of every room, lower rooms first."""
    return tuple(_declared())


def _declared() -> Iterator[Register]:
    for config in apps.get_app_configs():
        if config.name.startswith("takaovi.") and find_spec(f"{config.name}.registers"):
            yield from import_module(f"{config.name}.registers").REGISTERS
