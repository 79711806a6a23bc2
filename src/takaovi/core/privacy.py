"""Registers of personal data: each room declares its own beside the code that keeps the data.

A room that holds something of a person has a module ``registers`` with ``REGISTERS``. The pages that tell people are
made from nothing else, and a test walks the models, so that no column of a person stays untold.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

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


@dataclass(frozen=True, slots=True)
class Addition:
    """What a higher room adds to a register of a lower one: ``ADDITIONS`` of its module ``registers``."""

    register: str
    data: tuple[Words, ...] = ()
    terms: tuple[Term, ...] = ()
    fields: frozenset[str] = frozenset()


@cache
def registers() -> tuple[Register, ...]:
    """Every register of every room, lower rooms first, with what higher rooms add to it."""
    modules = tuple(_modules())
    declared = (register for module in modules for register in getattr(module, "REGISTERS", ()))
    additions = [addition for module in modules for addition in getattr(module, "ADDITIONS", ())]
    return tuple(
        _with(register, [more for more in additions if more.register == register.name]) for register in declared
    )


def _with(register: Register, told: list[Addition]) -> Register:
    additions = [addition for addition in told if addition.register == register.name]
    data = (*register.data, *(words for more in additions for words in more.data))
    terms = (*register.terms, *(term for more in additions for term in more.terms))
    return replace(register, data=data, terms=terms, fields=register.fields.union(*(more.fields for more in additions)))


def _modules() -> Iterator[ModuleType]:
    for config in apps.get_app_configs():
        if config.name.startswith("takaovi.") and find_spec(f"{config.name}.registers"):
            yield import_module(f"{config.name}.registers")
