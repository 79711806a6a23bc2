"""What the forms of the desk show: a page of fields, its clash with another writer, and a page that asks for a yes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from takaovi.ui.values import Choices, Fault, Field, Link, Text


class Part(NamedTuple):
    """Fields that belong together, such as one text in four languages. ``hints`` are kind words for the writer.
    With ``folded`` it opens by a press.
    """

    legend: str
    fields: tuple[Field | Choices, ...]
    note: str = ""
    hints: tuple[str, ...] = ()
    folded: bool = False


class Button(NamedTuple):
    words: str
    name: str = ""
    value: str = ""
    kind: str = "main"


class Differs(NamedTuple):
    """One thing that two people wrote differently: what is saved now, and what this person wrote."""

    label: str
    saved: str
    yours: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form of the desk. ``hidden`` goes along unseen; ``differs`` is filled when somebody saved meanwhile.
    ``kept`` tells that the form holds what was typed an earlier time; with ``keeps`` a script sends along what is
    being typed.
    """

    title: str
    about: Text
    back: Link
    parts: tuple[Field | Choices | Part, ...]
    buttons: tuple[Button, ...]
    lead: str = ""
    faults: tuple[Fault, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    differs: tuple[Differs, ...] = ()
    theirs: Link | None = None
    upload: bool = False
    kept: str = ""
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class SurePage:
    """What will happen, in sentences, before anything does. ``hidden`` is all that was typed."""

    title: str
    about: Text
    back: Link
    sentences: tuple[str, ...]
    buttons: tuple[Button, ...]
    hidden: tuple[tuple[str, str], ...]
    times: tuple[str, ...] = ()


def mark_of(values: Mapping[str, object]) -> str:
    """A short mark of how values stand, sent along with a form: another mark at the saving tells of another writer."""
    text = json.dumps(values, sort_keys=True, default=str)
    return blake2b(text.encode(), digest_size=8).hexdigest()


def differing(
    labels: Mapping[str, str], saved: Mapping[str, object], yours: Mapping[str, object]
) -> tuple[Differs, ...]:
    """What is not alike in two sets of values, in the order of ``labels``."""
    pairs = ((label, str(saved.get(key) or ""), str(yours.get(key) or "")) for key, label in labels.items())
    return tuple(Differs(label, one, other) for label, one, other in pairs if one != other)
